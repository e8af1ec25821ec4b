/** The nappy: its own soft solid around the pelvis, trimmed at the waist and the legs. */
import {
  box,
  cone,
  ellipsoid,
  groove,
  intersect,
  marked,
  mirror,
  mirrorMark,
  otherSide,
  subtract,
  union,
  type Mark,
  type Shape,
} from '../sculpt/shapes.ts';
import { Frame, mix } from './frame.ts';
import { limbs } from './skeleton.ts';

const both = (shape: Shape): readonly Shape[] => [shape, mirror(shape, otherSide)];
const bothMarks = (mark: Mark): readonly Mark[] => [mark, mirrorMark(mark, otherSide)];
const { hip, knee } = limbs;

const cloth: Shape = union(
  1.4,
  ellipsoid('hips', [0, 4.95, 4.7], [6.6, 5.1, 5.2]),
  ...both(ellipsoid('hips', [2.9, 3.5, 6.1], [3.6, 3.55, 3.9])),
  ellipsoid('spine', [0, 5.6, 0.4], [7.25, 5.65, 5.9]),
  ellipsoid('hips', [0, 6.2, 8.4], [2.7, 2.9, 2.6]),
  ...both(cone('leftUpperLeg', mix(hip, knee, -0.05), mix(hip, knee, 0.5), 4.3, 4.15)),
);

/** Leg openings run from high on the outer hip down to the crotch. */
const opening = new Frame([3.6, 5, 9.0], [0.62, 0.12, 0.77], [0, 1, 0], 'hips');
const beyond: Shape = opening.box([0, 0, 9], [12, 12, 9], 0.3);

const trimmed: Shape = intersect(
  0.3,
  cloth,
  // The waist: nothing above this plane (towards the head).
  box('hips', [0, 5, 11.7], [12, 12, 9.2], 0.4, [0.02, 0, 0, 0.9998]),
);

/** They meet in a soft round over the crotch. */
const legs: Shape = union(3, ...both(beyond));

export const nappyShape: Shape = marked(
  subtract(0.3, trimmed, legs),
  // The gathered waistband and the edge of the front flap.
  groove(
    'hips',
    [
      [-7, 5, 4.0],
      [-5.6, 9.2, 4.0],
      [0, 11, 4.0],
      [5.6, 9.2, 4.0],
      [7, 5, 4.0],
    ],
    0.09,
    0.2,
  ),
  ...bothMarks(
    groove(
      'hips',
      [
        [6.9, 6.6, 3.2],
        [6.3, 7.6, 5.8],
      ],
      0.08,
      0.2,
    ),
  ),
  // The elastic of the legs: a soft cord along the edge, gone before it reaches the crotch.
  ...bothMarks(opening.ring([0, 0, -0.4], [0, 0, 1], -0.3, 0.5, 8.4, [0.66, 0.75, 0])),
  ...bothMarks(opening.ring([0, 0, -1.15], [0, 0, 1], 0.12, 0.32, 8.4, [0.66, 0.75, 0])),
);
