/**
 * Derivatives of points and directions of a hand after its parameters, as sparse rows.
 * Each function fills `columns` and `slopes` and returns how many it used.
 */
import { firstFreedom, freedoms, parameterCount, type MovingHand } from './moving-hand.ts';
import { vectorAt } from './offer.ts';
import { skinPoints, under } from './points.ts';
import { handJointCount } from '../hands/rig.ts';
import { cross, dot, type Vector } from '../hands/rotation.ts';

/** Columns and slopes of the row that was made last. */
export const columns = new Int32Array(parameterCount);
export const slopes = new Float64Array(parameterCount);

/** Freedoms that move each joint: those of the joint itself and of everything above it. */
const freedomsAbove: readonly (readonly number[])[] = Array.from(
  { length: handJointCount },
  (_, joint) =>
    freedoms.flatMap((freedom, index) =>
      under[freedom.joint * handJointCount + joint] ? [index] : [],
    ),
);
/** What holds a point of the skin: joints with their weights, and the freedoms that move it, each with its share. */
export interface Held {
  readonly joints: ArrayLike<number>;
  readonly weights: ArrayLike<number>;
  readonly freedoms: ArrayLike<number>;
  /**
   * How much of the point is held by joints that turn with each freedom. Points are close enough to their joints for
   * the turn of the whole point, weighted, to be its derivative.
   */
  readonly shares: ArrayLike<number>;
}

export const heldBy = (joints: ArrayLike<number>, weights: ArrayLike<number>): Held => {
  const found = new Set<number>();
  for (let slot = 0; slot < joints.length; slot++) {
    if (weights[slot]! > 0) for (const f of freedomsAbove[joints[slot]!]!) found.add(f);
  }
  const moving = Int32Array.from(found).sort();
  const shares = Float64Array.from(moving, (f) => {
    let share = 0;
    for (let slot = 0; slot < joints.length; slot++) {
      if (under[freedoms[f]!.joint * handJointCount + joints[slot]!]) share += weights[slot]!;
    }
    return share;
  });
  return { joints, weights, freedoms: moving, shares };
};

/** What is rigidly held by each joint. */
const heldByJoint: readonly Held[] = Array.from({ length: handJointCount }, (_, joint) =>
  heldBy([joint], [1]),
);
/** Where in the hand's origins the joint of each freedom stands. */
const originOf = Int32Array.from(freedoms, ({ joint }) => joint * 3);

const heldPoints: readonly Held[] = Array.from({ length: skinPoints.count }, (_, point) => {
  const used = skinPoints.weights.subarray(point * 4, point * 4 + 4).findIndex((w) => w === 0);
  const end = point * 4 + (used < 0 ? 4 : used);
  return heldBy(
    skinPoints.joints.subarray(point * 4, end),
    skinPoints.weights.subarray(point * 4, end),
  );
});

/**
 * Fills `columns` and `slopes` with the derivative of (direction · point) and returns how many.
 */
export const pointRow = (
  hand: MovingHand,
  point: number,
  dx: number,
  dy: number,
  dz: number,
): number => {
  const at = point * 3;
  const { points } = hand;
  return heldRow(
    hand,
    heldPoints[point]!,
    points[at]!,
    points[at + 1]!,
    points[at + 2]!,
    dx,
    dy,
    dz,
  );
};

/** The same for any place x, y, z on the skin. */
export const heldRow = (
  hand: MovingHand,
  { freedoms: moving, shares }: Held,
  x: number,
  y: number,
  z: number,
  dx: number,
  dy: number,
  dz: number,
): number => {
  startRow(hand, x, y, z, dx, dy, dz);
  const { origins, axes } = hand;
  for (let at = 0; at < moving.length; at++) {
    const f = moving[at]!;
    const o = originOf[f]!;
    const rx = x - origins[o]!;
    const ry = y - origins[o + 1]!;
    const rz = z - origins[o + 2]!;
    const ax = axes[f * 3]!;
    const ay = axes[f * 3 + 1]!;
    const az = axes[f * 3 + 2]!;
    columns[firstFreedom + at] = firstFreedom + f;
    slopes[firstFreedom + at] =
      shares[at]! *
      (dx * (ay * rz - az * ry) + dy * (az * rx - ax * rz) + dz * (ax * ry - ay * rx));
  }
  return firstFreedom + moving.length;
};

/** The same for a point that is rigidly held by one joint. */
export const rigidRow = (
  hand: MovingHand,
  joint: number,
  at: Vector,
  dx: number,
  dy: number,
  dz: number,
): number => heldRow(hand, heldByJoint[joint]!, at[0], at[1], at[2], dx, dy, dz);

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
export const turnRow = (
  hand: MovingHand,
  joint: number,
  v: Vector,
  d: Vector,
  lever: number,
): number => {
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
