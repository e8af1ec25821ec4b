/**
 * The right hand as a signed distance sculpture, in its rest pose. Centimetres, hand frame of
 * rig.ts (fingers -z, back +y, thumb -x). Soft and a little rounded, of the doll's family: fingers
 * taper without knobs, the balls of thumb and little finger are full, the palm is slightly hollow.
 */
import { sculpt, type Field } from '../sculpt/field.ts';
import {
  chain,
  cone,
  ellipsoid,
  groove,
  marked,
  union,
  type LineMark,
  type Shape,
  type Vec3,
} from '../sculpt/shapes.ts';
import { handJoints, handJointNames, jointRotation, type HandJointName } from './rig.ts';
import { add, lookingAlong, multiply, rotate, type Quaternion, type Vector } from './rotation.ts';

export interface RestJoint {
  /** Centimetres. */
  readonly position: Vector;
  readonly rotation: Quaternion;
}

const placeAll = (): ReadonlyMap<HandJointName, RestJoint> => {
  const placed = new Map<HandJointName, RestJoint>();
  handJoints.forEach((joint, index) => {
    const above = joint.parent < 0 ? undefined : placed.get(handJointNames[joint.parent]!);
    const own = jointRotation(index, joint.rest);
    const step: Vector = [
      joint.translation[0] * 100,
      joint.translation[1] * 100,
      joint.translation[2] * 100,
    ];
    placed.set(joint.name, {
      position: above ? add(above.position, rotate(above.rotation, step)) : step,
      rotation: above ? multiply(above.rotation, own) : own,
    });
  });
  return placed;
};

/** Every joint of the right hand as it was sculpted, in the hand's frame. */
export const restJoints = placeAll();
const joint = (name: HandJointName): RestJoint => restJoints.get(name)!;

/** A point given in a joint's own frame: x sideways, y towards the back, `ahead` along the bone. */
const at = (name: HandJointName, x: number, y: number, ahead: number): Vec3 => {
  const { position, rotation } = joint(name);
  return add(position, rotate(rotation, [x, y, -ahead]));
};

interface FingerFlesh {
  readonly name: 'index' | 'middle' | 'ring' | 'pinky';
  /** Radii at the knuckle, the middle joint, the end joint and the tip. */
  readonly radii: readonly [number, number, number, number];
  readonly lengths: Vector;
}
export const fingerFlesh: readonly FingerFlesh[] = [
  { name: 'index', radii: [0.98, 0.86, 0.74, 0.58], lengths: [3.9, 2.45, 2.15] },
  { name: 'middle', radii: [1.0, 0.88, 0.75, 0.59], lengths: [4.2, 2.75, 2.25] },
  { name: 'ring', radii: [0.95, 0.82, 0.71, 0.56], lengths: [3.9, 2.6, 2.2] },
  { name: 'pinky', radii: [0.86, 0.72, 0.62, 0.49], lengths: [3.15, 1.95, 1.95] },
];

const finger = ({ name, radii, lengths }: FingerFlesh): Shape => {
  const p = `${name}-finger-phalanx-proximal` as const;
  const i = `${name}-finger-phalanx-intermediate` as const;
  const d = `${name}-finger-phalanx-distal` as const;
  const [knuckle, middle, end, tip] = radii;
  const [l0, l1, l2] = lengths;
  const pad = (bone: HandJointName, length: number, r: number, y: number, ahead: number): Shape =>
    ellipsoid(bone, at(bone, 0, y, ahead), [r, r * 0.92, length], joint(bone).rotation);
  // A small blend along the bones keeps the joints from swelling; a wide one lays the flesh on.
  return union(
    0.5,
    union(
      0.32,
      cone(p, at(p, 0, -0.06, 0.2), at(p, 0, 0, l0), knuckle, middle),
      cone(i, at(i, 0, 0, 0), at(i, 0, 0, l1), middle, end),
      cone(d, at(d, 0, 0, 0), at(d, 0, -0.08, l2 - tip), end, tip),
    ),
    // The flesh of each phalanx, fuller towards the palm side.
    pad(p, l0 * 0.46, knuckle * 0.86, -0.14, l0 * 0.55),
    pad(i, l1 * 0.56, middle * 0.86, -0.1, l1 * 0.5),
    pad(d, l2 * 0.52, end * 0.86, -0.1, l2 * 0.46),
  );
};

