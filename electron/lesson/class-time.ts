import { STROKE_AREAS } from '../../assets/strokes/catalog.ts';
import type { Intent } from './intents.ts';
import { hallOf, type ClassTimer, type Lesson } from './types.ts';

/** The clock of the class: when it began, what was planned, what the class has seen, and how long parents practise. */

export const MINUTE_MS = 60_000;
/** Minutes before the planned end from which the close is the only advice: wrapping and holding take them. */
export const CLOSING_MINUTES = 10;

export const NO_CLASS: ClassTimer = {
  startedAt: null,
  plannedMinutes: 75,
  plannedStrokes: null,
  shown: [],
  practiceUntil: null,
};

export type ClassIntent = Extract<
  Intent,
  { type: 'startClass' | 'resetClass' | 'setPlan' | 'startPractice' | 'stopPractice' }
>;

/** @param now milliseconds since the epoch */
export function changeClass(lesson: Lesson, intent: ClassIntent, now: number): Lesson {
  const { timer } = lesson;
  switch (intent.type) {
    case 'startClass':
      if (timer.startedAt !== null) return lesson;
      return { ...lesson, timer: { ...timer, startedAt: now, shown: [] } };
    case 'resetClass':
      return { ...lesson, timer: { ...timer, startedAt: null, shown: [] } };
    case 'setPlan': {
      const plannedStrokes = intent.strokes === undefined ? timer.plannedStrokes : intent.strokes;
      return { ...lesson, timer: { ...timer, plannedMinutes: intent.minutes, plannedStrokes } };
    }
    case 'startPractice': {
      const practiceUntil = now + intent.minutes * MINUTE_MS;
      return { ...lesson, timer: { ...timer, practiceUntil }, wall: 'card' };
    }
    case 'stopPractice':
      if (timer.practiceUntil === null) return lesson;
      return {
        ...lesson,
        timer: { ...timer, practiceUntil: null },
        wall: lesson.wall === 'card' ? 'stage' : lesson.wall,
      };
  }
}

/** Remembers the strokes that the class has seen. What she looks at alone, or behind black, is not shown. */
export function noteShown(lesson: Lesson): Lesson {
  const { timer } = lesson;
  const { stroke } = hallOf(lesson);
  if (timer.startedAt === null || lesson.wall !== 'stage' || !isMassage(stroke)) return lesson;
  if (timer.shown.includes(stroke)) return lesson;
  return { ...lesson, timer: { ...timer, shown: [...timer.shown, stroke] } };
}

/** Talks and asking permission are not counted: the plan counts strokes. */
function isMassage(stroke: string): boolean {
  const area = stroke.split('/')[0];
  return STROKE_AREAS.some((one) => one === area);
}

/** How class stands against its plan; `minutes` are whole and at least 1. */
export type Pace =
  /** Nothing to compare with: class has not begun, or no strokes are planned. */
  | { readonly kind: 'none' }
  | { readonly kind: 'steady' }
  | { readonly kind: 'ahead' | 'behind' | 'closing' | 'over'; readonly minutes: number };

/**
 * The plan gives every stroke the same share of the time before the close. While a stroke is shown its whole share
 * is its own, so the hint changes only when a share is over that was meant for a later one.
 */
export function paceOf(timer: ClassTimer, now: number): Pace {
  if (timer.startedAt === null) return { kind: 'none' };
  const elapsed = Math.max(0, now - timer.startedAt) / MINUTE_MS;
  const left = timer.plannedMinutes - elapsed;
  if (left <= -1) return { kind: 'over', minutes: Math.floor(-left) };
  if (left <= Math.min(CLOSING_MINUTES, timer.plannedMinutes / 2)) {
    return { kind: 'closing', minutes: Math.max(1, Math.ceil(left)) };
  }
  if (timer.plannedStrokes === null) return { kind: 'none' };
  const teaching = Math.max(timer.plannedMinutes - CLOSING_MINUTES, timer.plannedMinutes / 2);
  const share = teaching / timer.plannedStrokes;
  const shown = timer.shown.length;
  const behind = Math.floor(elapsed - Math.max(1, shown) * share);
  if (behind >= 1) return { kind: 'behind', minutes: behind };
  const ahead = Math.floor((shown - 1) * share - elapsed);
  return ahead >= 1 ? { kind: 'ahead', minutes: ahead } : { kind: 'steady' };
}

/** @returns whole seconds left to practise, 0 when it is over, null when nobody practises */
export function practiceLeft(until: number | null, now: number): number | null {
  return until === null ? null : Math.max(0, Math.ceil((until - now) / 1000));
}

/** After this long an ended practice is forgotten when the app starts again. */
const PRACTICE_IS_OVER_AFTER_MS = 2 * MINUTE_MS;

/** A practice that was running, or has just ended, goes on after a restart. */
export function restorePractice(until: number | null, now: number): number | null {
  return until !== null && now - until < PRACTICE_IS_OVER_AFTER_MS ? until : null;
}

/** Seconds as `4:05`. */
export function minutesAndSeconds(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
