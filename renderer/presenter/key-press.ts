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

const ARROWS = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End']);

/**
 * Whether the focused control needs this key for itself: text fields all of them, radio buttons and sliders the
 * arrows, buttons the space bar, dialogs whatever is pressed in them. A clicker's PageUp and PageDown are taken from nobody.
 */
export function belongsToControl(event: KeyboardEvent): boolean {
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('dialog[open]')) return event.key !== '?';
  if (target instanceof HTMLTextAreaElement || target.isContentEditable) return true;
  if (target instanceof HTMLInputElement) {
    if (target.type === 'radio' || target.type === 'range')
      return ARROWS.has(event.key) || event.key === ' ';
    return target.type !== 'checkbox' || event.key === ' ';
  }
  return target instanceof HTMLButtonElement && event.key === ' ';
}
