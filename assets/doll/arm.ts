/** The left arm and hand; the right is its mirror image. */
import { chain, cone, ring, union, type Mark, type Shape } from '../sculpt/shapes.ts';
import { mix, subtractVector } from './frame.ts';
import { fingers, leftHand as hand, limbs } from './skeleton.ts';

const { shoulder, elbow, wrist, upperArmMiddle, lowerArmMiddle, upperArm, lowerArm } = limbs;

/** What blends into the trunk. */
export const upperArmRoot: Shape = cone(
  'leftUpperArmTwist',
  mix(shoulder, elbow, -0.06),
  upperArmMiddle,
  2.5,
  2.42,
);

const arm: readonly Shape[] = [
  upperArmRoot,
  cone('leftUpperArm', upperArmMiddle, mix(shoulder, elbow, 0.97), 2.4, 2.05),
  cone('leftLowerArmTwist', mix(elbow, wrist, 0.06), lowerArmMiddle, 2.05, 2.02),
  cone('leftLowerArm', lowerArmMiddle, mix(elbow, wrist, 0.88), 2.0, 1.45),
];

const palm: Shape = union(
  0.45,
  hand.ellipsoid([0.05, 0.02, 1.5], [1.45, 0.82, 1.75]),
  hand.box([0.0, 0.02, 1.75], [1.4, 0.55, 1.05], 0.5),
  // Ball of the thumb and the opposite pad make the hollow of a palm.
  hand.ellipsoid([-0.8, -0.42, 1.05], [0.72, 0.62, 1.1]),
  hand.ellipsoid([0.85, -0.4, 1.2], [0.55, 0.5, 1.05]),
  hand.ellipsoid([-0.05, -0.3, 2.45], [1.2, 0.45, 0.45]),
  hand.cone([0, 0, -0.25], [0, 0.0, 1.0], 1.22, 1.0),
);

const fingerShapes: readonly Shape[] = fingers.map((finger) => {
  const { root, mid, tip, radii } = finger;
  const a = hand.point(...root);
  const b = hand.point(...mid);
  const c = hand.point(...tip);
  const short = mix(b, c, 0.86);
  return union(
    0.16,
    chain(`left${finger.name}Proximal`, 0.1, [...a, radii[0]], [...b, radii[1]]),
    chain(`left${finger.name}Distal`, 0.1, [...b, radii[1]], [...short, radii[2]]),
  );
});

export const leftArm: Shape = union(0.5, ...arm, union(0.42, palm, union(0.12, ...fingerShapes)));

export const leftArmMarks: readonly Mark[] = [
  // The rubber band of a baby's wrist, one roll on the forearm, the fold of the elbow.
  ring('leftHand', wrist, lowerArm, 0.24, 0.26, 2.4),
  ring('leftLowerArm', mix(elbow, wrist, 0.6), lowerArm, 0.1, 0.3, 2.6),
  ring('leftLowerArmTwist', elbow, mix(upperArm, lowerArm, 0.5), 0.18, 0.34, 2.4, [-0.3, 1, 0.2]),
  ring('leftUpperArm', mix(shoulder, elbow, 0.52), upperArm, 0.09, 0.34, 3),
  // Lines of the palm, dimples of the knuckles, the joints of the fingers.
  hand.groove(
    [
      [-1.1, -0.8, 1.9],
      [-0.2, -0.9, 1.55],
      [0.1, -0.9, 0.7],
    ],
    0.1,
    0.16,
  ),
  hand.groove(
    [
      [1.2, -0.75, 1.9],
      [0.2, -0.85, 2.05],
      [-0.9, -0.75, 2.25],
    ],
    0.09,
    0.16,
  ),
  ...fingers
    .slice(1)
    .map((finger) =>
      hand.groove([[finger.root[0], finger.root[1] + 0.62, finger.root[2] - 0.2]], 0.12, 0.26),
    ),
  ...fingers.map((finger) => {
    const axis = subtractVector(finger.tip, finger.root);
    return ring(
      `left${finger.name}Proximal`,
      hand.point(...finger.mid),
      hand.direction(axis),
      0.05,
      0.13,
      0.7,
    );
  }),
];
