/**
 * A plain doll of capsules and a plain way to lay hands on it: enough to test the language, the timing and
 * the clips without the sculpted doll and without solving contact.
 */
import type { ContactRequest, ContactSolution, FreeRequest } from '../contact/index.ts';
import { poseFromAngles, restAngles } from '../hands/rig.ts';
import {
  add,
  dot,
  fromAxes,
  lengthOf,
  cross,
  normalize,
  perpendicular,
  scale,
  subtract,
  type Vector,
} from '../hands/rotation.ts';
import { handShapes, type HandShapeName } from '../hands/shapes.ts';
import type { Bone } from '../../renderer/choreography/rig.ts';
import type { AtlasPlace, Doll } from './figure.ts';
import type { Solver } from './hand-motion.ts';

const HIP: Vector = [0.039, 0.049, 0.054];
const KNEE: Vector = [0.0777, 0.0742, 0.138];
const ANKLE: Vector = [0.0687, 0.0419, 0.2206];
const TOES: Vector = [0.0757, 0.078, 0.242];

interface Capsule {
  readonly from: Vector;
  readonly to: Vector;
  readonly radius: number;
}

function mirrored([x, y, z]: Vector): Vector {
  return [-x, y, z];
}

const limb: readonly (readonly [string, Capsule])[] = [
  ['UpperLeg', { from: HIP, to: KNEE, radius: 0.034 }],
  ['LowerLeg', { from: KNEE, to: ANKLE, radius: 0.024 }],
  ['Foot', { from: ANKLE, to: TOES, radius: 0.016 }],
];
const capsules: readonly Capsule[] = [
  { from: [0, 0.06, -0.08], to: [0, 0.055, 0.02], radius: 0.06 },
  ...limb.flatMap(([, c]) => [c, { ...c, from: mirrored(c.from), to: mirrored(c.to) }]),
];

function distance(x: number, y: number, z: number): number {
  let nearest = Infinity;
  for (const { from, to, radius } of capsules) {
    const span = subtract(to, from);
    const reach = subtract([x, y, z], from);
    const t = Math.min(1, Math.max(0, dot(reach, span) / dot(span, span)));
    nearest = Math.min(nearest, lengthOf(subtract(reach, scale(span, t))) - radius);
  }
  return nearest;
}

const body = {
  distance,
  sample: (x: number, y: number, z: number, gradient: Float64Array): number => {
    const h = 1e-4;
    const g: Vector = normalize([
      distance(x + h, y, z) - distance(x - h, y, z),
      distance(x, y + h, z) - distance(x, y - h, z),
      distance(x, y, z + h) - distance(x, y, z - h),
    ]);
    gradient.set(g);
    return distance(x, y, z);
  },
};

const UNTURNED = [0, 0, 0, 1] as const;

function makeBones(): readonly Bone[] {
  const bones: Bone[] = [
    { name: 'hips', parent: -1, translation: [0, 0.05, 0.03], rotation: UNTURNED },
  ];
  for (const side of ['left', 'right'] as const) {
    const at = (v: Vector): Vector => (side === 'left' ? v : mirrored(v));
    let parent = 0;
    let origin: Vector = [0, 0.05, 0.03];
    for (const [name, place] of [
      ['UpperLeg', HIP],
      ['LowerLeg', KNEE],
      ['Foot', ANKLE],
      ['SecondToe', TOES],
    ] as const) {
      bones.push({
        name: side + name,
        parent,
        translation: subtract(at(place), origin),
        rotation: UNTURNED,
      });
      parent = bones.length - 1;
      origin = at(place);
    }
  }
  return bones;
}

const FACES: Readonly<Record<string, Vector>> = {
  outer: [1, 0, 0],
  inner: [-1, 0, 0],
  front: [0, 1, 0],
  back: [0, -1, 0],
};

