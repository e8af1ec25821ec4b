import * as v from 'valibot';
import { ACTIONS } from './buttons.ts';
import { RATES } from './clock.ts';
import { SIDES, VIEWS } from './programme.ts';
import { ANSWERS } from './permission.ts';
import { MOST_QUESTION, TONES, WALLS } from './types.ts';

const text = (most: number) => v.pipe(v.string(), v.maxLength(most));
const strokeId = v.pipe(v.string(), v.regex(/^[a-z-]+\/[a-z0-9-]+$/), v.maxLength(80));
const finite = v.pipe(v.number(), v.finite());
const on = v.boolean();
const name = v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/), v.maxLength(60));

/** Everything that a person can ask of the lesson; anything else, or anything more, is refused. */
export const IntentSchema = v.variant('type', [
  v.strictObject({
    type: v.literal('openStroke'),
    stroke: strokeId,
    side: v.optional(v.picklist(SIDES)),
  }),
  v.strictObject({ type: v.literal('setSide'), side: v.picklist(SIDES) }),
  v.strictObject({ type: v.literal('play') }),
  v.strictObject({ type: v.literal('pause') }),
  v.strictObject({ type: v.literal('nextStep') }),
  v.strictObject({ type: v.literal('previousStep') }),
  v.strictObject({ type: v.literal('replayStep') }),
  v.strictObject({
    type: v.literal('goToStep'),
    step: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(99)),
  }),
  v.strictObject({ type: v.literal('seek'), time: v.pipe(finite, v.minValue(0)) }),
  v.strictObject({ type: v.literal('setLoop'), on }),
  v.strictObject({ type: v.literal('setFreeRun'), on }),
  v.strictObject({ type: v.literal('setSpeed'), rate: v.picklist(RATES) }),
  v.strictObject({ type: v.literal('setView'), view: v.picklist(['auto', ...VIEWS]) }),
  v.strictObject({ type: v.literal('setSeeThrough'), on }),
  v.strictObject({ type: v.literal('askPermission') }),
  v.strictObject({ type: v.literal('setChoice'), choice: name, option: name }),
  v.strictObject({ type: v.literal('answer'), answer: v.picklist(ANSWERS) }),
  v.strictObject({ type: v.literal('goBack') }),
  v.strictObject({ type: v.literal('setFreeze'), on }),
  v.strictObject({ type: v.literal('showToClass') }),
  v.strictObject({ type: v.literal('setWall'), wall: v.picklist(WALLS) }),
  v.strictObject({ type: v.literal('setCard'), title: text(80), line: text(160) }),
  v.strictObject({ type: v.literal('startClass') }),
  v.strictObject({ type: v.literal('resetClass') }),
  v.strictObject({
    type: v.literal('setPlan'),
    minutes: v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(480)),
    strokes: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60)))),
  }),
  v.strictObject({
    type: v.literal('startPractice'),
    minutes: v.pipe(finite, v.minValue(0.5), v.maxValue(60)),
  }),
  v.strictObject({ type: v.literal('stopPractice') }),
  v.strictObject({ type: v.literal('setTone'), tone: v.picklist(TONES) }),
  v.strictObject({
    type: v.literal('setNotesScale'),
    scale: v.pipe(finite, v.minValue(0.8), v.maxValue(2.4)),
  }),
  v.strictObject({
    type: v.literal('assignButton'),
    button: v.pipe(v.string(), v.regex(/^(?!__proto__$).{1,50}$/u)),
    /** Null: what it usually does. */
    action: v.nullable(v.picklist(ACTIONS)),
  }),
  /** Null brings the question back that the app came with. */
  v.strictObject({
    type: v.literal('setQuestion'),
    question: v.nullable(text(MOST_QUESTION)),
  }),
  v.strictObject({ type: v.literal('setGestures'), on }),
]);

export type Intent = v.InferOutput<typeof IntentSchema>;

export type Checked<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string };

/**
 * Checks a value that came from another process or a file.
 * @returns the value with its type, or a sentence that says where it is wrong
 */
export function check<S extends v.GenericSchema>(
  schema: S,
  value: unknown,
): Checked<v.InferOutput<S>> {
  const result = v.safeParse(schema, value);
  if (result.success) return { ok: true, value: result.output };
  const issue = result.issues[0];
  const at = v.getDotPath(issue) ?? 'the whole message';
  return { ok: false, reason: `At ${at}: ${issue.message}` };
}

/** Checks an intent that a window sent. */
export function validateIntent(value: unknown): Checked<Intent> {
  return check(IntentSchema, value);
}
