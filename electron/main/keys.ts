import type { Input, WebContents } from 'electron';
import type { KeyPress } from '../lesson/keys.ts';
import { hearPress, type RememberedPress } from '../lesson/presses.ts';
import type { LessonHost } from './lesson-host.ts';

/** An Electron key event in the lesson's words. */
export function keyPress(input: Input): KeyPress {
  return {
    code: input.code,
    key: input.key,
    shift: input.shift,
    command: input.control || input.alt || input.meta,
    repeat: input.isAutoRepeat,
  };
}

/** Hears one press and applies what it asks for. @returns whether it meant anything */
export type Hear = (press: KeyPress) => boolean;

/** One memory of presses, whichever window has the focus and however its keys arrive. */
export function hearingFor(host: LessonHost): Hear {
  let remembered: RememberedPress | null = null;
  return (press) => {
    const now = Date.now();
    const heard = hearPress(remembered, press, host.lesson, now);
    remembered = heard.remembered;
    for (const intent of heard.intents) host.apply(intent, now);
    return heard.intents.length > 0;
  };
}

/**
 * The clicker works whichever window has the focus: main reads the projector's keys before they reach its page.
 * Keys that are made inside the browser, as by assistive technology, only its page hears; it hands them on.
 */
export function hearKeys(projector: WebContents, hear: Hear): void {
  projector.on('before-input-event', (event, input) => {
    if (input.type === 'keyDown' && hear(keyPress(input))) event.preventDefault();
  });
}
