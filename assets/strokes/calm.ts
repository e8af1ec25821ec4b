/**
 * Takes the suddenness out of a sampled hand: where it would move faster than a hand at a baby's body does,
 * the moment is spread over its neighbours. A re-grip stays a re-grip, only gently.
 */
import { angleBetween, normaliseAt } from '../../renderer/choreography/quaternion.ts';
import type { Placed } from './hand-tracks.ts';

/** Largest step between two frames at 30 a second: the law, with a little in hand. */
const STEP = 0.017;
const TURN = (32 * Math.PI) / 180;
const PASSES = 60;
/** Frames to each side that take part in one smoothing. */
const REACH = 3;

function sudden(a: Placed, b: Placed): boolean {
  if (Math.hypot(a[0]! - b[0]!, a[1]! - b[1]!, a[2]! - b[2]!) > STEP) return true;
  for (let q = 3; q < a.length; q += 4) if (angleBetween(a, q, b, q) > TURN) return true;
  return false;
}

function between(a: Placed, b: Placed, c: Placed): Placed {
  const out = b.map((value, i) => 0.25 * a[i]! + 0.5 * value + 0.25 * c[i]!);
  for (let q = 3; q < out.length; q += 4) normaliseAt(out, q);
  return out;
}

/** Rows must already be aligned from frame to frame. */
export function calmed(hand: readonly Placed[]): readonly Placed[] {
  let rows = [...hand];
  for (let pass = 0; pass < PASSES; pass++) {
    const troubled = new Set<number>();
    for (let frame = 1; frame < rows.length; frame++) {
      if (!sudden(rows[frame - 1]!, rows[frame]!)) continue;
      for (let k = -REACH; k < REACH; k++) troubled.add(frame + k);
    }
    if (troubled.size === 0) break;
    const before = rows;
    rows = before.map((row, frame) =>
      troubled.has(frame) && frame > 0 && frame + 1 < before.length
        ? between(before[frame - 1]!, row, before[frame + 1]!)
        : row,
    );
  }
  return rows;
}
