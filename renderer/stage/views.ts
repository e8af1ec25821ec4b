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
  const near = Math.max(0.3, radius * 3.4);
  switch (view) {
    case 'parent':
      return { eye: [0, 0.52, 0.62], target: [0, 0.025, 0.02], fov: 36 };
    case 'whole':
      return { eye: [0.4 * out, 0.48, 0.64], target: [0, 0.03, 0], fov: 36 };
    case 'above':
      return { eye: [0, 1.0, 0.08], target: [0, 0, -0.005], fov: 36 };
    case 'side':
      return { eye: [x + 0.66 * out, y + 0.26, z + 0.16], target: [x * 0.6, y, z], fov: 32 };
    case 'inside':
      return { eye: [x - 0.5 * out, y + 0.36, z + 0.34], target: [x, y, z], fov: 32 };
    case 'close':
      return { eye: [x * 0.8, y + near * 0.85, z + near * 0.95], target: [x, y, z], fov: 32 };
    case 'foot':
      return { eye: [x + 0.12 * out, y + 0.26, z + 0.34], target: [x, y, z], fov: 28 };
    case 'sole':
      return { eye: [x, y + 0.1, z + 0.42], target: [x, y, z], fov: 28 };
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
