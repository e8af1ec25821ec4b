/** Sculpted parts → one compressed GLB: EXT_meshopt_compression, quantised, deterministic. */
import {
  Document,
  Logger,
  NodeIO,
  Verbosity,
  type Accessor,
  type Node as GltfNode,
} from '@gltf-transform/core';
import { EXTMeshoptCompression, KHRMeshQuantization } from '@gltf-transform/extensions';
import { meshopt } from '@gltf-transform/functions';
import { MeshoptDecoder, MeshoptEncoder } from 'meshoptimizer';
import type { Quaternion, Vec3 } from './shapes.ts';

export interface GltfBone {
  readonly name: string;
  readonly parent: string | null;
  /** Relative to the parent [m]. */
  readonly translation: Vec3;
  readonly rotation: Quaternion;
}

/** A skinned part. All arrays are per vertex; positions in metres. */
export interface GltfPart {
  readonly name: string;
  readonly positions: Float32Array;
  readonly normals: Float32Array;
  readonly indices: Uint32Array;
  /** Four bone indices and weights a vertex. */
  readonly joints: Uint16Array;
  readonly weights: Float32Array;
  /** Linear RGBA 0–1, four a vertex. */
  readonly colours?: Float32Array;
  readonly uvs?: Float32Array;
  readonly morphs?: readonly GltfMorph[];
}

export interface GltfMorph {
  readonly name: string;
  /** Offsets [m], three a vertex. */
  readonly positions: Float32Array;
  readonly normals?: Float32Array;
  /** Added to the colours, four a vertex; if one morph of a part has them, all get them. */
  readonly colours?: Float32Array;
}

/** Writes skeleton and parts; every part becomes a node of its own name sharing the skeleton. */
export async function writeGlb(
  bones: readonly GltfBone[],
  parts: readonly GltfPart[],
): Promise<Uint8Array> {
  await MeshoptEncoder.ready;
  const document = new Document().setLogger(new Logger(Verbosity.ERROR));
  document.createBuffer();
  const scene = document.createScene('scene');
  const nodes = new Map<string, GltfNode>();
  const world = new Map<string, readonly number[]>();
  const skin = document.createSkin('skeleton');
  const inverse: number[] = [];
  for (const bone of bones) {
    const node = document
      .createNode(bone.name)
      .setTranslation([...bone.translation])
      .setRotation([...bone.rotation]);
    nodes.set(bone.name, node);
    const parent = bone.parent === null ? null : nodes.get(bone.parent);
    if (parent) parent.addChild(node);
    else scene.addChild(node);
    skin.addJoint(node);
    const matrix = compose(
      bone.parent === null ? null : world.get(bone.parent)!,
      bone.translation,
      bone.rotation,
    );
    world.set(bone.name, matrix);
    inverse.push(...invert(matrix));
  }
  const accessor = (
    type: 'SCALAR' | 'VEC2' | 'VEC3' | 'VEC4' | 'MAT4',
    array: Float32Array | Uint16Array | Uint32Array,
  ): Accessor =>
    document
      .createAccessor()
      .setType(type)
      .setArray(array)
      .setBuffer(document.getRoot().listBuffers()[0]!);
  skin.setInverseBindMatrices(accessor('MAT4', Float32Array.from(inverse)));
  for (const part of parts) {
    const primitive = document
      .createPrimitive()
      .setIndices(accessor('SCALAR', part.indices))
      .setAttribute('POSITION', accessor('VEC3', part.positions))
      .setAttribute('NORMAL', accessor('VEC3', part.normals))
      .setAttribute('JOINTS_0', accessor('VEC4', part.joints))
      .setAttribute('WEIGHTS_0', accessor('VEC4', part.weights))
      .setMaterial(document.createMaterial(part.name));
    if (part.colours) primitive.setAttribute('COLOR_0', accessor('VEC4', part.colours));
    if (part.uvs) primitive.setAttribute('TEXCOORD_0', accessor('VEC2', part.uvs));
    const mesh = document.createMesh(part.name).addPrimitive(primitive);
    const recoloured = part.morphs?.some((morph) => morph.colours);
    for (const morph of part.morphs ?? []) {
      const target = document
        .createPrimitiveTarget(morph.name)
        .setAttribute('POSITION', accessor('VEC3', morph.positions));
      if (morph.normals) target.setAttribute('NORMAL', accessor('VEC3', morph.normals));
      if (recoloured) {
        const colours = morph.colours ?? new Float32Array((part.positions.length / 3) * 4);
        target.setAttribute('COLOR_0', accessor('VEC4', colours));
      }
      primitive.addTarget(target);
    }
    if (part.morphs?.length) {
      mesh.setWeights(part.morphs.map(() => 0));
      mesh.setExtras({ targetNames: part.morphs.map((morph) => morph.name) });
    }
    scene.addChild(document.createNode(part.name).setMesh(mesh).setSkin(skin));
  }
  await document.transform(
    meshopt({
      encoder: MeshoptEncoder,
      level: 'medium',
      quantizationVolume: 'scene',
      quantizePosition: 16,
    }),
  );
  const io = new NodeIO()
    .registerExtensions([EXTMeshoptCompression, KHRMeshQuantization])
    .registerDependencies({ 'meshopt.encoder': MeshoptEncoder, 'meshopt.decoder': MeshoptDecoder });
  return io.writeBinary(document);
}

/** parent × (translation, rotation), column-major. */
export function compose(
  parent: readonly number[] | null,
  t: Vec3,
  q: Quaternion,
): readonly number[] {
  const [x, y, z, w] = q;
  const m = [
    1 - 2 * (y * y + z * z),
    2 * (x * y + z * w),
    2 * (x * z - y * w),
    0,
    2 * (x * y - z * w),
    1 - 2 * (x * x + z * z),
    2 * (y * z + x * w),
    0,
    2 * (x * z + y * w),
    2 * (y * z - x * w),
    1 - 2 * (x * x + y * y),
    0,
    t[0],
    t[1],
    t[2],
    1,
  ];
  return parent ? multiply(parent, m) : m;
}

/** a × b, column-major 4×4. */
export function multiply(a: readonly number[], b: readonly number[]): number[] {
  const out = new Array<number>(16).fill(0);
  for (let c = 0; c < 4; c++) {
    for (let r = 0; r < 4; r++) {
      for (let k = 0; k < 4; k++) out[c * 4 + r] = out[c * 4 + r]! + a[k * 4 + r]! * b[c * 4 + k]!;
    }
  }
  return out;
}

/** Inverse of a rigid matrix. */
export function invert(m: readonly number[]): number[] {
  const out = [m[0]!, m[4]!, m[8]!, 0, m[1]!, m[5]!, m[9]!, 0, m[2]!, m[6]!, m[10]!, 0, 0, 0, 0, 1];
  for (let r = 0; r < 3; r++) {
    out[12 + r] = -(out[r]! * m[12]! + out[4 + r]! * m[13]! + out[8 + r]! * m[14]!);
  }
  return out;
}
