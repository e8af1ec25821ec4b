/** The nappy: its own soft solid around the pelvis, trimmed at the waist and the legs. */
import { box, cone, ellipsoid, groove, intersect, marked, mirror, mirrorMark, otherSide, subtract, union, type Mark, type Shape } from '../sculpt/shapes.ts';
import { add, mix, scale } from './frame.ts';
import { limbs } from './skeleton.ts';

const both = (shape: Shape): readonly Shape[] => [shape, mirror(shape, otherSide)];
const bothMarks = (mark: Mark): readonly Mark[] => [mark, mirrorMark(mark, otherSide)];
const { hip, knee, thigh } = limbs;

const cloth: Shape = union(
  1.4,
  ellipsoid('hips', [0, 4.95, 4.7], [6.45, 5.0, 5.2]),
  ...both(ellipsoid('hips', [2.9, 3.5, 6.1], [3.6, 3.55, 3.9])),
  ellipsoid('spine', [0, 5.5, 0.6], [6.65, 5.3, 5.6]),
  ellipsoid('hips', [0, 6.2, 8.4], [2.7, 2.9, 2.6]),
  ...both(cone('leftUpperLeg', mix(hip, knee, -0.05), mix(hip, knee, 0.5), 4.1, 3.95)),
);

/** Leg openings: everything of the thigh beyond a slanted plane. */
const beyond = (t: number): Shape =>
  box('hips', add(mix(hip, knee, t), add(scale(thigh, 8), [3.0, 2.4, 0])), [7, 9, 8], 0.3, [0.1, 0.19, 0.0, 0.97]);

const trimmed: Shape = intersect(
  0.3,
  cloth,
  // The waist: nothing above this plane (towards the head).
  box('hips', [0, 5, 11.7], [12, 12, 9.2], 0.4, [0.02, 0, 0, 0.9998]),
);

const legs: readonly Shape[] = both(beyond(0.3));

export const nappyShape: Shape = marked(
  subtract(0.3, trimmed, union(0, ...legs)),
  // The gathered waistband and the edge of the front flap.
  groove('hips', [[-7, 5, 3.75], [-5.6, 9.2, 3.75], [0, 10.8, 3.75], [5.6, 9.2, 3.75], [7, 5, 3.75]], 0.09, 0.22),
  ...bothMarks(groove('hips', [[6.9, 6.2, 3.0], [6.6, 6.6, 5.6]], 0.1, 0.2)),
);
