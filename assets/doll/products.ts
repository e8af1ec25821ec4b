/** Everything the bake makes, as bytes by file name. */
import {
  fieldNormals,
  meshOf,
  openness,
  sculpt,
  simplify,
  strongest,
  writeGlb,
  type Field,
  type GltfBone,
  type GltfMorph,
  type GltfPart,
  type Vec3,
} from '../sculpt/index.ts';
import { makeAtlas } from './atlas.ts';
import { bodyField } from './body.ts';
import { morphNames } from './expressions.ts';
import { restFace, type Offset } from './face-warp.ts';
import { drawn, eyeballs, faceLines, nails, tongue, type Drawn } from './features.ts';
import { subtractVector, scale } from './frame.ts';
import { hairCare, hairShape, thickness } from './hair.ts';
import { nappyShape } from './nappy.ts';
import { rigFile } from './rig.ts';
import { boneByName, boneNames, headFrame, skeleton } from './skeleton.ts';
import { breathMorph, denseBody, skinPart, warpFace, type Dense } from './skin.ts';

export interface BakeOptions {
  /** Grid of the dense body [cm]. */
  readonly cell?: number;
  readonly log?: (line: string) => void;
}

/** Triangles of skin (before lids and lips are set in), nappy and hair. */
interface Counts {
  readonly skin: number;
  readonly nappy: number;
  readonly hair: number;
}

const FULL: Counts = { skin: 25700, nappy: 2800, hair: 3100 };
const LIGHT: Counts = { skin: 9900, nappy: 1800, hair: 1200 };

export async function bakeDoll(
  options: BakeOptions = {},
): Promise<Readonly<Record<string, Uint8Array>>> {
  const { cell = 0.125, log = () => undefined } = options;
  const field = bodyField();
  const dense = denseBody(field, cell);
  log(`dense body: ${dense.mesh.indices.length / 3} triangles`);
  const bones = gltfBones();
  const drawnParts = features(field);
  const glb = async (counts: Counts): Promise<Uint8Array> => {
    const skin = await skinPart(field, dense, counts.skin, counts === LIGHT);
    const parts: GltfPart[] = [
      { name: 'skin', ...skin },
      await cloth(dense, counts.nappy),
      await hair(counts.hair),
      ...drawnParts,
    ];
    log(parts.map((part) => `${part.name} ${part.indices.length / 3}`).join(', '));
    return writeGlb(bones, parts);
  };
  const text = (value: unknown): Uint8Array =>
    new TextEncoder().encode(`${JSON.stringify(value, null, 1)}\n`);
  return {
    'doll.glb': await glb(FULL),
    'doll-light.glb': await glb(LIGHT),
    'rig.json': text(rigFile()),
    'atlas.json': text(makeAtlas(field)),
  };
}

function gltfBones(): readonly GltfBone[] {
  return skeleton.map((bone) => ({
    name: bone.name,
    parent: bone.parent,
    translation: scale(
      bone.parent === null ? bone.at : subtractVector(bone.at, boneByName.get(bone.parent)!.at),
      0.01,
    ),
    rotation: [0, 0, 0, 1],
  }));
}

/** Rigidly held parts with the face's morphs. */
function features(field: Field): readonly GltfPart[] {
  const lines = join(faceLines(field), nails(field));
  /** At rest the tongue lies low and back behind the closed lips. */
  const inMouth: Offset = (p) => [p[0] * -0.2, (p[1] + 3.8) * -0.45, -0.6];
  /** Lying in the mouth's floor: `wide` lets its sides run into the cheeks. */
  const at =
    (wide: number, y: number, z: number, forward = 0): Offset =>
    (p) => [p[0] * wide, y, z + forward * Math.max(0, (p[2] - 3.8) / 1.5)];
  /** Where lids press together their flesh swells: the lashes stay in front of it. */
  const proudLash =
    (amount: number): Offset =>
    (p) =>
      p[1] < 0.9 ? [0, -0.02 * amount, 0.1 * amount] : [0, 0, 0];
  return [
    held('features', lines, restFace, undefined, {
      blink: proudLash(1),
      cry: proudLash(1),
      grimace: proudLash(1),
      yawn: proudLash(1),
    }),
    held('tongue', tongue(), inMouth, {
      openHappy: at(0.3, -0.24, 0.12),
      cry: at(0.3, -0.44, 0.15),
      yawn: at(0.1, -0.66, -0.1),
      mouthOpen: at(0, -0.06, 0),
      tongue: at(-0.2, -0.02, 0.3, 1.1),
    }),
    {
      ...held('eyes', eyeballs(), () => [0, 0, 0]),
      morphs: [sunkenEyes('blink', 0.0026), sunkenEyes('heavyLids', 0.0012)],
    },
  ];
}

