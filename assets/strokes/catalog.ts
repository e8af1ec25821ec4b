/**
 * The shape of what the compiler writes about strokes, for those who show them.
 *
 * `catalog.json` is public: both windows may read it. `notes.json` holds the instructor's private words
 * and is only ever given to the presenter, so the two never share an object.
 */
import * as v from 'valibot';

/** Every area, in the order in which they are taught. */
export const AREAS = [
  'legs',
  'stomach',
  'chest',
  'arms',
  'face',
  'back',
  'colic',
  'gentle-movements',
  'permission',
] as const;
export type Area = (typeof AREAS)[number];

/**
 * Named camera places. `side` and `inside` are seen from beside the limb that is massaged, so they swap with
 * the limb; the picture itself is never mirrored.
 */
export const VIEWS = [
  'parent',
  'whole',
  'above',
  'side',
  'inside',
  'close',
  'foot',
  'sole',
  'face',
] as const;
export type View = (typeof VIEWS)[number];

/** `both`: a stroke of the whole body or of both limbs at once, which has no other side. */
export const SIDES = ['left', 'right', 'both'] as const;
/** The baby's side, never the screen's. */
export type Side = (typeof SIDES)[number];

const sentence = v.pipe(v.string(), v.trim(), v.minLength(1));
const seconds = v.pipe(v.number(), v.finite(), v.minValue(0));
const strokeId = v.pipe(v.string(), v.regex(/^[a-z][a-z-]*\/[a-z][a-z0-9-]*$/));

export const catalogStepSchema = v.object({
  /** Readable on the wall from ten metres, so at most 60 characters. */
  caption: v.pipe(sentence, v.maxLength(60)),
  /** Length of the step with its rest at the end, s. */
  seconds,
  /** Seconds from the start of the stroke to the start of this step. */
  start: seconds,
  /** The view from which this step is clearest. */
  view: v.picklist(VIEWS),
  /** Atlas place (written for the left side) that the view turns to, e.g. `leg.left.thigh`. */
  emphasis: sentence,
});
export type CatalogStep = v.InferOutput<typeof catalogStepSchema>;

export const catalogStrokeSchema = v.object({
  id: strokeId,
  area: v.picklist(AREAS),
  name: sentence,
  otherNames: v.array(sentence),
  /** How the hands work, in a few words, e.g. `both, one after the other`. */
  hands: sentence,
  /** The sides it can be shown on. A right side is the left clip, reflected when it is loaded. */
  sides: v.pipe(v.array(v.picklist(SIDES)), v.minLength(1)),
  /** Which way the stroke goes, in words, e.g. `away from the heart`. */
  direction: sentence,
  steps: v.pipe(v.array(catalogStepSchema), v.minLength(1)),
  seconds,
  cautions: v.array(sentence),
});
export type CatalogStroke = v.InferOutput<typeof catalogStrokeSchema>;

/** Strokes in teaching order. */
export const catalogSchema = v.object({
  version: v.literal(1),
  strokes: v.array(catalogStrokeSchema),
});
export type Catalog = v.InferOutput<typeof catalogSchema>;

export const CONFIDENCE = ['high', 'medium', 'low'] as const;

export const stepNotesSchema = v.object({ say: sentence, do: sentence, watch: sentence });
export type StepNotes = v.InferOutput<typeof stepNotesSchema>;

export const strokeNotesSchema = v.object({
  id: strokeId,
  about: sentence,
  purpose: sentence,
  caution: sentence,
  repetitions: sentence,
  /** How sure we are of the movement: `high` two or more sources agree, `medium` one source, `low` memory. */
  confidence: v.picklist(CONFIDENCE),
  /** What sources disagree on, each a sentence the instructor can decide on. */
  unsettled: v.array(sentence),
  sources: v.array(sentence),
  /** One for each step of the catalog, in the same order. */
  steps: v.pipe(v.array(stepNotesSchema), v.minLength(1)),
});
export type StrokeNotes = v.InferOutput<typeof strokeNotesSchema>;

export const notesSchema = v.object({ version: v.literal(1), strokes: v.array(strokeNotesSchema) });
export type Notes = v.InferOutput<typeof notesSchema>;

/** Where the clip of a stroke lies below `out/strokes/`, and whether it is to be reflected when loaded. */
export function clipOf(
  id: string,
  side: Side,
): { readonly file: string; readonly mirror: boolean } {
  if (side === 'both') return { file: `${id}.both.clip`, mirror: false };
  return { file: `${id}.left.clip`, mirror: side === 'right' };
}
