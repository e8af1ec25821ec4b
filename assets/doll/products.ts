/** Everything the bake makes, as bytes by file name. */
import {
  fieldNormals,
  meshOf,
  openness,
  sculpt,
  simplify,
  strongest,
  writeGlb,
  type GltfBone,
  type GltfPart,
  type Vec3,
} from '../sculpt/index.ts';
import { makeAtlas } from './atlas.ts';
import { bodyField } from './body.ts';
import { morphNames } from './expressions.ts';
import { subtractVector, scale } from './frame.ts';
import { hairCare, hairShape, thickness } from './hair.ts';
import { heldParts } from './held.ts';
import { nappyShape } from './nappy.ts';
import { rigFile } from './rig.ts';
import { boneByName, boneNames, skeleton } from './skeleton.ts';
import { breathMorph, denseBody, skinPart, type Dense } from './skin.ts';

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
  const drawnParts = heldParts(field);
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
