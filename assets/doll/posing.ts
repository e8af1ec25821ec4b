/**
 * The doll posed without a renderer: skin matrices of a pose, for the bake, contact and tests. Metres.
 */
import { compose, invert, multiply } from '../sculpt/gltf.ts';
import type { Quaternion } from '../sculpt/shapes.ts';
import { scale, subtractVector } from './frame.ts';
import { rotationsOf, type Pose } from './poses.ts';
import { boneByName, skeleton } from './skeleton.ts';

const inverseBind: readonly (readonly number[])[] = skeleton.map((bone) =>
  invert(compose(null, scale(bone.at, 0.01), [0, 0, 0, 1])),
);

/** Skin matrices (world × inverse bind) in skeleton order, 16 numbers a bone, from local rotations. */
export function skinMatrices(rotation: (bone: string) => Quaternion): Float64Array {
  const world = new Map<string, readonly number[]>();
  const out = new Float64Array(skeleton.length * 16);
  skeleton.forEach((bone, index) => {
    const parent = bone.parent === null ? null : boneByName.get(bone.parent)!;
    const offset = scale(parent ? subtractVector(bone.at, parent.at) : bone.at, 0.01);
    const matrix = compose(parent ? world.get(parent.name)! : null, offset, rotation(bone.name));
    world.set(bone.name, matrix);
    out.set(multiply(matrix, inverseBind[index]!), index * 16);
  });
  return out;
}

/** Skin matrices of a named pose, standing where the rest pose stands. */
export function matricesOf(pose: Pose): Float64Array {
  const rotations = rotationsOf(pose);
  return skinMatrices((bone) => rotations.get(bone)!);
}

/** Linear blend skinning of positions in metres. */
export function skinned(
  positions: ArrayLike<number>,
  joints: ArrayLike<number>,
  weights: ArrayLike<number>,
  matrices: Float64Array,
): Float32Array {
  const out = new Float32Array(positions.length);
  for (let v = 0; v < positions.length / 3; v++) {
    const x = positions[v * 3]!;
    const y = positions[v * 3 + 1]!;
    const z = positions[v * 3 + 2]!;
    for (let slot = 0; slot < 4; slot++) {
      const weight = weights[v * 4 + slot]!;
      if (weight === 0) continue;
      const m = joints[v * 4 + slot]! * 16;
      for (let axis = 0; axis < 3; axis++) {
        out[v * 3 + axis] =
          out[v * 3 + axis]! +
          weight *
            (matrices[m + axis]! * x +
              matrices[m + 4 + axis]! * y +
              matrices[m + 8 + axis]! * z +
              matrices[m + 12 + axis]!);
      }
    }
  }
  return out;
}
