/**
 * Poses of the doll that strokes may ask for: the doll's own, and those in which a leg is offered to the
 * parent's hands. Written for the left side; the other limb's clip is reflected when it is loaded. A file
 * names them in words, `knees to tummy`, and may add them up: `fists + head right`.
 */
import type { Rig } from '../../renderer/choreography/rig.ts';
import { poses as dollPoses, rotationsOf, type Pose } from '../doll/poses.ts';
import { cuePoses } from '../guidance/acting.ts';
import { inWords, SUM } from './sums.ts';

const rest = dollPoses.rest?.turns ?? {};

/** Legs held so that hands reach all round them, and the other leg is out of the way. */
const offered: Readonly<Record<string, Pose>> = {
  legOffered: {
    turns: {
      ...rest,
      leftUpperLeg: { flex: 10, side: 6 },
      leftLowerLeg: { flex: -26 },
      rightUpperLeg: { side: 14 },
    },
  },
  footOffered: {
    turns: {
      ...rest,
      leftUpperLeg: { flex: 12, side: 4 },
      leftLowerLeg: { flex: -18 },
      rightUpperLeg: { side: 12 },
    },
  },
  // The foot let fall a little: from above one sees the instep.
  instepOffered: {
    turns: {
      ...rest,
      leftUpperLeg: { flex: 12, side: 4 },
      leftLowerLeg: { flex: -18 },
      leftFoot: { flex: -22 },
      rightUpperLeg: { side: 12 },
    },
  },
  bottomOffered: {
    turns: {
      ...rest,
      leftUpperLeg: { flex: 52, side: 10 },
      leftLowerLeg: { flex: 6 },
      rightUpperLeg: { flex: 52, side: 10 },
      rightLowerLeg: { flex: 6 },
    },
  },
};

const all: Readonly<Record<string, Pose>> = { ...dollPoses, ...offered, ...cuePoses };

const byWords = new Map(Object.entries(all).map(([name, pose]) => [inWords(name), pose]));

export const poseNames: readonly string[] = [...byWords.keys()];

/** Of each pose only what differs from rest, so that one adds its head and the other its hands. */
function poseOf(name: string): Pose {
  const turns = { ...rest };
  for (const part of name.split(SUM)) {
    const known = byWords.get(part);
    if (!known) throw new Error(`The doll has no pose “${part}”.`);
    for (const [bone, turn] of Object.entries(known.turns)) {
      if (JSON.stringify(turn) !== JSON.stringify(rest[bone])) turns[bone] = turn;
    }
  }
  return { turns };
}

/** Local rotations of a pose in the order of the rig. */
export function rotationsIn(rig: Rig, pose: string): Float32Array {
  const turned = rotationsOf(poseOf(pose));
  return Float32Array.from(
    rig.bones.flatMap((bone) => [...(turned.get(bone.name) ?? bone.rotation)]),
  );
}
