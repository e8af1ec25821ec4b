/** Names of poses and faces in a file: in words, and several joined to a sum. */
export const SUM = ' + ';

/** `kneesToTummy` → `knees to tummy`. */
export function inWords(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
