/** Barrel chest, round belly, pelvis, shoulders and neck; the marks that teaching needs on them. */
import {
  cone,
  ellipsoid,
  groove,
  mirror,
  otherSide,
  mirrorMark,
  type Mark,
  type Shape,
  type Vec3,
} from '../sculpt/shapes.ts';
import { turnAbout } from './frame.ts';

const both = (shape: Shape): readonly Shape[] => [shape, mirror(shape, otherSide)];
const bothMarks = (mark: Mark): readonly Mark[] => [mark, mirrorMark(mark, otherSide)];

export const navel: Vec3 = [0, 11.0, 0.2];

/** Pieces that flow into one another. */
export const trunk: readonly Shape[] = [
  ellipsoid('hips', [0, 4.85, 4.6], [5.9, 4.55, 4.6]),
  ...both(ellipsoid('hips', [2.9, 3.35, 5.9], [3.1, 3.15, 3.3])),
  ellipsoid('spine', [0, 5.7, -0.9], [7.1, 5.45, 6.2]),
  ellipsoid('chest', [0, 5.2, -8.3], [6.15, 4.9, 5.8]),
  ...both(ellipsoid('leftShoulder', [3.9, 4.9, -11.8], [2.7, 2.5, 2.4], turnAbout([0, 1, 0], -14))),
  // Shoulder blades give the light something to find.
  ...both(ellipsoid('chest', [3.1, 1.65, -10.1], [1.8, 1.35, 2.5], turnAbout([0, 1, 0], 14))),
  cone('neck', [0, 5.1, -12.8], [0, 5.9, -15.6], 3.4, 3.5),
  // Where neck, shoulder and cheek meet there would be a pit.
  ...both(ellipsoid('neck', [3.15, 5.8, -14.35], 0.95)),
];

export const trunkMarks: readonly Mark[] = [
  // The navel: a dimple with a small knot in it.
  groove('spine', [navel], 1.0, 0.5),
  groove('spine', [[navel[0], navel[1] - 0.45, navel[2] + 0.1]], -0.14, 0.18),
  // A soft fold above the navel, as round bellies have when lying half curled.
  groove(
    'spine',
    [
      [-3.4, 9.6, 2.35],
      [0, 10.4, 2.75],
      [3.4, 9.6, 2.35],
    ],
    0.1,
    0.5,
  ),
  // Rib edge.
  ...bothMarks(
    groove(
      'chest',
      [
        [0.7, 10.2, -6.7],
        [2.6, 9.7, -5.7],
        [4.9, 8.0, -4.4],
        [6.2, 5.6, -3.9],
      ],
      0.13,
      0.55,
    ),
  ),
  groove(
    'chest',
    [
      [0, 10.0, -11.4],
      [0, 10.2, -7.2],
    ],
    0.06,
    0.8,
  ),
  // Collar bones.
  ...bothMarks(
    groove(
      'chest',
      [
        [0.8, 7.9, -13.4],
        [3.4, 7.5, -13.4],
      ],
      -0.05,
      0.6,
    ),
  ),
  // Spine line, deeper at the waist, with the two dimples above the nappy.
  groove(
    'chest',
    [
      [0, 0.4, -13.0],
      [0, 0.3, -5.2],
    ],
    0.26,
    0.55,
  ),
  groove(
    'spine',
    [
      [0, 0.35, -5.2],
      [0, 0.5, 1.6],
    ],
    0.24,
    0.55,
  ),
  ...bothMarks(groove('hips', [[1.5, 0.5, 2.2]], 0.12, 0.45)),
  ...bothMarks(
    groove(
      'chest',
      [
        [1.5, 0.5, -12.1],
        [1.95, 0.5, -9.6],
        [2.9, 0.6, -7.9],
      ],
      0.1,
      0.5,
    ),
  ),
  // Nipples, hardly raised.
  ...bothMarks(groove('chest', [[2.95, 9.55, -9.7]], -0.07, 0.28)),
  // Neck fold.
  groove(
    'neck',
    [
      [-3.2, 6.6, -14.3],
      [0, 9.0, -13.7],
      [3.2, 6.6, -14.3],
    ],
    0.16,
    0.32,
  ),
];
