/** Reads a baked GLB back, decompressed, for tests and tuning. */
import { NodeIO, type Node as GltfNode } from '@gltf-transform/core';
import { EXTMeshoptCompression, KHRMeshQuantization } from '@gltf-transform/extensions';
import { dequantize } from '@gltf-transform/functions';
import { MeshoptDecoder, MeshoptEncoder } from 'meshoptimizer';

export interface ReadPart {
  readonly name: string;
  /** Metres, in the rest pose. */
  readonly positions: Float32Array;
  readonly normals: Float32Array;
  readonly indices: Uint32Array;
  readonly joints: Uint16Array;
  readonly weights: Float32Array;
  readonly morphs: readonly { readonly name: string; readonly positions: Float32Array }[];
  readonly bones: readonly string[];
}

export async function readGlb(bytes: Uint8Array): Promise<ReadonlyMap<string, ReadPart>> {
  await Promise.all([MeshoptDecoder.ready, MeshoptEncoder.ready]);
  const io = new NodeIO()
    .registerExtensions([EXTMeshoptCompression, KHRMeshQuantization])
    .registerDependencies({ 'meshopt.decoder': MeshoptDecoder, 'meshopt.encoder': MeshoptEncoder });
  const document = await io.readBinary(bytes);
  await document.transform(dequantize());
  const parts = new Map<string, ReadPart>();
  for (const node of document.getRoot().listNodes()) {
    const mesh = node.getMesh();
    const skin = node.getSkin();
    if (!mesh || !skin) continue;
    const primitive = mesh.listPrimitives()[0]!;
    const get = (name: string): Float32Array =>
      Float32Array.from(primitive.getAttribute(name)!.getArray()!);
    const joints = skin.listJoints();
    // Quantisation leaves its own scale in the bind matrices: bind a bone to get metres back.
    const scale = bindScale(
      joints[0]!,
      skin.getInverseBindMatrices()!.getElement(0, new Array<number>(16)),
    );
    const place = (raw: Float32Array, offset: boolean): Float32Array =>
      raw.map((value, i) => value * scale.size + (offset ? scale.move[i % 3]! : 0));
    parts.set(node.getName(), {
      name: node.getName(),
      positions: place(get('POSITION'), true),
      normals: get('NORMAL'),
      indices: Uint32Array.from(primitive.getIndices()!.getArray()!),
      joints: Uint16Array.from(primitive.getAttribute('JOINTS_0')!.getArray()!),
      weights: get('WEIGHTS_0'),
      morphs: primitive.listTargets().map((target, i) => ({
        name: (mesh.getExtras().targetNames as readonly string[])[i]!,
        positions: place(Float32Array.from(target.getAttribute('POSITION')!.getArray()!), false),
      })),
      bones: joints.map((joint) => joint.getName()),
    });
  }
  return parts;
}

/** What the bind matrix does to stored positions at rest: a uniform scale and a move. */
function bindScale(
  joint: GltfNode,
  inverseBind: readonly number[],
): { size: number; move: readonly number[] } {
  const world = joint.getWorldMatrix();
  return {
    size: inverseBind[0]!,
    move: [0, 1, 2].map((axis) => inverseBind[12 + axis]! + world[12 + axis]!),
  };
}