function makeAtlas(): ReadonlyMap<string, AtlasPlace> {
  const atlas = new Map<string, AtlasPlace>();
  const put = (name: string, bone: string, origin: Vector, at: Vector, normal: Vector): void => {
    const place = { position: subtract(at, origin), normal };
    atlas.set(name, { bone: `left${bone}`, ...place });
    const other = name.replace('left', 'right');
    atlas.set(other, {
      bone: `right${bone}`,
      position: mirrored(place.position),
      normal: mirrored(normal),
    });
  };
  const mid = (a: Vector, b: Vector, t: number): Vector => add(scale(a, 1 - t), scale(b, t));
  for (const [face, direction] of Object.entries(FACES)) {
    const shin = perpendicular(direction, normalize(subtract(ANKLE, KNEE)));
    const thigh = perpendicular(direction, normalize(subtract(KNEE, HIP)));
    put(`leg.left.hip.${face}`, 'UpperLeg', HIP, add(HIP, scale(thigh, 0.034)), thigh);
    put(
      `leg.left.thigh.${face}`,
      'UpperLeg',
      HIP,
      add(mid(HIP, KNEE, 0.55), scale(thigh, 0.034)),
      thigh,
    );
    put(`leg.left.knee.${face}`, 'LowerLeg', KNEE, add(KNEE, scale(shin, 0.03)), shin);
    put(
      `leg.left.calf.${face}`,
      'LowerLeg',
      KNEE,
      add(mid(KNEE, ANKLE, 0.5), scale(shin, 0.024)),
      shin,
    );
    put(
      `leg.left.ankle.${face}`,
      'LowerLeg',
      KNEE,
      add(mid(KNEE, ANKLE, 0.9), scale(shin, 0.024)),
      shin,
    );
  }
  put('leg.left.buttock', 'UpperLeg', HIP, add(HIP, [0, -0.03, 0.015]), normalize([0, -0.8, 0.6]));
  const sole: Vector = normalize([0.1, -0.36, 0.92]);
  const instep = scale(sole, -1);
  const foot = (t: number): Vector => mid(ANKLE, TOES, t);
  for (const [part, t] of [
    ['heel', -0.2],
    ['middle', 0.3],
    ['ball', 0.7],
    ['undertoes', 0.9],
  ] as const) {
    put(`sole.left.${part}`, 'Foot', ANKLE, add(foot(t), scale(sole, 0.016)), sole);
  }
  for (const [part, t] of [
    ['toes', 0.85],
    ['middle', 0.5],
    ['ankle', 0.15],
  ] as const) {
    put(`foot.left.top.${part}`, 'Foot', ANKLE, add(foot(t), scale(instep, 0.016)), instep);
  }
  ['big', 'second', 'third', 'fourth', 'little'].forEach((toe, index) => {
    const sideways = 0.012 - index * 0.006;
    for (const [end, t] of [
      ['.base', 1],
      ['', 1.2],
      ['.tip', 1.4],
    ] as const) {
      put(`toe.left.${toe}${end}`, 'Foot', ANKLE, add(foot(t), [-sideways, 0, 0]), sole);
    }
  });
  return atlas;
}

const rig = { bones: makeBones(), morphs: ['smile', 'blink'] };

export const standInDoll: Doll = {
  rig,
  atlas: makeAtlas(),
  rotationsOf: () => Float32Array.from(rig.bones.flatMap((bone) => bone.rotation)),
  morphsOf: (face): Readonly<Record<string, number>> => (face === 'smile' ? { smile: 1 } : {}),
  bodyOf: () => body,
};

/** Lays the hand flat over the place, 3 cm of hand above the skin: no finger is fitted. */
function layOver(
  request: { readonly hand: 'left' | 'right'; readonly shape: HandShapeName },
  palm: Vector,
  facing: Vector,
  heading: Vector,
): ContactSolution {
  const up = scale(normalize(facing), -1);
  const z = scale(perpendicular(heading, up), -1);
  const wrist = fromAxes(cross(up, z), up, z);
  const position = add(add(palm, scale(z, 0.06)), scale(up, 0.015));
  const angles = handShapes[request.shape].angles;
  const pose = poseFromAngles(angles, request.hand, position, wrist);
  return {
    hand: request.hand,
    shape: request.shape,
    pose,
    angles: angles.length > 0 ? angles : restAngles,
    wrist: { position, quaternion: wrist },
    gaps: { core: 0, coreFarthest: 0, deepest: 0, miss: 0, overlap: 0 },
  };
}

function nameOf(shape: ContactRequest['shape']): HandShapeName {
  return typeof shape === 'string' ? shape : shape.name;
}

export const standInSolver: Solver = {
  solveContact: ({ hand, shape, place, heading, lift = 0 }) =>
    layOver(
      { hand, shape: nameOf(shape) },
      add(place.position, scale(place.normal, lift)),
      scale(place.normal, -1),
      heading ?? [0, 0, -1],
    ),
  placeFreely: ({ hand, shape, palm, facing, heading }: FreeRequest) =>
    layOver({ hand, shape: nameOf(shape) }, palm, facing, heading),
};
