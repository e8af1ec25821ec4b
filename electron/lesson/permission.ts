import { cursorAtStart, pause, playStep } from './cursor.ts';
import { findStroke, type Programme } from './programme.ts';
import type { Cursor, Lesson } from './types.ts';

/** What the baby may say when it is asked. */
export const ANSWERS = ['yes', 'not-now', 'unsure'] as const;
export type Answer = (typeof ANSWERS)[number];

/** The stroke in which the baby is asked, and those in which it answers: `permission/yes` and so on. */
export const ASKING = 'permission/asking';
/** Sources differ on where the hands are rubbed, so the instructor chose; other ways are strokes like `permission/asking-near-the-face`. */
const RUBBING_PLACE = 'rubbing-place';
const answerStroke = (answer: Answer): string => `permission/${answer}`;
/** A no in the middle of a stroke: hands that already lie on the baby stop and rest. */
const STOP = 'permission/stop-rest-look';

/** Whether this stroke is one of the ways in which the baby is asked. */
export function isAsking(stroke: string): boolean {
  return stroke.startsWith(ASKING);
}

/**
 * Leaves the stroke where it stands and asks the baby; asking once more while asking keeps the same place to go back to.
 * @returns the lesson itself when the programme has no asking
 */
export function askPermission(lesson: Lesson, now: number, programme: Programme): Lesson {
  const way = `${ASKING}-${lesson.settings.choices[RUBBING_PLACE]}`;
  const desk =
    opened(lesson.desk, way, now, programme) ?? opened(lesson.desk, ASKING, now, programme);
  if (!desk) return lesson;
  return { ...lesson, desk, aside: lesson.aside ?? pause(lesson.desk, now) };
}

/** Acts an answer, also during a stroke: the place where class was is kept. */
export function answer(lesson: Lesson, given: Answer, now: number, programme: Programme): Lesson {
  const interrupts = given === 'not-now' && lesson.aside === null;
  const desk =
    (interrupts && opened(lesson.desk, STOP, now, programme)) ||
    opened(lesson.desk, answerStroke(given), now, programme);
  if (!desk) return lesson;
  return { ...lesson, desk, aside: lesson.aside ?? pause(lesson.desk, now) };
}

/** Takes the stroke up again where it was left, paused. */
export function goBack(lesson: Lesson): Lesson {
  return lesson.aside ? { ...lesson, desk: lesson.aside, aside: null } : lesson;
}

function opened(from: Cursor, id: string, now: number, programme: Programme): Cursor | null {
  const stroke = findStroke(programme, id);
  if (!stroke) return null;
  const cursor = cursorAtStart(stroke, now, { seeThrough: from.seeThrough, rate: from.clock.rate });
  return playStep(cursor, programme, now, 1);
}
