/**
 * How the face moves. The head is sculpted with eyes and mouth open; every movement takes a point of that open
 * sculpture (head frame, cm) and gives an offset. Offsets add up: the rest face is the open one plus `restFace`,
 * and an expression is rest plus a sum of the movements below.
 */
import type { Vec3 } from '../sculpt/shapes.ts';
import { pull, smooth, sum, type Offset } from './face-movement.ts';
import { fromEye, lids } from './lids.ts';
import { mouth, type MouthShape } from './mouth.ts';

export { pull, sum, type Offset };

/** At rest: lips together, small, corners a little up. */
const restMouth: MouthShape = { half: 0.94, corner: 0.3, upper: [-0.03, 2], lower: [-0.04, 2] };

/** The upper lids a little over the rim of the iris. */
const restLids = lids(0.66, -0.06, 1.35);

/** The rest face: lips together, the upper lids over the rim of the iris. */
export const restFace: Offset = sum([1, mouth(restMouth)], [1, restLids]);

/** From the rest mouth to another shape. */
export const toMouth = (shape: MouthShape): Offset =>
  sum([1, mouth(shape)], [-1, mouth(restMouth)]);

/** From the rest lids to others: see `lids`. */
export const toLids = (upper: number, lower: number, rise = 0): Offset =>
  sum([1, lids(upper, lower, rise)], [-1, restLids]);

/** Cheeks rise under the eyes, but never over the rim of the lids. */
export const cheeks = (amount: number): Offset => {
  const rise = sum(
    [amount, pull([2.75, -2.55, 4.6], [1.5, 1.2, 1.8], [0.1, 0.2, 0.32])],
    [amount, pull([2.5, -2.5, 5.1], [1.2, 0.8, 1.2], [0, 0.08, 0.12])],
  );
  return (p) => {
    const w = smooth((fromEye(p) - 1.75) / 1.35);
    const o = rise(p);
    return [o[0] * w, o[1] * w, o[2] * w];
  };
};

export const innerBrow = (move: Vec3): Offset => pull([1.35, 1.5, 5.7], [1.05, 1.1, 2], move);
export const middleBrow = (move: Vec3): Offset => pull([2.4, 1.5, 5.5], [1.3, 1, 2], move);
export const outerBrow = (move: Vec3): Offset => pull([3.2, 1.5, 5.0], [1.2, 1.1, 2], move);
export const noseWings = (move: Vec3): Offset => pull([0.62, -2.1, 5.6], [0.55, 0.55, 1], move);
export const chin = (move: Vec3): Offset => pull([0, -4.85, 4.6], [1.2, 0.55, 1.2], move);
