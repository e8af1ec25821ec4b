/** From the body's field to its skin: mesh, weights, simplification, masks, closed face, morphs. */
import {
  fieldNormals,
  mendFolds,
  meshOf,
  openness,
  relax,
  simplify,
  strongest,
  weigh,
  type Field,
  type Mesh,
  type Vec3,
  type Weights,
} from '../sculpt/index.ts';
import { breath, faceMorphs, flush } from './expressions.ts';
import { restFace, type Offset } from './face-warp.ts';
import { leastOpen, lipOutline, masksAt } from './masks.ts';
import { openings, ringsOf } from './opening.ts';
import { bodyWeights } from './skinning.ts';
import { setIn } from './stitch.ts';
import { navel } from './trunk.ts';
import { headFrame } from './skeleton.ts';

export interface Dense {
  readonly mesh: Mesh;
  readonly normals: Float32Array;
  readonly weights: Weights;
}

/** The body in full detail, with its weights. */
export function denseBody(field: Field, cell: number): Dense {
  const mesh = meshOf(field, { cell });
  return { mesh, normals: fieldNormals(field, mesh), weights: weigh(field, mesh, bodyWeights) };
}

const smooth = (t: number): number => {
  const c = Math.min(1, Math.max(0, t));
  return c * c * (3 - 2 * c);
};
const at = (array: ArrayLike<number>, v: number): Vec3 => [
  array[v * 3]!,
  array[v * 3 + 1]!,
  array[v * 3 + 2]!,
];

const isEar = ([x, y]: Vec3): boolean => Math.abs(x) > 5.2 && Math.abs(y + 0.7) < 2.2;

/** How dear a place is to the simplifier. */
function careAt(world: Vec3, bone: string): number {
  if (/Proximal|Distal/.test(bone)) return 2.4;
  if (bone.endsWith('Toe')) return 5;
  // Round all over, and often near: with less the heel's outline has corners.
  if (bone.endsWith('Foot')) return 6;
  if (bone.endsWith('Hand')) return 1.6;
  if (bone === 'head') {
    const [x, y, z] = headFrame.local(world);
    if (isEar([x, y, z])) return 3.2;
    // Nose, chin and brows; lids and lips are meshed by their own rings.
    const nose = Math.exp(-((x / 0.8) ** 4) - ((y + 2.3) / 0.45) ** 2);
    const chin = Math.exp(-((x / 1.3) ** 2) - ((y + 4.6) / 0.4) ** 2);
    const brow = Math.exp(-(((Math.abs(x) - 2.5) / 1.5) ** 2) - ((y - 1.5) / 0.8) ** 2);
    // Around the rings of the mouth, where a smile bends the skin most.
    const muzzle = Math.exp(-((x / 1.9) ** 4) - ((y + 3.8) / 1.1) ** 4);
    return z > 3 ? 1.3 + 5 * nose + 1.5 * chin + brow + 3.5 * muzzle : 1;
  }
  if (bone === 'chest' && world[1] > 8) {
    const nipple = Math.hypot(Math.abs(world[0]) - 2.95, world[2] + 9.7);
    return 1 + 4 * Math.exp(-((nipple / 0.5) ** 2));
  }
  if (bone === 'spine' && world[1] > 9) {
    return 1 + 6 * Math.exp(-(((world[0] - navel[0]) ** 2 + (world[2] - navel[2]) ** 2) / 1.1));
  }
  // Skin under the nappy is never seen.
  if (world[2] > 4.2 && Math.abs(world[0]) < 6 && (bone === 'hips' || bone === 'spine')) return 0.5;
  return 1;
}

/** A skinned, closed-faced part in metres, ready for `writeGlb`. */
export interface SkinPart {
  readonly positions: Float32Array;
  readonly normals: Float32Array;
  readonly indices: Uint32Array;
  readonly joints: Uint16Array;
  readonly weights: Float32Array;
  readonly colours: Float32Array;
  readonly uvs: Float32Array;
  readonly morphs: readonly {
    readonly name: string;
    readonly positions: Float32Array;
    readonly normals: Float32Array;
    readonly colours?: Float32Array;
  }[];
}

