import * as v from 'valibot';
import type { Rigs } from '../choreography/index.ts';

const boneSchema = v.object({
  name: v.string(),
  parent: v.pipe(v.number(), v.integer(), v.minValue(-1)),
  translation: v.strictTuple([v.number(), v.number(), v.number()]),
  rotation: v.strictTuple([v.number(), v.number(), v.number(), v.number()]),
});
const rigSchema = v.object({ bones: v.array(boneSchema), morphs: v.array(v.string()) });
const rigsSchema = v.object({ doll: rigSchema, hands: v.strictTuple([rigSchema, rigSchema]) });

/**
 * The skeletons that the strokes were compiled for: the doll's, and those of the parent's left and right hand.
 * @throws Error with a sentence that says what could not be read
 */
export async function loadRigs(): Promise<Rigs> {
  const response = await fetch('/strokes/rigs.json');
  if (!response.ok) throw new Error(`rigs.json could not be read (${response.status}).`);
  return v.parse(rigsSchema, await response.json());
}
