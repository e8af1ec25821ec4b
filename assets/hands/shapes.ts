/**
 * The hand shapes of infant massage, as named poses.
 *
 * A shape says how the joints stand when the hand is offered to the skin, which parts of the hand
 * are meant to touch (the patch), and how far the contact solver may mould the fingers from there.
 * Regions are marked on the hand's skin when it is baked (see regions.ts).
 */
import {
  handJointNames,
  handJoints,
  type HandAngles,
  type HandJointName,
  type JointAngles,
} from './rig.ts';

export const handShapeNames = [
  'resting-palm',
  'flat-palm',
  'c-grip',
  'ring-grip',
  'thumb-pads',
  'fingertips',
  'two-finger-pads',
  'three-finger-pads',
  'index-pad',
  'little-finger-edge',
  'pinch',
  'comb',
  'cupped',
  'hold-ankle',
  'hold-wrist',
  'hold-foot',
  'rubbing',
  'open-palms',
] as const;
export type HandShapeName = (typeof handShapeNames)[number];

/** Parts of the hand's skin that can be asked to touch. */
export const handRegionNames = [
  'palm',
  'thumb-ball',
  'little-finger-ball',
  'knuckle-pads',
  'edge',
  'web',
  'thumb-pad',
  'thumb-root-pad',
  'index-pad',
  'index-tip',
  'index-length',
  'middle-pad',
  'middle-tip',
  'middle-length',
  'ring-pad',
  'ring-tip',
  'ring-length',
  'pinky-pad',
  'pinky-tip',
  'pinky-length',
] as const;
export type HandRegionName = (typeof handRegionNames)[number];

export interface HandShape {
  readonly name: HandShapeName;
  /** What an instructor would call it. */
  readonly title: string;
  readonly angles: HandAngles;
  /** These must lie on the skin: contact is judged by them. */
  readonly core: readonly HandRegionName[];
  /** These go to the skin where the joints allow it. */
  readonly soft: readonly HandRegionName[];
  /** The middle of these is brought to the named place on the skin. */
  readonly anchor: readonly HandRegionName[];
  /** What looks along the heading: the straight fingers, or the thumb. */
  readonly along: 'fingers' | 'thumb';
  /**
   * How much the fingers may adapt to the body, 0 (keeps its pose) to 1 (moulds freely).
   */
  readonly mould: number;
  /** The two sides of the patch hold something between them, so the place is its middle. */
  readonly clasps: boolean;
}

type Finger = readonly [knuckle: number, middle: number, tip: number, spread: number];
interface ThumbPlan {
  /** Across the palm, away from the index finger, turned to face the fingers; degrees. */
  readonly root: readonly [flex: number, spread: number, twist: number];
  readonly knuckle: number;
  readonly tip: number;
}
interface Plan {
  readonly title: string;
  readonly index: Finger;
  readonly middle: Finger;
  readonly ring: Finger;
  readonly pinky: Finger;
  readonly thumb: ThumbPlan;
  readonly fold?: number;
  readonly core: readonly HandRegionName[];
  readonly soft?: readonly HandRegionName[];
  readonly anchor: readonly HandRegionName[];
  readonly along?: 'fingers' | 'thumb';
  readonly mould: number;
  readonly clasps?: boolean;
}

const lengths = ['index-length', 'middle-length', 'ring-length', 'pinky-length'] as const;
const pads = ['index-pad', 'middle-pad', 'ring-pad', 'pinky-pad'] as const;

