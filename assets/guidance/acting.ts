/**
 * Poses and faces that only cues need, in the terms of the doll's own: degrees from rest about each joint's
 * axes (flex folds together, side goes away from the midline, twist turns the front outwards), and morph weights.
 */
import type { Face } from '../doll/expressions.ts';
import { poses, type Pose, type Turn } from '../doll/poses.ts';
import { otherSide } from '../sculpt/shapes.ts';

type Turns = Readonly<Record<string, Turn>>;

const FINGER = /(Thumb|Index|Middle|Ring|Little)(Proximal|Distal)$/;

/** What a named pose does with fingers only. */
const fingersOf = (pose: string): Turns =>
  Object.fromEntries(Object.entries(poses[pose]!.turns).filter(([bone]) => FINGER.test(bone)));

const both = (turns: Turns): Turns => ({
  ...turns,
  ...Object.fromEntries(Object.entries(turns).map(([bone, turn]) => [otherSide(bone), turn])),
});

const loose = fingersOf('rest');
const fists = fingersOf('fists');
const wide = fingersOf('splayed');

const curledToes: Turns = both(
  Object.fromEntries(
    ['Big', 'Second', 'Third', 'Fourth', 'Little'].map((toe) => [`left${toe}Toe`, { flex: 38 }]),
  ),
);

export const cuePoses: Readonly<Record<string, Pose>> = {
  kickLeft: {
    turns: { ...loose, leftUpperLeg: { flex: 46, side: -4 }, leftLowerLeg: { flex: 26 } },
  },
  kickRight: {
    turns: { ...loose, rightUpperLeg: { flex: 46, side: -4 }, rightLowerLeg: { flex: 26 } },
  },
  legsStiff: {
    turns: {
      ...loose,
      ...both({
        leftUpperLeg: { flex: -14, side: -14 },
        leftLowerLeg: { flex: -38 },
        leftFoot: { flex: -20 },
      }),
      ...curledToes,
    },
  },
  fistsIn: {
    turns: {
      ...fists,
      ...both({ leftUpperArm: { flex: 26, side: -16 }, leftLowerArm: { flex: 96 } }),
    },
  },
  halt: {
    turns: {
      ...wide,
      ...both({
        leftUpperArm: { flex: 52, side: 4 },
        leftLowerArm: { flex: -24 },
        leftHand: { flex: -48 },
      }),
    },
  },
  pushing: {
    turns: {
      ...wide,
      ...both({
        leftUpperArm: { flex: 74, side: -14 },
        leftLowerArm: { flex: -10 },
        leftHand: { flex: -55 },
      }),
    },
  },
  handToEar: {
    turns: {
      ...loose,
      leftUpperArm: { flex: -10, side: 66, twist: -25 },
      leftLowerArm: { flex: 92 },
      head: { twist: 6 },
    },
  },
  handsBeforeFace: {
    turns: {
      ...loose,
      ...both({ leftUpperArm: { flex: 78, side: 24, twist: -10 }, leftLowerArm: { flex: 86 } }),
    },
  },
  /** Chest up, head back, legs straight: weight on head and heels. Hips lift, so that nothing sinks in the mat. */
  archBack: {
    turns: {
      ...fists,
      hips: { flex: 20 },
      spine: { flex: -6 },
      chest: { flex: -14 },
      neck: { flex: -12 },
      head: { flex: -14 },
      ...both({
        leftUpperArm: { flex: 12, side: 20 },
        leftUpperLeg: { flex: 1, side: -8 },
        leftLowerLeg: { flex: -36 },
      }),
      ...curledToes,
    },
  },
  jolt: {
    turns: {
      ...loose,
      chest: { flex: 7 },
      head: { flex: 5 },
      ...both({
        leftUpperArm: { flex: 12, side: 6 },
        leftLowerArm: { flex: 16 },
        leftUpperLeg: { flex: 8 },
      }),
    },
  },
  heavy: {
    turns: {
      ...loose,
      neck: { twist: 6 },
      head: { twist: 10, flex: 4 },
      ...both({ leftUpperArm: { flex: -8, side: -8 }, leftUpperLeg: { side: 10 } }),
    },
  },
  asleepLight: {
    turns: {
      ...loose,
      neck: { twist: -12 },
      head: { twist: -22 },
      leftUpperArm: { flex: -6, side: 30 },
      leftLowerArm: { flex: 46 },
      rightUpperArm: { flex: 20, side: -10 },
      rightLowerArm: { flex: 52 },
      ...both({ leftUpperLeg: { side: 12 } }),
    },
  },
  asleepDeep: {
    turns: {
      ...loose,
      neck: { twist: 14 },
      head: { twist: 30 },
      ...both({
        leftUpperArm: { flex: -14, side: 66 },
        leftLowerArm: { flex: 62 },
        leftUpperLeg: { flex: -6, side: 18 },
        leftLowerLeg: { flex: 6 },
      }),
    },
  },
};

const ahead = { left: 0, down: 9 } as const;

export const cueFaces: Readonly<Record<string, Face>> = {
  /** Wide awake and with you. */
  bright: { morphs: { browsUp: 0.55, eyesWide: 0.7, smile: 0.35 }, look: ahead },
  /** The mouth round, as for a long `oo`. */
  coo: { morphs: { mouthOpen: 0.75, browsUp: 0.5, smile: 0.25 }, look: ahead },
  sober: {
    morphs: { pout: 0.5, browsFrown: 0.3, browsWorried: 0.25, blink: 0.12 },
    look: { left: -12, down: 14 },
  },
  /** Brows low and together, eyes a little shut: a frown for the back row. */
  scowl: { morphs: { browsFrown: 1, grimace: 0.3, pout: 0.35 }, look: { left: 0, down: 8 } },
  /** To its right, as the head that turns away does. */
  lookAway: { morphs: { browsWorried: 0.3, pout: 0.2, blink: 0.12 }, look: { left: -28, down: 4 } },
  mouthOpen: { morphs: { mouthOpen: 0.7, browsUp: 0.2 }, look: ahead },
  asleepSmile: { morphs: { blink: 1, smile: 0.7 } },
  asleepFrown: { morphs: { blink: 1, browsFrown: 0.7 } },
};
