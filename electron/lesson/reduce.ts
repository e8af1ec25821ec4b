import { changeClass, NO_CLASS, noteShown, type ClassIntent } from './class-time.ts';
import { reanchor } from './clock.ts';
import {
  cursorAtStart,
  pause,
  play,
  playStep,
  seek,
  setFreeRun,
  sideFor,
  stepOf,
  strokeOf,
} from './cursor.ts';
import type { Intent } from './intents.ts';
import { answer, askPermission, goBack } from './permission.ts';
import { findStroke, type Programme } from './programme.ts';
import { changeSettings, FIRST_SETTINGS, type SettingsIntent } from './settings.ts';
import type { Cursor, Lesson } from './types.ts';

/** The first numbered stroke that parents learn. */
const FIRST_STROKE = 'legs/indian-milking';

/** A new lesson at the first stroke of the programme, nothing moving. */
export function firstLesson(programme: Programme, now: number): Lesson {
  const stroke = findStroke(programme, FIRST_STROKE) ?? programme.strokes[0];
  if (!stroke) throw new RangeError('The programme has no strokes.');
  return {
    rev: 1,
    desk: cursorAtStart(stroke, now),
    frozenHall: null,
    aside: null,
    wall: 'stage',
    card: { title: 'Baby massage', line: 'Take the time your baby needs.' },
    timer: NO_CLASS,
    settings: FIRST_SETTINGS,
  };
}

/**
 * The one place where the lesson changes.
 * @param now milliseconds since the epoch
 * @returns the lesson itself when nothing changed, otherwise a new one whose `rev` is one higher
 */
export function reduce(lesson: Lesson, intent: Intent, now: number, programme: Programme): Lesson {
  const next = noteShown(change(lesson, intent, now, programme));
  return next === lesson ? lesson : { ...next, rev: lesson.rev + 1 };
}

function change(lesson: Lesson, intent: Intent, now: number, programme: Programme): Lesson {
  switch (intent.type) {
    case 'askPermission':
      return askPermission(lesson, now, programme);
    case 'answer':
      return answer(lesson, intent.answer, now, programme);
    case 'goBack':
      return goBack(lesson);
    case 'setFreeze':
      if (intent.on === (lesson.frozenHall !== null)) return lesson;
      return { ...lesson, frozenHall: intent.on ? lesson.desk : null };
    case 'showToClass':
      return { ...lesson, frozenHall: lesson.frozenHall ? lesson.desk : null, wall: 'stage' };
    case 'setWall':
      return lesson.wall === intent.wall ? lesson : { ...lesson, wall: intent.wall };
    case 'setCard':
      return { ...lesson, card: { title: intent.title, line: intent.line } };
    case 'startClass':
    case 'resetClass':
    case 'setPlan':
    case 'startPractice':
    case 'stopPractice':
      return changeClass(lesson, intent, now);
    case 'setTone':
    case 'setNotesScale':
    case 'setChoice':
    case 'setQuestion':
    case 'assignButton':
    case 'setGestures':
      return changeSettings(lesson, intent);
    default: {
      const desk = moveCursor(lesson.desk, intent, now, programme);
      if (desk === lesson.desk) return lesson;
      // Choosing a stroke from the list ends the asking: there is nothing to go back to.
      return { ...lesson, desk, aside: intent.type === 'openStroke' ? null : lesson.aside };
    }
  }
}

type CursorIntent = Exclude<
  Intent,
  | ClassIntent
  | SettingsIntent
  | {
      type:
        'askPermission' | 'answer' | 'goBack' | 'setFreeze' | 'showToClass' | 'setWall' | 'setCard';
    }
>;

function moveCursor(
  cursor: Cursor,
  intent: CursorIntent,
  now: number,
  programme: Programme,
): Cursor {
  switch (intent.type) {
    case 'openStroke': {
      const stroke = findStroke(programme, intent.stroke);
      if (!stroke) return cursor;
      const opened = cursorAtStart(stroke, now, {
        side: intent.side ?? cursor.side,
        seeThrough: cursor.seeThrough,
        rate: cursor.clock.rate,
        freeRun: cursor.freeRun,
      });
      return playStep(opened, programme, now, 1);
    }
    case 'setSide': {
      const side = sideFor(strokeOf(cursor, programme), intent.side);
      return side === cursor.side ? cursor : { ...cursor, side };
    }
    case 'play':
      return play(cursor, programme, now);
    case 'pause':
      return pause(cursor, now);
    case 'nextStep': {
      const step = stepOf(cursor, programme, now);
      const last = strokeOf(cursor, programme).steps.length;
      return step >= last ? cursor : playStep(cursor, programme, now, step + 1);
    }
    case 'previousStep':
      return playStep(cursor, programme, now, stepOf(cursor, programme, now) - 1);
    case 'replayStep':
      return playStep(cursor, programme, now, stepOf(cursor, programme, now));
    case 'goToStep':
      return playStep(cursor, programme, now, intent.step);
    case 'seek':
      return seek(cursor, programme, now, intent.time);
    case 'setLoop':
      if (cursor.clock.loop === intent.on) return cursor;
      return setLoop(cursor, programme, now, intent.on);
    case 'setFreeRun':
      return setFreeRun(cursor, programme, now, intent.on);
    case 'setSpeed':
      if (cursor.clock.rate === intent.rate) return cursor;
      return { ...cursor, clock: reanchor(cursor.clock, now, { rate: intent.rate }) };
    case 'setView':
      return cursor.view === intent.view ? cursor : { ...cursor, view: intent.view };
    case 'setSeeThrough':
      return cursor.seeThrough === intent.on ? cursor : { ...cursor, seeThrough: intent.on };
  }
}

/** Loops the step that is shown, at once when it was waiting at its end; turned off, it goes to the end and waits. */
function setLoop(cursor: Cursor, programme: Programme, now: number, on: boolean): Cursor {
  const base = on ? setFreeRun(cursor, programme, now, false) : cursor;
  const clock = reanchor(base.clock, now, { loop: on });
  if (on && clock.lessonTime >= clock.until) {
    const looped = playStep(base, programme, now, base.step);
    return { ...looped, clock: { ...looped.clock, loop: true } };
  }
  return { ...base, clock };
}