/** The dense vertex that stands for each vertex of `mesh`: the nearest one. */
function nearestDense(dense: Mesh, mesh: Mesh): Uint32Array {
  const SIZE = 0.5;
  const cells = new Map<string, number[]>();
  const cell = (p: Vec3, i = 0, j = 0, k = 0): string =>
    `${Math.floor(p[0] / SIZE) + i},${Math.floor(p[1] / SIZE) + j},${Math.floor(p[2] / SIZE) + k}`;
  for (let v = 0; v < dense.positions.length / 3; v++) {
    const key = cell(at(dense.positions, v));
    const list = cells.get(key);
    if (list) list.push(v);
    else cells.set(key, [v]);
  }
  return Uint32Array.from({ length: mesh.positions.length / 3 }, (_, v) => {
    const p = at(mesh.positions, v);
    let [best, least] = [0, Infinity];
    for (const i of [-1, 0, 1]) {
      for (const j of [-1, 0, 1]) {
        for (const k of [-1, 0, 1]) {
          for (const other of cells.get(cell(p, i, j, k)) ?? []) {
            const q = at(dense.positions, other);
            const d = (p[0] - q[0]) ** 2 + (p[1] - q[1]) ** 2 + (p[2] - q[2]) ** 2;
            if (d < least) [best, least] = [other, d];
          }
        }
      }
    }
    return best;
  });
}

export async function skinPart(
  field: Field,
  dense: Dense,
  triangles: number,
  light = false,
): Promise<SkinPart> {
  const { bones, nearest } = dense.weights;
  const count = dense.mesh.positions.length / 3;
  const care = new Float32Array(count);
  const lips = new Float32Array(count);
  for (let v = 0; v < count; v++) {
    const p = at(dense.mesh.positions, v);
    const bone = bones[nearest[v]!]!;
    care[v] = careAt(p, bone);
    lips[v] = lipOutline(p, bone);
  }
  const rough = await simplify(dense.mesh, {
    triangles,
    normals: dense.normals,
    care,
    fields: [lips],
  });
  let { mesh } = rough;
  const kin = nearestDense(dense.mesh, mesh);
  // Where an outline is seen near: feet and ears.
  const rounded = (v: number): boolean => {
    const bone = bones[nearest[kin[v]!]!]!;
    return (
      /Foot|Toe/.test(bone) || (bone === 'head' && isEar(headFrame.local(at(mesh.positions, v))))
    );
  };
  relax(field, mesh, rounded, 3);
  mendFolds(field, mesh);
  for (const opening of openings(light))
    mesh = setIn(mesh, ringsOf(field, opening), opening.bottom);
  const kept = nearestDense(dense.mesh, mesh);
  const normals = fieldNormals(field, mesh);
  const open = openness(field, mesh.positions, normals);
  const vertices = kept.length;
  const joints = new Uint16Array(vertices * 4);
  const weights = new Float32Array(vertices * 4);
  const colours = new Float32Array(vertices * 4);
  const uvs = new Float32Array(vertices * 2);
  kept.forEach((old, v) => {
    const row = strongest(dense.weights, old);
    joints.set(row.bones, v * 4);
    weights.set(row.values, v * 4);
    const p = at(mesh.positions, v);
    const bone = bones[nearest[old]!]!;
    const m = masksAt(p, at(normals, v), bone);
    const least = bone === 'head' ? leastOpen(p) * (1 - m.inside) : 0;
    // The hollow of the mouth is deep red, not black.
    colours.set([Math.max(open[v]!, least, 0.78 * m.inside), m.blush, m.lips, m.inside], v * 4);
    uvs.set([m.palm, 0], v * 2);
  });
  const isHead = (v: number): boolean => bones[nearest[kept[v]!]!] === 'head';
  const { base, morphs } = warpFace(mesh.positions, normals, isHead);
  const reddened = morphs.map((morph) => ({
    ...morph,
    colours: redness(mesh.positions, colours, isHead, flush[morph.name] ?? 0),
  }));
  return {
    positions: base.positions.map((x) => x / 100),
    normals: base.normals,
    indices: mesh.indices,
    joints,
    weights,
    colours,
    uvs,
    morphs: [breathMorph(mesh.positions, normals), ...reddened],
  };
}

/** Blush added all over the face, least where it is red already. */
function redness(
  positions: ArrayLike<number>,
  masks: Float32Array,
  isHead: (vertex: number) => boolean,
  amount: number,
): Float32Array {
  const added = new Float32Array(masks.length);
  for (let v = 0; amount > 0 && v < masks.length / 4; v++) {
    if (!isHead(v)) continue;
    const [, y, z] = headFrame.local(at(positions, v));
    const face = smooth((z - 0.5) / 3) * smooth((5.5 - y) / 3.5) * smooth((y + 6.3) / 1.6);
    added[v * 4 + 1] = amount * face * (1 - masks[v * 4 + 1]!);
  }
  return added;
}

/** Applies an offset of the head frame at a world point. */
const moveWorld =
  (offset: Offset) =>
  (p: Vec3): Vec3 => {
    const o = headFrame.offset(offset(headFrame.local(p)));
    return [p[0] + o[0], p[1] + o[1], p[2] + o[2]];
  };

