/** The doll's faces by the names that files use, in words, alone or added up: `calm + look aside`. */
import { faces, type Face } from '../doll/expressions.ts';
import { rotationOf } from '../doll/poses.ts';
import { cueFaces } from '../guidance/acting.ts';
import type { Quaternion } from '../hands/rotation.ts';
import { inWords, SUM } from './sums.ts';

const byWords = new Map<string, Face>(
  Object.entries({ ...faces, ...cueFaces }).map(([name, face]) => [inWords(name), face]),
);

export const faceNames: readonly string[] = [...byWords.keys()];

function faceOf(name: string): Face {
  const morphs: Record<string, number> = {};
  let look: Face['look'];
  for (const part of name.split(SUM)) {
    const known = byWords.get(part);
    if (!known) throw new Error(`The doll has no face “${part}”.`);
    for (const [morph, weight] of Object.entries(known.morphs)) {
      morphs[morph] = Math.min(1, (morphs[morph] ?? 0) + weight);
    }
    look = known.look ?? look;
  }
  return look ? { morphs, look } : { morphs };
}

/** Morph weights, 0..1. */
export function morphsIn(face: string): Readonly<Record<string, number>> {
  return faceOf(face).morphs;
}

/** Local rotations of the left and the right eye. */
export function eyesIn(face: string): readonly [left: Quaternion, right: Quaternion] {
  const { left, down } = faceOf(face).look ?? { left: 0, down: 0 };
  const turn = { flex: down, side: -left };
  return [rotationOf('leftEye', turn), rotationOf('rightEye', turn)];
}
