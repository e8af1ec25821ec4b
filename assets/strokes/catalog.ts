/**
 * The shape of what the compiler writes about strokes, for those who show them.
 *
 * `catalog.json` is public: both windows may read it. `notes.json` holds the instructor's private words
 * and is only ever given to the presenter, so the two never share an object.
 */
import * as v from 'valibot';

/** Areas of strokes, and of talks: what is said and acted around the massage. In teaching order. */
export const STROKE_AREAS = [
  'legs',
  'stomach',
  'chest',
  'arms',
  'face',
  'back',
  'colic',
  'gentle-movements',
] as const;
export const TALK_AREAS = ['permission', 'cues', 'before', 'benefits'] as const;
export const AREAS = [...STROKE_AREAS, ...TALK_AREAS] as const;
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
  'leg',
  'foot',
  'sole',
  'face',
  'upper',
] as const;
export type View = (typeof VIEWS)[number];

/** `both`: a stroke of the whole body or of both limbs at once, which has no other side. */
export const SIDES = ['left', 'right', 'both'] as const;
/** The baby's side, never the screen's. */
export type Side = (typeof SIDES)[number];

/** Systems of the body that a step can show on the doll, as a schema and not as anatomy. */
export const SYSTEMS = [
  'circulatory',
  'digestive',
  'hormonal',
  'immune',
  'lymphatic',
  'nervous',
  'respiratory',
  'vestibular',
  'senses',
  'muscles',
] as const;
export type System = (typeof SYSTEMS)[number];

/** How much stands behind a claim: no claim about healthy babies in a class earns more than `some trials`. */
export const STRENGTHS = ['some trials', 'weak or mixed', 'none found', 'wrong'] as const;
export type Strength = (typeof STRENGTHS)[number];
/** What is written instead of sources where a search found none. */
export const NO_STUDY = 'no study found';

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
  /** A system of the body that glows on the doll while the step is shown. */
  shows: v.exactOptional(v.picklist(SYSTEMS)),
  /** True where the caption is the question that is put to the baby: the instructor may word it herself. */
  asks: v.exactOptional(v.literal(true)),
  /** A card for the wall: what to tick off, a few words each. */
  checklist: v.exactOptional(v.array(sentence)),
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
  /** The talk of which this is another way; an instructor's setting chooses between them. */
  variantOf: v.exactOptional(strokeId),
});
export type CatalogStroke = v.InferOutput<typeof catalogStrokeSchema>;

/** Strokes in teaching order. */
export const catalogSchema = v.object({
  version: v.literal(1),
  strokes: v.array(catalogStrokeSchema),
});
export type Catalog = v.InferOutput<typeof catalogSchema>;

export const CONFIDENCE = ['high', 'medium', 'low'] as const;

/** One thing that is said about massage, and what stands behind it. */
export const claimSchema = v.object({
  /** Unique in its talk. */
  id: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]*$/)),
  /** What is claimed, as those who claim it would say it. */
  claim: sentence,
  /** What studies show, in plain words. */
  found: sentence,
  strength: v.picklist(STRENGTHS),
  sources: v.union([v.pipe(v.array(sentence), v.minLength(1)), v.literal(NO_STUDY)]),
});
export type Claim = v.InferOutput<typeof claimSchema>;

/** Something on which sources differ, so that the instructor decides. */
export const choiceSchema = v.object({
  /** Unique in the app: the name of the setting. */
  id: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]*$/)),
  question: sentence,
  /** Why sources differ. */
  why: sentence,
  options: v.pipe(
    v.array(
      v.object({
        id: v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/)),
        name: sentence,
        because: sentence,
        sources: v.array(sentence),
        /** The talk that is shown when this is chosen. */
        opens: v.exactOptional(strokeId),
      }),
    ),
    v.minLength(2),
  ),
  /** Id of the option that holds until she decides. */
  usual: sentence,
});
export type Choice = v.InferOutput<typeof choiceSchema>;

export const stepNotesSchema = v.object({
  say: sentence,
  do: sentence,
  watch: sentence,
  claims: v.exactOptional(v.array(claimSchema)),
});
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
  /** What she decides herself, each an editable setting. */
  choices: v.exactOptional(v.array(choiceSchema)),
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
