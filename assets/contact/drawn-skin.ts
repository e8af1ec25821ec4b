/**
 * Every vertex of the drawn right hand, skin and nails, for the last corrections: between the sampled points
 * (points.ts) a knuckle or the rim of a nail can still sink.
 */
import { fileURLToPath } from 'node:url';
import { handJointNames } from '../hands/rig.ts';
import { readModel, skinMatrices, boneWorlds, skinPart, type ModelPart } from './model.ts';
import type { MovingHand } from './moving-hand.ts';
import { skinPoints } from './points.ts';
import { columns, heldBy, heldRow, slopes, type Held } from './rows.ts';
import type { NormalEquations } from './least-squares.ts';
import type { PosedBody } from './types.ts';

const model = await readModel(fileURLToPath(new URL('../hands/hands.glb', import.meta.url)));

interface Vertex {
  readonly held: Held;
  /** In the frame of each joint, metres, three numbers a joint. */
  readonly offsets: Float64Array;
  /** The sampled point nearest at rest, and how far from it this one can come, metres. */
  readonly sample: number;
  readonly reach: number;
}

/** A bent finger stretches its skin: so much further apart than at rest two points can come. */
const stretch = 1.3;

const restPoints = ((): Float64Array => {
  const frames = boneWorlds(model);
  const bones = handJointNames.map((name) =>
    model.bones.findIndex((bone) => bone.name === `right-${name}`),
  );
  const out = new Float64Array(skinPoints.count * 3);
  for (let at = 0; at < skinPoints.count * 4; at++) {
    const m = bones[skinPoints.joints[at]!]! * 12;
    const [x, y, z] = [0, 1, 2].map((axis) => skinPoints.offsets[at * 3 + axis]!) as [
      number,
      number,
      number,
    ];
    for (let axis = 0; axis < 3; axis++) {
      const sum =
        frames[m + axis]! * x +
        frames[m + 3 + axis]! * y +
        frames[m + 6 + axis]! * z +
        frames[m + 9 + axis]!;
      const to = Math.floor(at / 4) * 3 + axis;
      out[to] = out[to]! + skinPoints.weights[at]! * sum;
    }
  }
  return out;
})();

const verticesOf = (part: ModelPart): readonly Vertex[] => {
  const rest = skinPart(part, skinMatrices(model, boneWorlds(model)));
  return Array.from({ length: rest.length / 3 }, (_, v): Vertex => {
    const slots = [0, 1, 2, 3].filter((slot) => part.weights[v * 4 + slot]! > 0);
    const p = [0, 1, 2].map((axis) => part.positions[v * 3 + axis]!);
    const joints = slots.map((slot) =>
      handJointNames.indexOf(
        model.bones[part.joints[v * 4 + slot]!]!.name.slice('right-'.length) as never,
      ),
    );
    const offsets = slots.flatMap((slot) => {
      const m = model.bones[part.joints[v * 4 + slot]!]!.inverseBind;
      return [0, 1, 2].map(
        (axis) => m[axis]! * p[0]! + m[4 + axis]! * p[1]! + m[8 + axis]! * p[2]! + m[12 + axis]!,
      );
    });
    let sample = 0;
    let least = Infinity;
    for (let s = 0; s < skinPoints.count; s++) {
      const away = Math.hypot(
        ...[0, 1, 2].map((axis) => rest[v * 3 + axis]! - restPoints[s * 3 + axis]!),
      );
      if (away >= least) continue;
      least = away;
      sample = s;
    }
    const weights = slots.map((slot) => part.weights[v * 4 + slot]!);
    return {
      held: heldBy(Uint8Array.from(joints), Float64Array.from(weights)),
      offsets: Float64Array.from(offsets),
      sample,
      reach: least * stretch,
    };
  });
};

const vertices: readonly Vertex[] = model.parts
  .filter(({ name }) => name === 'right-skin' || name === 'right-nails')
  .flatMap(verticesOf);

/** The same as flat lists, for the question that is asked of all of them. */
const samples = Uint16Array.from(vertices, ({ sample }) => sample);
const reaches = Float64Array.from(vertices, ({ reach }) => reach);

const place = new Float64Array(3);
const gradient = new Float64Array(3);

/** Brings `place` to a vertex. */
const placeVertex = (hand: MovingHand, { held, offsets }: Vertex): void => {
  const { frames, origins } = hand;
  let x = 0;
  let y = 0;
  let z = 0;
  for (let slot = 0; slot < held.joints.length; slot++) {
    const w = held.weights[slot]!;
    const m = held.joints[slot]! * 9;
    const o = held.joints[slot]! * 3;
    const a = offsets[slot * 3]!;
    const b = offsets[slot * 3 + 1]!;
    const c = offsets[slot * 3 + 2]!;
    x += w * (origins[o]! + frames[m]! * a + frames[m + 1]! * b + frames[m + 2]! * c);
    y += w * (origins[o + 1]! + frames[m + 3]! * a + frames[m + 4]! * b + frames[m + 5]! * c);
    z += w * (origins[o + 2]! + frames[m + 6]! * a + frames[m + 7]! * b + frames[m + 8]! * c);
  }
  place[0] = x;
  place[1] = y;
  place[2] = z;
};

/** Distance to the doll, with `place` and `gradient`, of a vertex that may be deeper than `limit`; else Infinity. */
const depthOf = (
  index: number,
  hand: MovingHand,
  body: PosedBody,
  felt: Float64Array,
  limit: number,
): number => {
  if (felt[samples[index]!]! - reaches[index]! > limit) return Infinity;
  placeVertex(hand, vertices[index]!);
  return body.sample(place[0]!, place[1]!, place[2]!, gradient);
};

/** Whether any vertex is deeper in the doll than `limit`, metres. `felt`: distances of the sampled points. */
export const sinksDeeper = (
  hand: MovingHand,
  body: PosedBody,
  felt: Float64Array,
  limit: number,
): boolean => {
  for (let index = 0; index < samples.length; index++) {
    if (depthOf(index, hand, body, felt, limit) < limit) return true;
  }
  return false;
};

/** A depth in metres from which a vertex is pushed out, and how hard (on squared metres). */
export interface Limit {
  readonly depth: number;
  readonly push: number;
}

/** Pushes out every vertex that is deeper in the doll than a limit. The least deep limit comes first. */
export const pushVerticesOut = (
  hand: MovingHand,
  body: PosedBody,
  felt: Float64Array,
  limits: readonly Limit[],
  equations: NormalEquations,
): void => {
  const least = limits[0]!.depth;
  for (let index = 0; index < samples.length; index++) {
    const d = depthOf(index, hand, body, felt, least);
    if (d >= least) continue;
    const [x, y, z] = [place[0]!, place[1]!, place[2]!];
    const { held } = vertices[index]!;
    const used = heldRow(hand, held, x, y, z, gradient[0]!, gradient[1]!, gradient[2]!);
    for (const { depth, push } of limits) {
      if (d < depth) equations.add(d - depth, push, columns, slopes, used);
    }
  }
};
