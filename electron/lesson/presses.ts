import type { Intent } from './intents.ts';
import { intentForKey, type KeyPress } from './keys.ts';
import type { Lesson } from './types.ts';

/**
 * Long press and double press on *next*.
 *
 * Next always acts at once: a class does not wait to see whether a second press comes. The press is only remembered,
 * with the step that it left. Pressed again within `AGAIN_MS`, it meant that step once more at half speed (or at real
 * speed, when it is slow already); held until the button has repeated for `HELD_MS`, that step once more. So the most
 * that is seen of a gesture is the first moment of the next step, and an ordinary press never has a delay.
 *
 * Two quick presses have meant two steps in every presenter, and a held key on a keyboard means nothing; so the
 * gestures are off until she turns them on, having seen on the page of buttons what her clicker sends.
 */
export const AGAIN_MS = 350;
export const HELD_MS = 600;

/** The last press of *next*; null when there is nothing that a further press could mean anew. */
export interface RememberedPress {
  readonly code: string;
  readonly key: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Where it was pressed. */
  readonly stroke: string;
  readonly step: number;
}

export interface Heard {
  readonly intents: readonly Intent[];
  readonly remembered: RememberedPress | null;
}

/** @param now milliseconds since the epoch */
export function hearPress(
  remembered: RememberedPress | null,
  press: KeyPress,
  lesson: Lesson,
  now: number,
): Heard {
  const { desk, settings } = lesson;
  const last =
    settings.gestures && remembered && isSame(remembered, press, lesson) ? remembered : null;
  if (press.repeat) {
    if (!last || now - last.at < HELD_MS) return { intents: [], remembered };
    return { intents: [{ type: 'goToStep', step: last.step }], remembered: null };
  }
  if (last && now - last.at <= AGAIN_MS) {
    const rate = desk.clock.rate === 0.5 ? 1 : 0.5;
    const intents = [
      { type: 'setSpeed', rate },
      { type: 'goToStep', step: last.step },
    ] as const;
    return { intents, remembered: null };
  }
  const intent = intentForKey(press, lesson, now);
  if (!intent) return { intents: [], remembered: null };
  const { code, key } = press;
  // In free run there are no steps to come back to.
  const canMeanMore = intent.type === 'nextStep' && !desk.freeRun;
  return {
    intents: [intent],
    remembered: canMeanMore ? { code, key, at: now, stroke: desk.stroke, step: desk.step } : null,
  };
}

function isSame(remembered: RememberedPress, press: KeyPress, lesson: Lesson): boolean {
  const { code, key, stroke } = remembered;
  return code === press.code && key === press.key && stroke === lesson.desk.stroke;
}
