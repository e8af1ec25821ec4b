/** Turns the present hand and the goal into residual rows. Metres throughout: angles × a lever. */
import { keepApart, sleeveSamples, stayOnOwnSide } from './apart.ts';
import type { Goal } from './goal.ts';
import {
  firstFreedom,
  freedomOf,
  freedoms,
  parameterCount,
  type MovingHand,
} from './moving-hand.ts';
import type { NormalEquations } from './least-squares.ts';
import { anchorOf, headingOf, pointingOf } from './offer.ts';
import { skinPoints } from './points.ts';
import { columns, pointRow, rigidRow, slopes, turnRow } from './rows.ts';
import { forearmIndex, jointIndex } from '../hands/rig.ts';
import type { HandRegionName, HandShape } from '../hands/shapes.ts';
import {
  add,
  conjugate,
  cross,
  degrees,
  dot,
  multiply,
  scale,
  subtract,
  toRotationVector,
  type Quaternion,
  type Vector,
} from '../hands/rotation.ts';

/** Where the hand was a moment ago, and the other hand. */
export interface Memory {
  readonly obstacle: Float64Array;
  /** 0 forgets; 1 holds as usual. */
  readonly hold: number;
  readonly position: Vector;
  readonly rotation: Quaternion;
  readonly values: Float64Array;
  /** How much harder than usual hands are pushed out of what they sink into. */
  firmness: number;
  /** How much dearer than usual each core region is. */
  readonly emphasis: Float64Array;
}

/** Weights, all on squared metres. */
const corePull = 200;
const softPull = 8;
/** At first softly, so that a finger can find its way round; in the end firmly. */
const softPush = 5;
const firmPush = 150;
const anchorPull = 25;
/** A place that cannot be reached (the other hand is there) is not insisted on, metres. */
const anchorKnee = 0.008;
/** Along the normal a patch may lie this far from its place, metres: limbs are round. */
const anchorPlay = 0.035;
const headingPull = 2;
const facingPull = 1.2;
const elbowPull = 7;
const comfortPull = 2;
const holdPull = 1.2;
/** Levers that turn radians into metres. */
const wristLever = 0.08;
const fingerLever = 0.03;

const gradient = new Float64Array(3);
const rank: { readonly point: number; readonly distance: number }[] = [];
const distances = new Float64Array(skinPoints.count);
const gradients = new Float64Array(skinPoints.count * 3);
const roles = new Uint8Array(skinPoints.count);
const bystander = 0;
const soft = 1;
const core = 2;

export const gatherPulls = (
  hand: MovingHand,
  goal: Goal,
  memory: Memory,
  elbow: Vector,
  equations: NormalEquations,
  firm: boolean,
): void => {
  const push = firm ? firmPush * memory.firmness : softPush;
  const { shape } = goal;
  for (let p = 0; p < skinPoints.count; p++) {
    const at = p * 3;
    distances[p] = goal.body.sample(
      hand.points[at]!,
      hand.points[at + 1]!,
      hand.points[at + 2]!,
      gradient,
    );
    gradients[at] = gradient[0]!;
    gradients[at + 1] = gradient[1]!;
    gradients[at + 2] = gradient[2]!;
  }
  roles.fill(bystander);
  if (goal.lift === 0) {
    pullRegions(hand, goal, equations, shape.soft, soft, undefined);
    pullRegions(hand, goal, equations, shape.core, core, memory.emphasis);
  }
  pushOut(hand, goal, equations, push);
  pullAnchor(hand, goal, equations);
  pullJoints(hand, shape, goal, equations);
  pullForearm(hand, goal, elbow, equations);
  keepApart(hand, memory.obstacle, equations, push);
  stayOnOwnSide(hand, goal, memory.obstacle, equations);
  holdOn(hand, memory, equations);
};

/** Of each region the nearest third must touch; the rest follows as it can. */
const pullRegions = (
  hand: MovingHand,
  goal: Goal,
  equations: NormalEquations,
  regions: readonly HandRegionName[],
  role: number,
  emphasis: Float64Array | undefined,
): void => {
  for (const [index, region] of regions.entries()) {
    const points = skinPoints.regions.get(region)!;
    rank.length = 0;
    for (const point of points) rank.push({ point, distance: distances[point]! });
    rank.sort((a, b) => a.distance - b.distance);
    const firm = Math.ceil(points.length * 0.42);
    const dear = emphasis?.[index] ?? 1;
    const share = ((role === core ? corePull : softPull) * dear) / points.length;
    rank.forEach(({ point, distance }, order) => {
      roles[point] = Math.max(roles[point]!, role);
      const error = distance - goal.gap;
      const nearness = order < firm ? 1 : 0.12;
      const knee = order >= firm ? 0.004 : role === core ? 0.012 : 0.006;
      const used = pointRow(
        hand,
        point,
        gradients[point * 3]!,
        gradients[point * 3 + 1]!,
        gradients[point * 3 + 2]!,
      );
      equations.addSoftened(error, share * nearness, knee, columns, slopes, used);
    });
  }
};

