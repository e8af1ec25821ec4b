/** Turns the present hand and the goal into residual rows. Metres throughout: angles × a lever. */
import { placeSticks, stickDistance, sticks, stickJoints } from './capsules.ts';
import type { Goal } from './goal.ts';
import {
  firstFreedom,
  freedomOf,
  freedoms,
  parameterCount,
  type MovingHand,
} from './moving-hand.ts';
import type { NormalEquations } from './least-squares.ts';
import { anchorOf, headingOf, pointingOf, vectorAt } from './offer.ts';
import { skinPoints, under } from './points.ts';
import { forearmIndex, handJointCount, handJointNames, jointIndex } from '../hands/rig.ts';
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
const headingPull = 2;
const facingPull = 1.2;
const elbowPull = 7;
const comfortPull = 2;
const holdPull = 0.25;
/** Levers that turn radians into metres. */
const wristLever = 0.08;
const fingerLever = 0.03;

const columns = new Int32Array(parameterCount);
const slopes = new Float64Array(parameterCount);
const gradient = new Float64Array(3);
const away = new Float64Array(3);

/** Freedoms that move each joint: those of the joint itself and of everything above it. */
const freedomsAbove: readonly (readonly number[])[] = Array.from(
  { length: handJointCount },
  (_, joint) =>
    freedoms.flatMap((freedom, index) =>
      under[freedom.joint * handJointCount + joint] ? [index] : [],
    ),
);
/** Freedoms that move each skin point at all. */
const freedomsOfPoint: readonly (readonly number[])[] = Array.from(
  { length: skinPoints.count },
  (_, point) => {
    const found = new Set<number>();
    for (let slot = 0; slot < 4; slot++) {
      if (skinPoints.weights[point * 4 + slot]! === 0) break;
      for (const f of freedomsAbove[skinPoints.joints[point * 4 + slot]!]!) found.add(f);
    }
    return [...found];
  },
);

/**
 * Fills `columns` and `slopes` with the derivative of (direction · point) and returns how many.
 */
const pointRow = (hand: MovingHand, point: number, dx: number, dy: number, dz: number): number => {
  const x = hand.points[point * 3]!;
  const y = hand.points[point * 3 + 1]!;
  const z = hand.points[point * 3 + 2]!;
  startRow(hand, x, y, z, dx, dy, dz);
  let used = firstFreedom;
  for (const f of freedomsOfPoint[point]!) {
    const moving = freedoms[f]!.joint;
    const o = moving * 3;
    // How much of the point is held by joints that turn with this one. Points are close enough to
    // their joints for the turn of the whole point, weighted, to be its derivative.
    let weight = 0;
    for (let at = point * 4; at < point * 4 + 4; at++) {
      const w = skinPoints.weights[at]!;
      if (w === 0) break;
      if (under[moving * handJointCount + skinPoints.joints[at]!]) weight += w;
    }
    const rx = x - hand.origins[o]!;
    const ry = y - hand.origins[o + 1]!;
    const rz = z - hand.origins[o + 2]!;
    const ax = hand.axes[f * 3]!;
    const ay = hand.axes[f * 3 + 1]!;
    const az = hand.axes[f * 3 + 2]!;
    columns[used] = firstFreedom + f;
    slopes[used++] =
      weight * (dx * (ay * rz - az * ry) + dy * (az * rx - ax * rz) + dz * (ax * ry - ay * rx));
  }
  return used;
};

/** The same for a point that is rigidly held by one joint. */
const rigidRow = (
  hand: MovingHand,
  joint: number,
  at: Vector,
  dx: number,
  dy: number,
  dz: number,
): number => {
  startRow(hand, at[0], at[1], at[2], dx, dy, dz);
  let used = firstFreedom;
  for (const f of freedomsAbove[joint]!) {
    const o = freedoms[f]!.joint * 3;
    const rx = at[0] - hand.origins[o]!;
    const ry = at[1] - hand.origins[o + 1]!;
    const rz = at[2] - hand.origins[o + 2]!;
    const ax = hand.axes[f * 3]!;
    const ay = hand.axes[f * 3 + 1]!;
    const az = hand.axes[f * 3 + 2]!;
    columns[used] = firstFreedom + f;
    slopes[used++] = dx * (ay * rz - az * ry) + dy * (az * rx - ax * rz) + dz * (ax * ry - ay * rx);
  }
  return used;
};

/** The six columns of the wrist. */
const startRow = (
  hand: MovingHand,
  x: number,
  y: number,
  z: number,
  dx: number,
  dy: number,
  dz: number,
): void => {
  const rx = x - hand.position[0];
  const ry = y - hand.position[1];
  const rz = z - hand.position[2];
  for (let column = 0; column < firstFreedom; column++) columns[column] = column;
  slopes[0] = dx;
  slopes[1] = dy;
  slopes[2] = dz;
  slopes[3] = ry * dz - rz * dy;
  slopes[4] = rz * dx - rx * dz;
  slopes[5] = rx * dy - ry * dx;
};

