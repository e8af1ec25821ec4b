/** What joints, forearm and wrist would like, as residual rows. Metres: angles × a lever. */
import { sleeveSamples } from './apart.ts';
import type { Goal } from './goal.ts';
import { firstFreedom, freedomOf, freedoms, type MovingHand } from './moving-hand.ts';
import type { NormalEquations } from './least-squares.ts';
import type { Memory } from './pulls.ts';
import { columns, rigidRow, slopes, turnRow } from './rows.ts';
import type { PosedBody } from './types.ts';
import { forearmIndex, jointIndex } from '../hands/rig.ts';
import type { HandShape } from '../hands/shapes.ts';
import {
  add,
  conjugate,
  degrees,
  dot,
  multiply,
  scale,
  subtract,
  toRotationVector,
  type Vector,
} from '../hands/rotation.ts';

const elbowPull = 7;
const comfortPull = 2;
const holdPull = 1.2;
/** Levers that turn radians into metres. */
export const wristLever = 0.08;
export const fingerLever = 0.03;

const gradient = new Float64Array(3);

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
export const pullJoints = (
  hand: MovingHand,
  shape: HandShape,
  goal: Goal,
  equations: NormalEquations,
): void => {
  const stiff = 0.35 + 6 * (1 - shape.mould) ** 2 + (goal.lift > 0 ? 4 : 0);
  const opening = goal.lift > 0 ? Math.min(0.55, goal.lift * 20) * shape.mould : 0;
  freedoms.forEach((freedom, index) => {
    if (freedom.joint === forearmIndex) return;
    const own = shape.angles[freedom.joint]![freedom.angle] * degrees;
    const wanted = freedom.angle === 'flex' ? own * (1 - opening) : own;
    // Spreading and twisting stay closer to the pose than bending does.
    const weight = stiff * (freedom.angle === 'flex' ? 1 : 5) * fingerLever ** 2 * 0.25;
    equations.addSingle(hand.values[index]! - wanted, weight, firstFreedom + index, 1);
  });
  bendTogether(equations, (index) => hand.values[index]!, shape);
};

/**
 * A finger's last two joints bend together, and neighbours bend alike, differing as the shape's own
 * angles differ (no `shape`: not at all). `valueOf` gives a freedom's angle, radians.
 */
export const bendTogether = (
  equations: NormalEquations,
  valueOf: (freedom: number) => number,
  shape?: HandShape,
): void => {
  for (const { middle, tip } of proximals) {
    const error = valueOf(tip) - 0.55 * valueOf(middle);
    columns[0] = firstFreedom + middle;
    slopes[0] = -0.55;
    columns[1] = firstFreedom + tip;
    slopes[1] = 1;
    equations.add(error, 0.8 * fingerLever ** 2, columns, slopes, 2);
  }
  for (const [one, other] of neighbours) {
    const apart = shape
      ? shape.angles[freedoms[one]!.joint]!.flex - shape.angles[freedoms[other]!.joint]!.flex
      : 0;
    columns[0] = firstFreedom + one;
    slopes[0] = 1;
    columns[1] = firstFreedom + other;
    slopes[1] = -1;
    const error = valueOf(one) - valueOf(other) - apart * degrees;
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
export const pullForearm = (
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
  keepSleeveOut(hand, goal.body, equations);
};

/** The sleeve clear of doll and mat. `weight` on squared metres. */
export const keepSleeveOut = (
  hand: MovingHand,
  body: PosedBody,
  equations: NormalEquations,
  weight = 12,
): void => {
  const m = forearmIndex * 9;
  const axis: Vector = [hand.frames[m + 2]!, hand.frames[m + 5]!, hand.frames[m + 8]!];
  for (const { behind, radius } of sleeveSamples) {
    const at = add(hand.position, scale(axis, behind));
    const d = body.sample(at[0], at[1], at[2], gradient) - radius - 0.002;
    if (d < 0) {
      const used = rigidRow(hand, forearmIndex, at, gradient[0]!, gradient[1]!, gradient[2]!);
      equations.add(d, weight, columns, slopes, used);
    }
    const height = at[1] - radius - 0.003;
    if (height < 0) {
      equations.add(height, weight, columns, slopes, rigidRow(hand, forearmIndex, at, 0, 1, 0));
    }
  }
};

/** Flesh of the wrist, which the sleeve's balls begin behind: aside and behind the joint, and radius, metres. */
export const wristBalls = [-0.008, 0.008].flatMap((aside) =>
  [0.005, 0.018, 0.031, 0.045].map((behind) => ({ aside, behind, radius: 0.0185 + behind * 0.06 })),
);

/** The middle of one of these in the world of the hand. */
export const wristBall = (
  hand: MovingHand,
  { aside, behind }: (typeof wristBalls)[number],
): Vector => {
  const m = forearmIndex * 9;
  const along = (row: number): number =>
    hand.frames[m + row * 3]! * aside + hand.frames[m + row * 3 + 2]! * behind;
  return add(hand.position, [along(0), along(1), along(2)]);
};

/** The wrist clear of the doll. `weight` on squared metres. */
export const keepWristOut = (
  hand: MovingHand,
  body: PosedBody,
  equations: NormalEquations,
  weight: number,
): void => {
  for (const ball of wristBalls) {
    const at = wristBall(hand, ball);
    const d = body.sample(at[0], at[1], at[2], gradient) - ball.radius;
    if (d >= 0) continue;
    const used = rigidRow(hand, forearmIndex, at, gradient[0]!, gradient[1]!, gradient[2]!);
    equations.add(d, weight, columns, slopes, used);
  }
};

/** Near where it was a moment ago. */
export const holdOn = (hand: MovingHand, memory: Memory, equations: NormalEquations): void => {
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
