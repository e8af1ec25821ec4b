/** The left leg and foot; the right is its mirror image. */
import { cone, ellipsoid, ring, union, type Mark, type Shape } from '../sculpt/shapes.ts';
import { add, mix, scale } from './frame.ts';
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

const leg: readonly Shape[] = [
  upperLegRoot,
  cone('leftUpperLeg', thighMiddle, mix(hip, knee, 0.98), 3.75, 2.75),
  // Inner softness of the thigh.
  ellipsoid('leftUpperLegTwist', add(mix(hip, knee, 0.42), [-1.0, -0.6, 0.2]), [2.9, 2.9, 3.2]),
  ellipsoid('leftLowerLeg', add(mix(knee, ankle, 0.36), [0, -0.62, -0.2]), [2.5, 2.45, 3.0]),
  cone('leftLowerLeg', mix(knee, ankle, 0.04), mix(knee, ankle, 0.88), 2.65, 1.75),
];

const sole: Shape = union(
  0.8,
  foot.ellipsoid([0.05, -1.2, -1.35], [1.42, 1.3, 1.5]),
  foot.cone([0, -0.1, -0.2], [-0.1, -0.55, 1.7], 1.5, 1.1),
  foot.ellipsoid([0.25, -1.05, 0.9], [1.3, 0.95, 2.3]),
  foot.ellipsoid([-0.75, -0.85, 2.55], [1.05, 0.85, 1.05]),
  foot.ellipsoid([0.75, -0.95, 2.2], [1.2, 0.78, 1.1]),
);

const toeShapes: readonly Shape[] = toes.map((toe) => {
  const a = foot.point(...toe.root);
  const tip = mix(toe.root, toe.tip, 1 - (toe.radius * 0.55) / 1.3);
  const b = foot.point(...tip);
  const bulb = foot.point(tip[0], tip[1] - 0.06, tip[2]);
  const name = `left${toe.name}Toe`;
  return union(
    0.3,
    cone(name, a, b, toe.radius * 1.15, toe.radius * 0.95),
    ellipsoid(name, bulb, toe.radius * 0.99),
  );
});

export const leftLeg: Shape = union(0.7, ...leg, union(0.55, sole, union(0.12, ...toeShapes)));

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
  foot.groove([[-1.0, -1.9, 0.6]], 0.22, 1.0),
  foot.groove(
    [
      [-1.5, -1.55, 3.25],
      [0.2, -1.5, 3.35],
      [1.9, -1.35, 2.5],
    ],
    0.12,
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
    foot.groove([[toe.root[0], toe.root[1] + toe.radius + 0.1, toe.root[2] + 0.15]], 0.08, 0.24),
  ),
];
