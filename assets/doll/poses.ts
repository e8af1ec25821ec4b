/**
 * Named body poses. A pose says how far each joint turns from rest, in degrees about the joint's own
 * axes (skeleton.ts): flex folds the body together, side goes away from the midline, twist turns the
 * front outwards. `rotationsOf` makes local rotations of it, ready for a rig.
 */
import type { Quaternion, Vec3 } from '../sculpt/shapes.ts';
import { otherSide } from '../sculpt/shapes.ts';
import { multiplyTurns, turnAbout } from './frame.ts';
import { skeleton, boneByName } from './skeleton.ts';

export interface Turn {
  readonly flex?: number;
  readonly side?: number;
  readonly twist?: number;
}

export interface Pose {
  readonly turns: Readonly<Record<string, Turn>>;
  /** Moves the whole doll: about its hips bone, then by metres. */
  readonly root?: { readonly rotation: Quaternion; readonly move: Vec3 };
}

/** The same turns on both sides. */
const bothSides = (turns: Readonly<Record<string, Turn>>): Readonly<Record<string, Turn>> => ({
  ...turns,
  ...Object.fromEntries(Object.entries(turns).map(([bone, turn]) => [otherSide(bone), turn])),
});

/** Fingers of one hand: 0 open as sculpted, 1 fist, negative splayed flat. */
const hand = (
  side: 'left' | 'right',
  closed: number,
  spread = 0,
): Readonly<Record<string, Turn>> => {
  const fan: Readonly<Record<string, number>> = { Index: 12, Middle: 3, Ring: -5, Little: -13 };
  return Object.fromEntries(
    ['Thumb', 'Index', 'Middle', 'Ring', 'Little'].flatMap((finger) => {
      const thumb = finger === 'Thumb';
      return [
        [
          `${side}${finger}Proximal`,
          { flex: (thumb ? 38 : 64) * closed, side: (fan[finger] ?? 0) * spread },
        ],
        [`${side}${finger}Distal`, { flex: (thumb ? 45 : 78) * closed }],
      ];
    }),
  );
};

const fists = { ...hand('left', 1), ...hand('right', 1) };
/** The head lies on the mat, its chin a little tucked: so it looks at who kneels at its feet. */
const tucked = { neck: { flex: -13.5 }, head: { flex: 16.5 } };
/** Arms and heels sink onto the mat by their weight: sculpted a little above it, they would hover. */
const heavy = {
  ...bothSides({ leftUpperLeg: { flex: -3 } }),
  // Nothing that lives lies the same left and right.
  leftUpperArm: { flex: -12, side: 2 },
  rightUpperArm: { flex: -15, side: 14 },
  leftLowerArm: { flex: -12 },
  rightLowerArm: { flex: -9 },
};
/** Fingers curl as they lie, a little differently left and right. */
const relaxed = { ...hand('left', 0.28), ...hand('right', 0.22), ...tucked, ...heavy };
const splayed = { ...hand('left', -0.22, 1), ...hand('right', -0.22, 1), ...tucked };
const still: Pose = { turns: relaxed };