const plans: Readonly<Record<HandShapeName, Plan>> = {
  'resting-palm': {
    title: 'Resting palm',
    index: [14, 16, 9, 3],
    middle: [14, 18, 10, 0],
    ring: [15, 19, 10, 2],
    pinky: [16, 20, 10, 6],
    thumb: { root: [4, 2, 5], knuckle: 14, tip: 12 },
    core: ['palm', 'knuckle-pads'],
    soft: ['thumb-ball', 'little-finger-ball', ...lengths, 'thumb-pad'],
    anchor: ['palm', 'knuckle-pads'],
    mould: 0.8,
  },
  'flat-palm': {
    title: 'Flat palm',
    index: [2, 5, 3, 2],
    middle: [2, 5, 3, 0],
    ring: [2, 5, 3, 2],
    pinky: [2, 6, 4, 4],
    thumb: { root: [2, -6, 0], knuckle: 6, tip: 4 },
    core: ['palm', 'knuckle-pads'],
    soft: ['thumb-ball', 'little-finger-ball', ...lengths],
    anchor: ['palm', 'knuckle-pads'],
    mould: 0.6,
  },
  'c-grip': {
    title: 'C-grip',
    index: [30, 32, 16, 3],
    middle: [32, 34, 18, 0],
    ring: [34, 35, 18, 1],
    pinky: [36, 36, 18, 4],
    thumb: { root: [2, 22, 16], knuckle: 14, tip: 14 },
    fold: 4,
    core: ['knuckle-pads', 'index-length', 'middle-length', 'thumb-pad'],
    soft: ['palm', 'web', 'thumb-ball', 'thumb-root-pad', 'ring-length', 'pinky-length', ...pads],
    anchor: ['knuckle-pads', 'web'],
    mould: 1,
  },
  'ring-grip': {
    title: 'Ring grip',
    index: [42, 45, 22, 2],
    middle: [42, 48, 24, 0],
    ring: [43, 50, 25, 0],
    pinky: [44, 50, 25, 1],
    thumb: { root: [6, 20, 22], knuckle: 22, tip: 20 },
    fold: 6,
    core: ['knuckle-pads', 'index-length', 'middle-length'],
    soft: ['palm', 'web', 'thumb-pad', 'thumb-root-pad', 'ring-length', 'pinky-length', ...pads],
    anchor: ['knuckle-pads', 'web'],
    mould: 1,
  },
  'thumb-pads': {
    title: 'Thumb pad',
    index: [40, 48, 22, 2],
    middle: [44, 50, 24, 0],
    ring: [46, 50, 24, 0],
    pinky: [46, 48, 22, 1],
    thumb: { root: [2, 18, 20], knuckle: 8, tip: 8 },
    fold: 5,
    core: ['thumb-pad'],
    soft: ['index-pad', 'middle-pad', 'ring-pad'],
    anchor: ['thumb-pad'],
    along: 'thumb',
    mould: 0.9,
  },
  fingertips: {
    title: 'Fingertips',
    index: [34, 30, 16, 3],
    middle: [36, 34, 18, 0],
    ring: [36, 33, 17, 1],
    pinky: [32, 26, 14, 4],
    thumb: { root: [8, 4, 8], knuckle: 16, tip: 14 },
    core: ['index-tip', 'middle-tip', 'ring-tip'],
    soft: ['pinky-tip'],
    anchor: ['index-tip', 'middle-tip', 'ring-tip'],
    mould: 0.5,
  },
  'two-finger-pads': {
    title: 'Two finger pads',
    index: [20, 18, 6, -2],
    middle: [22, 22, 7, -4],
    ring: [34, 38, 20, 0],
    pinky: [40, 44, 22, 2],
    thumb: { root: [8, 4, 10], knuckle: 18, tip: 14 },
    core: ['index-pad', 'middle-pad'],
    anchor: ['index-pad', 'middle-pad'],
    mould: 0.4,
  },
  'three-finger-pads': {
    title: 'Three finger pads',
    index: [20, 17, 6, -1],
    middle: [22, 20, 7, 0],
    ring: [22, 20, 7, -3],
    pinky: [46, 52, 28, 2],
    thumb: { root: [16, 4, 14], knuckle: 24, tip: 22 },
    core: ['index-pad', 'middle-pad', 'ring-pad'],
    anchor: ['index-pad', 'middle-pad', 'ring-pad'],
    mould: 0.4,
  },
  'index-pad': {
    title: 'Forefinger pad',
    index: [22, 26, 10, 0],
    middle: [56, 66, 34, 0],
    ring: [62, 72, 36, 0],
    pinky: [64, 72, 36, 1],
    thumb: { root: [18, 6, 18], knuckle: 30, tip: 26 },
    core: ['index-pad'],
    anchor: ['index-pad'],
    mould: 0.3,
  },
  'little-finger-edge': {
    title: 'Little-finger edge',
    index: [10, 12, 6, 0],
    middle: [12, 14, 8, -2],
    ring: [14, 16, 8, -3],
    pinky: [14, 16, 8, -4],
    thumb: { root: [4, 0, 4], knuckle: 12, tip: 8 },
    fold: 2,
    core: ['edge'],
    soft: ['pinky-length'],
    anchor: ['edge'],
    mould: 0.35,
  },
  pinch: {
    title: 'Finger and thumb',
    index: [42, 40, 18, 0],
    middle: [58, 60, 30, 0],
    ring: [62, 66, 34, 0],
    pinky: [62, 66, 34, 1],
    thumb: { root: [10, 22, 30], knuckle: 20, tip: 14 },
    core: ['thumb-pad', 'index-pad'],
    anchor: ['thumb-pad', 'index-pad'],
    mould: 0.9,
    clasps: true,
  },
  comb: {
    title: 'Comb',
    index: [30, 34, 20, 10],
    middle: [32, 38, 22, 2],
    ring: [32, 37, 22, 8],
    pinky: [28, 32, 20, 15],
    thumb: { root: [6, 6, 6], knuckle: 14, tip: 12 },
    core: ['index-tip', 'middle-tip', 'ring-tip', 'pinky-tip'],
    anchor: ['index-tip', 'middle-tip', 'ring-tip', 'pinky-tip'],
    mould: 0.5,
  },
  cupped: {
    title: 'Cupped hand',
    index: [26, 22, 12, -1],
    middle: [27, 24, 12, -1],
    ring: [28, 25, 12, -3],
    pinky: [30, 26, 12, -4],
    thumb: { root: [12, -4, 10], knuckle: 14, tip: 8 },
    fold: 7,
    core: ['palm', 'knuckle-pads'],
    soft: ['thumb-ball', 'little-finger-ball', ...lengths, 'thumb-pad'],
    anchor: ['palm', 'knuckle-pads'],
    mould: 1,
  },
  'hold-ankle': {
    title: 'Holding the ankle',
    index: [48, 52, 26, 1],
    middle: [50, 56, 28, 0],
    ring: [52, 58, 28, 0],
    pinky: [52, 58, 28, 0],
    thumb: { root: [8, 20, 24], knuckle: 24, tip: 20 },
    fold: 7,
    core: ['knuckle-pads', 'index-length', 'middle-length'],
    soft: ['palm', 'web', 'thumb-pad', 'thumb-root-pad', 'ring-length', 'pinky-length'],
    anchor: ['knuckle-pads'],
    mould: 1,
  },
  'hold-wrist': {
    title: 'Holding the wrist',
    index: [52, 58, 28, 0],
    middle: [56, 62, 30, 0],
    ring: [60, 66, 32, 0],
    pinky: [60, 66, 32, 0],
    thumb: { root: [12, 18, 26], knuckle: 28, tip: 22 },
    fold: 7,
    core: ['index-length', 'middle-length', 'thumb-pad'],
    soft: ['knuckle-pads', 'ring-length', 'pinky-length'],
    anchor: ['index-length', 'middle-length'],
    mould: 1,
  },
  'hold-foot': {
    title: 'Holding the foot',
    index: [40, 44, 22, 1],
    middle: [42, 48, 24, 0],
    ring: [44, 50, 25, 0],
    pinky: [44, 50, 25, 1],
    thumb: { root: [4, 20, 20], knuckle: 16, tip: 14 },
    fold: 5,
    core: ['knuckle-pads', 'index-length', 'middle-length'],
    soft: ['palm', 'thumb-pad', 'ring-length', 'pinky-length'],
    anchor: ['knuckle-pads'],
    mould: 1,
  },
  rubbing: {
    title: 'Hands rubbing',
    index: [4, 8, 5, 0],
    middle: [4, 8, 5, 0],
    ring: [4, 8, 5, 0],
    pinky: [4, 9, 5, 0],
    thumb: { root: [2, -4, 0], knuckle: 8, tip: 6 },
    core: ['palm', 'knuckle-pads'],
    anchor: ['palm', 'knuckle-pads'],
    mould: 0.1,
  },
  'open-palms': {
    title: 'Open palms shown',
    index: [4, 10, 6, 5],
    middle: [5, 11, 7, 0],
    ring: [7, 13, 8, 4],
    pinky: [8, 14, 8, 9],
    thumb: { root: [-6, 4, 0], knuckle: 8, tip: 4 },
    core: [],
    anchor: ['palm'],
    mould: 0,
  },
};

