/** A little soft hair: a thin cap with a swirl off the middle and a few locks swept to one side. */
import { groove, intersect, marked, union, type Shape, type Vec3 } from '../sculpt/shapes.ts';
import { headFrame as head } from './skeleton.ts';

const cap: Shape = union(
  1.6,
  head.ellipsoid([0, 1.22, -0.74], [5.9, 6.02, 6.3]),
  head.ellipsoid([0, 2.58, 2.16], [4.82, 3.84, 3.88]),
);

/** Where hair grows: the crown and back, with a soft uneven hairline. */
const grows: Shape = union(
  1.2,
  head.ellipsoid([0.2, 5.4, -1.6], [4.6, 3.6, 5.2]),
  head.ellipsoid([0, 2.4, -5.4], [5.2, 5.0, 3.4]),
  head.ellipsoid([1.1, 6.2, 2.3], [2.3, 1.5, 2.0]),
);

/** Locks, root to tip: they start at the swirl on the crown and sweep to the baby's left. */
const lock = (...points: readonly (readonly [number, number, number, number])[]): Shape => head.chain(0.15, ...points);

export const hairShape: Shape = marked(
  union(
    0.3,
    intersect(0.5, cap, grows),
    lock([-0.6, 7.1, 0.6, 0.42], [0.1, 6.85, 2.3, 0.4], [0.9, 6.0, 3.9, 0.3], [1.7, 5.2, 4.75, 0.1]),
    lock([0.2, 7.15, 0.4, 0.42], [1.1, 6.75, 2.0, 0.38], [2.0, 5.9, 3.3, 0.28], [2.9, 5.0, 4.0, 0.1]),
    lock([-0.9, 7.0, 0.9, 0.4], [-0.6, 6.75, 2.6, 0.36], [-0.1, 6.0, 4.0, 0.26], [0.3, 5.4, 4.75, 0.1]),
  ),
  ...strands(),
);

function strands(): readonly ReturnType<typeof groove>[] {
  const swirl: Vec3 = [-0.9, 7.0, -1.2];
  return Array.from({ length: 14 }, (_, i) => {
    const a = (i / 14) * Math.PI * 2;
    const path: Vec3[] = [];
    for (let s = 0; s <= 5; s++) {
      const reach = 0.7 + s * 0.95;
      const turn = a + s * 0.13;
      const x = swirl[0] + Math.cos(turn) * reach;
      const z = swirl[2] + Math.sin(turn) * reach;
      const rest = 1 - (x / 5.9) ** 2 - ((z + 0.74) / 6.3) ** 2;
      path.push(head.point(x, 1.22 + 6.02 * Math.sqrt(Math.max(0.02, rest)), z));
    }
    return groove('head', path, 0.07, 0.16);
  });
}
