/**
 * The atlas: named places on the skin. Each is found by looking from outside along a direction at a
 * part of the body at rest; it is stored relative to its bone, so that it follows the pose.
 */
import type { Field } from '../sculpt/field.ts';
import { otherSide, type Vec3 } from '../sculpt/shapes.ts';
import { add, mix, scale, subtractVector, unit } from './frame.ts';
import {
  boneByName,
  eye,
  fingers,
  headFrame,
  leftFoot,
  leftHand,
  limbs,
  toes,
} from './skeleton.ts';
import { navel } from './trunk.ts';

export interface Place {
  readonly bone: string;
  /** In the bone's frame at rest [m]. */
  readonly position: Vec3;
  /** Outward unit normal in the bone's frame. */
  readonly normal: Vec3;
}

/** A sphere that strokes must not press on. */
export interface Forbidden {
  readonly name: string;
  readonly bone: string;
  /** In the bone's frame at rest [m]. */
  readonly centre: Vec3;
  /** [m] */
  readonly radius: number;
}

export interface Atlas {
  readonly places: Readonly<Record<string, Place>>;
  readonly forbidden: readonly Forbidden[];
}

interface Look {
  readonly name: string;
  readonly bone: string;
  /** World [cm]: where to look, and from which way. */
  readonly at: Vec3;
  readonly from: Vec3;
}

const { hip, knee, ankle, shoulder, elbow, wrist, thigh, shank, upperArm, lowerArm } = limbs;
const up: Vec3 = [0, 1, 0];
const down: Vec3 = [0, -1, 0];
const out: Vec3 = [1, 0, 0];
const inside: Vec3 = [-1, 0, 0];

/** Directions square to a limb that lies as ours do: outer side, inner side, front and back. */
function around(along: Vec3): Readonly<Record<'outer' | 'inner' | 'front' | 'back', Vec3>> {
  const square = (v: Vec3): Vec3 => {
    const d = v[0] * along[0] + v[1] * along[1] + v[2] * along[2];
    return unit(subtractVector(v, scale(along, d)));
  };
  return { outer: square(out), inner: square(inside), front: square(up), back: square(down) };
}

const ringOf = (prefix: string, bone: string, at: Vec3, along: Vec3): readonly Look[] =>
  Object.entries(around(along)).map(([face, from]) => ({
    name: `${prefix}.${face}`,
    bone,
    at,
    from,
  }));

const h = (x: number, y: number, z = 3): Vec3 => headFrame.point(x, y, z);
const hd = (x: number, y: number, z: number): Vec3 => unit(headFrame.direction([x, y, z]));
const face = (name: string, x: number, y: number, from: Vec3 = hd(x * 0.12, 0, 1)): Look => ({
  name,
  bone: 'head',
  at: h(x, y),
  from,
});
const ft = (x: number, y: number, z: number): Vec3 => leftFoot.point(x, y, z);
const fd = (x: number, y: number, z: number): Vec3 => leftFoot.direction([x, y, z]);
const hand = (x: number, y: number, z: number): Vec3 => leftHand.point(x, y, z);
const handWay = (x: number, y: number, z: number): Vec3 => leftHand.direction([x, y, z]);

/** On the inside of the thigh no hand begins or ends near the groin: this share of the way from hip to knee. */
const INNER_THIGH = 0.75;

