import * as v from 'valibot';
import { check, type Checked } from './intents.ts';

/**
 * The instructor's own words in place of the notes that came with a stroke. They are not part of the lesson: they
 * have a file of their own, and no snapshot that goes to the projector can hold them.
 */

/** `own` is a note of hers that replaces nothing. */
export const NOTE_FIELDS = ['say', 'do', 'watch', 'own'] as const;
export type NoteField = (typeof NOTE_FIELDS)[number];

/** Letters of one note. */
export const MOST_LETTERS = 4000;
const strokeId = v.pipe(v.string(), v.regex(/^[a-z-]+\/[a-z0-9-]+$/), v.maxLength(80));
const text = v.pipe(v.string(), v.maxLength(MOST_LETTERS));

const NoteEditSchema = v.strictObject({
  stroke: strokeId,
  step: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(99)),
  field: v.picklist(NOTE_FIELDS),
  /** Null brings the original back. */
  text: v.nullable(text),
});
export type NoteEdit = Readonly<v.InferOutput<typeof NoteEditSchema>>;

const OwnNotesSchema = v.object({
  version: v.literal(1),
  /** By stroke, and by number of the step from 1. */
  strokes: v.record(
    strokeId,
    v.record(
      v.pipe(v.string(), v.regex(/^[1-9]\d?$/)),
      v.object({
        say: v.exactOptional(text),
        do: v.exactOptional(text),
        watch: v.exactOptional(text),
        own: v.exactOptional(text),
      }),
    ),
  ),
});
export type StepOwnNotes = Readonly<Partial<Record<NoteField, string>>>;
export interface OwnNotes {
  readonly version: 1;
  readonly strokes: Readonly<Record<string, Readonly<Record<string, StepOwnNotes>>>>;
}

export const NO_NOTES: OwnNotes = { version: 1, strokes: {} };

export const validateNoteEdit = (value: unknown): Checked<NoteEdit> => check(NoteEditSchema, value);
export const validateOwnNotes = (value: unknown): Checked<OwnNotes> => check(OwnNotesSchema, value);

/** Her words for a step; empty where she changed nothing. */
export function ownNotesOf(notes: OwnNotes, stroke: string, step: number): StepOwnNotes {
  return notes.strokes[stroke]?.[step] ?? {};
}

/** The notes after an edit. What is back to the original leaves no trace. */
export function applyNoteEdit(notes: OwnNotes, edit: NoteEdit): OwnNotes {
  const { stroke, step, field, text: words } = edit;
  const restored = words === null || (field === 'own' && words === '');
  const others = without(ownNotesOf(notes, stroke, step), field);
  const own: StepOwnNotes = restored ? others : { ...others, [field]: words };
  const steps = withEntry(notes.strokes[stroke] ?? {}, String(step), own);
  return { version: 1, strokes: withEntry(notes.strokes, stroke, steps) };
}

function without<T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}

/** @returns the record with the entry, or without it when the entry is empty */
function withEntry<T extends object>(
  record: Readonly<Record<string, T>>,
  key: string,
  entry: T,
): Readonly<Record<string, T>> {
  const others = without(record, key);
  return Object.keys(entry).length === 0 ? others : { ...others, [key]: entry };
}
