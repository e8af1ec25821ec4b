import type { Side, View } from '../../electron/lesson/programme.ts';

/** Where the camera stands and looks, in metres of the world (doll on its back, feet towards +Z, up is +Y). */
export interface CameraPlace {
  readonly eye: readonly [number, number, number];
  readonly target: readonly [number, number, number];
  /** Vertical field of view, degrees, for a picture that is 16:9 or wider. */
  readonly fov: number;
}

/**
 * The named views. Fixed places beat free turning for learners who find space hard (van Leeuwen 2023), and a
 * first-person parent's view beats one from across (de Koning 2023).
 *
 * @param side the limb that is massaged: `side` and `inside` stand beside it; the picture is never mirrored
 * @param focus what the step is about: x, y, z and a radius, in metres
 */
export function placeOf(view: View, side: Side, focus: ArrayLike<number>): CameraPlace {
  const out = side === 'right' ? -1 : 1;
  const [x, y, z, radius] = [focus[0] ?? 0, focus[1] ?? 0.06, focus[2] ?? 0, focus[3] || 0.12];
  // What is done on both sides at once is seen from the middle.
  const across = side === 'both' ? 0 : x;
  const near = Math.max(0.3, radius * 3.4);
  switch (view) {
    // Nearer to the limb that is massaged, with the face in the picture.
    case 'parent':
      return { eye: [across * 0.45, 0.47, 0.57], target: [across * 0.35, 0.04, 0.015], fov: 35 };
    case 'whole':
      return { eye: [0.3 * out, 0.5, 0.62], target: [0, 0.025, 0.015], fov: 31 };
    case 'above':
      return { eye: [0, 1.0, 0.08], target: [0, 0, -0.005], fov: 36 };
    // Both from high enough that no sleeve lies before the limb: what the inner hand does is seen from its outer side,
    // what the outer hand does from the inside.
    case 'side':
      return {
        eye: [x + 0.4 * out, y + 0.46, z + 0.04],
        target: [x * 0.75, y - 0.01, z - 0.045],
        fov: 27,
      };
    case 'inside':
      return {
        eye: [x - 0.27 * out, y + 0.42, z + 0.33],
        target: [x * 0.7, y - 0.01, z - 0.085],
        fov: 28,
      };
    case 'close':
      return { eye: [x * 0.8, y + near * 0.85, z + near * 0.95], target: [x, y, z], fov: 32 };
    // As the parent sees who leans over it, so that nothing that lies round a limb is hidden by the other hand.
    case 'leg':
      return {
        eye: [x - 0.04 * out, y + 0.62, z + 0.145],
        target: [x - 0.025 * out, y, z + 0.014],
        fov: 26,
      };
    case 'foot':
      return {
        eye: [x - 0.03 * out, y + 0.35, z + 0.066],
        target: [x, y, z + 0.022],
        fov: 26,
      };
    // Past the hand that holds it.
    case 'sole':
      return {
        eye: [x + 0.2 * out, y + 0.19, z + 0.37],
        target: [x - 0.005 * out, y + 0.043, z],
        fov: 24,
      };
    case 'face':
      return { eye: [0, 0.45, 0.02], target: [0, 0.08, -0.2], fov: 23 };
    // Face, chest and both hands: what a baby answers with.
    case 'upper':
      return { eye: [0, 0.5, 0.06], target: [0, 0.08, -0.16], fov: 32 };
  }
}

/** Narrower pictures widen the field of view instead of cutting the doll off at the sides. */
export function fovFor(fov: number, aspect: number): number {
  const WIDE_ENOUGH = 1.5;
  if (aspect >= WIDE_ENOUGH) return fov;
  const half = Math.tan((fov * Math.PI) / 360) * (WIDE_ENOUGH / aspect);
  return (Math.atan(half) * 360) / Math.PI;
}