/** Everything on the left side; the right is mirrored. */
const sided: readonly Look[] = [
  {
    name: 'leg.left.hip.outer',
    bone: 'leftUpperLegTwist',
    at: mix(hip, knee, 0.06),
    from: unit([1, 0.15, -0.2]),
  },
  {
    name: 'leg.left.hip.inner',
    bone: 'leftUpperLegTwist',
    at: mix(hip, knee, 0.3),
    from: unit([-0.75, 0.3, 0.5]),
  },
  {
    name: 'leg.left.hip.front',
    bone: 'leftUpperLegTwist',
    at: mix(hip, knee, 0.12),
    from: unit([0.1, 1, -0.1]),
  },
  { name: 'leg.left.buttock', bone: 'hips', at: [3.2, 4, 5.5], from: unit([0.25, -1, 0.25]) },
  ...ringOf('leg.left.thigh', 'leftUpperLeg', mix(hip, knee, 0.55), thigh).map((look) =>
    look.name.endsWith('.inner') ? { ...look, at: mix(hip, knee, INNER_THIGH) } : look,
  ),
  ...ringOf('leg.left.knee', 'leftLowerLeg', knee, unit(add(thigh, shank))),
  ...ringOf('leg.left.calf', 'leftLowerLeg', mix(knee, ankle, 0.45), shank),
  ...ringOf('leg.left.ankle', 'leftLowerLeg', mix(knee, ankle, 0.93), shank),
  { name: 'foot.left.top.toes', bone: 'leftFoot', at: ft(0.1, -0.4, 2.7), from: fd(0, 1, 0.1) },
  { name: 'foot.left.top.middle', bone: 'leftFoot', at: ft(0, -0.3, 1.5), from: fd(0, 1, 0.1) },
  { name: 'foot.left.top.ankle', bone: 'leftFoot', at: ft(0, 0, 0.3), from: fd(0, 0.85, 0.5) },
  { name: 'sole.left.heel', bone: 'leftFoot', at: ft(0.05, -1.2, -1.3), from: fd(0, -1, -0.15) },
  { name: 'sole.left.middle', bone: 'leftFoot', at: ft(0.1, -1, 0.6), from: fd(0, -1, 0) },
  { name: 'sole.left.ball', bone: 'leftFoot', at: ft(-0.2, -0.9, 2.3), from: fd(0, -1, 0) },
  {
    name: 'sole.left.undertoes',
    bone: 'leftFoot',
    at: ft(0.1, -0.85, 3.25),
    from: fd(0, -1, 0.25),
  },
  ...toes.flatMap((toe): readonly Look[] => {
    const name = `toe.left.${toe.name.toLowerCase()}`;
    const bone = `left${toe.name}Toe`;
    const root = mix(toe.root, toe.tip, 0.3);
    return [
      { name: `${name}.base`, bone, at: ft(...root), from: fd(0, 1, 0.2) },
      { name, bone, at: ft(...mix(toe.root, toe.tip, 0.62)), from: fd(0, 1, 0.2) },
      {
        name: `${name}.tip`,
        bone,
        at: ft(...mix(toe.root, toe.tip, 0.7)),
        from: unit(subtractVector(ft(...toe.tip), ft(...toe.root))),
      },
    ];
  }),
  { name: 'tummy.flank.left', bone: 'spine', at: [0, 5.2, -0.4], from: out },
  { name: 'chest.left', bone: 'chest', at: [2.9, 5, -9.5], from: up },
  { name: 'chest.side.left', bone: 'chest', at: [0, 5.2, -8.2], from: unit([0.84, 0.54, 0]) },
  { name: 'chest.rib.left', bone: 'chest', at: [3.2, 5, -5.2], from: unit([0.25, 1, 0]) },
  { name: 'shoulder.left.front', bone: 'leftShoulder', at: [4.6, 5, -12], from: up },
  {
    name: 'shoulder.left.top',
    bone: 'leftShoulder',
    at: [4.6, 5, -12],
    from: unit([0.2, 0.1, -1]),
  },
  {
    name: 'shoulder.left.outer',
    bone: 'leftUpperArmTwist',
    at: shoulder,
    from: unit([0.5, 0.6, -0.65]),
  },
  {
    name: 'armpit.left',
    bone: 'leftUpperArmTwist',
    at: mix(shoulder, elbow, 0.2),
    from: unit([0.35, 0.3, 1]),
  },
  ...ringOf('arm.left.upper', 'leftUpperArm', mix(shoulder, elbow, 0.55), upperArm).map(armNames),
  ...ringOf('arm.left.elbow', 'leftLowerArm', elbow, unit(add(upperArm, lowerArm))).map(armNames),
  ...ringOf('arm.left.lower', 'leftLowerArm', mix(elbow, wrist, 0.5), lowerArm).map(armNames),
  ...ringOf('arm.left.wrist', 'leftLowerArm', mix(elbow, wrist, 0.95), lowerArm).map(armNames),
  { name: 'hand.left.palm', bone: 'leftHand', at: hand(0, 0, 1.6), from: handWay(0, -1, 0) },
  { name: 'hand.left.back', bone: 'leftHand', at: hand(0, 0, 1.6), from: handWay(0, 1, 0) },
  ...fingers.flatMap((finger): readonly Look[] => {
    const name = `finger.left.${finger.name.toLowerCase()}`;
    return [
      {
        name: `${name}.base`,
        bone: `left${finger.name}Proximal`,
        at: hand(...mix(finger.root, finger.mid, 0.4)),
        from: handWay(0, -1, 0),
      },
      { name, bone: `left${finger.name}Distal`, at: hand(...finger.mid), from: handWay(0, -1, 0) },
      {
        name: `${name}.tip`,
        bone: `left${finger.name}Distal`,
        at: hand(...mix(finger.mid, finger.tip, 0.7)),
        from: unit(subtractVector(hand(...finger.tip), hand(...finger.mid))),
      },
    ];
  }),
  face('temple.left', 4.6, 1.2, hd(0.8, 0, 0.6)),
  face('brow.left.inner', 1.35, 1.72),
  face('brow.left.outer', 3.7, 1.7, hd(0.45, 0, 0.9)),
  face('nose.left.side', 0.75, -1.5, hd(0.5, 0, 0.86)),
  face('cheek.left', 3.3, -2.7, hd(0.4, 0, 0.92)),
  face('cheekbone.left', 3.5, -1.75, hd(0.4, 0, 0.92)),
  face('mouth.corner.left', 1.62, -3.66),
  face('jaw.left.hinge', 4.2, -2.6, hd(0.95, -0.1, 0.3)),
  { name: 'ear.left.top', bone: 'head', at: h(5.6, 0.2, -0.6), from: hd(0.35, 1, 0) },
  { name: 'ear.left.behind', bone: 'head', at: h(4.9, -0.6, -1.9), from: hd(1, 0, -0.5) },
  { name: 'neck.left.side', bone: 'neck', at: [0, 5.4, -14.8], from: unit([1, 0.2, 0]) },
  { name: 'back.left.shoulder', bone: 'chest', at: [3.0, 4, -10.4], from: down },
  { name: 'back.left.middle', bone: 'chest', at: [2.7, 4, -5.2], from: down },
  { name: 'back.left.low', bone: 'spine', at: [2.6, 4, 0.6], from: down },
  { name: 'buttock.left', bone: 'hips', at: [3.0, 3.6, 5.6], from: unit([0.05, -1, 0.1]) },
];