const anglesOf = (plan: Plan): HandAngles => {
  const byName = new Map<HandJointName, JointAngles>();
  const set = (name: HandJointName, flex: number, spread = 0, twist = 0): void => {
    byName.set(name, { flex, spread, twist });
  };
  set('thumb-metacarpal', ...plan.thumb.root);
  set('thumb-phalanx-proximal', plan.thumb.knuckle);
  set('thumb-phalanx-distal', plan.thumb.tip);
  for (const finger of ['index', 'middle', 'ring', 'pinky'] as const) {
    const [knuckle, middle, tip, spread] = plan[finger];
    set(`${finger}-finger-phalanx-proximal`, knuckle, spread);
    set(`${finger}-finger-phalanx-intermediate`, middle);
    set(`${finger}-finger-phalanx-distal`, tip);
  }
  set('ring-finger-metacarpal', (plan.fold ?? 0) * 0.55);
  set('pinky-finger-metacarpal', plan.fold ?? 0);
  return handJointNames.map(
    (name, joint) => byName.get(name) ?? { ...handJoints[joint]!.rest, spread: 0 },
  );
};

export const handShapes: Readonly<Record<HandShapeName, HandShape>> = Object.fromEntries(
  handShapeNames.map((name) => {
    const plan = plans[name];
    const shape: HandShape = {
      name,
      title: plan.title,
      angles: anglesOf(plan),
      core: plan.core,
      soft: plan.soft ?? [],
      anchor: plan.anchor,
      along: plan.along ?? 'fingers',
      mould: plan.mould,
      clasps: plan.clasps ?? false,
    };
    return [name, shape];
  }),
) as Record<HandShapeName, HandShape>;
