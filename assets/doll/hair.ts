/** A little soft hair: down that fades into the scalp, and a quiff over the forehead. */
import { intersect, union, type Shape, type Vec3 } from '../sculpt/shapes.ts';
import { sculpt } from '../sculpt/field.ts';
import { skull } from './head.ts';
import { headFrame as head } from './skeleton.ts';

const cap: Shape = union(
  1.9,
  head.ellipsoid([0, 1.34, -0.66], [6.36, 5.94, 6.36]),
  head.ellipsoid([0, 2.76, 1.94], [5.1, 3.8, 3.95]),
);

/** Where hair grows: crown and back down to the nape, behind the ears, high on the forehead. */
const grows: Shape = union(
  1.4,
  head.ellipsoid([0.25, 5.6, -0.6], [6.8, 4.9, 6.2]),
  head.ellipsoid([0, 1.9, -4.6], [8.2, 7, 6.2]),
  head.ellipsoid([0, -2.2, -5.2], [5, 3.8, 4.4]),
  head.ellipsoid([0.3, 6.3, 2.8], [5.2, 3.4, 4.2]),
);

const scalp = sculpt(skull);

/** A soft lock: from a broad root it rises, tips over by `aside` and runs out into a round tip. */
const lock = (aside: number, high: number, thick: number): Shape =>
  head.chain(
    0.05,
    ...Array.from({ length: 16 }, (_, i): readonly [number, number, number, number] => {
      const t = i / 15;
      return [
        -0.3 + aside * t ** 1.7,
        6.05 + high * Math.sin(1.95 * t),
        2.9 + 0.5 * t,
        thick * (1 - t) ** 0.75 + 0.09,
      ];
    }),
  );

/** A quiff over the forehead, as a doll's: one lock to the baby's left, a small one to its right. */
const quiff: Shape = union(0.15, lock(1.85, 2.05, 0.7), lock(-0.9, 1.4, 0.48));

const smooth = (t: number): number => {
  const c = Math.min(1, Math.max(0, t));
  return c * c * (3 - 2 * c);
};

const roots = sculpt(grows);
const strands = sculpt(quiff);

/** How much of the hair's own colour a place has: it thins out towards the hairline. */
export function thickness(world: Vec3): number {
  const deep = (-roots.distance(...world) - 1.7) / 2.3;
  const strand = 1 - strands.distance(...world) / 0.45;
  return Math.max(0.85 * smooth(deep), smooth(strand));
}

/** How dear a place is to the simplifier: the strands most, what is within the head hardly. */
export const hairCare = (world: Vec3): number =>
  scalp.distance(...world) < -0.15 ? 0.1 : 0.6 + 7 * smooth(1 - strands.distance(...world) / 0.3);

export const hairShape: Shape = union(0.35, intersect(3, cap, grows), quiff);
