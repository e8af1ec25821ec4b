/**
 * Bakes both hands: sculpture → mesh, weights, occlusion, nails, sleeve → hands.glb; the skeleton
 * and the sampled skin that the contact solver feels with → rig.json, skin.json.
 * Run with `npm run bake:hands`.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  faceNormals,
  fieldNormals,
  meshOf,
  openEdges,
  openness,
  sculpt,
  simplify,
  strongest,
  weigh,
  writeGlb,
  type GltfBone,
  type GltfPart,
} from '../sculpt/index.ts';
import { layNails } from './nails.ts';
import {
  handJointNames,
  handJoints,
  handNodeName,
  handSides,
  jointIndex,
  jointRotation,
  jointTranslation,
  type HandJointName,
  type HandSide,
} from './rig.ts';
import { handSculpture } from './sculpture.ts';
import { gatherSkin } from './skin.ts';
import { sweepSleeve } from './sleeve.ts';
import { knitColour, nailColour, skinColour } from './colours.ts';

const here = dirname(fileURLToPath(import.meta.url));
const skinTriangles = 8200;
/** Skin further back than this lies hidden in the sleeve, cm. */
const hiddenFrom = 4.6;

interface Part {
  readonly name: string;
  readonly positions: Float32Array;
  readonly normals: Float32Array;
  readonly indices: Uint32Array;
  readonly joints: Uint16Array;
  readonly weights: Float32Array;
  readonly colours: Float32Array;
}

const reach = (bone: string): number => {
  if (bone === 'wrist' || bone === 'forearm') return 1.5;
  if (bone.endsWith('metacarpal')) return bone.startsWith('thumb') ? 1.1 : 1.3;
  return bone.endsWith('proximal') ? 0.55 : 0.42;
};
const passes = (bone: string): number => {
  if (bone === 'wrist' || bone === 'forearm') return 40;
  if (bone.endsWith('metacarpal')) return 26;
  return bone.endsWith('proximal') ? 12 : 8;
};
const care = (bone: string): number =>
  bone.includes('phalanx') ? (bone.endsWith('distal') ? 2.2 : 1.6) : 1;

const nearCrease = (
  positions: Float32Array,
  v: number,
  creases: readonly (readonly [number, number, number])[],
): boolean =>
  creases.some(
    (c) =>
      Math.abs(c[0] - positions[v * 3]!) < 0.22 &&
      Math.abs(c[2] - positions[v * 3 + 2]!) < 0.22 &&
      Math.abs(c[1] - positions[v * 3 + 1]!) < 0.3,
  );

const bakeSkin = async (): Promise<{ readonly part: Part; readonly nails: Part }> => {
  const { shape, creases } = handSculpture();
  const field = sculpt(shape, handJointNames);
  const dense = meshOf(field, { cell: 0.085 });
  // A pinched cell or two is harmless; more means that fingers have grown together.
  if (openEdges(dense.indices) > 6) throw new Error('The hand is not closed');
  const parents = Object.fromEntries(
    handJoints.map((joint) => [
      joint.name,
      joint.parent < 0 ? null : handJointNames[joint.parent]!,
    ]),
  );
  const weights = weigh(field, dense, { parents, reach, passes, hops: 2 });
  const denseNormals = fieldNormals(field, dense);
  const visible: number[] = [];
  for (let t = 0; t < dense.indices.length; t += 3) {
    const corners = [dense.indices[t]!, dense.indices[t + 1]!, dense.indices[t + 2]!];
    if (corners.some((v) => dense.positions[v * 3 + 2]! < hiddenFrom)) visible.push(...corners);
  }
  const { mesh, kept } = await simplify(
    { positions: dense.positions, indices: Uint32Array.from(visible) },
    {
      triangles: skinTriangles,
      normals: denseNormals,
      care: Float32Array.from(weights.nearest, (bone, v) =>
        nearCrease(dense.positions, v, creases) ? 2 : care(handJointNames[bone]!),
      ),
    },
  );
  const count = kept.length;
  const normals = new Float32Array(count * 3);
  const joints = new Uint16Array(count * 4);
  const values = new Float32Array(count * 4);
  kept.forEach((old, v) => {
    normals.set(denseNormals.subarray(old * 3, old * 3 + 3), v * 3);
    const four = strongest(weights, old);
    joints.set(four.bones, v * 4);
    values.set(four.values, v * 4);
  });
  const open = openness(field, mesh.positions, normals, { reach: 2.4 });
  const part = {
    name: 'skin',
    ...mesh,
    normals,
    joints,
    weights: values,
    colours: skinColour(mesh.positions, normals, open, creases),
  };

  const laid = layNails(field);
  const points = laid.reduce((sum, nail) => sum + nail.positions.length / 3, 0);
  const nails = {
    name: 'nails',
    positions: new Float32Array(points * 3),
    indices: [] as number[],
    joints: new Uint16Array(points * 4),
    weights: new Float32Array(points * 4),
    shade: new Float32Array(points),
  };
  let first = 0;
  for (const nail of laid) {
    nails.positions.set(nail.positions, first * 3);
    nails.shade.set(nail.shade, first);
    for (const index of nail.indices) nails.indices.push(first + index);
    const size = nail.positions.length / 3;
    for (let v = first; v < first + size; v++) {
      nails.joints[v * 4] = jointIndex(nail.bone);
      nails.weights[v * 4] = 1;
    }
    first += size;
  }
  const nailIndices = Uint32Array.from(nails.indices);
  return {
    part,
    nails: {
      name: 'nails',
      positions: nails.positions,
      normals: faceNormals(nails.positions, nailIndices),
      indices: nailIndices,
      joints: nails.joints,
      weights: nails.weights,
      colours: nailColour(nails.shade),
    },
  };
};

