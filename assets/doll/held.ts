/** Parts that the head and the fingers hold rigidly, with the face's morphs: brows, lashes, nails, eyes, tongue, gum. */
import type { Field } from '../sculpt/field.ts';
import type { GltfMorph, GltfPart } from '../sculpt/index.ts';
import { drawn, type Drawn } from './drawn.ts';
import { restFace, sum, type Offset } from './face-warp.ts';
import { eyeballs, faceLines, nails } from './features.ts';
import { scale } from './frame.ts';
import { gum, tongue } from './gums.ts';
import { boneNames, headFrame } from './skeleton.ts';
import { warpFace } from './skin.ts';

export function heldParts(field: Field): readonly GltfPart[] {
  const lines = join(faceLines(field), nails(field));
  /** At rest the tongue lies low and back behind the closed lips. */
  const inMouth: Offset = (p) => [p[0] * -0.2, (p[1] + 3.8) * -0.45, -0.6];
  /** Lying in the mouth's floor: `wide` lets its sides run into the cheeks, `bow` lifts them. */
  const at =
    (wide: number, y: number, z: number, forward = 0, bow = 0): Offset =>
    (p) => [p[0] * wide, y + bow * p[0] * p[0], z + forward * Math.max(0, (p[2] - 3.8) / 1.5)];
  /** The gum goes with the upper lip; where the mouth is all but shut it hides behind it. */
  const lifted: Offset = () => [0, 0.3, -0.2];
  const shown: Offset = () => [0, -0.3, 0.2];
  /** Where lids press together their flesh swells: the lashes stay in front of it. */
  const proudLash =
    (amount: number): Offset =>
    (p) =>
      p[1] < 0.9 ? [0, -0.02 * amount, 0.1 * amount] : [0, 0, 0];
  return [
    held('features', lines, restFace, undefined, {
      blink: proudLash(1),
      cry: proudLash(1),
      grimace: proudLash(1),
      yawn: proudLash(1),
    }),
    merged(
      held('tongue', tongue(), inMouth, {
        smile: at(0.25, 0.02, 0.12, 0, 0.22),
        openHappy: at(0.3, -0.24, 0.12),
        cry: at(0.3, -0.44, 0.15),
        grimace: at(0, -0.1, 0.45, 1.3),
        yawn: at(0.1, -0.66, -0.1),
        mouthOpen: at(0, -0.06, 0),
        tongue: at(-0.2, -0.02, 0.3, 1.1),
      }),
      held('gum', gum(), sum([1, restFace], [1, lifted]), undefined, {
        smile: shown,
        openHappy: shown,
        cry: shown,
        grimace: shown,
        tongue: shown,
      }),
    ),
    {
      ...held('eyes', eyeballs(), () => [0, 0, 0]),
      morphs: [sunkenEyes('blink', 0.0026), sunkenEyes('heavyLids', 0.0012)],
    },
  ];
}

/** Lids move in straight lines, so half-way down they cut the corner of the ball: it makes way a little. */
function sunkenEyes(name: string, by: number): GltfMorph {
  const { positions } = eyeballs();
  const back = scale(headFrame.z, -by);
  const offsets = Float32Array.from(positions, (_, i) => back[i % 3]!);
  return { name, positions: offsets, normals: new Float32Array(positions.length) };
}

function held(
  name: string,
  part: Drawn,
  rest: Offset,
  instead?: Readonly<Record<string, Offset>>,
  also?: Readonly<Record<string, Offset>>,
): GltfPart {
  const positions = Float32Array.from(part.positions);
  const normals = Float32Array.from(part.normals);
  const { base, morphs } = warpFace(
    positions,
    normals,
    (v) => part.bones[v] === 'head',
    rest,
    instead,
    also,
  );
  const joints = new Uint16Array(part.bones.length * 4);
  const weights = new Float32Array(part.bones.length * 4);
  part.bones.forEach((bone, v) => {
    joints[v * 4] = boneNames.indexOf(bone);
    weights[v * 4] = 1;
  });
  const none = {
    name: 'breath',
    positions: new Float32Array(positions.length),
    normals: new Float32Array(positions.length),
  };
  return {
    name,
    positions: base.positions.map((x) => x / 100),
    normals: base.normals,
    indices: Uint32Array.from(part.indices),
    joints,
    weights,
    colours: Float32Array.from(part.colours),
    uvs: Float32Array.from(part.uvs),
    morphs: [none, ...morphs],
  };
}

/** Two parts with the same morphs as one. */
function merged(a: GltfPart, b: GltfPart): GltfPart {
  const first = a.positions.length / 3;
  const none = new Float32Array(0);
  const both = (x: Float32Array, y: Float32Array): Float32Array => Float32Array.from([...x, ...y]);
  return {
    ...a,
    positions: both(a.positions, b.positions),
    normals: both(a.normals, b.normals),
    indices: Uint32Array.from([...a.indices, ...b.indices.map((v) => v + first)]),
    joints: Uint16Array.from([...a.joints, ...b.joints]),
    weights: both(a.weights, b.weights),
    colours: both(a.colours ?? none, b.colours ?? none),
    uvs: both(a.uvs ?? none, b.uvs ?? none),
    morphs: a.morphs!.map((morph, i) => ({
      name: morph.name,
      positions: both(morph.positions, b.morphs![i]!.positions),
      normals: both(morph.normals ?? none, b.morphs![i]!.normals ?? none),
    })),
  };
}

function join(a: Drawn, b: Drawn): Drawn {
  const whole = drawn();
  for (const part of [a, b]) {
    const first = whole.bones.length;
    whole.indices.push(...part.indices.map((v) => v + first));
    for (const key of ['positions', 'normals', 'colours', 'uvs'] as const)
      whole[key].push(...part[key]);
    whole.bones.push(...part.bones);
  }
  return whole;
}
