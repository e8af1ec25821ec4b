/** Where the elbow is, so that the forearm comes from where the parent sits. Right arm. */
import {
  add,
  dot,
  lengthOf,
  normalize,
  perpendicular,
  scale,
  subtract,
  type Vector,
} from '../hands/rotation.ts';
import { forearmLength } from '../hands/rig.ts';
import type { ParentSeat } from './types.ts';

const upperArm = 0.285;
const halfShoulders = 0.18;
/** With the elbow comfortably bent. */
const easyReach = 0.46;

/** Kneeling at the baby's feet. */
export const atTheFeet: ParentSeat = { shoulders: [0, 0.45, 0.8], right: [1, 0, 0] };

/** Unit vector from the right wrist towards the right elbow. */
export const elbowDirection = (wrist: Vector, seat: ParentSeat): Vector => {
  let shoulder = add(seat.shoulders, scale(seat.right, halfShoulders));
  const away = subtract(wrist, shoulder);
  const distance = lengthOf(away);
  // Whoever cannot reach leans forward.
  if (distance > easyReach) shoulder = add(shoulder, scale(away, 1 - easyReach / distance));
  const line = subtract(shoulder, wrist);
  const span = Math.min(Math.max(lengthOf(line), 0.08), upperArm + forearmLength - 0.005);
  const along = normalize(line);
  const foot = (span * span + forearmLength ** 2 - upperArm ** 2) / (2 * span);
  const height = Math.sqrt(Math.max(0, forearmLength ** 2 - foot * foot));
  // Elbows hang down and a little outwards.
  const pole = add(scale(seat.right, 0.5), [0, -0.6, 0]);
  const side = Math.abs(dot(normalize(pole), along)) > 0.99 ? ([0, -1, 0] as const) : pole;
  return normalize(add(scale(along, foot), scale(perpendicular(side, along), height)));
};
