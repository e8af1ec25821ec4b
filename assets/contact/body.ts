/**
 * The doll as a solid to press against, made from the very triangles that are drawn.
 *
 * Signed distance by nearest triangle (a box tree that is refitted for every pose), remembered on a
 * lazy grids (the nearer the skin the finer) and read with trilinear interpolation, so a solve costs microseconds a
 * query.
 */
import type { Solid } from './solid.ts';
import { TriangleTree } from './triangle-tree.ts';
import type { PosedBody } from './types.ts';

/** Far from the skin distances change slowly: a wide grid will do there. Between toes they change within a millimetre. */
const fineCell = 0.00125;
const middleCell = 0.0025;
const middleFrom = 0.005;
const wideCell = 0.01;
const wideFrom = 0.014;
const blockEdge = 8;
const margin = 0.03;

/** A body that reads its distances from lazy grids over the tree as it is posed now. */
export const bodyFromSolid = (solid: Solid): PosedBody => {
  const fine = lazyGrid(solid, fineCell);
  const middle = lazyGrid(solid, middleCell);
  const wide = lazyGrid(solid, wideCell);
  const scratch = new Float64Array(3);
  const sample: PosedBody['sample'] = (x, y, z, gradient) => {
    const rough = wide(x, y, z, gradient);
    if (Math.abs(rough) > wideFrom) return rough;
    const near = middle(x, y, z, gradient);
    return Math.abs(near) > middleFrom ? near : fine(x, y, z, gradient);
  };
  return { sample, distance: (x, y, z) => sample(x, y, z, scratch) };
};

/** Distances of a tree at the nodes of a grid, worked out when first asked for. */
const lazyGrid = (tree: Solid, cell: number): PosedBody['sample'] => {
  const bounds = tree.bounds();
  const low = [0, 1, 2].map((axis) => bounds[axis]! - margin) as [number, number, number];
  const high = [0, 1, 2].map((axis) => bounds[axis + 3]! + margin) as [number, number, number];
  const size = [0, 1, 2].map(
    (axis) => Math.ceil((high[axis]! - low[axis]!) / (cell * blockEdge)) + 1,
  ) as [number, number, number];
  const blocks = new Array<Float32Array | undefined>(size[0] * size[1] * size[2]);

  const node = (i: number, j: number, k: number): number => {
    const block = (i >> 3) + size[0] * ((j >> 3) + size[1] * (k >> 3));
    const values = (blocks[block] ??= new Float32Array(blockEdge ** 3).fill(NaN));
    const at = (i & 7) + 8 * ((j & 7) + 8 * (k & 7));
    const known = values[at]!;
    if (!Number.isNaN(known)) return known;
    const d = tree.distance(low[0] + i * cell, low[1] + j * cell, low[2] + k * cell);
    values[at] = d;
    // As it was rounded, so that the first answer is the same as all later ones.
    return values[at]!;
  };

  return (x, y, z, gradient) => {
    const cx = Math.min(high[0], Math.max(low[0], x));
    const cy = Math.min(high[1], Math.max(low[1], y));
    const cz = Math.min(high[2], Math.max(low[2], z));
    const fx = (cx - low[0]) / cell;
    const fy = (cy - low[1]) / cell;
    const fz = (cz - low[2]) / cell;
    const i = Math.floor(fx);
    const j = Math.floor(fy);
    const k = Math.floor(fz);
    const u = fx - i;
    const v = fy - j;
    const w = fz - k;
    let values: Float32Array | undefined;
    const at = (i & 7) + 8 * ((j & 7) + 8 * (k & 7));
    // Nearly always all eight corners are in one block and known.
    if ((i & 7) < 7 && (j & 7) < 7 && (k & 7) < 7) {
      values = blocks[(i >> 3) + size[0] * ((j >> 3) + size[1] * (k >> 3))];
    }
    let a = NaN;
    let b = a;
    let c = a;
    let d = a;
    let e = a;
    let f = a;
    let g = a;
    let h = a;
    if (values) {
      a = values[at]!;
      b = values[at + 1]!;
      c = values[at + 8]!;
      d = values[at + 9]!;
      e = values[at + 64]!;
      f = values[at + 65]!;
      g = values[at + 72]!;
      h = values[at + 73]!;
    }
    if (Number.isNaN(a + b + c + d + e + f + g + h)) {
      a = node(i, j, k);
      b = node(i + 1, j, k);
      c = node(i, j + 1, k);
      d = node(i + 1, j + 1, k);
      e = node(i, j, k + 1);
      f = node(i + 1, j, k + 1);
      g = node(i, j + 1, k + 1);
      h = node(i + 1, j + 1, k + 1);
    }
    const ab = a + (b - a) * u;
    const cd = c + (d - c) * u;
    const ef = e + (f - e) * u;
    const gh = g + (h - g) * u;
    const near = ab + (cd - ab) * v;
    const far = ef + (gh - ef) * v;
    gradient[0] =
      (((b - a) * (1 - v) + (d - c) * v) * (1 - w) + ((f - e) * (1 - v) + (h - g) * v) * w) / cell;
    gradient[1] = ((cd - ab) * (1 - w) + (gh - ef) * w) / cell;
    gradient[2] = (far - near) / cell;
    const inside = near + (far - near) * w;
    if (x === cx && y === cy && z === cz) return inside;
    // Beyond the box the way to it is added: a bound is all that is needed there.
    return Math.max(inside, 0) + Math.sqrt((x - cx) ** 2 + (y - cy) ** 2 + (z - cz) ** 2);
  };
};

/** One pose of one mesh, metres. */
export const bodyFromMesh = (positions: Float32Array, indices: Uint32Array): PosedBody =>
  bodyFromSolid(new TriangleTree(indices, positions));
