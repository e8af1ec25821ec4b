/**
 * The doll as a solid to press against, made from the very triangles that are drawn.
 *
 * Signed distance by nearest triangle (a box tree that is refitted for every pose), remembered on
 * lazy grids (the nearer the skin the finer) and read with trilinear interpolation, so a solve costs microseconds a
 * query.
 */
import type { Solid } from './solid.ts';
import { TriangleTree } from './triangle-tree.ts';
import type { PosedBody } from './types.ts';

/**
 * Far from the skin distances change slowly: a wide grid will do there. Between toes they change within a millimetre.
 * A cell all of whose corners are further than this from the skin is read as it is; others are read finer.
 */
const wide = { cell: 0.01, far: 0.014 };
const middle = { cell: 0.0025, far: 0.005 };
const fine = { cell: 0.00125, far: 0 };
/** Cells along the edge of a block, a power of two: most cells have all their corners in one block. */
const blockBits = 4;
const blockEdge = 1 << blockBits;
const inBlock = blockEdge - 1;
/** From a node to the next one along y and z. */
const stepY = blockEdge;
const stepZ = blockEdge * blockEdge;
const margin = 0.03;

/** A body that reads its distances from lazy grids over the tree as it is posed now. */
export const bodyFromSolid = (solid: Solid): PosedBody => {
  const far = new LazyGrid(solid, wide);
  const near = new LazyGrid(solid, middle);
  const nearest = new LazyGrid(solid, fine);
  const scratch = new Float64Array(3);
  const sample: PosedBody['sample'] = (x, y, z, gradient) => {
    let distance = far.read(x, y, z, gradient);
    if (Number.isNaN(distance)) distance = near.read(x, y, z, gradient);
    return Number.isNaN(distance) ? nearest.read(x, y, z, gradient) : distance;
  };
  return { sample, distance: (x, y, z) => sample(x, y, z, scratch) };
};

/** Distances of a solid at the nodes of a grid, worked out when first asked for. */
class LazyGrid {
  private readonly low: readonly [number, number, number];
  private readonly high: readonly [number, number, number];
  private readonly size: readonly [number, number, number];
  private readonly blocks: (Float32Array | undefined)[];
  /** For each cell 1 if it is far from the skin, 2 if it is near, 0 if nobody asked. */
  private readonly known: (Uint8Array | undefined)[];

  /** @param far m; cells nearer to the skin are left to a finer grid, if it is more than 0 */
  constructor(
    private readonly solid: Solid,
    private readonly options: { readonly cell: number; readonly far: number },
  ) {
    const bounds = solid.bounds();
    this.low = [0, 1, 2].map((axis) => bounds[axis]! - margin) as [number, number, number];
    this.high = [3, 4, 5].map((axis) => bounds[axis]! + margin) as [number, number, number];
    this.size = [0, 1, 2].map(
      (axis) => Math.ceil((this.high[axis]! - this.low[axis]!) / (options.cell * blockEdge)) + 1,
    ) as [number, number, number];
    const blocks = this.size[0] * this.size[1] * this.size[2];
    this.blocks = new Array<Float32Array | undefined>(blocks);
    this.known = new Array<Uint8Array | undefined>(blocks);
  }

  private node(i: number, j: number, k: number): number {
    const { low, size, solid } = this;
    const { cell } = this.options;
    const block = (i >> blockBits) + size[0] * ((j >> blockBits) + size[1] * (k >> blockBits));
    const values = (this.blocks[block] ??= new Float32Array(blockEdge ** 3).fill(NaN));
    const at = (i & inBlock) + stepY * (j & inBlock) + stepZ * (k & inBlock);
    const known = values[at]!;
    if (!Number.isNaN(known)) return known;
    values[at] = solid.distance(low[0] + i * cell, low[1] + j * cell, low[2] + k * cell);
    // As it was rounded, so that the first answer is the same as all later ones.
    return values[at]!;
  }

  /** Whether a cell is further from the skin than `far` with all its corners. */
  private isFar(i: number, j: number, k: number, block: number, at: number): boolean {
    const flags = (this.known[block] ??= new Uint8Array(blockEdge ** 3));
    if (flags[at] === 0) {
      let least = Infinity;
      for (let corner = 0; corner < 8; corner++) {
        const d = this.node(i + (corner & 1), j + ((corner >> 1) & 1), k + (corner >> 2));
        least = Math.min(least, Math.abs(d));
      }
      flags[at] = least > this.options.far ? 1 : 2;
    }
    return flags[at] === 1;
  }

  /** Signed distance and its gradient; NaN in a cell so near the skin that a finer grid should be asked. */
  read(x: number, y: number, z: number, gradient: Float64Array): number {
    const { low, high, size, blocks } = this;
    const { cell, far: asked } = this.options;
    const cx = Math.min(high[0], Math.max(low[0], x));
    const cy = Math.min(high[1], Math.max(low[1], y));
    const cz = Math.min(high[2], Math.max(low[2], z));
    const inBox = x === cx && y === cy && z === cz;
    const fx = (cx - low[0]) / cell;
    const fy = (cy - low[1]) / cell;
    const fz = (cz - low[2]) / cell;
    const i = Math.floor(fx);
    const j = Math.floor(fy);
    const k = Math.floor(fz);
    const block = (i >> blockBits) + size[0] * ((j >> blockBits) + size[1] * (k >> blockBits));
    const at = (i & inBlock) + stepY * (j & inBlock) + stepZ * (k & inBlock);
    if (asked > 0 && inBox && !this.isFar(i, j, k, block, at)) return NaN;
    const u = fx - i;
    const v = fy - j;
    const w = fz - k;
    // Nearly always all eight corners are in one block and known.
    const whole = (i & inBlock) < inBlock && (j & inBlock) < inBlock && (k & inBlock) < inBlock;
    const values = whole ? blocks[block] : undefined;
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
      c = values[at + stepY]!;
      d = values[at + stepY + 1]!;
      e = values[at + stepZ]!;
      f = values[at + stepZ + 1]!;
      g = values[at + stepZ + stepY]!;
      h = values[at + stepZ + stepY + 1]!;
    }
    if (Number.isNaN(a + b + c + d + e + f + g + h)) {
      a = this.node(i, j, k);
      b = this.node(i + 1, j, k);
      c = this.node(i, j + 1, k);
      d = this.node(i + 1, j + 1, k);
      e = this.node(i, j, k + 1);
      f = this.node(i + 1, j, k + 1);
      g = this.node(i, j + 1, k + 1);
      h = this.node(i + 1, j + 1, k + 1);
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
    if (inBox) return inside;
    // Beyond the box the way to it is added: a bound is all that is needed there.
    return Math.max(inside, 0) + Math.sqrt((x - cx) ** 2 + (y - cy) ** 2 + (z - cz) ** 2);
  }
}

/** One pose of one mesh, metres. */
export const bodyFromMesh = (positions: Float32Array, indices: Uint32Array): PosedBody =>
  bodyFromSolid(new TriangleTree(indices, positions));
