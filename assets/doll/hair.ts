/** A little soft hair: a thin cap and a forelock swept to one side. */
import { intersect, union, type Shape, type Vec3 } from '../sculpt/shapes.ts';
import { sculpt } from '../sculpt/field.ts';
import { skull } from './head.ts';
import { headFrame as head } from './skeleton.ts';

const cap: Shape = union(
  1.9,
  head.ellipsoid([0, 1.34, -0.66], [6.1, 5.94, 6.36]),
  head.ellipsoid([0, 2.76, 1.94], [5.1, 3.8, 3.95]),
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

/** A lock combed over the forehead through points x, y, thickness; it lies mostly within the cap and thins out to nothing. */
const lock = (...points: readonly (readonly [number, number, number])[]): Shape =>
  head.chain(
    0.4,
    ...points.map(([x, y, r]): readonly [number, number, number, number] => [
      ...onScalp(x, y, -0.12 - 0.25 * r),
      r,
    ]),
  );

/** The forelock: one soft quiff of three locks, combed from the swirl to the baby's left, no two alike. */
const forelock: Shape = union(
  0.7,
  lock([-1.2, 6.75, 0.4], [-0.3, 6.3, 0.66], [0.7, 5.8, 0.66], [1.6, 5.25, 0.5], [2.2, 4.8, 0.22]),
  lock(
    [-1.9, 6.5, 0.36],
    [-1.1, 5.95, 0.56],
    [-0.2, 5.4, 0.54],
    [0.6, 4.85, 0.4],
    [1.1, 4.45, 0.2],
  ),
  lock([0.3, 6.8, 0.36], [1.5, 6.3, 0.56], [2.4, 5.8, 0.46], [3.1, 5.35, 0.22]),
);

const smooth = (t: number): number => {
  const c = Math.min(1, Math.max(0, t));
  return c * c * (3 - 2 * c);
};

const roots = sculpt(grows);
const locks = sculpt(forelock);

/** How much of the hair's own colour a place has: it thins out towards the hairline. */
export function thickness(world: Vec3): number {
  const deep = (-roots.distance(...world) - 0.75) / 2.2;
  const lock = 1 - locks.distance(...world) / 0.45;
  return smooth(Math.max(deep, lock));
}

/** How dear a place is to the simplifier: the locks' round backs most, what is within the head hardly. */
export const hairCare = (world: Vec3): number =>
  scalp.distance(...world) < -0.15 ? 0.1 : 0.7 + 4 * smooth(1 - locks.distance(...world) / 0.3);

export const hairShape: Shape = union(0.35, intersect(1.6, cap, grows), forelock);
