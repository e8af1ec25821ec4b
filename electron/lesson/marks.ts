import * as v from 'valibot';
import { check, type Checked } from './intents.ts';

/**
 * What she points at and draws on the doll while she speaks: a pointer, a spotlight, and ink that fades. Places are
 * given in the frame of a bone, so that both windows draw the same whatever the camera, and ink stays on the skin that
 * moves. Marks are of the moment: they are no part of the lesson and are never saved.
 */

const metres = v.pipe(v.number(), v.finite(), v.minValue(-4), v.maxValue(4));
const SpotSchema = v.strictObject({
  /** Name of the doll's bone; empty for a place in the world, on the mat. */
  bone: v.pipe(v.string(), v.regex(/^[A-Za-z]{0,40}$/)),
  /** In the bone's own frame, m. */
  at: v.strictTuple([metres, metres, metres]),
});
export type Spot = v.InferOutput<typeof SpotSchema>;

const MarkSchema = v.variant('type', [
  v.strictObject({ type: v.literal('point'), spot: v.nullable(SpotSchema) }),
  v.strictObject({ type: v.literal('light'), spot: v.nullable(SpotSchema) }),
  v.strictObject({
    type: v.literal('ink'),
    /** Which line this point continues. */
    line: v.pipe(v.number(), v.integer(), v.minValue(0)),
    spot: SpotSchema,
  }),
  v.strictObject({ type: v.literal('wipe') }),
]);
export type Mark = v.InferOutput<typeof MarkSchema>;

export const validateMark = (value: unknown): Checked<Mark> => check(MarkSchema, value);

export interface Line {
  readonly line: number;
  readonly spots: readonly Spot[];
  /** Milliseconds since the epoch of its last point. */
  readonly endedAt: number;
}

export interface Marks {
  readonly pointer: Spot | null;
  readonly light: Spot | null;
  readonly lines: readonly Line[];
}
export const NO_MARKS: Marks = { pointer: null, light: null, lines: [] };

/** How long ink stays, then how long it takes to go. */
export const INK_STAYS_MS = 9000;
export const INK_FADES_MS = 2000;
const MOST_LINES = 24;
const MOST_SPOTS = 400;

/** The marks after one more; ink that is gone is forgotten. @param now milliseconds since the epoch */
export function applyMark(marks: Marks, mark: Mark, now: number): Marks {
  switch (mark.type) {
    case 'point':
      return { ...marks, pointer: mark.spot };
    case 'light':
      return { ...marks, light: mark.spot };
    case 'wipe':
      return { ...marks, lines: [] };
    case 'ink': {
      const left = marks.lines.filter((line) => strengthOf(line, now) > 0);
      const old = left.find(({ line }) => line === mark.line);
      const spots = [...(old?.spots ?? []), mark.spot].slice(-MOST_SPOTS);
      const others = left.filter((line) => line !== old);
      const lines = [...others, { line: mark.line, spots, endedAt: now }];
      return { ...marks, lines: lines.slice(-MOST_LINES) };
    }
  }
}

/** @returns 1 while ink stays, falling to 0 while it fades */
export function strengthOf({ endedAt }: Line, now: number): number {
  return Math.min(1, Math.max(0, 1 - (now - endedAt - INK_STAYS_MS) / INK_FADES_MS));
}

/** @returns milliseconds until the first line begins to fade; null when none will */
export function untilFading({ lines }: Marks, now: number): number | null {
  const waits = lines
    .filter((line) => strengthOf(line, now) > 0)
    .map(({ endedAt }) => Math.max(0, endedAt + INK_STAYS_MS - now));
  return waits.length === 0 ? null : Math.min(...waits);
}
