import * as v from 'valibot';
import { actionOf, intentForAction } from './buttons.ts';
import { isMoving, RATES } from './clock.ts';
import { check, type Checked, type Intent } from './intents.ts';
import { VIEWS } from './programme.ts';
import type { Lesson } from './types.ts';

const KeyPressSchema = v.strictObject({
  code: v.pipe(v.string(), v.maxLength(40)),
  key: v.pipe(v.string(), v.maxLength(40)),
  shift: v.boolean(),
  command: v.boolean(),
  repeat: v.boolean(),
});

export const validateKeyPress = (value: unknown): Checked<KeyPress> => check(KeyPressSchema, value);

/** A key press, from a DOM KeyboardEvent or from Electron's `before-input-event`. */
export interface KeyPress {
  /** Physical key, such as `Period`. */
  readonly code: string;
  /** What it types, such as `.`. */
  readonly key: string;
  readonly shift: boolean;
  /** Control, alt or meta is held: then the press belongs to the system or the menu. */
  readonly command: boolean;
  /** The key is held down and repeats. */
  readonly repeat: boolean;
}

/**
 * The keys of the keyboard and of every usual clicker. PageUp and PageDown only ever move steps; Esc ends nothing,
 * because clickers send it unasked (alternating with F5): at most it unblanks.
 * What she assigned to a button comes first.
 * @returns what the key asks for, or null when it means nothing
 */
export function intentForKey(press: KeyPress, lesson: Lesson, now: number): Intent | null {
  if (press.command || press.repeat) return null;
  const { desk } = lesson;
  const action = actionOf(press, lesson.settings.buttons);
  if (action) return intentForAction(action, lesson, now);
  switch (press.key) {
    case 'PageDown':
    case 'ArrowRight':
    case 'ArrowDown':
    case 'MediaTrackNext':
      return { type: 'nextStep' };
    case 'PageUp':
    case 'ArrowLeft':
    case 'ArrowUp':
    case 'MediaTrackPrevious':
      return { type: 'previousStep' };
    case ' ':
      return { type: press.shift ? 'previousStep' : 'nextStep' };
    case 'Home':
      return { type: 'goToStep', step: 1 };
    case 'MediaPlayPause':
      return intentForAction('playOrPause', lesson, now);
    case 'F5':
      return isMoving(desk.clock, now) ? null : { type: 'play' };
    case 'Escape':
      return lesson.wall === 'stage' ? null : { type: 'setWall', wall: 'stage' };
    case '+':
      return {
        type: 'setNotesScale',
        scale: Math.min(2.4, round(lesson.settings.notesScale + 0.2)),
      };
    case '-':
      return {
        type: 'setNotesScale',
        scale: Math.max(0.8, round(lesson.settings.notesScale - 0.2)),
      };
    case '.':
    case 'b':
      return intentForAction('black', lesson, now);
    default:
      return intentForCode(press, lesson, now);
  }
}

/** Letters by their place on the keyboard, so that they work under every layout. */
function intentForCode(press: KeyPress, lesson: Lesson, now: number): Intent | null {
  const { desk } = lesson;
  switch (press.code) {
    case 'Period':
    case 'KeyB':
      return intentForAction('black', lesson, now);
    case 'KeyC':
      return intentForAction('card', lesson, now);
    case 'KeyP':
    case 'KeyK':
      return intentForAction('playOrPause', lesson, now);
    case 'KeyR':
      return { type: 'replayStep' };
    case 'KeyL':
      return intentForAction('loop', lesson, now);
    case 'KeyG':
      return { type: 'setFreeRun', on: !desk.freeRun };
    case 'KeyH':
      return intentForAction('halfSpeed', lesson, now);
    case 'BracketLeft':
      return { type: 'setSpeed', rate: neighbour(RATES, desk.clock.rate, -1) };
    case 'BracketRight':
      return { type: 'setSpeed', rate: neighbour(RATES, desk.clock.rate, 1) };
    case 'KeyF':
      return intentForAction('freeze', lesson, now);
    case 'KeyS':
      return { type: 'showToClass' };
    case 'KeyA':
      return intentForAction('ask', lesson, now);
    case 'KeyY':
      return { type: 'answer', answer: 'yes' };
    case 'KeyN':
      return { type: 'answer', answer: 'not-now' };
    case 'KeyU':
      return { type: 'answer', answer: 'unsure' };
    case 'Backspace':
      return lesson.aside ? { type: 'goBack' } : null;
    case 'KeyX':
      return { type: 'setSeeThrough', on: !desk.seeThrough };
    case 'KeyO':
      return { type: 'setSide', side: desk.side === 'left' ? 'right' : 'left' };
    case 'KeyV':
      return { type: 'setView', view: nextView(desk.view, press.shift ? -1 : 1) };
    default:
      return null;
  }
}

function nextView(view: Lesson['desk']['view'], by: number): Lesson['desk']['view'] {
  const all = ['auto', ...VIEWS] as const;
  return all[(all.indexOf(view) + by + all.length) % all.length] ?? 'auto';
}

function neighbour<T>(list: readonly T[], value: T, by: number): T {
  const index = Math.min(Math.max(0, list.indexOf(value) + by), list.length - 1);
  return list[index] ?? value;
}

function round(scale: number): number {
  return Math.round(scale * 10) / 10;
}
