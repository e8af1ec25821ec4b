/**
 * The skeleton of the adult hand: joint names, rest pose, joint limits.
 *
 * Frame of the hand (metres, right-handed): origin in the wrist, fingers along -z, back of the
 * hand +y, palm -y. Of the RIGHT hand the thumb is on the -x side. With no rotation at all the
 * hand therefore lies palm down and points away from the parent who kneels at +z.
 * The left hand is the mirror image in x = 0; every function here takes the side.
 *
 * Joint frames follow WebXR: -z runs along the bone to the next joint, +y leaves through the back
 * (the nail side). Bending ("flex") turns about the joint's own x axis, towards the palm.
 * Angles are anatomical and absolute, in degrees: 0 is a straight finger.
 */
import {
  aboutAxis,
  conjugate,
  degrees,
  lookingAlong,
  mirrorRotation,
  mirrorVector,
  multiply,
  rotate,
  subtract,
  type Quaternion,
  type Vector,
} from './rotation.ts';

export type HandSide = 'left' | 'right';
export const handSides: readonly HandSide[] = ['right', 'left'];

/** WebXR order (0 is the wrist), and the forearm last. Parents always come before children. */
export const handJointNames = [
  'wrist',
  'thumb-metacarpal',
  'thumb-phalanx-proximal',
  'thumb-phalanx-distal',
  'thumb-tip',
  'index-finger-metacarpal',
  'index-finger-phalanx-proximal',
  'index-finger-phalanx-intermediate',
  'index-finger-phalanx-distal',
  'index-finger-tip',
  'middle-finger-metacarpal',
  'middle-finger-phalanx-proximal',
  'middle-finger-phalanx-intermediate',
  'middle-finger-phalanx-distal',
  'middle-finger-tip',
  'ring-finger-metacarpal',
  'ring-finger-phalanx-proximal',
  'ring-finger-phalanx-intermediate',
  'ring-finger-phalanx-distal',
  'ring-finger-tip',
  'pinky-finger-metacarpal',
  'pinky-finger-phalanx-proximal',
  'pinky-finger-phalanx-intermediate',
  'pinky-finger-phalanx-distal',
  'pinky-finger-tip',
  'forearm',
] as const;
export type HandJointName = (typeof handJointNames)[number];
export const handJointCount = handJointNames.length;
export const forearmIndex = handJointNames.indexOf('forearm');

/** Name of a joint's node in hands.glb, for example `right-wrist`. */
export const handNodeName = (side: HandSide, joint: HandJointName): string => `${side}-${joint}`;

/** Bending, sideways spreading (positive: away from the middle finger) and twist, in degrees. */
export interface JointAngles {
  readonly flex: number;
  readonly spread: number;
  readonly twist: number;
}
export type AngleName = keyof JointAngles;
export type Range = readonly [least: number, most: number];

export interface HandJoint {
  readonly name: HandJointName;
  /** Index into `handJoints`; -1 for the wrist. */
  readonly parent: number;
  /** Translation from the parent, in the parent's frame, metres, right hand. */
  readonly translation: Vector;
  /** Rotation from the parent when all angles are 0, right hand. */
  readonly neutral: Quaternion;
  /** +1 where a positive spread turns towards -x on the right hand, else -1. */
  readonly spreadSign: 1 | -1;
  /** The angles at which the hand was sculpted. */
  readonly rest: JointAngles;
  /** An angle without a range cannot change. Degrees. */
  readonly limits: Readonly<Partial<Record<AngleName, Range>>>;
}

const still: JointAngles = { flex: 0, spread: 0, twist: 0 };
const bent = (flex: number, spread = 0): JointAngles => ({ flex, spread, twist: 0 });

interface FingerPlan {
  readonly name: 'index' | 'middle' | 'ring' | 'pinky';
  /** Root of the metacarpal and its knuckle: x, y, distance in front of the wrist. Centimetres. */
  readonly root: Vector;
  readonly knuckle: Vector;
  /** Lengths of the three phalanges, centimetres. */
  readonly lengths: Vector;
  /** Degrees that the straight finger leans outwards, and that its back is rolled outwards. */
  readonly lean: number;
  readonly roll: number;
  readonly spreadSign: 1 | -1;
  readonly restSpread: number;
  readonly palmFold: Range | undefined;
}

