/** A whole hand as a row of numbers, and how it is read. */
import { freedoms, type MovingHand } from './moving-hand.ts';
import type { HandSide } from '../hands/rig.ts';
import { degrees, mirrorRotation, mirrorVector, type Quaternion } from '../hands/rotation.ts';

/** Wrist place (3, m), wrist rotation (4), then flex, spread and twist of every joint (degrees), in the world. */
export type HandRow = Float64Array;

const slot = { flex: 0, spread: 1, twist: 2 } as const;
/** Where the angle of each freedom stands in a row. */
export const angleAt: readonly number[] = freedoms.map(
  ({ joint, angle }) => 7 + joint * 3 + slot[angle],
);

/** Brings a hand, which is a right one, to a row; that of a left hand is mirrored. Call `update` after it. */
export const setFromRow = (hand: MovingHand, row: HandRow, side: HandSide): void => {
  const place = [row[0]!, row[1]!, row[2]!] as const;
  const turn: Quaternion = [row[3]!, row[4]!, row[5]!, row[6]!];
  hand.position = side === 'left' ? mirrorVector(place) : place;
  hand.rotation = side === 'left' ? mirrorRotation(turn) : turn;
  angleAt.forEach((at, freedom) => {
    hand.values[freedom] = row[at]! * degrees;
  });
};
