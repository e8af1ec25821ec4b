import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';

/** The log is for the person who helps afterwards: one line an event, in a file of limited size. */
const MOST_BYTES = 512 * 1024;

let file: string | undefined;

/** From here on the log is also written to a file; the previous one is kept when it grows too large. */
export function openLog(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    const place = path.join(folder, 'warm-hands.log');
    if ((statSync(place, { throwIfNoEntry: false })?.size ?? 0) > MOST_BYTES) {
      renameSync(place, `${place}.previous`);
    }
    file = place;
  } catch (error) {
    // Class goes on without a log file.
    console.error(`The log can't be written: ${String(error)}`);
  }
}

function write(level: string, line: string): void {
  const text = `${new Date().toISOString()} ${level} ${line}`;
  console.error(text);
  if (!file) return;
  try {
    appendFileSync(file, `${text}\n`);
  } catch {
    file = undefined;
  }
}

export const log = {
  /** Something worth knowing afterwards. */
  note: (line: string): void => write('note', line),
  /** Something that should not have happened; class went on. */
  warn: (line: string): void => write('warn', line),
};
