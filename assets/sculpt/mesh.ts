/** Triangle meshes of fields: projection, normals, neighbours, closedness, volume. */
import type { Field } from './field.ts';

/** Closed triangle mesh, counter-clockwise seen from outside. Positions in cm, three a vertex. */
export interface Mesh {
  readonly positions: Float32Array;
  readonly indices: Uint32Array;
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

/**
 * Evens out a simplified mesh: every chosen vertex moves along the surface towards the middle of its neighbours,
 * so that a round outline has no long and short sides. `reach` is how far the field may draw it back [cm].
 */
export function relax(
  field: Field,
  mesh: Mesh,
  chosen: (vertex: number) => boolean,
  passes: number,
  reach = 0.1,
): void {
  const { positions: p } = mesh;
  const { start, list } = neighbours(mesh);
  for (let pass = 0; pass < passes; pass++) {
    const moved = p.slice();
    for (let v = 0; v < p.length / 3; v++) {
      const [from, to] = [start[v]!, start[v + 1]!];
      if (to === from || !chosen(v)) continue;
      for (let axis = 0; axis < 3; axis++) {
        let middle = 0;
        for (let n = from; n < to; n++) middle += p[list[n]! * 3 + axis]!;
        const at = v * 3 + axis;
        moved[at] = p[at]! + 0.5 * (middle / (to - from) - p[at]!);
      }
      const one = moved.subarray(v * 3, v * 3 + 3);
      project(field, one, 4, reach);
    }
    p.set(moved);
  }
}
