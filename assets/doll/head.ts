/**
 * The head, sculpted with eyes and mouth open; `face-warp.ts` closes them for the rest face.
 * Head frame: x to the baby's left, y to the crown, z out of the face; centimetres.
 */
import { mirror, otherSide, mirrorMark, subtract, union, type Mark, type Shape, type Vec3 } from '../sculpt/shapes.ts';
import { turnAbout } from './frame.ts';
import { eye, headFrame as head } from './skeleton.ts';

const both = (shape: Shape): readonly Shape[] => [shape, mirror(shape, otherSide)];
const bothMarks = (mark: Mark): readonly Mark[] => [mark, mirrorMark(mark, otherSide)];

/** The opening of the lids, in the head's frame: an ellipsoid cut around this centre. */
export const lidCut = { centre: [2.5, -0.55, 6.1] as Vec3, radii: [1.32, 0.98, 2.1] as Vec3, tilt: -4 } as const;
/** The pocket of the mouth. */
export const mouthCut = { centre: [0, -3.72, 5.2] as Vec3, radii: [1.36, 0.62, 1.75] as Vec3 } as const;

const skull: Shape = union(
  1.6,
  head.ellipsoid([0, 1.15, -0.7], [5.75, 5.85, 6.15]),
  head.ellipsoid([0, 2.5, 2.2], [4.7, 3.7, 3.75]),
  head.ellipsoid([0, -2.3, 1.5], [4.75, 3.9, 4.2]),
);

const cheek: Shape = head.ellipsoid([3.0, -2.65, 3.15], [2.3, 2.15, 2.35]);
const lids: Shape = head.ellipsoid(eye.centre, [1.86, 1.72, 1.74]);

const ear: Shape = union(
  0.22,
  head.ellipsoid([5.62, -0.75, -0.55], [0.5, 1.55, 1.0], turnAbout([0, 1, 0], -24)),
  // Helix and lobe: one C of soft cord.
  head.chain(
    0.3,
    [5.5, 0.15, 0.25, 0.26],
    [5.85, 0.85, -0.35, 0.31],
    [6.2, 0.75, -1.15, 0.33],
    [6.38, 0.05, -1.65, 0.33],
    [6.3, -0.8, -1.55, 0.32],
    [6.05, -1.6, -1.0, 0.36],
    [5.72, -2.12, -0.45, 0.42],
    [5.48, -1.95, -0.05, 0.34],
  ),
  // The small flap before the ear canal.
  head.ellipsoid([5.55, -0.95, 0.35], [0.3, 0.45, 0.34]),
);

const nose: Shape = union(
  0.5,
  head.cone([0, -0.1, 5.3], [0, -1.75, 6.05], 0.62, 0.62),
  head.ellipsoid([0, -1.95, 6.28], [0.78, 0.66, 0.72]),
  ...both(head.ellipsoid([0.66, -2.18, 5.85], [0.48, 0.42, 0.55])),
);

const lips: Shape = union(
  0.2,
  head.chain(0.3, [-1.5, -3.66, 5.25, 0.24], [-0.85, -3.22, 5.72, 0.36], [-0.3, -2.98, 5.98, 0.4], [0, -3.06, 6.02, 0.36], [0.3, -2.98, 5.98, 0.4], [0.85, -3.22, 5.72, 0.36], [1.5, -3.66, 5.25, 0.24]),
  head.chain(0.3, [-1.5, -3.66, 5.25, 0.24], [-0.85, -4.2, 5.6, 0.38], [0, -4.42, 5.78, 0.44], [0.85, -4.2, 5.6, 0.38], [1.5, -3.66, 5.25, 0.24]),
);

const flesh: Shape = union(
  0.45,
  union(
    0.9,
    skull,
    ...both(cheek),
    head.ellipsoid([0, -4.0, 4.1], [2.2, 1.6, 1.6]),
    head.ellipsoid([0, -5.15, 3.7], [1.35, 0.95, 1.15]),
    // A soft second chin.
    head.ellipsoid([0, -5.5, 2.0], [2.4, 1.0, 1.7]),
  ),
  ...both(lids),
  nose,
  lips,
  ...both(ear),
);

const cuts: Shape = union(
  0,
  head.ellipsoid(mouthCut.centre, mouthCut.radii),
  ...both(head.ellipsoid(lidCut.centre, lidCut.radii, turnAbout([0, 0, 1], lidCut.tilt))),
);

export const headShape: Shape = subtract(0.14, flesh, cuts);

export const headMarks: readonly Mark[] = [
  // Nostrils, the groove under the nose, the corners of the mouth, the fold under the lip.
  ...bothMarks(head.groove([[0.36, -2.52, 6.42]], 0.3, 0.2)),
  head.groove([[0, -2.6, 6.3], [0, -2.95, 6.2]], 0.09, 0.2),
  head.groove([[-0.9, -4.95, 5.3], [0, -4.98, 5.6], [0.9, -4.95, 5.3]], 0.16, 0.35),
  ...bothMarks(head.groove([[1.72, -3.6, 5.3]], 0.14, 0.32)),
  // From the wing of the nose around the cheek: hardly there until it smiles.
  ...bothMarks(head.groove([[1.1, -2.25, 5.8], [1.65, -2.9, 5.5]], 0.05, 0.32)),
  // Fold of the upper lid and the soft edge under the eye.
  ...bothMarks(head.groove([[1.15, 0.15, 5.55], [1.8, 0.85, 5.6], [2.7, 1.02, 5.55], [3.6, 0.6, 4.95]], 0.1, 0.2)),
  ...bothMarks(head.groove([[1.5, -1.75, 5.5], [2.5, -2.0, 5.5], [3.4, -1.7, 5.0]], 0.06, 0.28)),
  // The shell of the ear.
  ...bothMarks(head.groove([[6.1, 0.15, -0.55], [6.05, -0.6, -0.65], [5.95, -1.15, -0.35]], 0.34, 0.36)),
  ...bothMarks(head.groove([[5.9, 0.35, -0.2], [6.2, 0.2, -1.0], [6.2, -0.7, -1.1]], 0.14, 0.18)),
  // Temples and the soft spot.
  ...bothMarks(head.groove([[5.0, 0.9, 3.2]], 0.12, 1.4)),
];