export const poses: Readonly<Record<string, Pose>> = {
  rest: still,
  legsStraight: {
    turns: {
      ...relaxed,
      ...bothSides({ leftUpperLeg: { flex: -16, side: -14 }, leftLowerLeg: { flex: -36 } }),
    },
  },
  kneesToTummy: {
    turns: {
      ...relaxed,
      hips: { flex: 0 },
      spine: { flex: 8 },
      // The bent back would carry the head far off the mat.
      neck: { flex: -23 },
      head: { flex: 20 },
      ...bothSides({ leftUpperLeg: { flex: 88, side: -2 }, leftLowerLeg: { flex: 48 } }),
    },
  },
  legsUp: {
    turns: {
      ...relaxed,
      ...bothSides({ leftUpperLeg: { flex: 66, side: -12 }, leftLowerLeg: { flex: -14 } }),
    },
  },
  leftLegLifted: {
    turns: { ...relaxed, leftUpperLeg: { flex: 42, side: -6 }, leftLowerLeg: { flex: -12 } },
  },
  rightLegLifted: {
    turns: { ...relaxed, rightUpperLeg: { flex: 42, side: -6 }, rightLowerLeg: { flex: -12 } },
  },
  leftLegCrossed: {
    turns: {
      ...relaxed,
      leftUpperLeg: { flex: 38, side: -42 },
      leftLowerLeg: { flex: 18 },
      rightUpperLeg: { side: 4 },
    },
  },
  rightLegCrossed: {
    turns: {
      ...relaxed,
      rightUpperLeg: { flex: 38, side: -42 },
      rightLowerLeg: { flex: 18 },
      leftUpperLeg: { side: 4 },
    },
  },
  armsOpen: {
    turns: {
      ...splayed,
      ...bothSides({ leftUpperArm: { side: 26, flex: -4 }, leftLowerArm: { flex: -12 } }),
    },
  },
  armsCrossed: {
    turns: {
      ...relaxed,
      leftUpperArm: { flex: 81, side: 70, twist: 24 },
      leftLowerArm: { flex: 47, twist: -17 },
      leftHand: { flex: 24, side: -6 },
      rightUpperArm: { flex: 71, side: -4, twist: 29 },
      rightLowerArm: { flex: 32, twist: 58 },
      rightHand: { flex: 25, side: 9 },
    },
  },
  leftArmLifted: {
    turns: { ...relaxed, leftUpperArm: { flex: 62, side: -20 }, leftLowerArm: { flex: -18 } },
  },
  rightArmLifted: {
    turns: { ...relaxed, rightUpperArm: { flex: 62, side: -20 }, rightLowerArm: { flex: -18 } },
  },
  headLeft: { turns: { ...relaxed, neck: { twist: 15, flex: 3 }, head: { twist: 28 } } },
  headRight: { turns: { ...relaxed, neck: { twist: -15, flex: 3 }, head: { twist: -29 } } },
  turnedAway: {
    turns: {
      ...relaxed,
      neck: { twist: 16, flex: 3 },
      head: { twist: 29, flex: 0 },
      leftUpperArm: { flex: 20 },
      rightUpperArm: { flex: 30, side: -10 },
      rightLowerArm: { flex: 30 },
    },
  },
  prone: {
    root: { rotation: [0, 0, 1, 0], move: [0, 0.005, 0] },
    turns: {
      ...relaxed,
      neck: { flex: -14, twist: 24 },
      head: { twist: 42, flex: -4 },
      ...bothSides({
        leftUpperLeg: { flex: -24, side: 6, twist: 14 },
        leftLowerLeg: { flex: -12 },
        leftFoot: { flex: -30 },
        leftUpperArm: { flex: -10, side: 40 },
        leftLowerArm: { flex: 40 },
      }),
    },
  },
  proneOverLap: {
    root: { rotation: [0, 0, 1, 0], move: [0, 0.132, 0] },
    turns: {
      ...relaxed,
      spine: { flex: 12 },
      chest: { flex: 14 },
      neck: { flex: -6, twist: 22 },
      head: { twist: 40 },
      ...bothSides({
        leftUpperLeg: { flex: 22, side: -4 },
        leftLowerLeg: { flex: -12 },
        leftUpperArm: { flex: 34, side: 20 },
        leftLowerArm: { flex: 10 },
      }),
    },
  },
  wrapped: {
    turns: {
      ...hand('left', 0.6),
      ...hand('right', 0.7),
      ...bothSides({ leftUpperLeg: { flex: 44, side: -2 }, leftLowerLeg: { flex: 50 } }),
      leftUpperArm: { flex: 38, side: 2, twist: 34 },
      leftLowerArm: { flex: 75, twist: 22 },
      leftHand: { flex: 24, side: 20 },
      rightUpperArm: { flex: 40, side: 15, twist: 46 },
      rightLowerArm: { flex: 72, twist: 3 },
      rightHand: { flex: 22, side: 19 },
      head: { flex: 6, twist: 8 },
    },
  },
  handsOpen: { turns: { ...hand('left', -0.1, 0.5), ...hand('right', -0.1, 0.5) } },
  fists: { turns: fists },
  splayed: {
    turns: {
      ...splayed,
      ...bothSides({
        leftUpperArm: { flex: 10 },
        leftHand: { flex: -30 },
        leftLowerArm: { flex: -10 },
      }),
    },
  },
  handToMouth: {
    turns: {
      ...relaxed,
      ...hand('right', 0.8),
      rightUpperArm: { flex: 57, side: 30, twist: 28 },
      rightLowerArm: { flex: 74 },
      rightHand: { flex: -21, side: 18 },
      neck: { flex: -2 },
      head: { twist: -6 },
    },
  },
  handsClasped: {
    turns: {
      ...hand('left', 0.3),
      ...hand('right', 0.42),
      leftUpperArm: { flex: 43, side: 23, twist: 30 },
      leftLowerArm: { flex: 75, twist: 33 },
      leftHand: { flex: -31, side: 20 },
      rightUpperArm: { flex: 44, side: 31, twist: 50 },
      rightLowerArm: { flex: 57, twist: -9 },
      rightHand: { flex: 5, side: 9 },
    },
  },
  reaching: {
    turns: {
      ...hand('left', -0.1, 0.6),
      ...hand('right', -0.1, 0.5),
      leftUpperArm: { flex: 63, side: 28, twist: 21 },
      leftLowerArm: { flex: -8, twist: 27 },
      leftHand: { flex: -5, side: -8 },
      rightUpperArm: { flex: 60, side: 40, twist: 26 },
      rightLowerArm: { flex: -16, twist: 12 },
      neck: { flex: 8 },
      head: { flex: 4 },
    },
  },
  arching: {
    turns: {
      ...fists,
      // The whole body tips first, so that the bow stands on head and heels and not in the mat.
      hips: { flex: 20 },
      spine: { flex: -6 },
      chest: { flex: -14 },
      neck: { flex: -10 },
      head: { flex: -10 },
      ...bothSides({
        leftUpperArm: { flex: 10, side: 26 },
        leftUpperLeg: { flex: 4 },
        leftLowerLeg: { flex: -34 },
      }),
    },
  },
};

