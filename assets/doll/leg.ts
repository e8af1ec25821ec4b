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

/** One plump form: the heel flows into the ball along a full outer edge, with a soft arch on the inner side. */
const sole: Shape = union(
  0.9,
  // Heel, instep and its soft back.
  foot.ellipsoid([0.05, -1.0, -1.3], [1.5, 1.24, 1.53]),
  foot.cone([0, -0.1, -0.2], [-0.1, -0.5, 1.85], 1.56, 1.2),
  foot.ellipsoid([0.02, -0.7, 0.9], [1.6, 1.0, 2.0]),
  // The outer edge from the heel to below the little toe, and the arch beside it.
  foot.cone([0.42, -0.98, -0.9], [1.0, -1.02, 1.6], 1.2, 0.96),
  foot.cone([-0.36, -0.92, -0.6], [-0.58, -1.0, 1.7], 1.16, 1.0),
  foot.ellipsoid([1.4, -1.0, 1.4], [0.7, 0.72, 0.9]),
  // The back of the foot behind the toes: without it they stand on the edge of a wedge.
  foot.ellipsoid([-1.0, -0.66, 2.5], [0.8, 0.64, 0.85]),
  foot.ellipsoid([0.66, -0.68, 2.25], [1.05, 0.58, 0.85]),
  // The ball: under the big toe and under the others.
  foot.ellipsoid([-0.74, -0.98, 2.1], [1.02, 0.94, 1.05]),
  foot.ellipsoid([0.62, -1.04, 1.8], [1.25, 0.84, 1.05]),
);

/** Where a toe grows out of the foot, in its middle: its joint lies lower. */
const baseOf = ({ root, tip }: (typeof toes)[number]): Vec3 => [root[0], tip[1] - 0.04, root[2]];

/** A toe: a short neck out of the foot and a fat rounded cushion whose pad reaches down to the ball. */
const toeShapes: readonly Shape[] = toes.map((toe) => {
  const { radius: r } = toe;
  const on = foot.on(`left${toe.name}Toe`);
  const base = baseOf(toe);
  const long = unit(subtractVector(toe.tip, base));
  const turn = turnAbout(cross([0, 0, 1], long), degreesBetween([0, 0, 1], long));
  const at = (t: number): Vec3 => mix(base, toe.tip, t);
  const big = toe.name === 'Big';
  const tip = add(toe.tip, scale(long, 0.2 - r * 0.95));
  return union(
    0.3,
    on.cone(at(0), at(0.5), r * 1.18, r),
    on.ellipsoid(
      add(tip, [0, -0.1 * r, 0]),
      [r * (big ? 1.04 : 1), r * (big ? 0.98 : 1.08), r * 0.95],
      turn,
    ),
    on.ellipsoid(add(mix(at(0.35), tip, 0.5), [0, -0.24 * r, 0]), [r, r, r * 1.3], turn),
  );
});

/** Flesh between neighbouring toes, half-way up: there they lie side by side. */
const webs: readonly Shape[] = toes.slice(1).map((toe, i) => {
  const other = toes[i]!;
  const between = mix(mix(baseOf(other), other.tip, 0.4), mix(baseOf(toe), toe.tip, 0.4), 0.5);
  return foot.ellipsoid(
    add(between, [0, -0.16, -0.1]),
    i === 0 ? [0.56, 0.52, 0.52] : [0.46, 0.48, 0.5],
  );
});

export const leftLeg: Shape = union(
  0.7,
  ...leg,
  union(0.58, sole, union(0.3, ...webs, union(0.24, ...toeShapes))),
);

export const leftLegMarks: readonly Mark[] = [
  // The roll of the thigh, the fold behind the knee, the ankle's band.
  ring(
    'leftUpperLegTwist',
    mix(hip, knee, 0.44),
    add(thigh, [0.12, 0, 0.06]),
    0.28,
    0.46,
    5.6,
    [-0.8, 0.5, 0.1],
  ),
  ring(
    'leftUpperLeg',
    mix(hip, knee, 0.72),
    add(thigh, [-0.1, 0.05, 0]),
    0.18,
    0.46,
    4.8,
    [-0.9, 0, 0.1],
  ),
  ring('leftLowerLeg', knee, mix(thigh, shank, 0.5), 0.3, 0.42, 4.4, [0, -1, 0]),
  ring('leftLowerLeg', add(knee, scale(shank, 4.2)), shank, 0.12, 0.42, 4.4, [-0.8, 0, -0.4]),
  ring('leftFoot', add(ankle, scale(shank, -0.75)), add(shank, [0, 0.12, 0]), 0.18, 0.3, 2.3),
  // Dimples beside the knee cap.
  ring('leftUpperLeg', add(knee, scale(thigh, -1.7)), thigh, 0.08, 0.4, 2.6, [0, 1, 0]),
  // Sole: the hollow of the arch, the line under the toes.
  foot.groove([[-1.45, -1.6, 0.5]], 0.14, 1.0),
  ...toes.map((toe) => foot.groove([add(baseOf(toe), [0, toe.radius + 0.1, 0.15])], 0.03, 0.24)),
];