const bakeSleeve = (): Part => {
  const { positions, indices, shade } = sweepSleeve();
  const count = positions.length / 3;
  const joints = new Uint16Array(count * 4);
  const weights = new Float32Array(count * 4);
  for (let v = 0; v < count; v++) {
    joints[v * 4] = jointIndex('forearm');
    weights[v * 4] = 1;
  }
  return {
    name: 'sleeve',
    positions,
    normals: faceNormals(positions, indices),
    indices,
    joints,
    weights,
    colours: knitColour(shade, (vertex) => positions[vertex * 3 + 2]!),
  };
};

/** Metres, this side, its joints counted from `firstJoint`. Mirrored triangles are turned round. */
const forSide = (part: Part, side: HandSide, firstJoint: number): GltfPart => {
  const flip = side === 'left' ? -1 : 1;
  const across = (values: Float32Array, factor: number): Float32Array =>
    values.map((value, at) => value * factor * (at % 3 === 0 ? flip : 1));
  const indices = part.indices.slice();
  if (side === 'left') {
    for (let t = 0; t < indices.length; t += 3) {
      [indices[t + 1], indices[t + 2]] = [indices[t + 2]!, indices[t + 1]!];
    }
  }
  return {
    name: `${side}-${part.name}`,
    positions: across(part.positions, 0.01),
    normals: across(part.normals, 1),
    indices,
    joints: part.joints.map((joint) => joint + firstJoint),
    weights: part.weights,
    colours: part.colours,
  };
};

const bonesOf = (side: HandSide): readonly GltfBone[] =>
  handJoints.map((joint, index) => ({
    name: handNodeName(side, joint.name),
    parent: joint.parent < 0 ? null : handNodeName(side, handJointNames[joint.parent]!),
    translation: jointTranslation(index, side),
    rotation: jointRotation(index, joint.rest, side),
  }));

const main = async (): Promise<void> => {
  const { part, nails } = await bakeSkin();
  const parts = [part, nails, bakeSleeve()];
  const glb = await writeGlb(
    handSides.flatMap(bonesOf),
    handSides.flatMap((side, order) =>
      parts.map((each) => forSide(each, side, order * handJointNames.length)),
    ),
  );
  await mkdir(here, { recursive: true });
  await writeFile(join(here, 'hands.glb'), glb);
  const rig = {
    joints: handJoints.map((joint, index) => ({
      name: joint.name,
      parent: joint.parent < 0 ? null : (handJointNames[joint.parent] as HandJointName),
      translation: jointTranslation(index).map(tidy),
      rotation: jointRotation(index, joint.rest).map(tidy),
      limits: joint.limits,
    })),
  };
  await writeFile(join(here, 'rig.json'), `${JSON.stringify(rig, null, 1)}\n`);
  const skin = gatherSkin(part);
  await writeFile(join(here, 'skin.json'), `${JSON.stringify(skin)}\n`);
  const triangles = parts.map((each) => `${each.name} ${String(each.indices.length / 3)}`);
  process.stdout.write(
    `hands.glb ${String(Math.round(glb.length / 1024))} KB; triangles a hand: ${triangles.join(', ')}; ${String(skin.points.length)} skin points\n`,
  );
};

const tidy = (value: number): number => Math.round(value * 1e6) / 1e6 + 0;

await main();