export type PoseName = keyof typeof poses;

/** Local rotation of one joint: twist ∘ side ∘ flex. */
export function rotationOf(bone: string, turn: Turn): Quaternion {
  const { joint } = boneByName.get(bone)!;
  let q = turnAbout(joint.flex.axis, turn.flex ?? 0);
  q = multiplyTurns(turnAbout(joint.side.axis, turn.side ?? 0), q);
  return multiplyTurns(turnAbout(joint.twist.axis, turn.twist ?? 0), q);
}

/** Local rotations of every bone of a pose, twist helpers included. */
export function rotationsOf(pose: Pose): ReadonlyMap<string, Quaternion> {
  const rotations = new Map<string, Quaternion>();
  for (const bone of skeleton) {
    const turn = pose.turns[bone.name];
    rotations.set(bone.name, turn ? rotationOf(bone.name, turn) : [0, 0, 0, 1]);
  }
  driveTwists(
    (name) => rotations.get(name)!,
    (name, q) => rotations.set(name, q),
  );
  return rotations;
}

/** Gives every twist helper its share of its limb's twist. Works on any store of local rotations. */
export function driveTwists(
  get: (bone: string) => Quaternion,
  set: (bone: string, rotation: Quaternion) => void,
): void {
  for (const bone of skeleton) {
    if (!bone.driven) continue;
    const axis = boneByName.get(bone.driven.by)!.joint.twist.axis;
    const q = get(bone.driven.by);
    const along = q[0] * axis[0] + q[1] * axis[1] + q[2] * axis[2];
    const angle = 2 * Math.atan2(along, q[3]);
    const wound =
      angle > Math.PI ? angle - 2 * Math.PI : angle < -Math.PI ? angle + 2 * Math.PI : angle;
    set(bone.name, turnAbout(axis, (wound * bone.driven.share * 180) / Math.PI));
  }
}