const fingerPlans: readonly FingerPlan[] = [
  {
    name: 'index',
    root: [-1.15, 0.15, 1.6],
    knuckle: [-2.5, 0.1, 8.25],
    lengths: [3.9, 2.45, 2.15],
    lean: 2,
    roll: 5,
    spreadSign: 1,
    restSpread: 6,
    palmFold: undefined,
  },
  {
    name: 'middle',
    root: [-0.25, 0.3, 1.6],
    knuckle: [-0.3, 0.3, 8.35],
    lengths: [4.2, 2.75, 2.25],
    lean: 0,
    roll: 0,
    spreadSign: -1,
    restSpread: 0,
    palmFold: undefined,
  },
  {
    name: 'ring',
    root: [0.6, 0.25, 1.55],
    knuckle: [1.72, 0.15, 7.85],
    lengths: [3.9, 2.6, 2.2],
    lean: 2,
    roll: 5,
    spreadSign: -1,
    restSpread: 5,
    palmFold: [0, 8],
  },
  {
    name: 'pinky',
    root: [1.3, 0.05, 1.5],
    knuckle: [3.4, -0.2, 7.05],
    lengths: [3.15, 1.95, 1.95],
    lean: 5,
    roll: 11,
    spreadSign: -1,
    restSpread: 10,
    palmFold: [0, 14],
  },
];

/** Hand coordinates from (x, y, distance in front of the wrist) in centimetres. */
const fromPlan = (p: Vector): Vector => [p[0] / 100, p[1] / 100, -p[2] / 100];

interface Placed {
  readonly position: Vector;
  readonly rotation: Quaternion;
}

const build = (): readonly HandJoint[] => {
  const joints: HandJoint[] = [];
  // Where each joint is with every angle at 0: only used to express the plan parent by parent.
  const straight: Placed[] = [];
  const put = (
    name: HandJointName,
    parent: number,
    placed: Placed,
    rest: JointAngles = still,
    limits: HandJoint['limits'] = {},
    spreadSign: 1 | -1 = 1,
  ): number => {
    const above = straight[parent];
    const inverse = above ? conjugate(above.rotation) : ([0, 0, 0, 1] as const);
    joints.push({
      name,
      parent,
      translation: above ? rotate(inverse, subtract(placed.position, above.position)) : [0, 0, 0],
      neutral: above ? multiply(inverse, placed.rotation) : placed.rotation,
      spreadSign,
      rest,
      limits,
    });
    straight.push(placed);
    return joints.length - 1;
  };
  const after = (from: Placed, length: number): Placed => {
    const step = rotate(from.rotation, [0, 0, -length / 100]);
    const p = from.position;
    return { position: [p[0] + step[0], p[1] + step[1], p[2] + step[2]], rotation: from.rotation };
  };

  const wrist = put('wrist', -1, { position: [0, 0, 0], rotation: [0, 0, 0, 1] });

  const thumbRoot: Placed = {
    position: fromPlan([-1.75, -0.75, 2.0]),
    rotation: lookingAlong(fromPlan([-0.62, -0.38, 0.69]), [-0.62, 0.72, 0.1]),
  };
  const thumbKnuckle = after(thumbRoot, 4.3);
  const thumbMiddle = after(thumbKnuckle, 3.25);
  const base = put('thumb-metacarpal', wrist, thumbRoot, still, {
    flex: [-20, 45],
    spread: [-25, 35],
    twist: [-15, 40],
  });
  const first = put('thumb-phalanx-proximal', base, thumbKnuckle, bent(12), {
    flex: [-10, 60],
    spread: [-8, 8],
  });
  const second = put('thumb-phalanx-distal', first, thumbMiddle, bent(10), { flex: [-20, 80] });
  put('thumb-tip', second, after(thumbMiddle, 2.75));

  for (const plan of fingerPlans) {
    const root = fromPlan(plan.root);
    const knuckle = fromPlan(plan.knuckle);
    const outward = plan.spreadSign * degrees;
    const backwards: Vector = rotate(aboutAxis([0, 0, 1], plan.roll * outward), [0, 1, 0]);
    const lean: Vector = rotate(aboutAxis([0, 1, 0], plan.lean * outward), [0, 0, -1]);
    const metacarpal: Placed = {
      position: root,
      rotation: lookingAlong(subtract(knuckle, root), backwards),
    };
    const proximal: Placed = { position: knuckle, rotation: lookingAlong(lean, backwards) };
    const intermediate = after(proximal, plan.lengths[0]);
    const distal = after(intermediate, plan.lengths[1]);
    const prefix = `${plan.name}-finger` as const;
    const palm = put(
      `${prefix}-metacarpal`,
      wrist,
      metacarpal,
      still,
      plan.palmFold ? { flex: plan.palmFold } : {},
    );
    const spread: Range = plan.name === 'middle' ? [-10, 10] : [-10, 22];
    const p = put(
      `${prefix}-phalanx-proximal`,
      palm,
      proximal,
      bent(12, plan.restSpread),
      { flex: [-25, 90], spread },
      plan.spreadSign,
    );
    const i = put(`${prefix}-phalanx-intermediate`, p, intermediate, bent(20), { flex: [-2, 105] });
    const d = put(`${prefix}-phalanx-distal`, i, distal, bent(12), { flex: [-12, 75] });
    put(`${prefix}-tip`, d, after(distal, plan.lengths[2]));
  }

  // The forearm turns about the wrist; at 0 it runs straight on from the hand, towards +z.
  put('forearm', wrist, { position: [0, 0, 0], rotation: [0, 0, 0, 1] }, still, {
    // Positive: the hand is bent back against the forearm. Negative: bent towards the palm.
    flex: [-60, 65],
    // Positive: the hand leans to its little-finger side. Negative: to its thumb side.
    spread: [-22, 35],
  });
  return joints;
};

