import type { Clock } from './clock.ts';
import type { Buttons } from './buttons.ts';
import type { Side, View } from './programme.ts';

/** A place in the lesson: everything that decides which picture is shown. */
export interface Cursor {
  /** Id of the stroke, such as `legs/indian-milking`. */
  readonly stroke: string;
  readonly side: Side;
  /** Number of the step, from 1. In free run the step follows from the clock instead; see `stepOf`. */
  readonly step: number;
  /** Whether the stroke runs on from step to step instead of waiting after each. */
  readonly freeRun: boolean;
  readonly clock: Clock;
  readonly view: View | 'auto';
  /** Whether the adult's hands are see-through, so that the skin under them can be seen. */
  readonly seeThrough: boolean;
}

/** What the wall shows: one of these, never two. */
export const WALLS = ['stage', 'black', 'card', 'check'] as const;
export type Wall = (typeof WALLS)[number];

export interface Card {
  readonly title: string;
  readonly line: string;
}

/** Skin tones of the doll are unlabelled swatches, numbered from 1. */
export const TONES = [1, 2, 3, 4, 5] as const;
export type Tone = (typeof TONES)[number];

export interface ClassTimer {
  /** Milliseconds since the epoch at which class began, or null before it. */
  readonly startedAt: number | null;
  readonly plannedMinutes: number;
  /** Strokes planned for this class, or null when she counts none. */
  readonly plannedStrokes: number | null;
  /** Strokes that the class has seen since it began, in their order. */
  readonly shown: readonly string[];
  /** Milliseconds since the epoch at which the parents' practice ends, or ended; null when nobody practises. */
  readonly practiceUntil: number | null;
}

/** Letters of a question that still fits on the wall in one look. */
export const MOST_QUESTION = 60;

export interface Settings {
  readonly tone: Tone;
  /** Size of the notes relative to the normal 1; 0.8 to 2.4. */
  readonly notesScale: number;
  /** What she decided where sources differ: id of the choice → id of the option; the rest is as usual. */
  readonly choices: Readonly<Record<string, string>>;
  /** How the baby is asked, in her own words; null for the question as it came. */
  readonly question: string | null;
  /** Buttons of the clicker that she assigned herself. */
  readonly buttons: Buttons;
  /** Whether a long and a double press on *next* have a meaning of their own. */
  readonly gestures: boolean;
}

/** The whole of what is being taught now. Main is its only writer. */
export interface Lesson {
  /** Grows by one with every change. */
  readonly rev: number;
  /** What the instructor sees. */
  readonly desk: Cursor;
  /** What the class sees while the wall is frozen; null while the hall follows the desk. */
  readonly frozenHall: Cursor | null;
  /** Where class was when the instructor went to ask the baby again; null while nobody is being asked. */
  readonly aside: Cursor | null;
  readonly wall: Wall;
  readonly card: Card;
  readonly timer: ClassTimer;
  readonly settings: Settings;
}

/** What the class sees. */
export function hallOf(lesson: Lesson): Cursor {
  return lesson.frozenHall ?? lesson.desk;
}