/** Lids move in straight lines, so half-way down they cut the corner of the ball: it makes way a little. */
function sunkenEyes(name: string, by: number): GltfMorph {
  const { positions } = eyeballs();
  const back = scale(headFrame.z, -by);
  const offsets = Float32Array.from(positions, (_, i) => back[i % 3]!);
  return { name, positions: offsets, normals: new Float32Array(positions.length) };
}

function held(
  name: string,
  part: Drawn,
  rest: Offset,
  instead?: Readonly<Record<string, Offset>>,
  also?: Readonly<Record<string, Offset>>,
): GltfPart {
  const positions = Float32Array.from(part.positions);
  const normals = Float32Array.from(part.normals);
  const { base, morphs } = warpFace(
    positions,
    normals,
    (v) => part.bones[v] === 'head',
    rest,
    instead,
    also,
  );
  const joints = new Uint16Array(part.bones.length * 4);
  const weights = new Float32Array(part.bones.length * 4);
  part.bones.forEach((bone, v) => {
    joints[v * 4] = boneNames.indexOf(bone);
    weights[v * 4] = 1;
  });
  const none = {
    name: 'breath',
    positions: new Float32Array(positions.length),
    normals: new Float32Array(positions.length),
  };
  return {
    name,
    positions: base.positions.map((x) => x / 100),
    normals: base.normals,
    indices: Uint32Array.from(part.indices),
    joints,
    weights,
    colours: Float32Array.from(part.colours),
    uvs: Float32Array.from(part.uvs),
    morphs: [none, ...morphs],
  };
}

function join(a: Drawn, b: Drawn): Drawn {
  const whole = drawn();
  for (const part of [a, b]) {
    const first = whole.bones.length;
    whole.indices.push(...part.indices.map((v) => v + first));
    for (const key of ['positions', 'normals', 'colours', 'uvs'] as const)
      whole[key].push(...part[key]);
    whole.bones.push(...part.bones);
  }
  return whole;
}

/** The nappy, its weights taken from the nearest skin. */
async function cloth(dense: Dense, triangles: number): Promise<GltfPart> {
  const field = sculpt(nappyShape);
  const full = meshOf(field, { cell: 0.17 });
  // The outline of the tapes needs triangles to be drawn on.
  const tapes = Float32Array.from({ length: full.positions.length / 3 }, (_, v) =>
    trim([full.positions[v * 3]!, full.positions[v * 3 + 1]!, full.positions[v * 3 + 2]!]),
  );
  const care = tapes.map((tape) => (tape > 0.15 ? 3 : 1.2));
  const { mesh } = await simplify(full, {
    triangles,
    normals: fieldNormals(field, full),
    care,
    fields: [tapes],
  });
  const normals = fieldNormals(field, mesh);
  const open = openness(field, mesh.positions, normals);
  const count = mesh.positions.length / 3;
  const width = dense.weights.bones.length;
  const near = nearestSkin(dense, 2);
  const joints = new Uint16Array(count * 4);
  const weights = new Float32Array(count * 4);
  const colours = new Float32Array(count * 4);
  const row = {
    bones: dense.weights.bones,
    weights: new Float32Array(width),
    nearest: new Uint16Array(1),
  };
  for (let v = 0; v < count; v++) {
    row.weights.fill(0);
    const p: Vec3 = [
      mesh.positions[v * 3]!,
      mesh.positions[v * 3 + 1]!,
      mesh.positions[v * 3 + 2]!,
    ];
    for (const [skin, share] of near(p)) {
      for (let b = 0; b < width; b++)
        row.weights[b] = row.weights[b]! + dense.weights.weights[skin * width + b]! * share;
    }
    const best = strongest(row, 0);
    joints.set(best.bones, v * 4);
    weights.set(best.values, v * 4);
    colours.set([open[v]!, trim(p), 0, 0], v * 4);
  }
  return {
    name: 'nappy',
    positions: mesh.positions.map((x) => x / 100),
    normals,
    indices: mesh.indices,
    joints,
    weights,
    colours,
    morphs: [breathMorph(mesh.positions, normals)],
  };
}

