/**
 * The head, sculpted with eyes and mouth open; `face-warp.ts` closes them for the rest face.
 * Head frame: x to the baby's left, y to the crown, z out of the face; centimetres.
 */
import {
  mirror,
  otherSide,
  mirrorMark,
  subtract,
  union,
  type Mark,
  type Shape,
  type Vec3,
} from '../sculpt/shapes.ts';
import { turnAbout } from './frame.ts';
import { eye, headFrame as head } from './skeleton.ts';

const both = (shape: Shape): readonly Shape[] => [shape, mirror(shape, otherSide)];
const bothMarks = (mark: Mark): readonly Mark[] => [mark, mirrorMark(mark, otherSide)];

/** The opening of the lids, in the head's frame: an ellipsoid cut around this centre. */
export const lidCut = {
  centre: [2.52, -0.6, 6.0] as Vec3,
  radii: [1.4, 1.16, 2.1] as Vec3,
  tilt: 3,
} as const;
/** The pocket of the mouth. */
export const mouthCut = {
  centre: [0, -3.62, 4.95] as Vec3,
  radii: [1.03, 0.56, 1.6] as Vec3,
} as const;

export const skull: Shape = union(
  1.8,
  head.ellipsoid([0, 1.3, -0.6], [6.2, 5.7, 6.2]),
  head.ellipsoid([0, 2.7, 2.0], [5.0, 3.7, 3.85]),
  head.ellipsoid([0, -2.0, 1.4], [4.9, 3.75, 4.25]),
);

const cheek: Shape = head.ellipsoid([2.95, -2.5, 2.8], [2.35, 2.15, 2.35]);
const lids: Shape = head.ellipsoid(eye.centre, [1.84, 1.74, 1.7]);

type EarPoint = readonly [number, number, number, number];

/** A soft cord through points (with radii): enough short pieces that no joint shows as a knob. */
function cord(points: readonly EarPoint[], pieces = 4): Shape {
  const along: EarPoint[] = [];
  for (let i = 0; i + 1 < points.length; i++) {
    const [a, b, c, d] = [i - 1, i, i + 1, i + 2].map(
      (k) => points[Math.min(points.length - 1, Math.max(0, k))]!,
    ) as [EarPoint, EarPoint, EarPoint, EarPoint];
    for (let piece = 0; piece < pieces; piece++) {
      const t = piece / pieces;
      const at = (k: 0 | 1 | 2 | 3): number =>
        b[k] +
        (t * (c[k] - a[k]) +
          t * t * (2 * a[k] - 5 * b[k] + 4 * c[k] - d[k]) +
          t ** 3 * (3 * b[k] - a[k] - 3 * c[k] + d[k])) /
          2;
      along.push([at(0), at(1), at(2), at(3)]);
    }
  }
  along.push(points.at(-1)!);
  return head.chain(0.02, ...along);
}

const ear: Shape = union(
  0.22,
  head.ellipsoid([5.72, -0.68, -0.6], [0.5, 1.52, 1.14], turnAbout([0, 1, 0], -24)),
  // Helix: one C of soft cord from the root over the top down into the lobe.
  cord([
    [5.5, -0.2, 0.2, 0.2],
    [5.68, 0.5, 0.0, 0.27],
    [6.05, 0.86, -0.65, 0.29],
    [6.36, 0.5, -1.3, 0.3],
    [6.44, -0.3, -1.58, 0.3],
    [6.28, -1.1, -1.32, 0.31],
    [5.98, -1.7, -0.8, 0.36],
    [5.7, -1.98, -0.35, 0.36],
  ]),
  // The lobe.
  head.ellipsoid([5.72, -1.9, -0.38], [0.36, 0.46, 0.44]),
  // The small flap before the ear canal.
  head.ellipsoid([5.6, -0.95, 0.35], [0.28, 0.42, 0.3]),
);

