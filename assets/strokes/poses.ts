/**
 * Poses of the doll that strokes may ask for: the doll's own, and those in which a leg is offered to the
 * parent's hands. Written for the left side; the other limb's clip is reflected when it is loaded. A file
 * names them in words: `knees to tummy`.
 */
import type { Rig } from '../../renderer/choreography/rig.ts';
import { poses as dollPoses, rotationsOf, type Pose } from '../doll/poses.ts';

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

const all: Readonly<Record<string, Pose>> = { ...dollPoses, ...offered };

/** `kneesToTummy` → `knees to tummy`. */
function inWords(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

const byWords = new Map(Object.entries(all).map(([name, pose]) => [inWords(name), pose]));

export const poseNames: readonly string[] = [...byWords.keys()];

/** Local rotations of a pose in the order of the rig. */
export function rotationsIn(rig: Rig, pose: string): Float32Array {
  const known = byWords.get(pose);
  if (!known) throw new Error(`The doll has no pose “${pose}”.`);
  const turned = rotationsOf(known);
  return Float32Array.from(
    rig.bones.flatMap((bone) => [...(turned.get(bone.name) ?? bone.rotation)]),
  );
}
