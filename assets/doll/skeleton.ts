/**
 * The doll's bones at rest: lying on its back on y = 0, head towards −Z, its left towards +X, hips and
 * knees softly bent, arms open. Centimetres here; rig.json is in metres. Every bone's rest rotation
 * is the identity, so a local rotation is read in world axes of the rest pose.
 */
import { otherSide, type Vec3 } from '../sculpt/shapes.ts';
import { add, cross, Frame, mix, scale, subtractVector, unit } from './frame.ts';

/** Degrees about one named axis. */
export interface Hinge {
  readonly axis: Vec3;
  readonly min: number;
  readonly max: number;
}

/**
 * How a joint may move: local rotation = twist ∘ side ∘ flex. Positive flex folds the body together
 * (hip to tummy, elbow, fist); positive side goes away from the midline; twist is about the bone,
 * positive turns the front of the limb outwards.
 */
export interface Joint {
  readonly flex: Hinge;
  readonly side: Hinge;
  readonly twist: Hinge;
}

export interface BoneDefinition {
  readonly name: string;
  readonly parent: string | null;
  /** The joint at rest, world [cm]. */
  readonly at: Vec3;
  readonly joint: Joint;
  /** A helper that takes back `share` of this bone's twist: it is driven, never posed. */
  readonly driven?: { readonly by: string; readonly share: number };
}

const hinge = (axis: Vec3, min: number, max: number): Hinge => ({ axis: unit(axis), min, max });
const fixed = hinge([1, 0, 0], 0, 0);
const still: Joint = { flex: fixed, side: fixed, twist: fixed };

/** A joint from the directions along the bone and of the flexion axis. */
const joint = (
  along: Vec3,
  flexAxis: Vec3,
  flex: readonly [number, number],
  side: readonly [number, number],
  twist: readonly [number, number],
): Joint => {
  const twistAxis = unit(along);
  return {
    flex: hinge(flexAxis, ...flex),
    side: hinge(cross(flexAxis, twistAxis), ...side),
    twist: hinge(twistAxis, ...twist),
  };
};

/** Rest places of the left limbs and the middle line, world [cm]. */
const thigh = unit([0.4, 0.26, 0.87]);
const shank = unit([-0.1, -0.36, 0.92]);
const upperArm = unit([0.76, -0.16, 0.63]);
const lowerArm = unit([0.82, 0.3, 0.36]);
const hip: Vec3 = [3.9, 4.9, 5.4];
const knee = add(hip, scale(thigh, 10.1));
const ankle = add(knee, scale(shank, 9.3));
const shoulder: Vec3 = [5.3, 4.7, -11.8];
const elbow = add(shoulder, scale(upperArm, 7.2));
const wrist = add(elbow, scale(lowerArm, 6.4));

/** Left foot: x to its outer side, y out of the instep, z from heel to toes. */
const toesWay = unit([0.17, 0.83, 0.5]);
export const leftFoot = new Frame(ankle, toesWay, scale(shank, -1), 'leftFoot');
/** Left hand: x to the little finger, y out of the back of the hand, z along the fingers; palm up. */
const fingersWay = unit([0.82, 0.28, 0.42]);
export const leftHand = new Frame(wrist, fingersWay, [0.05, -0.82, -0.34], 'leftHand');
/**
 * Head: y towards the crown, z out of the face, tilted towards the feet, so that it looks at who kneels there. It is
 * sculpted life-sized and enlarged: a doll's big head is what makes it a baby.
 */
const HEAD_SIZE = 1.23;
export const headCentre: Vec3 = [0, 8.15, -21.45];
const tilt = (19 * Math.PI) / 180;
export const headFrame = new Frame(
  headCentre,
  [0, Math.cos(tilt), Math.sin(tilt)],
  [0, Math.sin(tilt), -Math.cos(tilt)],
  'head',
  HEAD_SIZE,
);

export const limbs = {
  hip,
  knee,
  ankle,
  thigh,
  shank,
  shoulder,
  elbow,
  wrist,
  upperArm,
  lowerArm,
  thighMiddle: mix(hip, knee, 0.5),
  upperArmMiddle: mix(shoulder, elbow, 0.5),
  lowerArmMiddle: mix(elbow, wrist, 0.5),
} as const;

interface Toe {
  readonly name: string;
  readonly root: Vec3;
  readonly tip: Vec3;
  readonly radius: number;
}

