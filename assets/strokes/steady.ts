/**
 * Contacts are solved one by one. Now and then one of a row finds its hold with a thumb or a finger on the other side
 * of the limb than those before and after it; played, the finger would go through the limb and back.
 */
import type { Row } from './spline.ts';

/** Contacts to each side that tell how a joint is bent hereabouts. */
const AROUND = 3;
/** A joint that differs by more from those around it is on the other side, degrees. */
const ELSEWHERE = 12;
/** Of a row, the angles begin here, after the wrist's place and turn. */
const ANGLES = 7;

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
