/**
 * Contacts are solved one by one, each where the hand fits best near its place. Now and then a finger finds its hold on
 * the other side of the limb than before and after it, and a palm rests in a fold and then leaps out of it. Played, the
 * finger would go through the limb and back, and the hand would stick and slip. So a movement is evened out here;
 * settling it afterwards (see contact/settle.ts) brings it back onto the skin.
 */
import type { Vector } from '../hands/rotation.ts';
import type { Row } from './spline.ts';

/** Contacts to each side that tell how a joint is bent hereabouts. */
const AROUND = 3;
/** A joint that differs by more from those around it is on the other side, degrees. */
const ELSEWHERE = 12;
/** Of a row, the wrist's place comes first, then its turn, then the angles. */
const TURN = 3;
const ANGLES = 7;
/** Contacts to each side over which a wrist's way beside its path is evened out; turns and angles over fewer. */
const WAY = 4;
const BENDS = 2;

function median(values: number[]): number {
  values.sort((a, b) => a - b);
  return values[values.length >> 1]!;
}

/** The rows of one movement along the skin, its strays brought back to what is usual around them. */
export function steadied(rows: readonly Row[]): readonly Row[] {
  return rows.map((row, index) => {
    const near = rows.slice(Math.max(0, index - AROUND), index + AROUND + 1);
    // The ends are where the hand lies before and after; too few neighbours tell nothing.
    if (index === 0 || index === rows.length - 1 || near.length < 5) return row;
    return row.map((value, k) => {
      if (k < ANGLES) return value;
      const usual = median(near.map((other) => other[k]!));
      return Math.abs(value - usual) > ELSEWHERE ? usual : value;
    });
  });
}

/** A mean over the neighbours, the nearest counting most; fewer of them towards the ends, which stay as they are. */
function evened(
  count: number,
  index: number,
  reach: number,
  valueOf: (at: number) => number,
): number {
  const most = Math.min(reach, index, count - 1 - index);
  let sum = 0;
  let weights = 0;
  for (let away = -most; away <= most; away++) {
    const weight = 1 + Math.cos((Math.PI * away) / (most + 1));
    sum += weight * valueOf(index + away);
    weights += weight;
  }
  return sum / weights;
}

/**
 * The rows of a glide without sticking and slipping: the first and the last stay.
 *
 * @param places where on the skin each contact should be, m: the wrist keeps its way beside them
 */
export function smooth(rows: readonly Row[], places: readonly Vector[]): readonly Row[] {
  return rows.map((row, index) => {
    const out = Float64Array.from(row);
    for (let k = 0; k < TURN; k++) {
      const beside = (at: number): number => rows[at]![k]! - places[at]![k]!;
      out[k] = places[index]![k]! + evened(rows.length, index, WAY, beside);
    }
    for (let k = TURN; k < out.length; k++) {
      out[k] = evened(rows.length, index, BENDS, (at) => sameSign(rows[at]!, row, k));
    }
    const size = Math.hypot(out[3]!, out[4]!, out[5]!, out[6]!);
    for (let k = TURN; k < ANGLES; k++) out[k] = out[k]! / size;
    return out;
  });
}

/** A quaternion and its negative are the same turn: the one near that of `like`. */
function sameSign(row: Row, like: Row, k: number): number {
  if (k >= ANGLES) return row[k]!;
  let dot = 0;
  for (let at = TURN; at < ANGLES; at++) dot += row[at]! * like[at]!;
  return dot < 0 ? -row[k]! : row[k]!;
}
