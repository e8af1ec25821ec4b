import type { Intent } from '../../electron/lesson/intents.ts';
import { intentForKey, type KeyPress } from '../../electron/lesson/keys.ts';
import type { Lesson } from '../../electron/lesson/types.ts';
import { words } from '../ui/words.ts';
import { hallWords } from './hall-words.ts';

/** What a button does that she did not assign, in words. */
export function usualWords(press: KeyPress, lesson: Lesson): string {
  if (press.key === 'F5') return hallWords.starts;
  if (press.key === 'Escape') return hallWords.unblanks;
  const intent = intentForKey(
    press,
    { ...lesson, settings: { ...lesson.settings, buttons: {} } },
    0,
  );
  return intent ? intentWords(intent) : hallWords.actions.nothing;
}

function intentWords(intent: Intent): string {
  const { actions } = hallWords;
  switch (intent.type) {
    case 'nextStep':
    case 'previousStep':
    case 'replayStep':
    case 'showToClass':
      return actions[intent.type];
    case 'play':
    case 'pause':
      return actions.playOrPause;
    case 'setSpeed':
      return intent.rate === 0.5 || intent.rate === 1 ? actions.halfSpeed : words.speed;
    case 'setLoop':
      return actions.loop;
    case 'setWall':
      return intent.wall === 'card' ? actions.card : actions.black;
    case 'setFreeze':
      return actions.freeze;
    case 'askPermission':
    case 'goBack':
      return actions.ask;
    default:
      return hallWords.seeKeys;
  }
}