/**
 * How deep a point may lie in the skin before it is pushed out, metres: flesh gives way under the
 * middle of a patch so that its rim touches, too.
 */
const allowances = [-0.0008, -0.0024, -0.0029] as const;

/** Nothing goes into the doll or the mat. */
const pushOut = (hand: MovingHand, goal: Goal, equations: NormalEquations, push: number): void => {
  for (let p = 0; p < skinPoints.count; p++) {
    const allowed = goal.lift > 0 ? 0.002 : allowances[roles[p]!]!;
    const error = distances[p]! - allowed;
    if (error < 0) {
      const at = p * 3;
      const used = pointRow(hand, p, gradients[at]!, gradients[at + 1]!, gradients[at + 2]!);
      equations.add(error, push, columns, slopes, used);
    }
    const height = hand.points[p * 3 + 1]! - 0.001;
    if (height < 0) equations.add(height, push, columns, slopes, pointRow(hand, p, 0, 1, 0));
  }
};

const pullAnchor = (hand: MovingHand, goal: Goal, equations: NormalEquations): void => {
  const { shape } = goal;
  const { middle, normal } = anchorOf(hand, goal);
  const miss = subtract(middle, add(goal.position, scale(goal.normal, goal.lift)));
  const heading = headingOf(goal);
  const aside = cross(goal.normal, heading);
  const ways: readonly Vector[] =
    shape.clasps || goal.lift > 0 ? [heading, aside, goal.normal] : [heading, aside];
  for (const way of ways) {
    const used = regionRow(hand, shape, way);
    equations.addSoftened(dot(miss, way), anchorPull, anchorKnee, columns, slopes, used);
  }
  if (!shape.clasps && goal.lift === 0) {
    // The hand finds its own height over the place, but not on the other side of the body.
    const height = dot(miss, goal.normal);
    const beyond = height - Math.min(anchorPlay, Math.max(-anchorPlay, height));
    if (beyond !== 0) {
      const used = regionRow(hand, shape, goal.normal);
      equations.addSoftened(beyond, anchorPull, anchorKnee, columns, slopes, used);
    }
  }
  if (goal.heading) {
    const joint = shape.along === 'thumb' ? jointIndex('thumb-phalanx-distal') : 0;
    const pointing = pointingOf(hand, goal);
    const used = turnRow(hand, joint, pointing, aside, wristLever);
    equations.add(dot(pointing, aside) * wristLever, headingPull, columns, slopes, used);
  }
  if (shape.clasps) return;
  // The patch looks into the skin.
  const holder = skinPoints.holder[skinPoints.regions.get(shape.anchor[0]!)![0]!]!;
  for (const way of [heading, aside]) {
    const turned = turnRow(hand, holder, normal, way, wristLever);
    equations.add(dot(normal, way) * wristLever, facingPull, columns, slopes, turned);
  }
};

/** Row of (direction · middle of the anchor regions). */
const total = new Float64Array(parameterCount);
const regionRow = (hand: MovingHand, shape: HandShape, way: Vector): number => {
  total.fill(0);
  for (const region of shape.anchor) {
    const points = skinPoints.regions.get(region)!;
    const share = 1 / (points.length * shape.anchor.length);
    for (const point of points) {
      const used = pointRow(hand, point, way[0], way[1], way[2]);
      for (let at = 0; at < used; at++) {
        total[columns[at]!] = total[columns[at]!]! + slopes[at]! * share;
      }
    }
  }
  let used = 0;
  for (let column = 0; column < parameterCount; column++) {
    if (total[column] === 0) continue;
    columns[used] = column;
    slopes[used++] = total[column]!;
  }
  return used;
};

const proximals = (['index', 'middle', 'ring', 'pinky'] as const).map((finger) => ({
  middle: freedomOf(jointIndex(`${finger}-finger-phalanx-intermediate`), 'flex'),
  tip: freedomOf(jointIndex(`${finger}-finger-phalanx-distal`), 'flex'),
}));
const togetherness = 1.2;
const neighbours = (['proximal', 'intermediate'] as const).flatMap((phalanx) =>
  (
    [
      ['index', 'middle'],
      ['middle', 'ring'],
      ['ring', 'pinky'],
    ] as const
  ).map(
    ([one, other]) =>
      [
        freedomOf(jointIndex(`${one}-finger-phalanx-${phalanx}`), 'flex'),
        freedomOf(jointIndex(`${other}-finger-phalanx-${phalanx}`), 'flex'),
      ] as const,
  ),
);
const forearmBend = freedomOf(forearmIndex, 'flex');
const forearmLean = freedomOf(forearmIndex, 'spread');

