import type { Attachment } from 'svelte/attachments';

/** Of a list's entry: the list scrolls to it, as little as it has to, when it becomes the current one. */
export function inSight(current: boolean): Attachment<HTMLElement> {
  return (element) => {
    if (current) element.scrollIntoView({ block: 'nearest' });
  };
}
