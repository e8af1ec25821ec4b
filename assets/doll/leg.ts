/** The left leg and foot; the right is its mirror image. */
import {
  cone,
  ellipsoid,
  ring,
  union,
  type Mark,
  type Shape,
  type Vec3,
} from '../sculpt/shapes.ts';
import { add, cross, dot, mix, scale, subtractVector, turnAbout, unit } from './frame.ts';
import { leftFoot as foot, limbs, toes } from './skeleton.ts';

const { hip, knee, ankle, thigh, shank, thighMiddle } = limbs;

/** What blends into the trunk. */
export const upperLegRoot: Shape = cone(
  'leftUpperLegTwist',
  mix(hip, knee, 0.04),
  thighMiddle,
  3.95,
  3.8,
);

const degreesBetween = (a: Vec3, b: Vec3): number => (Math.acos(dot(a, b)) * 180) / Math.PI;

const leg: readonly Shape[] = [
  upperLegRoot,
  cone('leftUpperLeg', thighMiddle, mix(hip, knee, 0.98), 3.75, 2.75),
  // Inner softness of the thigh.
  ellipsoid('leftUpperLegTwist', add(mix(hip, knee, 0.42), [-1.0, -0.6, 0.2]), [2.9, 2.9, 3.2]),
  ellipsoid('leftLowerLeg', add(mix(knee, ankle, 0.36), [0, -0.62, -0.2]), [2.5, 2.45, 3.0]),
  cone('leftLowerLeg', mix(knee, ankle, 0.04), mix(knee, ankle, 0.88), 2.65, 1.75),
];

const sole: Shape = union(
  0.9,
  // Heel, instep and its soft back, arch.
  foot.ellipsoid([0.05, -1.17, -1.32], [1.52, 1.33, 1.53]),
  foot.cone([0, -0.1, -0.2], [-0.1, -0.5, 1.85], 1.56, 1.22),
  foot.ellipsoid([-0.02, -0.66, 1.5], [1.36, 1.0, 1.6]),
  foot.ellipsoid([0.1, -1.1, 0.6], [1.42, 1.0, 2.2]),
  // The back of the foot behind the toes: without it they stand on the edge of a wedge.
  foot.ellipsoid([-0.95, -0.62, 2.6], [0.82, 0.66, 0.9]),
  foot.ellipsoid([0.66, -0.62, 2.35], [1.05, 0.62, 0.9]),
  // The ball: under the big toe, under the others, and the edge of the foot below the little toe.
  foot.ellipsoid([-0.76, -0.84, 2.5], [1.06, 0.92, 1.1]),
  foot.ellipsoid([0.62, -0.92, 2.2], [1.18, 0.82, 1.15]),
  foot.ellipsoid([1.28, -0.92, 1.85], [0.6, 0.56, 0.85]),
);

/** A toe: a neck out of the foot, a long soft pad under it, and a blunt round tip, wider than high. */
const toeShapes: readonly Shape[] = toes.map((toe) => {
  const { radius: r } = toe;
  const on = foot.on(`left${toe.name}Toe`);
  const long = unit(subtractVector(toe.tip, toe.root));
  const at = (t: number, down = 0): Vec3 => add(mix(toe.root, toe.tip, t), [0, -down * r, 0]);
  // The outer ones close in a little: toes that spread like a fan look stuck on.
  const end = add(add(toe.tip, scale(long, 0.2 - r * 0.88)), [
    toe.name === 'Little' ? -0.06 : toe.name === 'Big' ? 0.08 : 0,
    0,
    0,
  ]);
  const turn = turnAbout(cross([0, 0, 1], long), degreesBetween([0, 0, 1], long));
  const wide = toe.name === 'Big' ? 1.08 : 1.02;
  // The little toe has no neighbour to grow beside: the edge of the foot carries it.
  const stout = toe.name === 'Little' ? 1.25 : 1.2;
  return union(
    0.3,
    on.cone(at(0), at(0.55), r * stout, r),
    on.ellipsoid(add(end, [0, -0.04 * r, 0]), [r * wide, r * 0.94, r * 0.9], turn),
    on.ellipsoid(
      add(mix(at(0.5), end, 0.6), [0, -0.2 * r, 0]),
      [r * (wide - 0.06), r * 0.88, r * 1.28],
      turn,
    ),
  );
});

/** Webs: flesh between neighbouring toes, up to where they part. */
const webs: readonly Shape[] = toes.slice(1).map((toe, i) => {
  const other = toes[i]!;
  const far = i === 0 ? 0.42 : 0.34;
  const between = mix(mix(other.root, other.tip, far), mix(toe.root, toe.tip, far), 0.5);
  return foot.ellipsoid(
    add(between, [0, -0.06, -0.1]),
    i === 0 ? [0.52, 0.46, 0.52] : [0.44, 0.42, 0.52],
  );
});

export const leftLeg: Shape = union(
  0.7,
  ...leg,
  union(0.58, sole, union(0.3, ...webs, union(0.14, ...toeShapes))),
);

export const leftLegMarks: readonly Mark[] = [
  // The roll of the thigh, the fold behind the knee, the ankle's band.
  ring(
    'leftUpperLegTwist',
    mix(hip, knee, 0.5),
    add(thigh, [0.08, 0, 0]),
    0.2,
    0.36,
    3.6,
    [-0.8, 0.1, 0.1],
  ),
  ring('leftLowerLeg', knee, mix(thigh, shank, 0.5), 0.24, 0.4, 3.2, [0, -1, 0]),
  ring('leftLowerLeg', add(knee, scale(shank, 1.9)), shank, 0.08, 0.4, 3),
  ring('leftFoot', add(ankle, scale(shank, -0.75)), add(shank, [0, 0.12, 0]), 0.18, 0.3, 2.3),
  // Dimples beside the knee cap.
  ring('leftUpperLeg', add(knee, scale(thigh, -1.7)), thigh, 0.08, 0.4, 2.6, [0, 1, 0]),
  // Sole: the hollow of the arch, the line under the toes, the wrinkles.
  foot.groove([[-1.0, -1.9, 0.6]], 0.1, 1.1),
  foot.groove(
    [
      [-1.5, -1.55, 3.25],
      [0.2, -1.5, 3.35],
      [1.6, -1.45, 2.75],
    ],
    0.08,
    0.24,
  ),
  foot.groove(
    [
      [-1.2, -1.95, 1.2],
      [0.9, -2.0, 1.0],
    ],
    0.06,
    0.22,
  ),
  foot.groove(
    [
      [-1.0, -2.0, 0.1],
      [1.1, -2.1, -0.1],
    ],
    0.05,
    0.22,
  ),
  ...toes.map((toe) =>
    foot.groove([[toe.root[0], toe.root[1] + toe.radius + 0.1, toe.root[2] + 0.15]], 0.03, 0.24),
  ),
];