/** An arm's "inner" is the side of the palm and the fold of the elbow; ours lie palm up. */
function armNames(look: Look): Look {
  const [part, at] = [
    look.name.slice(0, look.name.lastIndexOf('.')),
    look.name.slice(look.name.lastIndexOf('.') + 1),
  ];
  const turned: Readonly<Record<string, { name: string; from: Vec3 }>> = {
    outer: { name: 'outer', from: unit([0.1, 0.1, -1]) },
    inner: { name: 'inner', from: unit([-0.1, 0.1, 1]) },
    front: { name: 'front', from: up },
    back: { name: 'back', from: down },
  };
  const to = turned[at]!;
  return { ...look, name: `${part}.${to.name}`, from: to.from };
}

const middle: readonly Look[] = [
  // The tummy box: A and B on the baby's right, C and D on its left; it runs A, B, C, D.
  { name: 'tummy.A', bone: 'spine', at: [-3.1, 5, 2.1], from: up },
  { name: 'tummy.B', bone: 'spine', at: [-3.3, 5, -3.1], from: up },
  { name: 'tummy.C', bone: 'spine', at: [3.3, 5, -3.1], from: up },
  { name: 'tummy.D', bone: 'spine', at: [3.1, 5, 2.1], from: up },
  { name: 'tummy.navel', bone: 'spine', at: [0, 5, navel[2]], from: up },
  { name: 'tummy.ribs', bone: 'spine', at: [0, 5, -4.8], from: up },
  { name: 'tummy.pubis', bone: 'hips', at: [0, 5, 4.0], from: up },
  { name: 'chest.centre', bone: 'chest', at: [0, 5, -9.8], from: up },
  face('forehead.centre', 0, 3.1),
  face('nose.bridge', 0, -0.35),
  face('lip.upper.centre', 0, -2.95),
  face('lip.lower.centre', 0, -4.42),
  face('chin', 0, -5.15),
  { name: 'back.neck', bone: 'neck', at: [0, 4.6, -14.6], from: down },
  { name: 'spine.upper', bone: 'chest', at: [0, 4, -11], from: down },
  { name: 'spine.middle', bone: 'chest', at: [0, 4, -5.8], from: down },
  { name: 'spine.lower', bone: 'spine', at: [0, 4, 0.4], from: down },
];

