import * as v from 'valibot';
import { check, type Checked } from './intents.ts';
import type { Screens } from './screen-wishes.ts';
import {
  hallOf,
  WALLS,
  type Card,
  type Cursor,
  type Lesson,
  type Tone,
  type Wall,
} from './types.ts';

/** All that the presenter is told: the whole lesson. */
export type PresenterSnapshot = Lesson;

/** All that the projector is told. The instructor's notes, clock and desk are not in this type. */
export interface ProjectorSnapshot {
  readonly rev: number;
  readonly hall: Cursor;
  readonly wall: Wall;
  readonly card: Card;
  /** Milliseconds since the epoch at which the parents' practice ends; the card then shows a countdown. */
  readonly practiceUntil: number | null;
  readonly tone: Tone;
  /** How the baby is asked, in the instructor's words; null for the question as it came. */
  readonly question: string | null;
}

/** What the projector may know of a lesson. */
export function projectorSnapshot(lesson: Lesson): ProjectorSnapshot {
  return {
    rev: lesson.rev,
    hall: hallOf(lesson),
    wall: lesson.wall,
    card: lesson.card,
    practiceUntil: lesson.timer.practiceUntil,
    tone: lesson.settings.tone,
    question: lesson.settings.question,
  };
}

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const DrawnSchema = v.strictObject({
  /** The snapshot that the picture shows. */
  rev: count,
  stroke: v.pipe(v.string(), v.maxLength(80)),
  step: count,
  /** Seconds into the stroke. */
  time: v.pipe(v.number(), v.finite()),
  view: v.pipe(v.string(), v.maxLength(20)),
  wall: v.picklist(WALLS),
  /** Frames drawn since the window started. */
  frames: count,
  /** False when the window has no WebGL and teaches with words only. */
  picture: v.boolean(),
  /** Frames a second when the picture last moved; 0 before it moved for long enough to tell. */
  fps: v.pipe(v.number(), v.minValue(0), v.maxValue(1000)),
  /** Share of the pixels' fineness that is drawn while the picture moves: 1, or less on a slow computer. */
  detail: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
});

/** What the projector last drew: its own word, after the frame, not what it was told to draw. */
export type Drawn = Readonly<v.InferOutput<typeof DrawnSchema>>;

export function validateDrawn(value: unknown): Checked<Drawn> {
  return check(DrawnSchema, value);
}

/** What main knows of the wall, for the presenter to show truthfully. */
export interface HallReport {
  readonly drawn: Drawn | null;
  /** Whether the system keeps its screens awake now. */
  readonly awake: boolean;
  readonly screens: Screens;
  /** Where the projector window is. */
  readonly output:
    | {
        readonly kind: 'screen';
        readonly name: string;
        readonly width: number;
        readonly height: number;
      }
    | { readonly kind: 'window' }
    | { readonly kind: 'hidden'; readonly reason: string };
}
