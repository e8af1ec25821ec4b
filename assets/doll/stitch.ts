/** Sets the rings of an opening into a closed mesh: takes out what was there and sews the edges together. */
import { compact, type Mesh } from '../sculpt/mesh.ts';
import type { Vec3 } from '../sculpt/shapes.ts';
import { headFrame as head } from './skeleton.ts';

type Ring = readonly Vec3[];

/** Free way left around the rings, so that the seam has room for well-shaped triangles [cm]. */
const MARGIN = 0.09;

/** Is (x, y) within the ring, widened by `margin` away from its middle? */
function within(ring: Ring, middle: Vec3, x: number, y: number, margin: number): boolean {
  let inside = false;
  const wide = (p: Vec3): readonly [number, number] => {
    const d = Math.hypot(p[0] - middle[0], p[1] - middle[1]) || 1;
    return [p[0] + ((p[0] - middle[0]) * margin) / d, p[1] + ((p[1] - middle[1]) * margin) / d];
  };
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = wide(ring[i]!);
    const [bx, by] = wide(ring[j]!);
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

/**
 * The edge of the hole as vertex numbers in the order of the faces around it, and the vertices that spoil it:
 * where it touches itself, and the edges of scraps that were left standing within it.
 */
function edgeOf(indices: readonly number[]): {
  loop: readonly number[];
  spoilt: readonly number[];
} {
  const edges = new Set<string>();
  for (let t = 0; t < indices.length; t += 3)
    for (let e = 0; e < 3; e++) edges.add(`${indices[t + e]},${indices[t + ((e + 1) % 3)]}`);
  const next = new Map<number, number>();
  const spoilt: number[] = [];
  for (let t = 0; t < indices.length; t += 3) {
    for (let e = 0; e < 3; e++) {
      const [a, b] = [indices[t + e]!, indices[t + ((e + 1) % 3)]!];
      if (edges.has(`${b},${a}`)) continue;
      if (next.has(a)) spoilt.push(a);
      next.set(a, b);
    }
  }
  if (spoilt.length > 0) return { loop: [], spoilt };
  const loops: number[][] = [];
  while (next.size > 0) {
    const loop: number[] = [];
    for (let v = next.keys().next().value!; next.has(v);) {
      loop.push(v);
      const after = next.get(v)!;
      next.delete(v);
      v = after;
    }
    loops.push(loop);
  }
  loops.sort((a, b) => b.length - a.length);
  return { loop: loops[0]!, spoilt: loops.slice(1).flat() };
}

/** Replaces the skin within the outermost ring by the rings and a fan to `bottom`. Positions are world. */
export function setIn(mesh: Mesh, rings: readonly Ring[], bottom: Vec3): Mesh {
  const outer = rings[0]!;
  const middle: Vec3 = [0, 1, 2].map(
    (axis) => outer.reduce((sum, p) => sum + p[axis]!, 0) / outer.length,
  ) as unknown as Vec3;
  const old = mesh.positions.length / 3;
  const gone = new Uint8Array(old);
  for (let v = 0; v < old; v++) {
    const [x, y, z] = head.local([
      mesh.positions[v * 3]!,
      mesh.positions[v * 3 + 1]!,
      mesh.positions[v * 3 + 2]!,
    ]);
    if (z > 2.5 && within(outer, middle, x, y, MARGIN)) gone[v] = 1;
  }
  let indices: number[] = [];
  const cut = (): void => {
    indices = [];
    for (let t = 0; t < mesh.indices.length; t += 3) {
      const corners = [mesh.indices[t]!, mesh.indices[t + 1]!, mesh.indices[t + 2]!];
      if (!corners.some((v) => gone[v])) indices.push(...corners);
    }
  };
  cut();
  let { loop, spoilt } = edgeOf(indices);
  for (let round = 0; spoilt.length > 0; round++) {
    if (round > 40) throw new Error('The hole for an opening of the face keeps touching itself.');
    for (const v of spoilt) gone[v] = 1;
    cut();
    ({ loop, spoilt } = edgeOf(indices));
  }
  const points = [...rings.flat().map((p) => head.point(...p)), head.point(...bottom)].flat();
  const positions = new Float32Array(old * 3 + points.length);
  positions.set(mesh.positions);
  positions.set(points, old * 3);
  const count = outer.length;
  const at = (row: number, sector: number): number => old + row * count + (sector % count);
  for (let row = 0; row + 1 < rings.length; row++) {
    for (let s = 0; s < count; s++) {
      const [a, b, c, d] = [at(row, s), at(row, s + 1), at(row + 1, s), at(row + 1, s + 1)];
      indices.push(a, b, d, a, d, c);
    }
  }
  const last = old + rings.length * count;
  for (let s = 0; s < count; s++)
    indices.push(at(rings.length - 1, s), at(rings.length - 1, s + 1), last);
  sew(
    indices,
    positions,
    loop.toReversed(),
    Array.from(outer, (_, s) => at(0, s)),
    middle,
  );
  return compact({ positions, indices: Uint32Array.from(indices) }).mesh;
}

/** Triangles between the hole's edge and the outermost ring, both once around `middle`, side by side. */
function sew(
  indices: number[],
  p: Float32Array,
  edge: readonly number[],
  ring: readonly number[],
  middle: Vec3,
): void {
  const turn = (v: number): number => {
    const [x, y] = head.local([p[v * 3]!, p[v * 3 + 1]!, p[v * 3 + 2]!]);
    const angle = Math.atan2(y - middle[1], x - middle[0]) - from;
    return angle < 0 ? angle + Math.PI * 2 : angle;
  };
  let from = 0;
  from = turn(ring[0]!);
  /** Vertices from the first after `from` on, with how far around they are; closed. */
  const around = (
    loop: readonly number[],
  ): readonly { readonly v: number; readonly t: number }[] => {
    let start = 0;
    loop.forEach((v, i) => {
      if (turn(v) < turn(loop[start]!)) start = i;
    });
    const ordered = [...loop.slice(start), ...loop.slice(0, start)].map((v) => ({ v, t: turn(v) }));
    return [...ordered, { v: ordered[0]!.v, t: ordered[0]!.t + Math.PI * 2 }];
  };
  const outer = around(edge);
  const inner = around(ring);
  let i = 0;
  let j = 0;
  while (i + 1 < outer.length || j + 1 < inner.length) {
    const alongOuter =
      j + 1 >= inner.length || (i + 1 < outer.length && outer[i + 1]!.t < inner[j + 1]!.t);
    if (alongOuter) {
      indices.push(outer[i]!.v, outer[i + 1]!.v, inner[j]!.v);
      i++;
    } else {
      indices.push(outer[i]!.v, inner[j + 1]!.v, inner[j]!.v);
      j++;
    }
  }
}