interface Finger {
  readonly name: string;
  readonly root: Vec3;
  readonly mid: Vec3;
  readonly tip: Vec3;
  /** At root, middle joint and tip. */
  readonly radii: Vec3;
}

/**
 * Toes of the left foot, in the foot's frame: root of the joint, then tip, and radius at the tip. The joints of the
 * small ones lie low, so that curling them does not crush their pads.
 */
export const toes: readonly Toe[] = [
  { name: 'Big', root: [-1.22, -0.76, 3.0], tip: [-1.48, -0.66, 4.46], radius: 0.68 },
  { name: 'Second', root: [-0.24, -1.02, 3.22], tip: [-0.25, -0.74, 4.44], radius: 0.495 },
  { name: 'Third', root: [0.56, -1.04, 3.05], tip: [0.69, -0.82, 4.22], radius: 0.455 },
  { name: 'Fourth', root: [1.26, -1.0, 2.76], tip: [1.6, -0.88, 3.8], radius: 0.425 },
  { name: 'Little', root: [1.86, -0.98, 2.36], tip: [2.35, -0.96, 3.36], radius: 0.395 },
];

/** Fingers of the left hand, in the hand's frame: root, middle joint, tip and radii there. */
export const fingers: readonly Finger[] = [
  {
    name: 'Thumb',
    root: [-1.2, -0.25, 0.7],
    mid: [-2.1, -0.52, 1.5],
    tip: [-2.5, -0.72, 2.55],
    radii: [0.54, 0.45, 0.37],
  },
  {
    name: 'Index',
    root: [-1.08, 0.02, 2.62],
    mid: [-1.42, -0.02, 3.6],
    tip: [-1.66, -0.42, 4.5],
    radii: [0.4, 0.36, 0.31],
  },
  {
    name: 'Middle',
    root: [-0.36, 0.07, 2.82],
    mid: [-0.48, 0.02, 3.92],
    tip: [-0.58, -0.44, 4.9],
    radii: [0.4, 0.365, 0.315],
  },
  {
    name: 'Ring',
    root: [0.36, 0.04, 2.72],
    mid: [0.48, -0.04, 3.78],
    tip: [0.58, -0.52, 4.7],
    radii: [0.39, 0.355, 0.305],
  },
  {
    name: 'Little',
    root: [1.04, -0.05, 2.4],
    mid: [1.38, -0.16, 3.28],
    tip: [1.64, -0.58, 4.06],
    radii: [0.36, 0.325, 0.28],
  },
];

/** Eyeballs in the head's frame, left. */
export const eye = { centre: [2.45, -0.6, 3.98] as Vec3, radius: 1.6 } as const;

const right: Vec3 = [1, 0, 0];
const towardsFeet: Vec3 = [0, 0, 1];
const towardsHead: Vec3 = [0, 0, -1];

/** Flexion axis of the left elbow, hip and knee: square to the bone, folding the body together. */
const bendElbow = unit(cross(upperArm, lowerArm));
const bendHip: Vec3 = unit(cross(thigh, [0.1, 1, -0.3]));
const bendKnee = unit(cross(thigh, shank));

const leftArm: readonly BoneDefinition[] = [
  bone(
    'leftShoulder',
    'chest',
    [2.2, 5.0, -12.5],
    joint([1, 0, 0], [0, 1, 0], [-12, 25], [-10, 20], [0, 0]),
  ),
  bone(
    'leftUpperArm',
    'leftShoulder',
    shoulder,
    joint(upperArm, unit(cross(upperArm, [-0.3, 1, 0])), [-60, 82], [-60, 80], [-80, 80]),
  ),
  helper('leftUpperArmTwist', 'leftUpperArm', shoulder),
  bone(
    'leftLowerArm',
    'leftUpperArm',
    elbow,
    joint(lowerArm, bendElbow, [-30, 90], [0, 0], [-85, 85]),
  ),
  helper('leftLowerArmTwist', 'leftLowerArm', elbow),
  bone(
    'leftHand',
    'leftLowerArm',
    wrist,
    joint(fingersWay, leftHand.x, [-60, 60], [-20, 25], [-15, 15]),
  ),
  ...fingers.flatMap((finger) => {
    const root = leftHand.point(...finger.root);
    const mid = leftHand.point(...finger.mid);
    const tip = leftHand.point(...finger.tip);
    const axis =
      finger.name === 'Thumb'
        ? unit(cross(subtractVector(mid, root), leftHand.direction([0.6, -0.6, 0.3])))
        : leftHand.x;
    return [
      bone(
        `left${finger.name}Proximal`,
        'leftHand',
        root,
        joint(
          subtractVector(mid, root),
          axis,
          [-30, finger.name === 'Thumb' ? 45 : 64],
          [-18, 18],
          [-10, 10],
        ),
      ),
      bone(
        `left${finger.name}Distal`,
        `left${finger.name}Proximal`,
        mid,
        joint(
          subtractVector(tip, mid),
          axis,
          [-20, finger.name === 'Thumb' ? 60 : 78],
          [0, 0],
          [0, 0],
        ),
      ),
    ];
  }),
];

