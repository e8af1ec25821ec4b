/**
 * Keeps the sticks of one hand out of those of the other: unlike single points of the skin, two crossing fingers
 * always know to which side they part.
 */
import { placeSticks, stickJoints, sticks } from './capsules.ts';
import type { NormalEquations } from './least-squares.ts';
import type { MovingHand } from './moving-hand.ts';
import { columns, rigidRow, slopes } from './rows.ts';
import { forearmIndex } from '../hands/rig.ts';

const own = new Float64Array(sticks.length * 8);
/** How far along each of two sticks they are nearest, 0..1. */
const nearest = new Float64Array(2);

const within = (value: number): number => Math.min(1, Math.max(0, value));

/** The nearest points of two placed sticks' middle lines (Ericson, Real-Time Collision Detection 5.1.9). */
const nearestOf = (a: Float64Array, atA: number, b: Float64Array, atB: number): void => {
  let uu = 0;
  let vv = 0;
  let uv = 0;
  let ur = 0;
  let vr = 0;
  for (let axis = 0; axis < 3; axis++) {
    const u = a[atA + 4 + axis]! - a[atA + axis]!;
    const v = b[atB + 4 + axis]! - b[atB + axis]!;
    const r = a[atA + axis]! - b[atB + axis]!;
    uu += u * u;
    vv += v * v;
    uv += u * v;
    ur += u * r;
    vr += v * r;
  }
  const spread = uu * vv - uv * uv;
  let s = spread > 1e-12 ? within((uv * vr - ur * vv) / spread) : 0.5;
  let t = (uv * s + vr) / (vv || 1);
  if (t < 0 || t > 1) {
    t = within(t);
    s = within((uv * t - ur) / (uu || 1));
  }
  nearest[0] = s;
  nearest[1] = t;
};

/** Middles of a stick, and how far it reaches from there: four numbers a stick, metres. */
const enclose = (placed: Float64Array, out: Float64Array): void => {
  for (let at = 0; at < placed.length; at += 8) {
    let span = 0;
    for (let axis = 0; axis < 3; axis++) {
      const half = (placed[at + 4 + axis]! - placed[at + axis]!) / 2;
      out[at / 2 + axis] = placed[at + axis]! + half;
      span += half * half;
    }
    out[at / 2 + 3] = Math.sqrt(span) + Math.max(placed[at + 3]!, placed[at + 7]!);
  }
};
const ownBalls = new Float64Array(sticks.length * 4);
const otherBalls = new Float64Array(sticks.length * 4);

const far = (a: number, b: number, clearance: number): boolean => {
  const dx = ownBalls[a]! - otherBalls[b]!;
  const dy = ownBalls[a + 1]! - otherBalls[b + 1]!;
  const dz = ownBalls[a + 2]! - otherBalls[b + 2]!;
  return dx * dx + dy * dy + dz * dz > (ownBalls[a + 3]! + otherBalls[b + 3]! + clearance) ** 2;
};

/** `clearance` in metres, `weight` on squared metres. The sleeves are left to others. */
export const keepSticksApart = (
  hand: MovingHand,
  obstacle: Float64Array,
  equations: NormalEquations,
  clearance: number,
  weight: number,
): void => {
  placeSticks(hand, own);
  enclose(own, ownBalls);
  enclose(obstacle, otherBalls);
  for (let mine = 0; mine < sticks.length; mine++) {
    const joint = stickJoints[mine]!;
    if (joint === forearmIndex) continue;
    const a = mine * 8;
    for (let b = 0; b < obstacle.length; b += 8) {
      if (far(mine * 4, b / 2, clearance)) continue;
      nearestOf(own, a, obstacle, b);
      const [s, t] = [nearest[0]!, nearest[1]!];
      const x = own[a]! + (own[a + 4]! - own[a]!) * s;
      const y = own[a + 1]! + (own[a + 5]! - own[a + 1]!) * s;
      const z = own[a + 2]! + (own[a + 6]! - own[a + 2]!) * s;
      const dx = x - obstacle[b]! - (obstacle[b + 4]! - obstacle[b]!) * t;
      const dy = y - obstacle[b + 1]! - (obstacle[b + 5]! - obstacle[b + 1]!) * t;
      const dz = z - obstacle[b + 2]! - (obstacle[b + 6]! - obstacle[b + 2]!) * t;
      const length = Math.hypot(dx, dy, dz) || 1e-9;
      const thick =
        own[a + 3]! +
        (own[a + 7]! - own[a + 3]!) * s +
        obstacle[b + 3]! +
        (obstacle[b + 7]! - obstacle[b + 3]!) * t;
      const error = length - thick - clearance;
      if (error >= 0) continue;
      const used = rigidRow(hand, joint, [x, y, z], dx / length, dy / length, dz / length);
      equations.add(error, weight, columns, slopes, used);
    }
  }
};
