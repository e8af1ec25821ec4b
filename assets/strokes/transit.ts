/** Ways of a hand through the air: round the doll and round the other hand. */
import { crowdingOf, type ContactSolution } from '../contact/index.ts';
import type { HandSide } from '../hands/rig.ts';
import { add, lengthOf, normalize, scale, subtract, type Vector } from '../hands/rotation.ts';
import type { Figure } from './figure.ts';
import { knotsAlong, wristOf } from './hand-rows.ts';
import { blend, Spline, type Row } from './spline.ts';

/** Room that a way should leave, m. */
const MARGIN = 0.012;
/** Samples along a way that is weighed. */
const SAMPLES = 16;
/** A detour by a metre is worth this much mean intrusion, m. */
const DETOUR = 0.004;
const CLEAR = 2e-5;

/** Two rows between, raised off the straight way. */
function raised(from: Row, to: Row, by: Vector): Row[] {
  return [0.3, 0.7].map((share) => {
    const row = blend(from, to, share);
    row.set(add(wristOf(row), by), 0);
    return row;
  });
}

/**
 * What lies between two lifted hands: of several arcs the one that brushes least, and of those the flattest.
 *
 * @param outward off the skin where the hand leaves and where it arrives
 * @param far     the hand comes from outside the picture or leaves it
 * @param avoid   the other hand
 */
export function wayThroughAir(
  side: HandSide,
  figure: Figure,
  from: Row,
  to: Row,
  outward: Vector,
  far: boolean,
  avoid?: ContactSolution,
): Row[] {
  const crowding = crowdingOf(side, figure.body, avoid, MARGIN);
  const distance = lengthOf(subtract(wristOf(to), wristOf(from)));
  const usual = far ? 0.05 : Math.min(0.06, 0.25 * distance);
  const own: Vector = [side === 'left' ? -1 : 1, 0, 0];
  const ways: Vector[] = [scale(normalize(add(outward, [0, 0.55, 0.3])), usual)];
  for (const height of [0.04, 0.08, 0.12, 0.17]) {
    for (const way of [
      [0, 1, 0.2],
      [0, 0.6, 0.9],
      [own[0] * 0.8, 0.7, 0.3],
      [own[0] * 0.8, 0.2, 0.8],
    ] as const) {
      ways.push(scale(normalize(way), height));
    }
  }
  let best: Row[] = [];
  let least = Infinity;
  for (const by of ways) {
    const between = raised(from, to, by);
    const rows = [from, ...between, to];
    const knots = knotsAlong(rows);
    const spline = new Spline(knots, rows);
    let cost = DETOUR * lengthOf(by);
    for (let k = 1; k < SAMPLES && cost < least; k++) {
      cost += crowding(spline.at((k / SAMPLES) * knots.at(-1)!)) / SAMPLES;
    }
    if (cost >= least) continue;
    least = cost;
    best = between;
    if (cost < DETOUR * lengthOf(by) + CLEAR) break;
  }
  return best;
}