const thumb = (): Shape => {
  const m = 'thumb-metacarpal';
  const p = 'thumb-phalanx-proximal';
  const d = 'thumb-phalanx-distal';
  return union(
    0.5,
    union(
      0.36,
      cone(m, at(m, 0, 0, 2.6), at(m, 0, 0, 4.3), 1.1, 0.98),
      cone(p, at(p, 0, 0, 0), at(p, 0, 0, 3.25), 0.98, 0.88),
      cone(d, at(d, 0, 0, 0), at(d, 0, -0.1, 2.75 - 0.62), 0.88, 0.62),
    ),
    ellipsoid(p, at(p, 0, -0.16, 1.7), [0.92, 0.86, 1.7], joint(p).rotation),
    // The thumb's broad pad.
    ellipsoid(d, at(d, 0, -0.14, 1.25), [0.92, 0.74, 1.4], joint(d).rotation),
  );
};

const palm = (): Shape => {
  const i = 'index-finger-metacarpal';
  const m = 'middle-finger-metacarpal';
  const r = 'ring-finger-metacarpal';
  const l = 'pinky-finger-metacarpal';
  const t = 'thumb-metacarpal';
  const ball = lookingAlong(
    [
      at(t, 0, 0, 1)[0] - at(t, 0, 0, 0)[0],
      at(t, 0, 0, 1)[1] - at(t, 0, 0, 0)[1],
      at(t, 0, 0, 1)[2] - at(t, 0, 0, 0)[2],
    ],
    [0, 1, 0],
  );
  const bones = union(
    1.4,
    chain(i, 0.2, [-1.05, -0.15, -1.2, 1.35], [-1.85, -0.1, -4.8, 1.2], [-2.48, -0.05, -8.2, 1.04]),
    chain(m, 0.2, [-0.2, 0.0, -1.2, 1.35], [-0.28, 0.08, -5, 1.25], [-0.3, 0.12, -8.4, 1.06]),
    chain(r, 0.2, [0.7, -0.05, -1.2, 1.35], [1.2, -0.02, -4.8, 1.2], [1.7, 0.0, -7.9, 1.02]),
    chain(l, 0.2, [1.25, -0.2, -1.2, 1.3], [2.35, -0.3, -4.4, 1.12], [3.34, -0.3, -7.05, 0.94]),
  );
  return union(
    0.9,
    bones,
    // Cushions under the knuckles.
    ellipsoid(i, [-2.3, -0.62, -7.9], [1.0, 0.75, 1.1]),
    ellipsoid(m, [-0.3, -0.6, -8.1], [1.0, 0.75, 1.1]),
    ellipsoid(r, [1.6, -0.62, -7.6], [0.95, 0.72, 1.1]),
    ellipsoid(l, [3.1, -0.75, -6.7], [0.9, 0.72, 1.1]),
    // The ball of the thumb and the ball of the little finger.
    ellipsoid(t, at(t, 0.15, -0.35, 2.0), [1.45, 1.25, 2.75], ball),
    ellipsoid('wrist', [-1.45, -0.85, -2.3], [1.3, 1.0, 1.7]),
    ellipsoid(l, [2.25, -0.72, -3.7], [1.2, 1.12, 3.0], lookingAlong([0.25, 0, -1], [0, 1, 0])),
    // The web between thumb and index finger.
    cone(t, at(t, 0.2, -0.1, 2.9), [-2.2, -0.35, -5.6], 0.85, 0.8),
    // Heel of the hand, wrist and forearm.
    cone('wrist', [-0.95, -0.1, -1.4], [-0.85, 0, -0.2], 1.6, 1.72),
    cone('wrist', [0.95, -0.1, -1.4], [0.85, 0, -0.2], 1.55, 1.68),
    cone('forearm', [-0.85, 0, 0.4], [-0.95, 0, 6.5], 1.74, 2.1),
    cone('forearm', [0.85, 0, 0.4], [0.95, 0, 6.5], 1.7, 2.1),
  );
};

