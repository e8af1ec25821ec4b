/** Ways over the skin: from named place to named place, evenly spaced, never leaving the surface. */
import { add, dot, lengthOf, normalize, scale, subtract, type Vector } from '../hands/rotation.ts';
import type { Figure, SkinPoint } from './figure.ts';

export interface SkinPath {
  readonly points: readonly SkinPoint[];
  /** Distance from the start to each point, m. */
  readonly along: readonly number[];
  readonly length: number;
}

const SPACING = 0.004;

function mix(a: Vector, b: Vector, t: number): Vector {
  return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t];
}

/** The way from point to point. */
export function pathOf(points: readonly SkinPoint[]): SkinPath {
  const along: number[] = [0];
  for (let i = 1; i < points.length; i++) {
    along.push(along[i - 1]! + lengthOf(subtract(points[i]!.position, points[i - 1]!.position)));
  }
  return { points, along, length: along.at(-1)! };
}

/** Place on a path at a distance from its start, m. */
export function pointAt(path: SkinPath, distance: number): SkinPoint {
  const { points, along } = path;
  const d = Math.min(path.length, Math.max(0, distance));
  let i = 0;
  while (i + 2 < along.length && along[i + 1]! < d) i++;
  const a = points[i]!;
  const b = points[Math.min(points.length - 1, i + 1)]!;
  const span = (along[i + 1] ?? along[i]!) - along[i]!;
  const t = span > 0 ? (d - along[i]!) / span : 0;
  return {
    position: mix(a.position, b.position, t),
    normal: normalize(mix(a.normal, b.normal, t)),
    bone: t < 0.5 ? a.bone : b.bone,
  };
}

/** Rounds the corners of a path: neighbours are averaged, then brought back to the skin. */
function relax(figure: Figure, points: readonly SkinPoint[], passes: number): readonly SkinPoint[] {
  let current = points;
  for (let pass = 0; pass < passes; pass++) {
    current = current.map((point, i) => {
      if (i === 0 || i === current.length - 1) return point;
      const middle = mix(current[i - 1]!.position, current[i + 1]!.position, 0.5);
      const moved = figure.project(mix(point.position, middle, 0.5), point.normal);
      // A fold of the skin can turn the nearest point away; such a point keeps its place.
      return dot(moved.normal, point.normal) > 0.3 ? { ...moved, bone: point.bone } : point;
    });
  }
  return current;
}

/** The way over the skin through these places. */
export function pathThrough(figure: Figure, places: readonly SkinPoint[]): SkinPath {
  const points: SkinPoint[] = [];
  for (let leg = 0; leg + 1 < places.length; leg++) {
    const from = places[leg]!;
    const to = places[leg + 1]!;
    const count = Math.max(2, Math.ceil(lengthOf(subtract(to.position, from.position)) / SPACING));
    for (let k = leg === 0 ? 0 : 1; k <= count; k++) {
      const t = k / count;
      const normal = normalize(mix(from.normal, to.normal, t));
      // Bulge the chord outwards a little, so that the nearest skin is on the outside of the limb.
      const bulge = 0.01 * Math.sin(Math.PI * t);
      const guess = add(mix(from.position, to.position, t), scale(normal, bulge));
      points.push({ ...figure.project(guess, normal), bone: t < 0.5 ? from.bone : to.bone });
    }
  }
  return pathOf(relax(figure, points, 12));
}

/** A circle on the skin round a place; its plane is the skin's tangent plane. */
export function circleAround(
  figure: Figure,
  centre: SkinPoint,
  width: number,
  start: Vector,
  clockwise: boolean,
): SkinPath {
  const n = centre.normal;
  const u = normalize(subtract(start, scale(n, dot(start, n))));
  const v: Vector = [
    n[1] * u[2] - n[2] * u[1],
    n[2] * u[0] - n[0] * u[2],
    n[0] * u[1] - n[1] * u[0],
  ];
  const count = 36;
  const points: SkinPoint[] = [];
  for (let k = 0; k <= count; k++) {
    // Seen from outside, from u towards n × u is anticlockwise.
    const angle = ((clockwise ? -1 : 1) * 2 * Math.PI * k) / count;
    const offset = add(scale(u, Math.cos(angle)), scale(v, Math.sin(angle)));
    const guess = add(centre.position, scale(offset, width / 2));
    const found = figure.project(guess, n);
    // Beside a fold the nearest skin may be that of another limb: there the circle keeps to its plane.
    const strays =
      lengthOf(subtract(found.position, guess)) > width / 2 || dot(found.normal, n) < 0.5;
    points.push({ ...(strays ? { position: guess, normal: n } : found), bone: centre.bone });
  }
  return pathOf(points);
}