const leftLeg: readonly BoneDefinition[] = [
  bone('leftUpperLeg', 'hips', hip, joint(thigh, bendHip, [-30, 95], [-45, 40], [-45, 45])),
  helper('leftUpperLegTwist', 'leftUpperLeg', hip),
  bone('leftLowerLeg', 'leftUpperLeg', knee, joint(shank, bendKnee, [-45, 90], [0, 0], [-10, 10])),
  bone(
    'leftFoot',
    'leftLowerLeg',
    ankle,
    joint(toesWay, scale(leftFoot.x, -1), [-35, 30], [-20, 20], [-15, 15]),
  ),
  ...toes.map((toe) => {
    const root = leftFoot.point(...toe.root);
    const tip = leftFoot.point(...toe.tip);
    return bone(
      `left${toe.name}Toe`,
      'leftFoot',
      root,
      joint(subtractVector(tip, root), leftFoot.x, [-40, 45], [-12, 12], [-10, 10]),
    );
  }),
];

const middle: readonly BoneDefinition[] = [
  bone('hips', null, [0, 4.6, 4.6], joint(towardsFeet, right, [-25, 25], [-20, 20], [-20, 20])),
  bone('spine', 'hips', [0, 4.2, 0.6], joint(towardsHead, right, [-20, 25], [-15, 15], [-20, 20])),
  bone(
    'chest',
    'spine',
    [0, 4.2, -5.6],
    joint(towardsHead, right, [-20, 25], [-15, 15], [-20, 20]),
  ),
  bone(
    'neck',
    'chest',
    [0, 5.0, -13.2],
    joint(towardsHead, right, [-25, 25], [-20, 20], [-35, 35]),
  ),
  bone('head', 'neck', [0, 5.6, -15.3], joint(towardsHead, right, [-25, 25], [-20, 20], [-45, 45])),
  bone(
    'leftEye',
    'head',
    headFrame.point(...eye.centre),
    joint(headFrame.z, [1, 0, 0], [-22, 22], [-30, 30], [0, 0]),
  ),
  bone(
    'rightEye',
    'head',
    headFrame.point(-eye.centre[0], eye.centre[1], eye.centre[2]),
    joint(headFrame.z, [1, 0, 0], [-22, 22], [-30, 30], [0, 0]),
  ),
];

/** All bones, parents first. */
export const skeleton: readonly BoneDefinition[] = [
  ...middle,
  ...leftArm,
  ...leftArm.map(mirrored),
  ...leftLeg,
  ...leftLeg.map(mirrored),
];

export const boneNames: readonly string[] = skeleton.map((entry) => entry.name);
export const boneByName: ReadonlyMap<string, BoneDefinition> = new Map(
  skeleton.map((entry) => [entry.name, entry]),
);

function bone(name: string, parent: string | null, at: Vec3, movement: Joint): BoneDefinition {
  return { name, parent, at, joint: movement };
}

/** Twist helpers turn back half of their limb's own twist, so the skin near the joint turns half. */
function helper(name: string, parent: string, at: Vec3): BoneDefinition {
  return { name, parent, at, joint: still, driven: { by: parent, share: -0.5 } };
}

/** In the mirror an axis of rotation keeps its x and turns its y and z. */
function mirrored(entry: BoneDefinition): BoneDefinition {
  const flip = (h: Hinge): Hinge => ({ ...h, axis: [h.axis[0], -h.axis[1], -h.axis[2]] });
  const { flex, side, twist } = entry.joint;
  return {
    ...entry,
    name: otherSide(entry.name),
    parent: entry.parent && otherSide(entry.parent),
    at: [-entry.at[0], entry.at[1], entry.at[2]],
    joint: { flex: flip(flex), side: flip(side), twist: flip(twist) },
    ...(entry.driven ? { driven: { ...entry.driven, by: otherSide(entry.driven.by) } } : {}),
  };
}
