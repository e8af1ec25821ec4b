/**
 * The hand as a few rounded sticks, good enough to keep two hands (and a thumb and its fingers)
 * out of each other. Radii are fitted to the drawn skin: it lies within a millimetre nearly everywhere. Right hand, metres.
 */
import { jointIndex, type HandJointName } from '../hands/rig.ts';
import type { MovingHand } from './moving-hand.ts';

interface Stick {
  readonly joint: HandJointName;
  /** In the joint's frame, metres: x, y, distance ahead. */
  readonly from: readonly [number, number, number];
  readonly to: readonly [number, number, number];
  readonly radiusFrom: number;
  readonly radiusTo: number;
}

const stick = (
  joint: HandJointName,
  from: readonly [number, number, number],
  to: readonly [number, number, number],
  radiusFrom: number,
  radiusTo: number,
): Stick => ({
  joint,
  from: [from[0] / 100, from[1] / 100, from[2] / 100],
  to: [to[0] / 100, to[1] / 100, to[2] / 100],
  radiusFrom: radiusFrom / 100,
  radiusTo: radiusTo / 100,
});

const finger = (
  name: 'index' | 'middle' | 'ring' | 'pinky',
  lengths: readonly [number, number, number],
  radii: readonly [number, number, number, number],
  palm: readonly [number, number],
): readonly Stick[] => [
  stick(`${name}-finger-metacarpal`, [0, -0.25, -0.3], [0, -0.3, 6.3], ...palm),
  stick(
    `${name}-finger-phalanx-proximal`,
    [0, -0.08, 0],
    [0, -0.05, lengths[0]],
    radii[0],
    radii[1],
  ),
  stick(
    `${name}-finger-phalanx-intermediate`,
    [0, -0.05, 0],
    [0, -0.05, lengths[1]],
    radii[1],
    radii[2],
  ),
  stick(
    `${name}-finger-phalanx-distal`,
    [0, -0.06, 0],
    [0, -0.08, lengths[2] - radii[3]],
    radii[2],
    radii[3],
  ),
];

export const sticks: readonly Stick[] = [
  stick('thumb-metacarpal', [0.1, -0.3, 0.2], [0, -0.15, 4.2], 1.6, 1.26),
  stick('thumb-phalanx-proximal', [0, -0.08, 0], [0, -0.08, 3.25], 1.09, 0.98),
  stick('thumb-phalanx-distal', [0, -0.06, 0], [0, -0.1, 2.08], 1.01, 0.8),
  ...finger('index', [3.9, 2.45, 2.15], [1.16, 0.9, 0.83, 0.69], [1.79, 1.29]),
  ...finger('middle', [4.2, 2.75, 2.25], [1.17, 0.91, 0.84, 0.7], [1.79, 1.45]),
  ...finger('ring', [3.9, 2.6, 2.2], [1.06, 0.88, 0.8, 0.67], [2.05, 1.35]),
  ...finger('pinky', [3.15, 1.95, 1.95], [0.88, 0.81, 0.73, 0.6], [1.94, 1.15]),
  // The web beside the thumb, the ball of the little finger, the cushions under the knuckles.
  stick('wrist', [-3.0, -0.95, 4.4], [-2.3, -0.4, 6.0], 1.36, 1.2),
  stick('wrist', [1.9, -0.65, 2.0], [2.6, -0.7, 5.2], 1.29, 1.37),
  stick('wrist', [-2.3, -0.62, 7.6], [3.0, -0.7, 6.6], 0.95, 0.8),
  stick('wrist', [-0.9, -0.1, -0.5], [0.9, -0.1, -0.5], 2.08, 2.04),
  stick('forearm', [-0.8, 0, -1], [-0.8, 0, -7], 1.9, 2.4),
  stick('forearm', [0.8, 0, -1], [0.8, 0, -7], 1.9, 2.4),
  stick('forearm', [0, 0, -7], [0, 0, -24], 3.2, 3.8),
];
export const stickJoints = Int32Array.from(sticks, (each) => jointIndex(each.joint));

/** World ends and radii: eight numbers a stick. */
export const placeSticks = (hand: MovingHand, out: Float64Array, mirrored = false): void => {
  const flip = mirrored ? -1 : 1;
  sticks.forEach((each, index) => {
    const joint = stickJoints[index]!;
    [each.from, each.to].forEach((end, which) => {
      for (let row = 0; row < 3; row++) {
        const m = joint * 9 + row * 3;
        out[index * 8 + which * 4 + row] =
          (hand.origins[joint * 3 + row]! +
            hand.frames[m]! * end[0] +
            hand.frames[m + 1]! * end[1] -
            hand.frames[m + 2]! * end[2]) *
          (row === 0 ? flip : 1);
      }
      out[index * 8 + which * 4 + 3] = which === 0 ? each.radiusFrom : each.radiusTo;
    });
  });
};

/**
 * Signed distance from a point to one placed stick; writes the direction away from it.
 * Cones are treated as spheres of a radius interpolated along the stick.
 */
export const stickDistance = (
  placed: Float64Array,
  index: number,
  x: number,
  y: number,
  z: number,
  away: Float64Array,
): number => {
  const at = index * 8;
  const bx = placed[at + 4]! - placed[at]!;
  const by = placed[at + 5]! - placed[at + 1]!;
  const bz = placed[at + 6]! - placed[at + 2]!;
  const px = x - placed[at]!;
  const py = y - placed[at + 1]!;
  const pz = z - placed[at + 2]!;
  const t = Math.min(
    1,
    Math.max(0, (px * bx + py * by + pz * bz) / (bx * bx + by * by + bz * bz || 1)),
  );
  const dx = px - bx * t;
  const dy = py - by * t;
  const dz = pz - bz * t;
  const length = Math.sqrt(dx * dx + dy * dy + dz * dz) || 1e-9;
  away[0] = dx / length;
  away[1] = dy / length;
  away[2] = dz / length;
  return length - (placed[at + 3]! + (placed[at + 7]! - placed[at + 3]!) * t);
};
