/**
 * What may be written in a talk's file: the language of strokes, with mostly still hands, and a few words more.
 * README.md beside this file explains them on one screen.
 */
import * as v from 'valibot';
import { choiceSchema, claimSchema, CONFIDENCE, SYSTEMS, TALK_AREAS } from '../strokes/catalog.ts';
import { actSchema, beatSchema, stepSchema, type StepSource } from '../strokes/language.ts';

const sentence = v.pipe(v.string('a sentence in words'), v.trim(), v.minLength(1, 'not be empty'));

/** Stands in a caption for the question that the instructor may word herself. */
export const QUESTION = '{question}';

/** How a cue speaks: for going on, against it, or both ways until it is seen with others. */
export const MEANINGS = ['engagement', 'disengagement', 'ambiguous', 'state'] as const;
export const CUE_KINDS = ['subtle', 'potent'] as const;

/** One thing that a baby does, acted by the doll: written once, shown in many talks. */
export const cueSchema = v.strictObject({
  /** In a few words, as it is called in class. */
  name: sentence,
  meaning: v.picklist(MEANINGS, `one of: ${MEANINGS.join(', ')}`),
  kind: v.optional(v.picklist(CUE_KINDS, `one of: ${CUE_KINDS.join(', ')}`)),
  /** What the doll does, from a calm face at rest. */
  acts: v.pipe(
    v.array(actSchema, 'a list of what the baby does, one after the other'),
    v.minLength(1),
  ),
});
export type Cue = v.InferOutput<typeof cueSchema>;
export const cuesSchema = v.record(v.string(), cueSchema);

const talkStep = v.strictObject({
  ...stepSchema.entries,
  /** What the doll does, by its name in cues.yaml; instead of `baby`. */
  cue: v.exactOptional(sentence),
  shows: v.exactOptional(v.picklist(SYSTEMS, `one of: ${SYSTEMS.join(', ')}`)),
  claims: v.exactOptional(v.pipe(v.array(claimSchema), v.minLength(1))),
  checklist: v.exactOptional(v.pipe(v.array(sentence), v.minLength(1))),
});
export type TalkStep = StepSource & v.InferOutput<typeof talkStep>;

export const talkSchema = v.strictObject({
  name: sentence,
  area: v.picklist(TALK_AREAS, `one of the areas: ${TALK_AREAS.join(', ')}`),
  /** Place in the order of its area, from 0. */
  order: v.pipe(v.number('a whole number'), v.integer('a whole number'), v.minValue(0)),
  about: sentence,
  purpose: sentence,
  caution: sentence,
  confidence: v.optional(v.picklist(CONFIDENCE, `one of: ${CONFIDENCE.join(', ')}`), 'high'),
  unsettled: v.optional(v.array(sentence), []),
  sources: v.pipe(v.array(sentence), v.minLength(1, 'at least one source')),
  /** What is asked of the baby, where a caption says `{question}`. */
  question: v.exactOptional(sentence),
  'variant of': v.exactOptional(sentence),
  choices: v.exactOptional(v.pipe(v.array(choiceSchema), v.minLength(1))),
  'begins with': v.optional(v.array(beatSchema, 'a list of moves'), []),
  steps: v.pipe(v.array(talkStep, 'a list of steps'), v.minLength(1, 'at least one step')),
});
export type TalkSource = v.InferOutput<typeof talkSchema>;
