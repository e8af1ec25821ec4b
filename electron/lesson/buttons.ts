import { isMoving } from './clock.ts';
import type { Intent } from './intents.ts';
import type { KeyPress } from './keys.ts';
import { isAsking } from './permission.ts';
import type { Lesson } from './types.ts';

/** What a button of a clicker can be told to do. None of these ends anything or leaves the stroke for another. */
export const ACTIONS = [
  'nextStep',
  'previousStep',
  'replayStep',
  'halfSpeed',
  'playOrPause',
  'loop',
  'black',
  'card',
  'freeze',
  'showToClass',
  'ask',
  'nothing',
] as const;
export type Action = (typeof ACTIONS)[number];

/** Actions by the name of the button; see `buttonOf`. */
export type Buttons = Readonly<Record<string, Action>>;
export const MOST_BUTTONS = 40;

/** Buttons that clickers and headsets have beside those for the steps, until she assigns them herself. */
export const USUAL_BUTTONS: Buttons = {
  AudioVolumeUp: 'replayStep',
  AudioVolumeDown: 'halfSpeed',
  MediaStop: 'black',
};

/** Keys that a keyboard needs in order to reach every control; they can't be assigned. */
const KEPT = /^(Tab|Enter|NumpadEnter|(Shift|Control|Alt|Meta)(Left|Right)?)$/;

/**
 * The name of a button: the place on the keyboard that it claims to be, so that it is the same under every layout;
 * where it claims none, what it types.
 * @returns null for keys that can't be assigned
 */
export function buttonOf(press: KeyPress): string | null {
  const name = press.code || press.key;
  if (press.command || name === '' || KEPT.test(name) || name.length > 40) return null;
  return press.shift ? `Shift+${name}` : name;
}

/** What she assigned to the pressed button, or what it usually does; undefined where neither is so. */
export function actionOf(press: KeyPress, buttons: Buttons): Action | undefined {
  const button = buttonOf(press);
  if (button === null) return undefined;
  const known = [buttons, USUAL_BUTTONS].find((one) => Object.hasOwn(one, button));
  return known?.[button];
}

/** @returns null when the action asks for nothing now */
export function intentForAction(action: Action, lesson: Lesson, now: number): Intent | null {
  const { desk } = lesson;
  switch (action) {
    case 'nextStep':
    case 'previousStep':
    case 'replayStep':
    case 'showToClass':
      return { type: action };
    case 'halfSpeed':
      return { type: 'setSpeed', rate: desk.clock.rate === 0.5 ? 1 : 0.5 };
    case 'playOrPause':
      return { type: isMoving(desk.clock, now) ? 'pause' : 'play' };
    case 'loop':
      return { type: 'setLoop', on: !desk.clock.loop };
    case 'black':
    case 'card':
      return { type: 'setWall', wall: lesson.wall === action ? 'stage' : action };
    case 'freeze':
      return { type: 'setFreeze', on: lesson.frozenHall === null };
    case 'ask':
      return permissionStep(lesson);
    case 'nothing':
      return null;
  }
}

/** One key through the whole ritual: ask, let the baby say yes, go back to where class was. */
function permissionStep(lesson: Lesson): Intent {
  if (isAsking(lesson.desk.stroke) && lesson.aside) return { type: 'answer', answer: 'yes' };
  return lesson.aside ? { type: 'goBack' } : { type: 'askPermission' };
}

/** The buttons after one was assigned, or with null left to what it usually does. */
export function assignButton(buttons: Buttons, button: string, action: Action | null): Buttons {
  const others = Object.fromEntries(Object.entries(buttons).filter(([name]) => name !== button));
  if (action === null) return others;
  return Object.keys(others).length < MOST_BUTTONS ? { ...others, [button]: action } : buttons;
}
