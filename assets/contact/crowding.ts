/** How much a hand on its way brushes what it should keep clear of: for choosing between ways. */
import { sleeveSamples } from './apart.ts';
import { stickDistance } from './capsules.ts';
import { mirrorBody } from './goal.ts';
import { setFromRow, type HandRow } from './hand-row.ts';
import { MovingHand } from './moving-hand.ts';
import { skinPoints } from './points.ts';
import { obstacleOf } from './solve.ts';
import type { ContactSolution, PosedBody } from './types.ts';
import { forearmIndex, type HandSide } from '../hands/rig.ts';

/** Every so many-th point of the skin is felt. */
const SPARSE = 6;
const hand = new MovingHand();
const away = new Float64Array(3);

/** Mean intrusion of a hand into a margin round the doll, the mat and the other hand: metres, 0 if it is clear. */
export const crowdingOf = (
  side: HandSide,
  body: PosedBody,
  other: ContactSolution | undefined,
  margin: number,
): ((row: HandRow) => number) => {
  const mirrored = side === 'left';
  const own = mirrored ? mirrorBody(body) : body;
  const obstacle = obstacleOf(other, mirrored);
  return (row) => {
    setFromRow(hand, row, side);
    hand.update();
    let sum = 0;
    for (let p = 0; p < skinPoints.count; p += SPARSE) {
      const [x, y, z] = [hand.points[p * 3]!, hand.points[p * 3 + 1]!, hand.points[p * 3 + 2]!];
      sum += Math.max(0, margin - own.distance(x, y, z), 0.002 - y);
      let nearest = Infinity;
      for (let s = 0; s < obstacle.length / 8; s++) {
        nearest = Math.min(nearest, stickDistance(obstacle, s, x, y, z, away));
      }
      sum += Math.max(0, margin - nearest);
    }
    const m = forearmIndex * 9;
    for (const { behind, radius } of sleeveSamples) {
      const [x, y, z] = [0, 1, 2].map(
        (axis) => hand.position[axis]! + hand.frames[m + axis * 3 + 2]! * behind,
      ) as [number, number, number];
      sum += 4 * Math.max(0, radius - own.distance(x, y, z));
    }
    return (sum * SPARSE) / skinPoints.count;
  };
};
