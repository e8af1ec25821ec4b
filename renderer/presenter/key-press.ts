const ARROWS = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End']);
/** What clickers and media buttons send and nobody types: it works while she writes and while a dialog is open. */
const REMOTE = /^(Page(Up|Down)|F5|Media.*|AudioVolume.*)$/;

/**
 * Whether the focused control needs this key for itself: text fields what is typed, radio buttons and sliders the
 * arrows, buttons the space bar, dialogs whatever is pressed in them. A clicker's keys are taken from nobody.
 */
export function belongsToControl(event: KeyboardEvent): boolean {
  const { target, key } = event;
  if (!(target instanceof HTMLElement) || REMOTE.test(key)) return false;
  if (isWritten(target)) return true;
  if (target.closest('dialog[open]')) return key !== '?';
  if (target instanceof HTMLSelectElement)
    return ARROWS.has(key) || key === ' ' || key.length === 1;
  if (target instanceof HTMLInputElement) {
    if (target.type === 'radio' || target.type === 'range') return ARROWS.has(key) || key === ' ';
    return key === ' ';
  }
  return target instanceof HTMLButtonElement && key === ' ';
}

function isWritten(target: HTMLElement): boolean {
  if (target instanceof HTMLInputElement) {
    return !['radio', 'range', 'checkbox', 'button'].includes(target.type);
  }
  return target instanceof HTMLTextAreaElement || target.isContentEditable;
}
