/** A little soft hair: a thin cap combed from a swirl, and a forelock swept to one side. */
import {
  groove,
  intersect,
  marked,
  union,
  type Mark,
  type Shape,
  type Vec3,
} from '../sculpt/shapes.ts';
import { sculpt } from '../sculpt/field.ts';
import { skull } from './head.ts';
import { headFrame as head } from './skeleton.ts';

const cap: Shape = union(
  1.9,
  head.ellipsoid([0, 1.34, -0.66], [6.06, 6.02, 6.44]),
  head.ellipsoid([0, 2.76, 1.94], [4.94, 3.86, 4.02]),
);

/** Where hair grows: crown and back down to the nape, behind the ears, high on the forehead. */
const grows: Shape = union(
  1.4,
  head.ellipsoid([0.25, 5.6, -0.6], [6.0, 3.9, 5.4]),
  head.ellipsoid([0, 1.9, -4.6], [7.4, 6.2, 5.6]),
  head.ellipsoid([0, -2.2, -5.2], [4.2, 3.0, 3.6]),
  head.ellipsoid([0.9, 6.4, 2.6], [3.0, 1.95, 2.6]),
);

const scalp = sculpt(skull);

/** A point of the scalp in front of (x, y), raised a little. */
function onScalp(x: number, y: number, raised: number): Vec3 {
  let z = 9;
  for (let step = 0; step < 60; step++) {
    const d = scalp.distance(...head.point(x, y, z));
    if (d < raised + 0.003) break;
    z -= Math.max(0.01, (d - raised) * 0.7);
  }
  return [x, y, z];
}

/** A lock combed over the forehead through points x, y, thickness. */
const lock = (...points: readonly (readonly [number, number, number])[]): Shape =>
  head.chain(
    0.2,
    ...points.map(([x, y, r]): readonly [number, number, number, number] => [
      ...onScalp(x, y, 0.1),
      r,
    ]),
  );

/** The forelock: combed from the swirl to the baby's left, no two locks alike. */
const forelock: Shape = union(
  0.14,
  lock(
    [-1.2, 6.6, 0.3],
    [-0.5, 6.2, 0.4],
    [0.4, 5.7, 0.4],
    [1.3, 5.25, 0.3],
    [2.1, 5.05, 0.18],
    [2.6, 5.1, 0.06],
  ),
  lock([0.2, 6.6, 0.3], [1.2, 6.15, 0.4], [2.2, 5.7, 0.36], [3.0, 5.35, 0.24], [3.6, 5.2, 0.06]),
  lock(
    [-1.9, 6.3, 0.26],
    [-1.4, 5.9, 0.36],
    [-0.6, 5.3, 0.34],
    [0.2, 4.85, 0.24],
    [0.8, 4.7, 0.12],
    [1.15, 4.78, 0.05],
  ),
  lock(
    [-2.4, 6.1, 0.22],
    [-2.2, 5.7, 0.32],
    [-1.7, 5.2, 0.28],
    [-1.2, 4.95, 0.16],
    [-0.8, 4.95, 0.05],
  ),
  lock([-3.0, 5.8, 0.2], [-3.0, 5.45, 0.28], [-2.7, 5.05, 0.2], [-2.4, 4.95, 0.05]),
);

const roots = sculpt(grows);
const locks = sculpt(forelock);

/** How much of the hair's own colour a place has: it thins out towards the hairline. */
export function thickness(world: Vec3): number {
  const deep = (-roots.distance(...world) - 0.35) / 1.5;
  const lock = 1 - locks.distance(...world) / 0.25;
  const t = Math.min(1, Math.max(0, deep, lock));
  return t * t * (3 - 2 * t);
}

export const hairShape: Shape = union(
  0.3,
  marked(intersect(0.6, cap, grows), ...strands()),
  forelock,
);

/** Comb lines in a spiral around the swirl. */
function strands(): readonly Mark[] {
  const swirl: Vec3 = [-0.9, 6.8, -1.2];
  return Array.from({ length: 16 }, (_, i) => {
    const around = (i / 16) * Math.PI * 2;
    const path: Vec3[] = [];
    for (let s = 0; s <= 5; s++) {
      const reach = 0.6 + s * 1.0;
      const turn = around + s * 0.16;
      const x = swirl[0] + Math.cos(turn) * reach;
      const z = swirl[2] + Math.sin(turn) * reach;
      const rest = 1 - (x / 6) ** 2 - ((z + 0.66) / 6.38) ** 2;
      path.push(head.point(x, 1.34 + 5.98 * Math.sqrt(Math.max(0.02, rest)), z));
    }
    return groove('head', path, 0.06, 0.2);
  });
}
