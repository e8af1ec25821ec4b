/** Mends what simplification leaves: slivers folded over against the surface they stand for. */
import type { Field } from './field.ts';
import type { Mesh } from './mesh.ts';

/** How well a triangle faces along the field's gradient at its middle, −1 to 1. */
function facing(field: Field, p: Float32Array, a: number, b: number, c: number): number {
  const u = [0, 1, 2].map((k) => p[b * 3 + k]! - p[a * 3 + k]!);
  const v = [0, 1, 2].map((k) => p[c * 3 + k]! - p[a * 3 + k]!);
  const n = [
    u[1]! * v[2]! - u[2]! * v[1]!,
    u[2]! * v[0]! - u[0]! * v[2]!,
    u[0]! * v[1]! - u[1]! * v[0]!,
  ];
  const middle = [0, 1, 2].map((k) => (p[a * 3 + k]! + p[b * 3 + k]! + p[c * 3 + k]!) / 3);
  const g = [0, 0, 0];
  const steep = field.gradient(middle[0]!, middle[1]!, middle[2]!, g, 0.1);
  const size = Math.hypot(n[0]!, n[1]!, n[2]!) * steep;
  return size > 0 ? (n[0]! * g[0]! + n[1]! * g[1]! + n[2]! * g[2]!) / size : 1;
}

/**
 * Turns the shared edge of a folded triangle and a neighbour wherever that makes both face outwards.
 * Works in place; vertices stay, so the mesh stays closed. Returns how many stay folded.
 */
export function mendFolds(field: Field, mesh: Mesh, limit = -0.1): number {
  const { indices, positions } = mesh;
  const edges = new Map<string, number>();
  const key = (a: number, b: number): string => `${a},${b}`;
  const enter = (t: number): void => {
    for (let e = 0; e < 3; e++) edges.set(key(indices[t + e]!, indices[t + ((e + 1) % 3)]!), t);
  };
  for (let t = 0; t < indices.length; t += 3) enter(t);
  const face = (a: number, b: number, c: number): number => facing(field, positions, a, b, c);
  let folded = 0;
  for (let t = 0; t < indices.length; t += 3) {
    const corners = [indices[t]!, indices[t + 1]!, indices[t + 2]!];
    if (face(corners[0]!, corners[1]!, corners[2]!) >= limit) continue;
    let best = limit;
    let turn: (() => void) | null = null;
    for (let e = 0; e < 3; e++) {
      const a = corners[e]!;
      const b = corners[(e + 1) % 3]!;
      const c = corners[(e + 2) % 3]!;
      const other = edges.get(key(b, a));
      if (other === undefined) continue;
      const d = [0, 1, 2].map((k) => indices[other + k]!).find((v) => v !== a && v !== b)!;
      if (edges.has(key(c, d)) || edges.has(key(d, c))) continue;
      const worse = Math.min(face(a, d, c), face(d, b, c));
      if (worse <= best) continue;
      best = worse;
      turn = () => {
        for (const [from, to] of [
          [a, b],
          [b, a],
        ] as const) {
          edges.delete(key(from, to));
        }
        indices.set([a, d, c], t);
        indices.set([d, b, c], other);
        enter(t);
        enter(other);
      };
    }
    if (turn) turn();
    else folded++;
  }
  return folded;
}