/** The creases that one reads in a palm: x and distance in front of the wrist, centimetres. */
const creaseLines: readonly (readonly (readonly [number, number])[])[] = [
  // Round the ball of the thumb.
  [
    [-2.9, 6.7],
    [-1.9, 6.35],
    [-0.95, 5.5],
    [-0.4, 4.3],
    [-0.25, 3.0],
    [-0.45, 1.6],
  ],
  // Across the middle.
  [
    [-2.9, 6.9],
    [-1.4, 6.6],
    [0.4, 5.8],
    [1.8, 4.8],
    [2.6, 4.0],
  ],
  // Under the fingers.
  [
    [3.9, 5.9],
    [2.6, 6.2],
    [1.2, 6.75],
    [0.0, 7.5],
    [-0.9, 8.5],
  ],
  // Two at the wrist.
  [
    [-1.9, 0.1],
    [0, -0.05],
    [1.9, 0.1],
  ],
];

/** Lays a crease line onto the palm of a sculpture, with a point every 2 mm or so. */
const onPalm = (field: Field, line: readonly (readonly [number, number])[]): readonly Vec3[] => {
  const points: Vec3[] = [];
  for (let k = 0; k + 1 < line.length; k++) {
    const [a, b] = [line[k]!, line[k + 1]!];
    const steps = Math.ceil(Math.hypot(b[0] - a[0], b[1] - a[1]) / 0.25);
    for (let step = k === 0 ? 0 : 1; step <= steps; step++) {
      const t = step / steps;
      const x = a[0] + (b[0] - a[0]) * t;
      const z = -(a[1] + (b[1] - a[1]) * t);
      let y = -4;
      for (let n = 0; n < 60; n++) {
        const d = field.distance(x, y, z);
        if (d < 0.003) break;
        y += d * 0.9;
      }
      points.push([x, y, z]);
    }
  }
  return points;
};

const fingerCreases = (): readonly LineMark[] => {
  const marks: LineMark[] = [];
  const across = (bone: HandJointName, radius: number, depth: number, ahead = 0): void => {
    const path = [-1, -0.6, 0, 0.6, 1].map((x): Vec3 =>
      at(bone, x * radius * 0.72, -radius * (0.66 + 0.4 * (1 - x * x)), ahead),
    );
    marks.push(groove(bone, path, depth, 0.11));
  };
  for (const { name, radii } of fingerFlesh) {
    across(`${name}-finger-phalanx-intermediate`, radii[1], 0.05);
    across(`${name}-finger-phalanx-distal`, radii[2], 0.04);
    across(`${name}-finger-phalanx-proximal`, radii[0], 0.05, name === 'pinky' ? 1.45 : 1.9);
  }
  across('thumb-phalanx-distal', 0.95, 0.05);
  return marks;
};

const bareHand = (): Shape => {
  const base = palm();
  const digits = [
    union(0.75, base, thumb()),
    ...fingerFlesh.map((flesh) => union(0.55, base, finger(flesh))),
  ];
  // A digit melts into the palm but never into its neighbour.
  return union(0.12, ...digits);
};

/** The whole skin of the right hand, forearm included as far as it goes into the sleeve. */
export const handSculpture = (): {
  readonly shape: Shape;
  /** Points along the palm's creases, centimetres. */
  readonly creases: readonly Vec3[];
} => {
  const bare = bareHand();
  const field = sculpt(bare, handJointNames);
  const paths = creaseLines.map((line) => onPalm(field, line));
  return {
    shape: marked(
      bare,
      ...paths.map((path) => groove('wrist', path, 0.06, 0.13)),
      ...fingerCreases(),
    ),
    creases: paths.flat(),
  };
};