const flip = (v: Vec3): Vec3 => [-v[0], v[1], v[2]];
const swap = (name: string): string => name.replace('.left', '.right');

const looks: readonly Look[] = [
  ...middle,
  ...sided,
  ...sided.map((look) => ({
    name: swap(look.name),
    bone: otherSide(look.bone),
    at: flip(look.at),
    from: flip(look.from),
  })),
];

const inBone = (bone: string, p: Vec3): Vec3 =>
  round(scale(subtractVector(p, boneByName.get(bone)!.at), 0.01));
const round = (v: Vec3): Vec3 => [
  Number(v[0].toFixed(5)),
  Number(v[1].toFixed(5)),
  Number(v[2].toFixed(5)),
];

/** Marches from outside onto the skin. */
function find(field: Field, look: Look): Place {
  let p = add(look.at, scale(look.from, 12));
  // Start just outside the part that is meant, not outside the whole body.
  for (let t = 0.2; t < 12; t += 0.1) {
    const q = add(look.at, scale(look.from, t));
    if (field.distance(...q) > 0.05) {
      p = q;
      break;
    }
  }
  // From there inwards to the first crossing, then by halves: dimples and folds have no use for Newton.
  let step = 0.04;
  while (step > 1e-5) {
    const q = add(p, scale(look.from, -step));
    if (field.distance(...q) > 0) p = q;
    else step /= 2;
  }
  const g = [0, 0, 0];
  field.gradient(p[0], p[1], p[2], g, 0.1);
  return {
    bone: look.bone,
    position: inBone(look.bone, p),
    normal: round(unit([g[0]!, g[1]!, g[2]!])),
  };
}

export function makeAtlas(field: Field): Atlas {
  const places: Record<string, Place> = {};
  for (const look of looks) places[look.name] = find(field, look);
  const zone = (name: string, bone: string, centre: Vec3, radius: number): Forbidden => ({
    name,
    bone,
    centre: inBone(bone, centre),
    radius: radius / 100,
  });
  return {
    places,
    forbidden: [
      zone('eye.left', 'head', headFrame.point(...eye.centre), 1.85 * headFrame.size),
      zone(
        'eye.right',
        'head',
        headFrame.point(-eye.centre[0], eye.centre[1], eye.centre[2]),
        1.85 * headFrame.size,
      ),
      zone('fontanelle', 'head', headFrame.point(0, 6.2, 1.6), 1.8 * headFrame.size),
      zone('throat', 'neck', [0, 8.2, -14.6], 1.3),
      zone('navel', 'spine', navel, 0.8),
      zone('genitals', 'hips', [0, 8.2, 8.6], 2.2),
      ...[-12, -9.4, -6.8, -4.2, -1.4, 1.4].map((z, i) =>
        zone(`spine.line.${i + 1}`, z < -4 ? 'chest' : 'spine', [0, 0.4, z], 0.8),
      ),
    ],
  };
}
