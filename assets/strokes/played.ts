/** Compiled strokes ready to be played in node, for laws, reports and tests. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { decodeClip, type Clip, type Rigs } from '../../renderer/choreography/clip.ts';
import { mirrorClip } from '../../renderer/choreography/mirror.ts';
import { poseAt } from '../../renderer/choreography/pose-at.ts';
import { clipOf, type Side } from './catalog.ts';
import { loadRig } from './doll.ts';
import { handRig } from './hand-rig.ts';
import type { Performance } from './laws.ts';

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
