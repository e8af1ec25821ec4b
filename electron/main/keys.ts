import type { Input, WebContents } from 'electron';
import { intentForKey, type KeyPress } from '../lesson/keys.ts';
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
  projector.on('before-input-event', (event, input) => {
    if (input.type !== 'keyDown') return;
    const now = Date.now();
    const intent = intentForKey(keyPress(input), host.lesson, now);
    if (!intent) return;
    event.preventDefault();
    host.apply(intent, now);
  });
}
