/** A little soft hair: a thin cap combed from a swirl, and a forelock swept to one side. */
import { groove, intersect, marked, union, type Mark, type Shape, type Vec3 } from '../sculpt/shapes.ts';
import { headFrame as head } from './skeleton.ts';

const cap: Shape = union(
  1.9,
  head.ellipsoid([0, 1.34, -0.66], [6.0, 5.98, 6.38]),
  head.ellipsoid([0, 2.76, 1.94], [4.94, 3.86, 4.02]),
);

/** Where hair grows: crown and back with a soft, uneven hairline high on the forehead. */
const grows: Shape = union(
  1.4,
  head.ellipsoid([0.25, 5.6, -0.4], [5.4, 3.4, 4.9]),
  head.ellipsoid([0, 1.6, -5.6], [5.9, 5.2, 3.9]),
  head.ellipsoid([0.9, 6.4, 2.6], [2.7, 1.75, 2.3]),
);

const lock = (...points: readonly (readonly [number, number, number, number])[]): Shape => head.chain(0.2, ...points);

/** The forelock: five locks from the crown to the baby's left, no two alike. */
const forelock: Shape = union(
  0.16,
  lock([-0.7, 6.75, 1.2, 0.5], [0.0, 6.62, 2.6, 0.48], [0.95, 5.95, 3.95, 0.36], [1.75, 5.25, 4.75, 0.2], [2.35, 4.85, 4.95, 0.06]),
  lock([0.3, 6.8, 1.0, 0.5], [1.3, 6.45, 2.3, 0.46], [2.3, 5.7, 3.4, 0.34], [3.15, 4.85, 3.9, 0.07]),
  lock([-1.2, 6.7, 1.3, 0.46], [-0.9, 6.5, 2.8, 0.44], [-0.2, 5.95, 4.05, 0.34], [0.6, 5.4, 4.85, 0.2], [1.15, 5.2, 5.1, 0.06]),
  lock([-1.5, 6.6, 1.0, 0.42], [-1.6, 6.35, 2.5, 0.38], [-1.15, 5.85, 3.75, 0.28], [-0.6, 5.5, 4.5, 0.06]),
);

export const hairShape: Shape = marked(union(0.35, intersect(0.6, cap, grows), forelock), ...strands());

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