/** Row of (direction · v) for a unit vector v that turns with a joint. */
const turnRow = (hand: MovingHand, joint: number, v: Vector, d: Vector, lever: number): number => {
  for (let column = 0; column < firstFreedom; column++) columns[column] = column;
  const c = cross(v, d);
  slopes.fill(0, 0, 3);
  for (let axis = 0; axis < 3; axis++) slopes[3 + axis] = c[axis]! * lever;
  let used = firstFreedom;
  for (const f of freedomsAbove[joint]!) {
    const axis = vectorAt(hand.axes, f);
    columns[used] = firstFreedom + f;
    slopes[used++] = dot(axis, c) * lever;
  }
  return used;
};

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

const sleeveSamples = [4, 7, 10, 13, 16, 19, 22, 25].map((cm) => ({
  behind: cm / 100,
  radius: cm < 8 ? 0.03 : 0.033 + (cm - 8) * 0.0003,
}));

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

/** Room kept between two hands, metres: skin points are sparse, sticks are rough. */
const handClearance = 0.002;
const own = new Float64Array(sticks.length * 8);

/** Clear of the other hand, and every finger clear of its neighbours. */
const keepApart = (
  hand: MovingHand,
  obstacle: Float64Array,
  equations: NormalEquations,
  push: number,
): void => {
  placeSticks(hand, own);
  for (let p = 0; p < skinPoints.count; p++) {
    const x = hand.points[p * 3]!;
    const y = hand.points[p * 3 + 1]!;
    const z = hand.points[p * 3 + 2]!;
    const digit = digitOfPoint[p]!;
    if (digit > 0) {
      for (let s = 0; s < sticks.length; s++) {
        const other = digitOfStick[s]!;
        if (other === 0 || other === digit) continue;
        const d = stickDistance(own, s, x, y, z, away) + closeness;
        if (d >= 0) continue;
        const used = pointRow(hand, p, away[0]!, away[1]!, away[2]!);
        equations.add(d, push, columns, slopes, used);
      }
    }
    for (let s = 0; s < obstacle.length / 8; s++) {
      const d = stickDistance(obstacle, s, x, y, z, away) - handClearance;
      if (d >= 0) continue;
      const used = pointRow(hand, p, away[0]!, away[1]!, away[2]!);
      equations.add(d, 3 * push, columns, slopes, used);
    }
  }
};

const wristStick = stickJoints.lastIndexOf(0);

/** Sleeves keep clear of the other hand, and arms do not cross. */
const stayOnOwnSide = (
  hand: MovingHand,
  goal: Goal,
  obstacle: Float64Array,
  equations: NormalEquations,
): void => {
  if (obstacle.length === 0) return;
  const m = forearmIndex * 9;
  const axis: Vector = [hand.frames[m + 2]!, hand.frames[m + 5]!, hand.frames[m + 8]!];
  for (const { behind, radius } of sleeveSamples) {
    const at = add(hand.position, scale(axis, behind));
    for (let s = 0; s < obstacle.length / 8; s++) {
      const d = stickDistance(obstacle, s, at[0], at[1], at[2], away) - radius - handClearance;
      if (d >= 0) continue;
      const used = rigidRow(hand, forearmIndex, at, away[0]!, away[1]!, away[2]!);
      equations.add(d, 12, columns, slopes, used);
    }
  }
  const right = goal.seat.right;
  const other: Vector = [
    (obstacle[wristStick * 8]! + obstacle[wristStick * 8 + 4]!) / 2,
    (obstacle[wristStick * 8 + 1]! + obstacle[wristStick * 8 + 5]!) / 2,
    (obstacle[wristStick * 8 + 2]! + obstacle[wristStick * 8 + 6]!) / 2,
  ];
  const beside = dot(subtract(hand.position, other), right) - 0.03;
  if (beside >= 0) return;
  const used = rigidRow(hand, 0, hand.position, right[0], right[1], right[2]);
  equations.add(beside, 4, columns, slopes, used);
};

/** Neighbouring fingers may press this far into the other's stick, metres: flesh gives way. */
const closeness = 0.0006;
/** 1 thumb to 5 little finger, 0 for the palm and the roots of the fingers. */
const digitOf = (joint: number): number => {
  const name = handJointNames[joint]!;
  if (!name.includes('phalanx')) return 0;
  return 1 + ['thumb', 'index', 'middle', 'ring', 'pinky'].indexOf(name.split('-')[0]!);
};
const digitOfStick = stickJoints.map(digitOf);
/** The roots of the fingers are webbed together: only what lies beyond the web is kept apart. */
const digitOfPoint = Uint8Array.from(skinPoints.holder, (joint, point) =>
  beyondWeb(joint, point) ? digitOf(joint) : 0,
);
function beyondWeb(joint: number, point: number): boolean {
  if (!handJointNames[joint]!.endsWith('proximal')) return true;
  for (let slot = 0; slot < 4; slot++) {
    const at = point * 4 + slot;
    if (skinPoints.joints[at] === joint && skinPoints.weights[at]! > 0) {
      return skinPoints.offsets[at * 3 + 2]! < -0.022;
    }
  }
  return false;
}

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