/** Joints like the shape's own angles; a finger's last two joints bend together. */
const pullJoints = (
  hand: MovingHand,
  shape: HandShape,
  goal: Goal,
  equations: NormalEquations,
): void => {
  const stiff = 0.35 + 6 * (1 - shape.mould) ** 2 + (goal.lift > 0 ? 4 : 0);
  const opening = goal.lift > 0 ? Math.min(0.3, goal.lift * 10) * shape.mould : 0;
  freedoms.forEach((freedom, index) => {
    if (freedom.joint === forearmIndex) return;
    const own = shape.angles[freedom.joint]![freedom.angle] * degrees;
    const wanted = freedom.angle === 'flex' ? own * (1 - opening) : own;
    // Spreading and twisting stay closer to the pose than bending does.
    const weight = stiff * (freedom.angle === 'flex' ? 1 : 5) * fingerLever ** 2 * 0.25;
    equations.addSingle(hand.values[index]! - wanted, weight, firstFreedom + index, 1);
  });
  for (const { middle, tip } of proximals) {
    const error = hand.values[tip]! - 0.55 * hand.values[middle]!;
    columns[0] = firstFreedom + tip;
    slopes[0] = 1;
    columns[1] = firstFreedom + middle;
    slopes[1] = -0.55;
    equations.add(error, 0.8 * fingerLever ** 2, columns, slopes, 2);
  }
  // Neighbours bend alike, differing as the shape's own angles differ.
  for (const [one, other] of neighbours) {
    const apart =
      shape.angles[freedoms[one]!.joint]!.flex - shape.angles[freedoms[other]!.joint]!.flex;
    columns[0] = firstFreedom + one;
    slopes[0] = 1;
    columns[1] = firstFreedom + other;
    slopes[1] = -1;
    const error = hand.values[one]! - hand.values[other]! - apart * degrees;
    equations.add(error, togetherness * fingerLever ** 2, columns, slopes, 2);
  }
};

const awkward = (
  equations: NormalEquations,
  freedom: number,
  value: number,
  least: number,
  most: number,
): void => {
  const beyond = value - Math.min(most * degrees, Math.max(least * degrees, value));
  if (beyond === 0) return;
  equations.addSingle(beyond, comfortPull * 6 * wristLever ** 2, firstFreedom + freedom, 1);
};

/** Elbow where the parent's elbow is, wrist comfortable, sleeve clear of doll and mat. */
const pullForearm = (
  hand: MovingHand,
  goal: Goal,
  elbow: Vector,
  equations: NormalEquations,
): void => {
  const m = forearmIndex * 9;
  const axis: Vector = [hand.frames[m + 2]!, hand.frames[m + 5]!, hand.frames[m + 8]!];
  const error = subtract(axis, elbow);
  for (const way of [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ] as const) {
    const used = turnRow(hand, forearmIndex, axis, way, wristLever);
    equations.add(dot(error, way) * wristLever, elbowPull, columns, slopes, used);
  }
  // Easy: a little bent back, leaning a little to the little finger.
  const bend = hand.values[forearmBend]! - 15 * degrees;
  const lean = hand.values[forearmLean]! - 5 * degrees;
  const comfort = comfortPull * wristLever ** 2;
  equations.addSingle(bend, comfort * 0.35, firstFreedom + forearmBend, 1);
  equations.addSingle(lean, comfort * 0.8, firstFreedom + forearmLean, 1);
  // Further than that it soon gets awkward.
  awkward(equations, forearmBend, hand.values[forearmBend]!, -20, 42);
  awkward(equations, forearmLean, hand.values[forearmLean]!, -10, 20);
  for (const { behind, radius } of sleeveSamples) {
    const at = add(hand.position, scale(axis, behind));
    const d = goal.body.sample(at[0], at[1], at[2], gradient) - radius - 0.002;
    if (d < 0) {
      const used = rigidRow(hand, forearmIndex, at, gradient[0]!, gradient[1]!, gradient[2]!);
      equations.add(d, 12, columns, slopes, used);
    }
    const height = at[1] - radius - 0.003;
    if (height < 0) {
      equations.add(height, 12, columns, slopes, rigidRow(hand, forearmIndex, at, 0, 1, 0));
    }
  }
};

/** Near where it was a moment ago. */
const holdOn = (hand: MovingHand, memory: Memory, equations: NormalEquations): void => {
  if (memory.hold === 0) return;
  const weight = holdPull * memory.hold;
  // A turn of the wrist since then, about world axes.
  const turned = toRotationVector(multiply(hand.rotation, conjugate(memory.rotation)));
  for (let axis = 0; axis < 3; axis++) {
    equations.addSingle(hand.position[axis]! - memory.position[axis]!, weight * 0.2, axis, 1);
    equations.addSingle(turned[axis]!, weight * 4 * wristLever ** 2, 3 + axis, 1);
  }
  freedoms.forEach((_, index) => {
    const moved = hand.values[index]! - memory.values[index]!;
    equations.addSingle(moved, weight * 3 * fingerLever ** 2, firstFreedom + index, 1);
  });
};
