/**
 * Field → triangles: sparse surface nets. Blocks that cannot hold the surface are never sampled;
 * every vertex is then drawn onto the surface along the gradient.
 */
import type { Field } from './field.ts';

/** Closed triangle mesh, counter-clockwise seen from outside. Positions in cm, three a vertex. */
export interface Mesh {
  readonly positions: Float32Array;
  readonly indices: Uint32Array;
}

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

  const vertexOf = new Map<number, number>();
  const positions: number[] = [];
  const corner = [0, 1, nx, nx + 1, nx * ny, nx * ny + 1, nx * ny + nx, nx * ny + nx + 1];
  const edges = [0, 1, 2, 3, 4, 5, 6, 7, 0, 2, 1, 3, 4, 6, 5, 7, 0, 4, 1, 5, 2, 6, 3, 7];
  const cells: number[] = [];
  for (const [i0, j0, k0] of fine) {
    for (let k = k0; k < k0 + FINE; k++) {
      for (let j = j0; j < j0 + FINE; j++) {
        for (let i = i0; i < i0 + FINE; i++) {
          const base = at(i, j, k);
          let inside = 0;
          for (let c = 0; c < 8; c++) if (values[base + corner[c]!]! < 0) inside++;
          if (inside === 0 || inside === 8) continue;
          let sx = 0;
          let sy = 0;
          let sz = 0;
          let count = 0;
          for (let e = 0; e < 24; e += 2) {
            const a = edges[e]!;
            const b = edges[e + 1]!;
            const va = values[base + corner[a]!]!;
            const vb = values[base + corner[b]!]!;
            if (va < 0 === vb < 0) continue;
            const t = va / (va - vb);
            sx += (a & 1) + ((b & 1) - (a & 1)) * t;
            sy += ((a >> 1) & 1) + (((b >> 1) & 1) - ((a >> 1) & 1)) * t;
            sz += (a >> 2) + ((b >> 2) - (a >> 2)) * t;
            count++;
          }
          vertexOf.set(base, positions.length / 3);
          cells.push(base);
          positions.push(
            x(i) + (sx / count) * cell,
            y(j) + (sy / count) * cell,
            z(k) + (sz / count) * cell,
          );
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
      const a = vertexOf.get(base);
      const b = vertexOf.get(base - u);
      const c = vertexOf.get(base - u - v);
      const d = vertexOf.get(base - v);
      if (a === undefined || b === undefined || c === undefined || d === undefined) {
        throw new Error('The surface left the sampled blocks: raise slack');
      }
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

/** Draws vertices onto the surface; skips where the gradient is too weak to say which way. */
export function project(field: Field, positions: Float32Array, steps: number, reach: number): void {
  const g = new Float64Array(3);
  for (let v = 0; v < positions.length; v += 3) {
    for (let step = 0; step < steps; step++) {
      const d = field.distance(positions[v]!, positions[v + 1]!, positions[v + 2]!);
      if (Math.abs(d) < 1e-4) break;
      const length = field.gradient(positions[v]!, positions[v + 1]!, positions[v + 2]!, g);
      if (length < 0.35) break;
      const move = Math.max(-reach / 2, Math.min(reach / 2, d / length)) / length;
      positions[v] = positions[v]! - g[0]! * move;
      positions[v + 1] = positions[v + 1]! - g[1]! * move;
      positions[v + 2] = positions[v + 2]! - g[2]! * move;
    }
  }
}

/** Unit normals from the field's gradient, falling back to face normals where it vanishes. */
export function fieldNormals(field: Field, mesh: Mesh, step = 0.03): Float32Array {
  const normals = faceNormals(mesh.positions, mesh.indices);
  const g = new Float64Array(3);
  for (let v = 0; v < normals.length; v += 3) {
    const { positions: p } = mesh;
    const length = field.gradient(p[v]!, p[v + 1]!, p[v + 2]!, g, step);
    if (length < 0.3) continue;
    const agrees = g[0]! * normals[v]! + g[1]! * normals[v + 1]! + g[2]! * normals[v + 2]!;
    if (agrees < 0) continue;
    for (let axis = 0; axis < 3; axis++) normals[v + axis] = g[axis]! / length;
  }
  return normals;
}

/** Area-weighted vertex normals. */
export function faceNormals(
  positions: ArrayLike<number>,
  indices: ArrayLike<number>,
): Float32Array {
  const normals = new Float32Array(positions.length);
  for (let t = 0; t < indices.length; t += 3) {
    const a = indices[t]! * 3;
    const b = indices[t + 1]! * 3;
    const c = indices[t + 2]! * 3;
    const ux = positions[b]! - positions[a]!;
    const uy = positions[b + 1]! - positions[a + 1]!;
    const uz = positions[b + 2]! - positions[a + 2]!;
    const vx = positions[c]! - positions[a]!;
    const vy = positions[c + 1]! - positions[a + 1]!;
    const vz = positions[c + 2]! - positions[a + 2]!;
    const nx = uy * vz - uz * vy;
    const ny = uz * vx - ux * vz;
    const nz = ux * vy - uy * vx;
    for (const v of [a, b, c]) {
      normals[v] = normals[v]! + nx;
      normals[v + 1] = normals[v + 1]! + ny;
      normals[v + 2] = normals[v + 2]! + nz;
    }
  }
  for (let v = 0; v < normals.length; v += 3) {
    const length = Math.hypot(normals[v]!, normals[v + 1]!, normals[v + 2]!) || 1;
    for (let axis = 0; axis < 3; axis++) normals[v + axis] = normals[v + axis]! / length;
  }
  return normals;
}

/** Keeps only the vertices that triangles use; `kept` lists their old numbers. */
export function compact(mesh: Mesh): { readonly mesh: Mesh; readonly kept: Uint32Array } {
  const renumber = new Int32Array(mesh.positions.length / 3).fill(-1);
  const kept: number[] = [];
  const indices = mesh.indices.map((v) => {
    if (renumber[v]! < 0) renumber[v] = kept.push(v) - 1;
    return renumber[v]!;
  });
  const positions = new Float32Array(kept.length * 3);
  kept.forEach((old, v) => positions.set(mesh.positions.subarray(old * 3, old * 3 + 3), v * 3));
  return { mesh: { positions, indices }, kept: Uint32Array.from(kept) };
}

/** Neighbours of each vertex, as one flat list with offsets. */
export function neighbours(mesh: Mesh): {
  readonly start: Uint32Array;
  readonly list: Uint32Array;
} {
  const count = mesh.positions.length / 3;
  const start = new Uint32Array(count + 1);
  for (const v of mesh.indices) start[v + 1] = start[v + 1]! + 1;
  for (let v = 0; v < count; v++) start[v + 1] = start[v + 1]! + start[v]!;
  const fill = start.slice();
  const list = new Uint32Array(mesh.indices.length);
  // Every directed edge once: on a closed mesh that is every neighbour once.
  for (let t = 0; t < mesh.indices.length; t += 3) {
    for (let e = 0; e < 3; e++) {
      const a = mesh.indices[t + e]!;
      list[fill[a]!] = mesh.indices[t + ((e + 1) % 3)]!;
      fill[a] = fill[a]! + 1;
    }
  }
  return { start, list };
}

/** Edges that are not shared by exactly two triangles running opposite ways: 0 when closed. */
export function openEdges(indices: ArrayLike<number>): number {
  const seen = new Map<number, number>();
  for (let t = 0; t < indices.length; t += 3) {
    for (let e = 0; e < 3; e++) {
      const a = indices[t + e]!;
      const b = indices[t + ((e + 1) % 3)]!;
      const key = Math.min(a, b) * 16777216 + Math.max(a, b);
      seen.set(key, (seen.get(key) ?? 0) + (a < b ? 1 : 256));
    }
  }
  let open = 0;
  for (const count of seen.values()) if (count !== 257) open++;
  return open;
}

/** Signed volume of a closed mesh, in the positions' unit cubed. */
export function volumeOf(positions: ArrayLike<number>, indices: ArrayLike<number>): number {
  let six = 0;
  for (let t = 0; t < indices.length; t += 3) {
    const a = indices[t]! * 3;
    const b = indices[t + 1]! * 3;
    const c = indices[t + 2]! * 3;
    six +=
      positions[a]! *
        (positions[b + 1]! * positions[c + 2]! - positions[b + 2]! * positions[c + 1]!) +
      positions[a + 1]! * (positions[b + 2]! * positions[c]! - positions[b]! * positions[c + 2]!) +
      positions[a + 2]! * (positions[b]! * positions[c + 1]! - positions[b + 1]! * positions[c]!);
  }
  return six / 6;
}
