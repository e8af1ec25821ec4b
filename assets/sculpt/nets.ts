/**
 * Field → triangles: sparse surface nets with one vertex a patch of surface (so the mesh is manifold). Blocks
 * that cannot hold the surface are never sampled; every vertex is then drawn onto the surface.
 */
import type { Field } from './field.ts';
import { project, type Mesh } from './mesh.ts';

export interface MeshOptions {
  /** Edge of a grid cell [cm]. */
  readonly cell: number;
  /** Newton steps onto the surface. */
  readonly projections?: number;
  /** How much faster than 1:1 the field may change; ellipsoids are only distances to first order. */
  readonly slack?: number;
}

const COARSE = 16;
const FINE = 4;

/** The two corners of a cell's edges: four along x, four along y, four along z. Corner = x + 2y + 4z. */
const EDGES: readonly number[] = [
  ...[0, 1, 2, 3, 4, 5, 6, 7],
  ...[0, 2, 1, 3, 4, 6, 5, 7],
  ...[0, 4, 1, 5, 2, 6, 3, 7],
];
/** Corners around each face, and the edge from each corner to the next. */
const FACES: readonly { readonly corners: readonly number[]; readonly edges: readonly number[] }[] =
  [
    { corners: [0, 2, 6, 4], edges: [4, 10, 6, 8] },
    { corners: [1, 3, 7, 5], edges: [5, 11, 7, 9] },
    { corners: [0, 1, 5, 4], edges: [0, 9, 2, 8] },
    { corners: [2, 3, 7, 6], edges: [1, 11, 3, 10] },
    { corners: [0, 1, 3, 2], edges: [0, 5, 1, 4] },
    { corners: [4, 5, 7, 6], edges: [2, 7, 3, 6] },
  ];
/** Which edge of the four cells around a grid edge that grid edge is, for the axes x, y and z. */
const AROUND: readonly (readonly [number, number, number, number])[] = [
  [0, 1, 3, 2],
  [4, 6, 7, 5],
  [8, 9, 11, 10],
];

