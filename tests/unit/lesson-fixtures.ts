import type { Intent } from '../../electron/lesson/intents.ts';
import type { Programme } from '../../electron/lesson/programme.ts';
import { firstLesson, reduce } from '../../electron/lesson/reduce.ts';
import type { Lesson } from '../../electron/lesson/types.ts';

/** Two strokes: one of a limb with steps of 4, 6 and 5 seconds, one of the whole body with a single step. */
export const programme: Programme = {
  strokes: [
    {
      id: 'legs/indian-milking',
      sides: ['left', 'right'],
      steps: [
        { start: 0, seconds: 4, view: 'parent' },
        { start: 4, seconds: 6, view: 'side' },
        { start: 10, seconds: 5, view: 'inside' },
      ],
    },
    { id: 'permission/asking', sides: ['both'], steps: [{ start: 0, seconds: 5, view: 'whole' }] },
    {
      id: 'permission/asking-near-the-face',
      sides: ['both'],
      steps: [{ start: 0, seconds: 5, view: 'whole' }],
    },
    { id: 'permission/not-now', sides: ['both'], steps: [{ start: 0, seconds: 5, view: 'whole' }] },
    {
      id: 'permission/stop-rest-look',
      sides: ['both'],
      steps: [{ start: 0, seconds: 5, view: 'whole' }],
    },
    { id: 'permission/yes', sides: ['both'], steps: [{ start: 0, seconds: 5, view: 'whole' }] },
    { id: 'chest/integration', sides: ['both'], steps: [{ start: 0, seconds: 8, view: 'above' }] },
  ],
};

/** A moment to count from, in milliseconds since the epoch. */
export const T0 = 1_790_000_000_000;

/** The lesson after a row of intents, each with its seconds after T0. */
export function after(...asked: readonly (readonly [number, Intent])[]): Lesson {
  return asked.reduce(
    (lesson, [seconds, intent]) => reduce(lesson, intent, T0 + seconds * 1000, programme),
    firstLesson(programme, T0),
  );
}
