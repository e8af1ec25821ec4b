import type { KeyPress } from '../../electron/lesson/keys.ts';

/** A DOM key event in the lesson's words. */
export function keyPressOf(event: KeyboardEvent): KeyPress {
  return {
    code: event.code,
    key: event.key,
    shift: event.shiftKey,
    command: event.ctrlKey || event.altKey || event.metaKey,
    repeat: event.repeat,
  };
}
