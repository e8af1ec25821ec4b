/**
 * A skinned GLB as plain arrays, in node: what is drawn, without a renderer.
 * Used to make the solid that hands press against and to measure contact on the drawn surface.
 */
import { readFile } from 'node:fs/promises';
import { NodeIO } from '@gltf-transform/core';
import { EXTMeshoptCompression, KHRMeshQuantization } from '@gltf-transform/extensions';
import { MeshoptDecoder } from 'meshoptimizer';
import type { Quaternion, Vector } from '../hands/rotation.ts';

export interface ModelBone {
  readonly name: string;
  /** Index into `bones`; -1 at a root. Parents come before children. */
  readonly parent: number;
  readonly translation: Vector;
  readonly rotation: Quaternion;
  /** World to this bone's bind frame, column-major. */
  readonly inverseBind: Float64Array;
}

export interface ModelPart {
  readonly name: string;
  /** In the file's own (quantised) units; only `skinPart` turns them into metres. */
  readonly positions: Float32Array;
  readonly normals: Float32Array;
  readonly indices: Uint32Array;
  /** Four a vertex, indices into `Model.bones`. */
  readonly joints: Uint16Array;
  readonly weights: Float32Array;
  /** Linear RGBA, or empty. */
  readonly colours: Float32Array;
}

export interface Model {
  readonly bones: readonly ModelBone[];
  readonly parts: readonly ModelPart[];
}

/** Reads a GLB with one skeleton. */
export const readModel = async (path: string): Promise<Model> => {
  await MeshoptDecoder.ready;
  const io = new NodeIO()
    .registerExtensions([EXTMeshoptCompression, KHRMeshQuantization])
    .registerDependencies({ 'meshopt.decoder': MeshoptDecoder });
  const root = (await io.readBinary(new Uint8Array(await readFile(path)))).getRoot();
  const skin = root.listSkins()[0];
  if (!skin) throw new Error(`${path} has no skeleton`);
  const joints = skin.listJoints();
  const inverse = skin.getInverseBindMatrices();
  if (!inverse) throw new Error(`${path} has no inverse bind matrices`);
  const bones = joints.map((node, index): ModelBone => {
    const parent = node.getParentNode();
    const matrix: number[] = [];
    inverse.getElement(index, matrix);
    return {
      name: node.getName(),
      parent: parent ? joints.indexOf(parent) : -1,
      translation: node.getTranslation(),
      rotation: node.getRotation(),
      inverseBind: Float64Array.from(matrix),
    };
  });
  const parts = root.listNodes().flatMap((node): ModelPart[] => {
    const primitive = node.getMesh()?.listPrimitives()[0];
    if (!primitive) return [];
    const read = (semantic: string, width: number): Float32Array => {
      const accessor = primitive.getAttribute(semantic);
      if (!accessor) return new Float32Array(0);
      const out = new Float32Array(accessor.getCount() * width);
      const element: number[] = [];
      for (let v = 0; v < accessor.getCount(); v++) {
        accessor.getElement(v, element);
        for (let c = 0; c < width; c++) out[v * width + c] = element[c] ?? 1;
      }
      return out;
    };
    return [
      {
        name: node.getName(),
        positions: read('POSITION', 3),
        normals: read('NORMAL', 3),
        indices: Uint32Array.from(primitive.getIndices()?.getArray() ?? []),
        joints: Uint16Array.from(read('JOINTS_0', 4)),
        weights: read('WEIGHTS_0', 4),
        colours: read('COLOR_0', 4),
      },
    ];
  });
  return { bones, parts };
};

/** Local rotations (and the roots' translations) by bone name, over the rest pose. */
export interface ModelPose {
  readonly rotation: (bone: string) => Quaternion | undefined;
  readonly translation?: (bone: string) => Vector | undefined;
}

/** World matrices of all bones, column-major 4×3 (12 numbers a bone): x, y, z axes, then origin. */
export const boneWorlds = (model: Model, pose?: ModelPose): Float64Array => {
  const worlds = new Float64Array(model.bones.length * 12);
  model.bones.forEach((bone, index) => {
    const [x, y, z, w] = pose?.rotation(bone.name) ?? bone.rotation;
    const t = pose?.translation?.(bone.name) ?? bone.translation;
    const m = [
      1 - 2 * (y * y + z * z), 2 * (x * y + z * w), 2 * (x * z - y * w),
      2 * (x * y - z * w), 1 - 2 * (x * x + z * z), 2 * (y * z + x * w),
      2 * (x * z + y * w), 2 * (y * z - x * w), 1 - 2 * (x * x + y * y),
      t[0], t[1], t[2],
    ]; // prettier-ignore
    const to = index * 12;
    if (bone.parent < 0) {
      worlds.set(m, to);
      return;
    }
    const p = bone.parent * 12;
    for (let column = 0; column < 4; column++) {
      for (let row = 0; row < 3; row++) {
        let sum = column === 3 ? worlds[p + 9 + row]! : 0;
        for (let k = 0; k < 3; k++) sum += worlds[p + k * 3 + row]! * m[column * 3 + k]!;
        worlds[to + column * 3 + row] = sum;
      }
    }
  });
  return worlds;
};

/** Skin matrices (world × inverse bind), 12 numbers a bone. */
export const skinMatrices = (model: Model, worlds: Float64Array): Float64Array => {
  const out = new Float64Array(worlds.length);
  model.bones.forEach((bone, index) => {
    const at = index * 12;
    const inverse = bone.inverseBind;
    for (let column = 0; column < 4; column++) {
      for (let row = 0; row < 3; row++) {
        let sum = column === 3 ? worlds[at + 9 + row]! : 0;
        for (let k = 0; k < 3; k++) sum += worlds[at + k * 3 + row]! * inverse[column * 4 + k]!;
        out[at + column * 3 + row] = sum;
      }
    }
  });
  return out;
};

/** Skins positions (or, with `asNormals`, directions) of a part into metres of the world. */
export const skinPart = (
  part: ModelPart,
  matrices: Float64Array,
  asNormals = false,
): Float32Array => {
  const source = asNormals ? part.normals : part.positions;
  const out = new Float32Array(source.length);
  const w = asNormals ? 0 : 1;
  for (let v = 0; v < source.length / 3; v++) {
    const px = source[v * 3]!;
    const py = source[v * 3 + 1]!;
    const pz = source[v * 3 + 2]!;
    let x = 0;
    let y = 0;
    let z = 0;
    for (let slot = 0; slot < 4; slot++) {
      const weight = part.weights[v * 4 + slot]!;
      if (weight === 0) continue;
      const m = part.joints[v * 4 + slot]! * 12;
      x +=
        weight *
        (matrices[m]! * px + matrices[m + 3]! * py + matrices[m + 6]! * pz + w * matrices[m + 9]!);
      y +=
        weight *
        (matrices[m + 1]! * px +
          matrices[m + 4]! * py +
          matrices[m + 7]! * pz +
          w * matrices[m + 10]!);
      z +=
        weight *
        (matrices[m + 2]! * px +
          matrices[m + 5]! * py +
          matrices[m + 8]! * pz +
          w * matrices[m + 11]!);
    }
    if (asNormals) {
      const length = Math.hypot(x, y, z) || 1;
      x /= length;
      y /= length;
      z /= length;
    }
    out[v * 3] = x;
    out[v * 3 + 1] = y;
    out[v * 3 + 2] = z;
  }
  return out;
};
