/**
 * Smooth ways through whole-hand poses. A pose is a row of numbers: wrist position (3), wrist rotation (4),
 * then flex, spread and twist of every joint in degrees (26 × 3). Joints are blended as angles, so that a
 * finger between two possible poses is itself in a possible pose.
 */
import { normaliseAt } from '../../renderer/choreography/quaternion.ts';

/** Numbers in a row. */
export const ROW = 7 + 26 * 3;
export type Row = Float64Array;

/** Turns the wrist of `row` to the half of the sphere where `reference` is: the same rotation, blended the short way. */
export function align(row: Row, reference: Row): void {
  let dot = 0;
  for (let k = 3; k < 7; k++) dot += row[k]! * reference[k]!;
  if (dot < 0) for (let k = 3; k < 7; k++) row[k] = -row[k]!;
}

export function normaliseRow(row: Row): Row {
  normaliseAt(row, 3);
  return row;
}

/** Plain blend of two rows. */
export function blend(a: Row, b: Row, t: number): Row {
  const second = Float64Array.from(b);
  align(second, a);
  const out = new Float64Array(ROW);
  for (let i = 0; i < ROW; i++) out[i] = a[i]! * (1 - t) + second[i]! * t;
  return normaliseRow(out);
}

export class Spline {
  private readonly rows: readonly Row[];
  private readonly slopes: readonly Row[];

  /** @param knots growing numbers, one a row */
  constructor(
    private readonly knots: readonly number[],
    rows: readonly Row[],
  ) {
    const aligned = rows.map((row) => Float64Array.from(row));
    for (let i = 1; i < aligned.length; i++) align(aligned[i]!, aligned[i - 1]!);
    this.rows = aligned;
    this.slopes = aligned.map((row, i) => {
      if (i === 0 || i === aligned.length - 1) return new Float64Array(ROW);
      const before = this.knots[i]! - this.knots[i - 1]!;
      const after = this.knots[i + 1]! - this.knots[i]!;
      return row.map((value, k) => {
        const left = (value - aligned[i - 1]![k]!) / before;
        const right = (aligned[i + 1]![k]! - value) / after;
        // No faster than the slower side allows, and still at a turning point: nothing overshoots, so
        // that a finger stays in its range and a hand on its skin.
        if (left * right <= 0) return 0;
        const mean = (left * after + right * before) / (before + after);
        return (
          Math.sign(mean) * Math.min(Math.abs(mean), 3 * Math.min(Math.abs(left), Math.abs(right)))
        );
      });
    });
    // The ends leave and arrive as the way itself does.
    const last = aligned.length - 1;
    if (last > 0) {
      this.slopes[0]!.set(
        aligned[0]!.map((value, k) => (aligned[1]![k]! - value) / (knots[1]! - knots[0]!)),
      );
      this.slopes[last]!.set(
        aligned[last]!.map(
          (value, k) => (value - aligned[last - 1]![k]!) / (knots[last]! - knots[last - 1]!),
        ),
      );
    }
  }

  at(x: number): Row {
    const { knots, rows, slopes } = this;
    const last = rows.length - 1;
    if (last === 0 || x <= knots[0]!) return Float64Array.from(rows[0]!);
    if (x >= knots[last]!) return Float64Array.from(rows[last]!);
    let i = 0;
    while (i + 1 < last && knots[i + 1]! <= x) i++;
    const span = knots[i + 1]! - knots[i]!;
    const u = (x - knots[i]!) / span;
    const u2 = u * u;
    const u3 = u2 * u;
    const h0 = 2 * u3 - 3 * u2 + 1;
    const h1 = (u3 - 2 * u2 + u) * span;
    const h2 = -2 * u3 + 3 * u2;
    const h3 = (u3 - u2) * span;
    const out = new Float64Array(ROW);
    for (let k = 0; k < ROW; k++) {
      out[k] =
        h0 * rows[i]![k]! + h1 * slopes[i]![k]! + h2 * rows[i + 1]![k]! + h3 * slopes[i + 1]![k]!;
    }
    return normaliseRow(out);
  }
}

/** 0 → 1 with no speed and no acceleration at either end. */
export function gently(u: number): number {
  const x = Math.min(1, Math.max(0, u));
  return x * x * x * (10 - 15 * x + 6 * x * x);
}

/** Seconds over which a gliding hand takes up and gives up its pace. */
const TAKE_UP = 0.7;

/** How long a glide of this length takes, s. */
export function glideSeconds(length: number, pace: number): number {
  const ease = Math.min(TAKE_UP, length / pace);
  return length / pace + ease;
}

/** How far a glide has come after `t` seconds, m: soft start, even pace, soft end. */
export function glideDistance(length: number, pace: number, t: number): number {
  const ease = Math.min(TAKE_UP, length / pace);
  const total = length / pace + ease;
  const ramp = (x: number): number => {
    const u = Math.min(1, Math.max(0, x / ease));
    // Integral of smoothstep.
    return pace * ease * (u * u * u - 0.5 * u * u * u * u);
  };
  if (t <= ease) return ramp(t);
  if (t >= total - ease) return length - ramp(total - t);
  return (pace * ease) / 2 + pace * (t - ease);
}