/** Two tape tabs, as a soft distance that is 0.5 on their outline: the material draws it crisp. */
function trim(p: Vec3): number {
  if (p[1] < 5) return 0;
  const x = Math.max(0, Math.abs(Math.abs(p[0]) - 4.7) - 0.55);
  const z = Math.max(0, Math.abs(p[2] - 5.1) - 0.25);
  return Math.min(1, Math.max(0, 0.5 - (Math.hypot(x, z) - 0.35) / 2));
}

/** The six nearest skin vertices with weights that fall with distance. */
function nearestSkin(
  dense: Dense,
  size: number,
): (p: Vec3) => readonly (readonly [number, number])[] {
  const cells = new Map<string, number[]>();
  const { positions } = dense.mesh;
  const key = (x: number, y: number, z: number): string =>
    `${Math.floor(x / size)},${Math.floor(y / size)},${Math.floor(z / size)}`;
  for (let v = 0; v < positions.length / 3; v++) {
    const k = key(positions[v * 3]!, positions[v * 3 + 1]!, positions[v * 3 + 2]!);
    const list = cells.get(k);
    if (list) list.push(v);
    else cells.set(k, [v]);
  }
  return (p) => {
    const found: [number, number][] = [];
    for (let i = -1; i <= 1; i++) {
      for (let j = -1; j <= 1; j++) {
        for (let k = -1; k <= 1; k++) {
          for (const v of cells.get(key(p[0] + i * size, p[1] + j * size, p[2] + k * size)) ?? []) {
            found.push([
              v,
              Math.hypot(
                positions[v * 3]! - p[0],
                positions[v * 3 + 1]! - p[1],
                positions[v * 3 + 2]! - p[2],
              ),
            ]);
          }
        }
      }
    }
    found.sort((a, b) => a[1] - b[1] || a[0] - b[0]);
    const best = found.slice(0, 6).map(([v, d]) => [v, 1 / (d + 0.05)] as const);
    const sum = best.reduce((total, [, w]) => total + w, 0);
    return best.map(([v, w]) => [v, w / sum] as const);
  };
}

async function hair(triangles: number): Promise<GltfPart> {
  const field = sculpt(hairShape);
  const full = meshOf(field, { cell: 0.1 });
  const care = Float32Array.from({ length: full.positions.length / 3 }, (_, v) =>
    hairCare([full.positions[v * 3]!, full.positions[v * 3 + 1]!, full.positions[v * 3 + 2]!]),
  );
  const { mesh } = await simplify(full, { triangles, normals: fieldNormals(field, full), care });
  const normals = fieldNormals(field, mesh);
  const open = openness(field, mesh.positions, normals, { reach: 1.2 });
  const count = mesh.positions.length / 3;
  const joints = new Uint16Array(count * 4);
  const weights = new Float32Array(count * 4);
  const colours = new Float32Array(count * 4);
  for (let v = 0; v < count; v++) {
    joints[v * 4] = boneNames.indexOf('head');
    weights[v * 4] = 1;
    const p: Vec3 = [
      mesh.positions[v * 3]!,
      mesh.positions[v * 3 + 1]!,
      mesh.positions[v * 3 + 2]!,
    ];
    colours.set([open[v]!, thickness(p), 0, 0], v * 4);
  }
  return {
    name: 'hair',
    positions: mesh.positions.map((x) => x / 100),
    normals,
    indices: mesh.indices,
    joints,
    weights,
    colours,
  };
}

export { morphNames };
