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

/** By the sampled point that each is near to, and of those the furthest away first. */
const vertices: readonly Vertex[] = model.parts
  .filter(({ name }) => name === 'right-skin' || name === 'right-nails')
  .flatMap(verticesOf)
  .sort((a, b) => a.sample - b.sample || b.reach - a.reach);
const reaches = Float64Array.from(vertices, ({ reach }) => reach);
/** Where the vertices of each sampled point begin; one more than there are points. */
const firstOf = Int32Array.from({ length: skinPoints.count + 1 }, (_, sample) => {
  const first = vertices.findIndex((vertex) => vertex.sample >= sample);
  return first < 0 ? vertices.length : first;
});

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

/**
 * Visits every vertex that may be deeper in the doll than `limit`, with its distance and with `place` and `gradient`,
 * until a visit answers true. `felt`: distances of the sampled points. @returns whether one did
 */
const visitDeep = (
  hand: MovingHand,
  body: PosedBody,
  felt: Float64Array,
  limit: number,
  visit: (vertex: Vertex, distance: number) => boolean,
): boolean => {
  for (let sample = 0; sample < skinPoints.count; sample++) {
    const reach = felt[sample]! - limit;
    const end = firstOf[sample + 1]!;
    for (let index = firstOf[sample]!; index < end && reaches[index]! >= reach; index++) {
      const vertex = vertices[index]!;
      placeVertex(hand, vertex);
      if (visit(vertex, body.sample(place[0]!, place[1]!, place[2]!, gradient))) return true;
    }
  }
  return false;
};

/** Whether any vertex is deeper in the doll than `limit`, metres. `felt`: distances of the sampled points. */
export const sinksDeeper = (
  hand: MovingHand,
  body: PosedBody,
  felt: Float64Array,
  limit: number,
): boolean => visitDeep(hand, body, felt, limit, (_vertex, distance) => distance < limit);

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
  visitDeep(hand, body, felt, limits[0]!.depth, ({ held }, distance) => {
    if (distance >= limits[0]!.depth) return false;
    const [x, y, z] = [place[0]!, place[1]!, place[2]!];
    const used = heldRow(hand, held, x, y, z, gradient[0]!, gradient[1]!, gradient[2]!);
    for (const { depth, push } of limits) {
      if (distance < depth) equations.add(distance - depth, push, columns, slopes, used);
    }
    return false;
  });
};
