import * as v from 'valibot';
import { ACTIONS } from './buttons.ts';
import { restorePractice } from './class-time.ts';
import { RATES } from './clock.ts';
import { seek, sideFor } from './cursor.ts';
import { check, type Checked } from './intents.ts';
import { findStroke, SIDES, VIEWS, type Programme } from './programme.ts';
import { MOST_QUESTION, TONES, WALLS, type Cursor, type Lesson } from './types.ts';

const finite = v.pipe(v.number(), v.finite());

const CursorSchema = v.object({
  stroke: v.string(),
  side: v.picklist(SIDES),
  step: v.pipe(v.number(), v.integer(), v.minValue(1)),
  freeRun: v.boolean(),
  clock: v.object({
    startedAt: finite,
    lessonTime: v.pipe(finite, v.minValue(0)),
    rate: v.picklist(RATES),
    playing: v.boolean(),
    from: finite,
    until: finite,
    loop: v.boolean(),
  }),
  view: v.picklist(['auto', ...VIEWS]),
  seeThrough: v.boolean(),
});

const LessonSchema = v.object({
  rev: v.pipe(v.number(), v.integer(), v.minValue(0)),
  desk: CursorSchema,
  frozenHall: v.nullable(CursorSchema),
  aside: v.optional(v.nullable(CursorSchema), null),
  wall: v.picklist(WALLS),
  card: v.object({ title: v.string(), line: v.string() }),
  timer: v.object({
    startedAt: v.nullable(finite),
    plannedMinutes: v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(480)),
    plannedStrokes: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))), null),
    shown: v.optional(v.array(v.string()), []),
    practiceUntil: v.optional(v.nullable(finite), null),
  }),
  settings: v.object({
    tone: v.picklist(TONES),
    notesScale: v.pipe(finite, v.minValue(0.8), v.maxValue(2.4)),
    choices: v.optional(v.record(v.string(), v.string()), {}),
    question: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(MOST_QUESTION))), null),
    buttons: v.optional(v.record(v.pipe(v.string(), v.maxLength(50)), v.picklist(ACTIONS)), {}),
    gestures: v.optional(v.boolean(), false),
  }),
});

/** Hours after which a class that was running is over, and a new start begins with a new timer. */
const CLASS_IS_OVER_AFTER_MS = 12 * 3600_000;

/**
 * Brings a saved lesson back: at the same stroke, step and moment, but paused and with a wall that follows the desk; parents who
 * were practising see their countdown again.
 * @param saved what was read from the file
 * @param now milliseconds since the epoch
 * @returns the lesson, or a sentence that says why the file can't be used
 */
export function restoreLesson(saved: unknown, now: number, programme: Programme): Checked<Lesson> {
  const checked = check(LessonSchema, saved);
  if (!checked.ok) return checked;
  const lesson = checked.value;
  const desk = restoreCursor(lesson.desk, now, programme);
  if (!desk)
    return { ok: false, reason: `At desk.stroke: no stroke is called ${lesson.desk.stroke}.` };
  const { startedAt } = lesson.timer;
  const running = startedAt !== null && now - startedAt < CLASS_IS_OVER_AFTER_MS;
  const practiceUntil = restorePractice(lesson.timer.practiceUntil, now);
  return {
    ok: true,
    value: {
      ...lesson,
      rev: lesson.rev + 1,
      desk,
      frozenHall: null,
      aside: lesson.aside ? (restoreCursor(lesson.aside, now, programme) ?? null) : null,
      wall: practiceUntil !== null && lesson.wall === 'card' ? 'card' : 'stage',
      timer: {
        ...lesson.timer,
        startedAt: running ? startedAt : null,
        shown: running ? lesson.timer.shown : [],
        practiceUntil,
      },
    },
  };
}

function restoreCursor(saved: Cursor, now: number, programme: Programme): Cursor | undefined {
  const stroke = findStroke(programme, saved.stroke);
  if (!stroke) return undefined;
  const side = sideFor(stroke, saved.side);
  const cursor = { ...saved, side, clock: { ...saved.clock, playing: false, loop: false } };
  const moved = seek(cursor, programme, now, saved.clock.lessonTime);
  // A step that was waiting at its very end is still that step, not the beginning of the next one.
  const own = stroke.steps[saved.step - 1];
  if (own && !saved.freeRun && Math.abs(own.start + own.seconds - moved.clock.lessonTime) < 1e-6) {
    return {
      ...moved,
      step: saved.step,
      clock: { ...moved.clock, from: own.start, until: own.start + own.seconds },
    };
  }
  return moved;
}