const nose: Shape = union(
  0.6,
  head.cone([0, -0.5, 5.0], [0, -1.8, 5.75], 0.55, 0.5),
  head.ellipsoid([0, -1.96, 5.92], [0.54, 0.47, 0.52]),
  ...both(head.ellipsoid([0.5, -2.14, 5.58], [0.34, 0.3, 0.44])),
);

/** The muzzle under the nose on which the lips lie, and the lips: short, soft, a little pursed. */
export const lips: Shape = union(
  0.28,
  head.chain(
    0.25,
    [-1.22, -3.62, 4.98, 0.14],
    [-0.75, -3.32, 5.28, 0.2],
    [-0.28, -3.12, 5.48, 0.28],
    [0, -3.17, 5.52, 0.25],
    [0.28, -3.12, 5.48, 0.28],
    [0.75, -3.32, 5.28, 0.2],
    [1.22, -3.62, 4.98, 0.14],
  ),
  head.chain(
    0.25,
    [-1.22, -3.62, 4.98, 0.14],
    [-0.75, -3.92, 5.2, 0.17],
    [-0.36, -4.12, 5.32, 0.27],
    [0, -4.18, 5.36, 0.3],
    [0.36, -4.12, 5.32, 0.27],
    [0.75, -3.92, 5.2, 0.17],
    [1.22, -3.62, 4.98, 0.14],
  ),
);

const flesh: Shape = union(
  0.55,
  union(
    1.0,
    skull,
    ...both(cheek),
    // Temples: without them a hollow behind the eye looks like a bruise.
    ...both(head.ellipsoid([4.2, -0.4, 2.2], [1.4, 2.1, 2.0])),
    head.ellipsoid([0, -3.5, 3.7], [2.1, 1.75, 1.75]),
    head.ellipsoid([0, -4.85, 3.45], [1.3, 0.9, 1.15]),
    // A soft second chin.
    head.ellipsoid([0, -5.0, 1.6], [2.9, 1.2, 2.2]),
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

export const headShape: Shape = subtract(0.12, flesh, cuts);

export const headMarks: readonly Mark[] = [
  // Nostrils, the groove under the nose, the corners of the mouth, the fold under the lip.
  ...bothMarks(head.groove([[0.31, -2.4, 5.82]], 0.13, 0.24)),
  head.groove(
    [
      [0, -2.6, 5.95],
      [0, -2.85, 5.9],
    ],
    0.06,
    0.26,
  ),
  head.groove(
    [
      [-0.7, -4.62, 5.0],
      [0, -4.66, 5.2],
      [0.7, -4.62, 5.0],
    ],
    0.07,
    0.42,
  ),
  ...bothMarks(head.groove([[1.5, -3.56, 5.0]], 0.05, 0.34)),
  // From the wing of the nose around the cheek: hardly there until it smiles.
  ...bothMarks(
    head.groove(
      [
        [1.0, -2.3, 5.4],
        [1.5, -2.95, 5.2],
      ],
      0.04,
      0.3,
    ),
  ),
  // Fold of the upper lid and the soft edge under the eye.
  ...bothMarks(
    head.groove(
      [
        [1.1, 0.2, 5.4],
        [1.75, 0.98, 5.45],
        [2.7, 1.15, 5.4],
        [3.4, 0.85, 5.0],
      ],
      0.05,
      0.3,
    ),
  ),
  ...bothMarks(
    head.groove(
      [
        [1.5, -1.95, 5.3],
        [2.5, -2.2, 5.3],
        [3.2, -2.0, 5.0],
      ],
      0.04,
      0.28,
    ),
  ),
  // The shell of the ear, and the fold inside its rim.
  ...bothMarks(
    head.groove(
      [
        [6.12, -0.1, -0.5],
        [6.08, -0.7, -0.6],
        [5.98, -1.15, -0.4],
      ],
      0.34,
      0.4,
    ),
  ),
  ...bothMarks(
    head.groove(
      [
        [5.95, 0.4, -0.3],
        [6.2, 0.32, -0.85],
        [6.3, -0.2, -1.14],
        [6.2, -0.8, -1.0],
      ],
      0.07,
      0.2,
    ),
  ),
];
