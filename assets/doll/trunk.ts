/** Barrel chest, round belly, pelvis, shoulders and neck; the marks that teaching needs on them. */
import { cone, ellipsoid, groove, mirror, otherSide, mirrorMark, type Mark, type Shape, type Vec3 } from '../sculpt/shapes.ts';
import { turnAbout } from './frame.ts';

const both = (shape: Shape): readonly Shape[] => [shape, mirror(shape, otherSide)];
const bothMarks = (mark: Mark): readonly Mark[] => [mark, mirrorMark(mark, otherSide)];

export const navel: Vec3 = [0, 10.8, 0.2];

/** Pieces that flow into one another. */
export const trunk: readonly Shape[] = [
  ellipsoid('hips', [0, 4.85, 4.6], [5.9, 4.55, 4.6]),
  ...both(ellipsoid('hips', [2.9, 3.35, 5.9], [3.1, 3.15, 3.3])),
  ellipsoid('spine', [0, 5.65, -0.6], [6.75, 5.25, 5.9]),
  ellipsoid('chest', [0, 5.2, -7.6], [6.1, 4.85, 5.6]),
  ...both(ellipsoid('leftShoulder', [4.2, 5.0, -11.35], [2.7, 2.35, 2.1], turnAbout([0, 1, 0], -14))),
  // Soft breast pads and shoulder blades give the light something to find.
  ...both(ellipsoid('chest', [2.6, 7.2, -9.3], [2.9, 2.2, 2.8])),
  ...both(ellipsoid('chest', [3.1, 1.65, -9.3], [1.8, 1.35, 2.5], turnAbout([0, 1, 0], 14))),
  cone('neck', [0, 5.1, -12.2], [0, 5.7, -15.2], 3.0, 2.9),
];

export const trunkMarks: readonly Mark[] = [
  // The navel: a dimple with a small knot in it.
  groove('spine', [navel], 0.62, 0.42),
  groove('spine', [[navel[0], navel[1] - 0.35, navel[2]]], -0.3, 0.22),
  // A soft fold above the navel, as round bellies have when lying half curled.
  groove('spine', [[-3.4, 9.6, 2.35], [0, 10.4, 2.75], [3.4, 9.6, 2.35]], 0.1, 0.5),
  // Rib edge.
  ...bothMarks(groove('chest', [[0.7, 10.2, -5.9], [2.6, 9.7, -4.9], [4.9, 8.0, -3.6], [6.2, 5.6, -3.2]], 0.13, 0.55)),
  groove('chest', [[0, 10.0, -11.0], [0, 10.2, -6.4]], 0.1, 0.7),
  // Collar bones.
  ...bothMarks(groove('chest', [[0.8, 7.9, -12.6], [3.4, 7.5, -12.6]], -0.07, 0.45)),
  // Spine line, deeper at the waist, with the two dimples above the nappy.
  groove('chest', [[0, 0.4, -12.2], [0, 0.3, -4.6]], 0.26, 0.55),
  groove('spine', [[0, 0.35, -4.6], [0, 0.5, 1.6]], 0.24, 0.55),
  ...bothMarks(groove('hips', [[1.5, 0.5, 2.2]], 0.12, 0.45)),
  ...bothMarks(groove('chest', [[1.5, 0.5, -11.3], [1.95, 0.5, -8.8], [2.9, 0.6, -7.1]], 0.1, 0.5)),
  // Nipples, hardly raised.
  ...bothMarks(groove('chest', [[2.95, 9.55, -8.9]], -0.07, 0.28)),
  // Neck fold.
  groove('neck', [[-2.8, 6.6, -13.7], [0, 8.3, -13.2], [2.8, 6.6, -13.7]], 0.16, 0.32),
];
