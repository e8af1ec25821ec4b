import { isMoving, reanchor, timeAt, type Clock } from './clock.ts';
import {
  findStroke,
  stepAtTime,
  stepSpan,
  strokeSeconds,
  type Programme,
  type ProgrammeStroke,
  type Side,
  type View,
} from './programme.ts';
import type { Cursor } from './types.ts';

/**
 * @throws RangeError when the programme has no stroke of that id; a cursor is only ever made for one that exists
 */
export function strokeOf(cursor: Pick<Cursor, 'stroke'>, programme: Programme): ProgrammeStroke {
  const stroke = findStroke(programme, cursor.stroke);
  if (!stroke) throw new RangeError(`No stroke is called ${cursor.stroke}.`);
  return stroke;
}

/** Number (from 1) of the step shown at `now`. */
export function stepOf(cursor: Cursor, programme: Programme, now: number): number {
  if (!cursor.freeRun) return cursor.step;
  return stepAtTime(strokeOf(cursor, programme), timeAt(cursor.clock, now));
}

/** The view shown at `now`, with `auto` resolved to what the step asks for. */
export function viewOf(cursor: Cursor, programme: Programme, now: number): View {
  if (cursor.view !== 'auto') return cursor.view;
  const step = strokeOf(cursor, programme).steps[stepOf(cursor, programme, now) - 1];
  return step?.view ?? 'parent';
}

/** The side on which the stroke will be shown: the wished one if the stroke has it, otherwise its first. */
export function sideFor(stroke: ProgrammeStroke, wished: Side | undefined): Side {
  if (wished && stroke.sides.includes(wished)) return wished;
  return stroke.sides[0] ?? 'both';
}

/** A cursor that stands at the beginning of a stroke, paused. */
export function cursorAtStart(
  stroke: ProgrammeStroke,
  now: number,
  keep: Partial<Pick<Cursor, 'side' | 'seeThrough' | 'view' | 'freeRun'>> &
    Partial<Pick<Clock, 'rate'>> = {},
): Cursor {
  const span = keep.freeRun ? { from: 0, until: strokeSeconds(stroke) } : stepSpan(stroke, 1);
  return {
    stroke: stroke.id,
    side: sideFor(stroke, keep.side),
    step: 1,
    freeRun: keep.freeRun ?? false,
    clock: {
      startedAt: now,
      lessonTime: 0,
      rate: keep.rate ?? 1,
      playing: false,
      loop: false,
      ...span,
    },
    view: keep.view ?? 'auto',
    seeThrough: keep.seeThrough ?? false,
  };
}

/** The cursor at the beginning of one of its stroke's steps, playing it. Steps outside the stroke go to its nearest. */
export function playStep(
  cursor: Cursor,
  programme: Programme,
  now: number,
  wished: number,
): Cursor {
  const stroke = strokeOf(cursor, programme);
  const step = Math.min(Math.max(1, wished), stroke.steps.length);
  const span = stepSpan(stroke, step);
  const clock = cursor.freeRun
    ? { from: 0, until: strokeSeconds(stroke) }
    : { from: span.from, until: span.until };
  return {
    ...cursor,
    step,
    clock: { ...cursor.clock, ...clock, startedAt: now, lessonTime: span.from, playing: true },
  };
}

/** Plays on from where the cursor stands; at the end of a step, the next one; at the end of the stroke, the last step again. */
export function play(cursor: Cursor, programme: Programme, now: number): Cursor {
  if (isMoving(cursor.clock, now)) return cursor;
  const time = timeAt(cursor.clock, now);
  if (time < cursor.clock.until) {
    return { ...cursor, clock: reanchor(cursor.clock, now, { playing: true }) };
  }
  if (cursor.freeRun) return playStep(cursor, programme, now, 1);
  return playStep(cursor, programme, now, cursor.step + 1);
}

/** Holds the picture where it is. */
export function pause(cursor: Cursor, now: number): Cursor {
  if (!cursor.clock.playing) return cursor;
  return { ...cursor, clock: reanchor(cursor.clock, now, { playing: false }) };
}

/**
 * Moves to a time within the stroke, paused there.
 * @param time seconds into the stroke; outside its length it goes to the nearest end
 */
export function seek(cursor: Cursor, programme: Programme, now: number, time: number): Cursor {
  const stroke = strokeOf(cursor, programme);
  const lessonTime = Math.min(Math.max(0, time), strokeSeconds(stroke));
  const step = stepAtTime(stroke, lessonTime);
  const span = cursor.freeRun ? { from: 0, until: strokeSeconds(stroke) } : stepSpan(stroke, step);
  return {
    ...cursor,
    step,
    clock: { ...cursor.clock, ...span, startedAt: now, lessonTime, playing: false },
  };
}

/** Runs on through the steps, or waits again after each. */
export function setFreeRun(cursor: Cursor, programme: Programme, now: number, on: boolean): Cursor {
  if (cursor.freeRun === on) return cursor;
  const stroke = strokeOf(cursor, programme);
  const step = stepOf(cursor, programme, now);
  const span = on ? { from: 0, until: strokeSeconds(stroke) } : stepSpan(stroke, step);
  const loop = on ? false : cursor.clock.loop;
  return { ...cursor, freeRun: on, step, clock: reanchor(cursor.clock, now, { ...span, loop }) };
}
