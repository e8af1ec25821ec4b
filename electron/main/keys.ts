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

/**
 * The clicker works whichever window has the focus: the projector's page takes no keys, so main reads
 * them before they reach it.
 */
export function hearKeys(projector: WebContents, host: LessonHost): void {
  let remembered: RememberedPress | null = null;
  projector.on('before-input-event', (event, input) => {
    if (input.type !== 'keyDown') return;
    const now = Date.now();
    const heard = hearPress(remembered, keyPress(input), host.lesson, now);
    remembered = heard.remembered;
    if (heard.intents.length === 0) return;
    event.preventDefault();
    for (const intent of heard.intents) host.apply(intent, now);
  });
}
