import { copyFile, mkdir, readFile, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import type { Checked } from '../lesson/intents.ts';
import { log } from './log.ts';

/**
 * One JSON file that survives power cuts: written whole or not at all, soon after a change, with the
 * previous good copy beside it. A file that can't be read is kept under another name, never deleted.
 */
export class Store<T> {
  readonly #file: string;
  readonly #validate: (value: unknown) => Checked<T>;
  readonly #delay: number;
  #pending: T | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #writing: Promise<void> = Promise.resolve();

  /**
   * @param file absolute path, ending in .json
   * @param validate checks what was read; a refused file is treated like a broken one
   * @param delay milliseconds in which further changes join the same write
   */
  constructor(file: string, validate: (value: unknown) => Checked<T>, delay = 400) {
    this.#file = file;
    this.#validate = validate;
    this.#delay = delay;
  }

  get #previous(): string {
    return this.#file.replace(/\.json$/, '.previous.json');
  }

  /** @returns what was saved last, or undefined when nothing usable is there */
  async load(): Promise<T | undefined> {
    return (await this.#read(this.#file)) ?? (await this.#read(this.#previous));
  }

  async #read(file: string): Promise<T | undefined> {
    let text: string;
    try {
      text = await readFile(file, 'utf8');
    } catch (error) {
      if (!isMissing(error)) await this.#setAside(file, String(error));
      return undefined;
    }
    try {
      const checked = this.#validate(JSON.parse(text));
      if (checked.ok) return checked.value;
      await this.#setAside(file, checked.reason);
    } catch (error) {
      await this.#setAside(file, error instanceof Error ? error.message : String(error));
    }
    return undefined;
  }

  async #setAside(file: string, reason: string): Promise<void> {
    const base = file.replace(/\.json$/, '');
    const time = new Date().toISOString().replace(/[:.]/g, '-');
    let aside = `${base}.unreadable-${time}.json`;
    for (let copy = 2; (await stat(aside).catch(() => null)) !== null; copy += 1) {
      aside = `${base}.unreadable-${time}-${copy}.json`;
    }
    try {
      await rename(file, aside);
      log.warn(`${path.basename(file)} can't be used (${reason}); it is kept as ${aside}`);
    } catch (error) {
      log.warn(`${path.basename(file)} can't be used (${reason}) nor renamed (${String(error)})`);
    }
  }

  /** Will be written soon; of several changes only the last. */
  save(value: T): void {
    this.#pending = value;
    // Not restarted by further changes, so that constant change can't put the write off for ever.
    this.#timer ??= setTimeout(() => void this.flush(), this.#delay);
  }

  /** Writes what is waiting, now. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const value = this.#pending;
    if (value === undefined) return this.#writing;
    this.#pending = undefined;
    this.#writing = this.#writing.then(() => this.#write(value));
    return this.#writing;
  }

  async #write(value: T): Promise<void> {
    try {
      await mkdir(path.dirname(this.#file), { recursive: true });
      // A copy, so that at no moment is there none under the file's own name.
      await copyFile(this.#file, this.#previous).catch((error: unknown) => {
        if (!isMissing(error)) throw error;
      });
      await writeFileAtomic(this.#file, `${JSON.stringify(value, null, 2)}\n`);
    } catch (error) {
      log.warn(`${path.basename(this.#file)} could not be saved: ${String(error)}`);
    }
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