/** Meshes the zero surface of a field. */
export function meshOf(field: Field, options: MeshOptions): Mesh {
  const { cell, projections = 3, slack = 1.6 } = options;
  const bounds = field.bounds();
  // Offsetting by an odd fraction keeps symmetric shapes off the grid planes.
  const origin = [0, 1, 2].map((axis) => bounds[axis]! - cell * 2.37);
  const blocks = [0, 1, 2].map((axis) =>
    Math.ceil((bounds[axis + 3]! + cell * 2 - origin[axis]!) / (cell * COARSE)),
  );
  const nx = blocks[0]! * COARSE + 1;
  const ny = blocks[1]! * COARSE + 1;
  const nz = blocks[2]! * COARSE + 1;
  const values = new Float32Array(nx * ny * nz).fill(NaN);
  const at = (i: number, j: number, k: number): number => i + nx * (j + ny * k);
  const x = (i: number): number => origin[0]! + i * cell;
  const y = (j: number): number => origin[1]! + j * cell;
  const z = (k: number): number => origin[2]! + k * cell;

  const mayHold = (i: number, j: number, k: number, size: number): boolean => {
    const half = (size * cell) / 2;
    const reach = half * Math.sqrt(3) * slack;
    return Math.abs(field.distance(x(i) + half, y(j) + half, z(k) + half, reach * 1.01)) < reach;
  };
  const sample = (i: number, j: number, k: number): void => {
    const index = at(i, j, k);
    if (Number.isNaN(values[index]!)) values[index] = field.distance(x(i), y(j), z(k));
  };

  const fine: [number, number, number][] = [];
  for (let K = 0; K < blocks[2]!; K++) {
    for (let J = 0; J < blocks[1]!; J++) {
      for (let I = 0; I < blocks[0]!; I++) {
        if (!mayHold(I * COARSE, J * COARSE, K * COARSE, COARSE)) continue;
        for (let k = 0; k < COARSE; k += FINE) {
          for (let j = 0; j < COARSE; j += FINE) {
            for (let i = 0; i < COARSE; i += FINE) {
              const corner: [number, number, number] = [
                I * COARSE + i,
                J * COARSE + j,
                K * COARSE + k,
              ];
              if (mayHold(...corner, FINE)) fine.push(corner);
            }
          }
        }
      }
    }
  }
  // A surface that crosses a block's face goes on in the next block, whatever the bound said.
  const known = new Set(fine.map(([i, j, k]) => at(i, j, k)));
  for (let next = 0; next < fine.length; next++) {
    const [i0, j0, k0] = fine[next]!;
    const sides = [0, 0, 0, 0, 0, 0];
    for (let k = 0; k <= FINE; k++) {
      for (let j = 0; j <= FINE; j++) {
        for (let i = 0; i <= FINE; i++) {
          sample(i0 + i, j0 + j, k0 + k);
          const sign = values[at(i0 + i, j0 + j, k0 + k)]! < 0 ? 1 : 2;
          const cell = [i, j, k];
          for (let axis = 0; axis < 3; axis++) {
            if (cell[axis] === 0) sides[axis * 2] = sides[axis * 2]! | sign;
            if (cell[axis] === FINE) sides[axis * 2 + 1] = sides[axis * 2 + 1]! | sign;
          }
        }
      }
    }
    sides.forEach((signs, side) => {
      if (signs !== 3) return;
      const block: [number, number, number] = [i0, j0, k0];
      block[side >> 1] = block[side >> 1]! + (side & 1 ? FINE : -FINE);
      const key = at(...block);
      if (known.has(key)) return;
      known.add(key);
      fine.push(block);
    });
  }

  const cellAt = new Map<number, number>();
  /** For every cell and each of its twelve edges: the vertex whose patch crosses that edge, or −1. */
  const patchVertex: number[] = [];
  const positions: number[] = [];
  const corner = [0, 1, nx, nx + 1, nx * ny, nx * ny + 1, nx * ny + nx, nx * ny + nx + 1];
  const signs = new Uint8Array(8);
  const patches = new Int8Array(12);
  const sums = new Float64Array(4);
  const cells: number[] = [];
  for (const [i0, j0, k0] of fine) {
    for (let k = k0; k < k0 + FINE; k++) {
      for (let j = j0; j < j0 + FINE; j++) {
        for (let i = i0; i < i0 + FINE; i++) {
          const base = at(i, j, k);
          let inside = 0;
          for (let c = 0; c < 8; c++) {
            signs[c] = values[base + corner[c]!]! < 0 ? 1 : 0;
            inside += signs[c]!;
          }
          if (inside === 0 || inside === 8) continue;
          cellAt.set(base, cells.length);
          cells.push(base);
          findPatches(signs, patches);
          const first = patchVertex.length;
          for (let e = 0; e < 12; e++) patchVertex.push(-1);
          for (let e = 0; e < 12; e++) {
            if (patches[e] !== e) continue;
            sums.fill(0);
            for (let other = e; other < 12; other++) {
              if (patches[other] !== e) continue;
              const from = EDGES[other * 2]!;
              const to = EDGES[other * 2 + 1]!;
              const va = values[base + corner[from]!]!;
              const t = va / (va - values[base + corner[to]!]!);
              sums[0]! += (from & 1) + ((to & 1) - (from & 1)) * t;
              sums[1]! += ((from >> 1) & 1) + (((to >> 1) & 1) - ((from >> 1) & 1)) * t;
              sums[2]! += (from >> 2) + ((to >> 2) - (from >> 2)) * t;
              sums[3]!++;
              patchVertex[first + other] = positions.length / 3;
            }
            const n = sums[3]!;
            positions.push(
              x(i) + (sums[0]! / n) * cell,
              y(j) + (sums[1]! / n) * cell,
              z(k) + (sums[2]! / n) * cell,
            );
          }
        }
      }
    }
  }

  const indices: number[] = [];
  const steps = [1, nx, nx * ny];
  const p = positions;
  const apart = (a: number, b: number): number =>
    (p[a * 3]! - p[b * 3]!) ** 2 +
    (p[a * 3 + 1]! - p[b * 3 + 1]!) ** 2 +
    (p[a * 3 + 2]! - p[b * 3 + 2]!) ** 2;
  for (const base of cells) {
    const here = values[base]! < 0;
    for (let axis = 0; axis < 3; axis++) {
      if (values[base + steps[axis]!]! < 0 === here) continue;
      const u = steps[(axis + 1) % 3]!;
      const v = steps[(axis + 2) % 3]!;
      const local = AROUND[axis]!;
      const vertex = (cellBase: number, edge: number): number => {
        const index = cellAt.get(cellBase);
        if (index === undefined) throw new Error('The surface left the sampled blocks');
        return patchVertex[index * 12 + edge]!;
      };
      const a = vertex(base, local[0]);
      const b = vertex(base - u, local[1]);
      const c = vertex(base - u - v, local[2]);
      const d = vertex(base - v, local[3]);
      const quad = here ? [a, b, c, d] : [a, d, c, b];
      // Split along the shorter diagonal: fewer slivers.
      if (apart(quad[0]!, quad[2]!) <= apart(quad[1]!, quad[3]!)) {
        indices.push(quad[0]!, quad[1]!, quad[2]!, quad[0]!, quad[2]!, quad[3]!);
      } else {
        indices.push(quad[1]!, quad[2]!, quad[3]!, quad[1]!, quad[3]!, quad[0]!);
      }
    }
  }
  const mesh = { positions: Float32Array.from(positions), indices: Uint32Array.from(indices) };
  project(field, mesh.positions, projections, cell);
  return mesh;
}

/**
 * Groups the crossed edges of a cell into patches of surface: `patches[edge]` becomes the lowest edge of
 * its patch, −1 where the edge is not crossed. Two sheets in one cell stay two sheets, so that webs
 * of fingers and corners of lids close without sharing an edge.
 */
function findPatches(signs: Uint8Array, patches: Int8Array): void {
  for (let e = 0; e < 12; e++) {
    patches[e] = signs[EDGES[e * 2]!] === signs[EDGES[e * 2 + 1]!] ? -1 : e;
  }
  const unite = (a: number, b: number): void => {
    const low = Math.min(patches[a]!, patches[b]!);
    const high = Math.max(patches[a]!, patches[b]!);
    if (low !== high) for (let e = 0; e < 12; e++) if (patches[e] === high) patches[e] = low;
  };
  for (const { corners, edges } of FACES) {
    const crossed = edges.filter((e) => patches[e]! >= 0);
    if (crossed.length === 2) unite(crossed[0]!, crossed[1]!);
    if (crossed.length !== 4) continue;
    // An ambiguous face: each inside corner keeps to itself, seen alike from both cells.
    corners.forEach((c, i) => {
      if (signs[c] === 1) unite(edges[i]!, edges[(i + 3) % 4]!);
    });
  }
}
