/**
 * Skin weights from the sculpture itself: a bone holds a vertex by how near the bone's own
 * primitives are to it, (1 − (d − nearest)/reach)², then Laplacian smoothing over the dense mesh.
 */
import type { Field } from './field.ts';
import { neighbours, type Mesh } from './mesh.ts';

export interface WeightOptions {
  /** Parent of each bone of the field, by name; bones further than `hops` from the nearest are cut. */
  readonly parents: Readonly<Record<string, string | null>>;
  /** How far a bone's hold reaches past the nearest bone's [cm]. */
  readonly reach: (bone: string) => number;
  /** Smoothing passes for a vertex whose nearest bone is this one. */
  readonly passes: (bone: string) => number;
  readonly hops?: number;
  /** Further pairs of bones that share skin. */
  readonly also?: readonly (readonly [string, string])[];
}

/** Dense weights: `weights[v * bones + b]`, each vertex summing to 1. */
export interface Weights {
  readonly bones: readonly string[];
  readonly weights: Float32Array;
  /** The nearest bone of every vertex. */
  readonly nearest: Uint16Array;
}

export function weigh(field: Field, mesh: Mesh, options: WeightOptions): Weights {
  const { bones } = field;
  const count = mesh.positions.length / 3;
  const width = bones.length;
  const reach = bones.map(options.reach);
  const related = relations(bones, options);
  let weights = new Float32Array(count * width);
  const nearest = new Uint16Array(count);
  const distances = new Float64Array(width);
  for (let v = 0; v < count; v++) {
    const { positions: p } = mesh;
    field.boneDistances(p[v * 3]!, p[v * 3 + 1]!, p[v * 3 + 2]!, distances);
    let best = 0;
    for (let b = 1; b < width; b++) if (distances[b]! < distances[best]!) best = b;
    nearest[v] = best;
    let sum = 0;
    for (let b = 0; b < width; b++) {
      if (!related[best * width + b]) continue;
      const t = 1 - (distances[b]! - distances[best]!) / Math.max(reach[b]!, reach[best]!);
      if (t <= 0) continue;
      weights[v * width + b] = t * t;
      sum += t * t;
    }
    for (let b = 0; b < width; b++) weights[v * width + b] = weights[v * width + b]! / sum;
  }
  const passes = bones.map(options.passes);
  const most = Math.max(...passes);
  const { start, list } = neighbours(mesh);
  let other = new Float32Array(weights.length);
  for (let pass = 0; pass < most; pass++) {
    for (let v = 0; v < count; v++) {
      const from = start[v]!;
      const to = start[v + 1]!;
      const row = v * width;
      if (passes[nearest[v]!]! <= pass || to === from) {
        for (let b = row; b < row + width; b++) other[b] = weights[b]!;
        continue;
      }
      const share = 0.5 / (to - from);
      for (let b = 0; b < width; b++) {
        let sum = 0;
        for (let n = from; n < to; n++) sum += weights[list[n]! * width + b]!;
        other[row + b] = weights[row + b]! * 0.5 + sum * share;
      }
    }
    [weights, other] = [other, weights];
  }
  return { bones, weights, nearest };
}

/** The four strongest bones of a vertex: indices and weights that sum to 1. */
export function strongest(
  weights: Weights,
  vertex: number,
): { readonly bones: number[]; readonly values: number[] } {
  const width = weights.bones.length;
  const row = weights.weights.subarray(vertex * width, vertex * width + width);
  const order: number[] = [];
  for (let slot = 0; slot < 4; slot++) {
    let best = -1;
    for (let b = 0; b < width; b++) {
      if (row[b]! > 0.004 && !order.includes(b) && (best < 0 || row[b]! > row[best]!)) best = b;
    }
    if (best < 0) break;
    order.push(best);
  }
  const sum = order.reduce((total, b) => total + row[b]!, 0);
  const values = order.map((b) => row[b]! / sum);
  while (order.length < 4) {
    order.push(0);
    values.push(0);
  }
  return { bones: order, values };
}

/** A matrix of which bones are within `hops` of each other in the skeleton. */
function relations(
  bones: readonly string[],
  { parents, hops = 1, also = [] }: WeightOptions,
): Uint8Array {
  const width = bones.length;
  const near = new Uint8Array(width * width);
  const step = (name: string): string[] => {
    const parent = parents[name];
    const children = Object.keys(parents).filter((other) => parents[other] === name);
    return parent ? [parent, ...children] : children;
  };
  bones.forEach((bone, row) => {
    let ring = new Set([bone]);
    for (let hop = 0; hop < hops; hop++) ring = new Set([...ring, ...[...ring].flatMap(step)]);
    bones.forEach((other, column) => {
      if (ring.has(other)) near[row * width + column] = 1;
    });
  });
  for (const [a, b] of also) {
    const row = bones.indexOf(a);
    const column = bones.indexOf(b);
    near[row * width + column] = 1;
    near[column * width + row] = 1;
  }
  return near;
}
