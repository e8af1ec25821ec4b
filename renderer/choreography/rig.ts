/**
 * What the choreography needs to know of the rigs: names, parents and rest places, in a fixed order.
 *
 * Units are metres and unit quaternions (x, y, z, w). World axes: Y up, the doll on its back with its head
 * towards -Z, its left side towards +X. A rig is plain data, so that this room needs no 3D library.
 */
import { composeInto, type Floats } from './quaternion.ts';

export interface Bone {
  readonly name: string;
  /** Index of the parent in the same list, always smaller than the bone's own; -1 for the root. */
  readonly parent: number;
  /** Rest translation relative to the parent, m. */
  readonly translation: readonly [number, number, number];
  /** Rest rotation relative to the parent. */
  readonly rotation: readonly [number, number, number, number];
}

export interface Rig {
  readonly bones: readonly Bone[];
  readonly morphs: readonly string[];
}

/** WebXR joint names, the wrist first, then `forearm`. */
export const HAND_JOINTS = [
  'wrist',
  'thumb-metacarpal',
  'thumb-phalanx-proximal',
  'thumb-phalanx-distal',
  'thumb-tip',
  ...['index', 'middle', 'ring', 'pinky'].flatMap((finger) =>
    ['metacarpal', 'phalanx-proximal', 'phalanx-intermediate', 'phalanx-distal', 'tip'].map(
      (joint) => `${finger}-finger-${joint}`,
    ),
  ),
  'forearm',
] as const;

/** Swaps `left` and `right` in a bone name (`leftUpperLeg`, `thumbLeft`) or a morph name. */
export function otherSide(name: string): string {
  return name.replace(/left|right|Left|Right/g, (word) => {
    if (word === 'left') return 'right';
    if (word === 'right') return 'left';
    return word === 'Left' ? 'Right' : 'Left';
  });
}

/**
 * World places of all bones from their local rotations (forward kinematics).
 *
 * @param rig        bones in parent-before-child order
 * @param rootPosition, rootRotation  the frame in which the root bone stands
 * @param rotations  4 floats a bone, local
 * @param positions  out, 3 floats a bone, m
 * @param worldRotations  out, 4 floats a bone
 */
export function placeBones(
  rig: Rig,
  rootPosition: Floats,
  rootRotation: Floats,
  rotations: Floats,
  positions: Float32Array,
  worldRotations: Float32Array,
): void {
  const { bones } = rig;
  for (let index = 0; index < bones.length; index++) {
    const bone = bones[index]!;
    if (bone.parent < 0) {
      composeInto(
        rootPosition,
        0,
        rootRotation,
        0,
        bone.translation,
        0,
        rotations,
        index * 4,
        positions,
        index * 3,
        worldRotations,
        index * 4,
      );
    } else {
      composeInto(
        positions,
        bone.parent * 3,
        worldRotations,
        bone.parent * 4,
        bone.translation,
        0,
        rotations,
        index * 4,
        positions,
        index * 3,
        worldRotations,
        index * 4,
      );
    }
  }
}