/** Position and normal of a point under a smooth map, the normal by the map's own derivative. */
function carry(map: (p: Vec3) => Vec3, p: Vec3, n: Vec3): { point: Vec3; normal: Vec3 } {
  const h = 0.05;
  const point = map(p);
  // Two tangents carried along; their cross product is the new normal.
  const helper: Vec3 = Math.abs(n[0]) < 0.6 ? [1, 0, 0] : [0, 1, 0];
  const t = normalise([
    n[1] * helper[2] - n[2] * helper[1],
    n[2] * helper[0] - n[0] * helper[2],
    n[0] * helper[1] - n[1] * helper[0],
  ]);
  const b: Vec3 = [n[1] * t[2] - n[2] * t[1], n[2] * t[0] - n[0] * t[2], n[0] * t[1] - n[1] * t[0]];
  const along = (d: Vec3): Vec3 => {
    const plus = map([p[0] + d[0] * h, p[1] + d[1] * h, p[2] + d[2] * h]);
    const minus = map([p[0] - d[0] * h, p[1] - d[1] * h, p[2] - d[2] * h]);
    return [plus[0] - minus[0], plus[1] - minus[1], plus[2] - minus[2]];
  };
  const u = along(t);
  const v = along(b);
  const normal: Vec3 = [
    u[1] * v[2] - u[2] * v[1],
    u[2] * v[0] - u[0] * v[2],
    u[0] * v[1] - u[1] * v[0],
  ];
  const size = Math.hypot(...normal);
  return {
    point,
    normal: size > 1e-9 ? [normal[0] / size, normal[1] / size, normal[2] / size] : n,
  };
}

const normalise = (v: Vec3): Vec3 => {
  const size = Math.hypot(...v) || 1;
  return [v[0] / size, v[1] / size, v[2] / size];
};

/** Closes the face and makes its morphs; positions in centimetres in, morph offsets in metres out. */
export function warpFace(
  open: ArrayLike<number>,
  normals: ArrayLike<number>,
  isHead: (vertex: number) => boolean,
  rest: Offset = restFace,
  /** Instead of the face's own movements: whole offsets from the open sculpture, by morph. */
  instead?: Readonly<Record<string, Offset>>,
  /** Added to the face's own movements, by morph. */
  also: Readonly<Record<string, Offset>> = {},
): {
  readonly base: { readonly positions: Float32Array; readonly normals: Float32Array };
  readonly morphs: SkinPart['morphs'];
} {
  const count = open.length / 3;
  const base = { positions: Float32Array.from(open), normals: Float32Array.from(normals) };
  const toRest = moveWorld(rest);
  for (let v = 0; v < count; v++) {
    if (!isHead(v)) continue;
    const { point, normal } = carry(toRest, at(open, v), at(normals, v));
    base.positions.set(point, v * 3);
    base.normals.set(normal, v * 3);
  }
  const morphs = Object.entries(faceMorphs).map(([name, offset]) => {
    const positions = new Float32Array(open.length);
    const turned = new Float32Array(open.length);
    const whole: Offset = instead
      ? (instead[name] ?? rest)
      : (p) => {
          const a = rest(p);
          const b = offset(p);
          const c = also[name]?.(p) ?? [0, 0, 0];
          return [a[0] + b[0] + c[0], a[1] + b[1] + c[1], a[2] + b[2] + c[2]];
        };
    const map = moveWorld(whole);
    for (let v = 0; v < count; v++) {
      if (!isHead(v)) continue;
      const p = at(open, v);
      const o = offset(headFrame.local(p));
      if (!instead && Math.abs(o[0]) + Math.abs(o[1]) + Math.abs(o[2]) < 0.0015) continue;
      const { point, normal } = carry(map, p, at(normals, v));
      for (let axis = 0; axis < 3; axis++) {
        positions[v * 3 + axis] = (point[axis]! - base.positions[v * 3 + axis]!) / 100;
        turned[v * 3 + axis] = normal[axis]! - base.normals[v * 3 + axis]!;
      }
    }
    return { name, positions, normals: turned };
  });
  return { base, morphs };
}

export function breathMorph(
  positions: ArrayLike<number>,
  normals: ArrayLike<number>,
): SkinPart['morphs'][number] {
  const moved = new Float32Array(positions.length);
  const turned = new Float32Array(positions.length);
  const map = (p: Vec3): Vec3 => {
    const o = breath(p);
    return [p[0] + o[0], p[1] + o[1], p[2] + o[2]];
  };
  for (let v = 0; v < positions.length / 3; v++) {
    const p = at(positions, v);
    const o = breath(p);
    if (Math.abs(o[0]) + Math.abs(o[1]) < 0.0015) continue;
    const n = at(normals, v);
    const { normal } = carry(map, p, n);
    for (let axis = 0; axis < 3; axis++) {
      moved[v * 3 + axis] = o[axis]! / 100;
      turned[v * 3 + axis] = normal[axis]! - n[axis]!;
    }
  }
  return { name: 'breath', positions: moved, normals: turned };
}