/** The right hand's joints in the order of `handJointNames`. */
export const handJoints: readonly HandJoint[] = build();
export const jointIndex = (name: HandJointName): number => handJointNames.indexOf(name);

/** From the wrist to the tip of the middle finger when it is straight, metres. */
export const handLength = 0.175;
/** From the wrist to the elbow, metres; the sleeve covers most of it. */
export const forearmLength = 0.255;

/**
 * A joint's rotation from its parent at the given angles (the wrist's own is the identity).
 * Order: spread, then flex, then twist, each about the joint's own axes.
 */
export const jointRotation = (
  joint: number,
  angles: JointAngles,
  side: HandSide = 'right',
): Quaternion => {
  const { neutral, spreadSign } = handJoints[joint]!;
  const spread = aboutAxis([0, 1, 0], angles.spread * spreadSign * degrees);
  const flex = aboutAxis([1, 0, 0], -angles.flex * degrees);
  const twist = aboutAxis([0, 0, 1], angles.twist * degrees);
  const right = multiply(multiply(multiply(neutral, spread), flex), twist);
  return side === 'right' ? right : mirrorRotation(right);
};

/** A joint's translation from its parent, metres. */
export const jointTranslation = (joint: number, side: HandSide = 'right'): Vector => {
  const { translation } = handJoints[joint]!;
  return side === 'right' ? translation : mirrorVector(translation);
};

/**
 * A whole hand, ready to be copied onto the bones of hands.glb or interpolated.
 * `rotations` holds 26 quaternions (x, y, z, w) in the order of `handJointNames`; entry 0, the
 * wrist, is in the world (or whichever frame `position` is in), all others from their parent.
 */
export interface HandPose {
  readonly position: Vector;
  readonly rotations: Float32Array;
}

/** All joint angles of a hand, in the order of `handJointNames`. */
export type HandAngles = readonly JointAngles[];
export const restAngles: HandAngles = handJoints.map((joint) => joint.rest);

/** The hand pose that has these joint angles, its wrist at the given place. */
export const poseFromAngles = (
  angles: HandAngles,
  side: HandSide,
  position: Vector = [0, 0, 0],
  wrist: Quaternion = [0, 0, 0, 1],
): HandPose => {
  const rotations = new Float32Array(handJointCount * 4);
  for (let joint = 0; joint < handJointCount; joint++) {
    const q = joint === 0 ? wrist : jointRotation(joint, angles[joint]!, side);
    rotations.set(q, joint * 4);
  }
  return { position, rotations };
};
