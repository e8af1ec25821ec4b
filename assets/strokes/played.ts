/** Compiled strokes ready to be played in node, for laws, reports and tests. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { decodeClip, type Clip, type Rigs } from '../../renderer/choreography/clip.ts';
import { mirrorClip } from '../../renderer/choreography/mirror.ts';
import { poseAt } from '../../renderer/choreography/pose-at.ts';
import type { Rig } from '../../renderer/choreography/rig.ts';
import { clipOf, type Side } from './catalog.ts';
import { loadRig } from './doll.ts';
import { handRig } from './hand-rig.ts';
import type { Quaternion } from '../hands/rotation.ts';
import { readModel, SolidDoll, type PosedBody } from '../contact/index.ts';
import type { Performance, Touching } from './laws.ts';

const out = fileURLToPath(new URL('../../out/strokes/', import.meta.url));

export function loadRigs(): Rigs {
  return { doll: loadRig(), hands: [handRig('left'), handRig('right')] };
}

/** The compiled clip of a stroke; undefined if it was not built. */
export function loadClip(id: string, side: Side, rigs: Rigs): Clip | undefined {
  const { file, mirror } = clipOf(id, side);
  if (!existsSync(out + file)) return undefined;
  const clip = decodeClip(new Uint8Array(readFileSync(out + file)), rigs);
  return mirror ? mirrorClip(clip) : clip;
}

export function performanceOf(clip: Clip): Performance {
  return {
    id: clip.id,
    side: clip.side,
    seconds: clip.seconds,
    doll: clip.doll,
    poseAt: (t, pose) => poseAt(clip, t, pose),
  };
}

/** A hand nearer than this to the skin touches it, m. */
const ON_THE_SKIN = 0.003;

/** Tells touching from hovering on the drawn doll, in whichever pose it is. */
export async function loadTouching(doll: Rig): Promise<Touching> {
  const model = await readModel(fileURLToPath(new URL('../doll/doll.glb', import.meta.url)));
  const solid = new SolidDoll(model);
  const index = new Map(doll.bones.map((bone, i) => [bone.name, i * 4]));
  const bodies = new Map<string, PosedBody>();
  return (pose, x, y, z) => {
    const key = Array.from(pose.bones, (value) => value.toFixed(2)).join();
    const rotation = (name: string): Quaternion | undefined => {
      const at = index.get(name);
      if (at === undefined) return undefined;
      return [pose.bones[at]!, pose.bones[at + 1]!, pose.bones[at + 2]!, pose.bones[at + 3]!];
    };
    const body = bodies.get(key) ?? solid.body({ rotation });
    bodies.set(key, body);
    return body.distance(x, y, z) < ON_THE_SKIN;
  };
}
