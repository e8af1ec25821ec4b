/** Starts the app, or the bare one, and hears what the observer tells. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import { prepareLaunch } from '../../electron/runtime/launch.mjs';

const here = import.meta.dirname;

export interface Told {
  readonly what:
    'first-frame' | 'drawn' | 'finished' | 'key' | 'applied' | 'frame' | 'shown' | 'done';
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly page: 'presenter' | 'projector';
  /** Of `shown`: whether the frame after the state showed it. */
  readonly same?: boolean;
}

export type Kind = 'app' | 'bare';

/** An Electron that runs, and all that was heard from it. */
export class Running {
  readonly told: Told[] = [];
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly #process: ChildProcess;
  readonly #listeners = new Set<() => void>();

  constructor(process: ChildProcess, startedAt: number) {
    this.#process = process;
    this.startedAt = startedAt;
    readline.createInterface({ input: process.stdout! }).on('line', (line) => {
      if (!line.startsWith('{"')) return;
      this.told.push(JSON.parse(line) as Told);
      for (const listener of this.#listeners) listener();
    });
  }

  get pid(): number {
    return this.#process.pid!;
  }

  /** Waits until `count` of something were told. @throws Error after so many minutes */
  heard(what: Told['what'], count: number, minutes = 2): Promise<readonly Told[]> {
    return new Promise((resolve, reject) => {
      const given = minutes * 60_000;
      const timer = setTimeout(() => {
        reject(new Error(`${what} never came within ${minutes} min.`));
      }, given);
      const look = (): void => {
        const found = this.told.filter((one) => one.what === what);
        if (found.length < count) return;
        clearTimeout(timer);
        this.#listeners.delete(look);
        resolve(found);
      };
      this.#listeners.add(look);
      look();
    });
  }

  async end(): Promise<void> {
    const ended = new Promise((resolve) => this.#process.once('close', resolve));
    this.#process.kill('SIGTERM');
    await ended;
  }
}

/** Starts apps; each kind keeps one user-data folder, so that all but its first start find their caches. */
export class Apps {
  readonly #folders = new Map<Kind, string>();
  #stop: (() => void) | undefined;
  #ownDisplay = false;

  async start(kind: Kind, env: Readonly<Record<string, string>> = {}): Promise<Running> {
    const folder = this.#folders.get(kind) ?? (await mkdtemp(path.join(os.tmpdir(), 'bench-')));
    this.#folders.set(kind, folder);
    const main = kind === 'app' ? '.' : path.join(here, 'bare/main.mjs');
    const { executable, options, stop } = await prepareLaunch({
      args: ['-r', path.join(here, 'observe.cjs'), main, `--user-data-dir=${folder}`],
      env: { BENCH_READY: kind === 'app' ? 'drawn' : 'first-frame', ...env },
      quiet: true,
    });
    // The virtual display, if one was started, serves all runs.
    this.#stop ??= stop;
    if (options.env['DISPLAY'] && !process.env['DISPLAY']) {
      process.env['DISPLAY'] = options.env['DISPLAY'];
      this.#ownDisplay = true;
    }
    const startedAt = Date.now();
    const child = spawn(executable, options.args, {
      cwd: options.cwd,
      env: options.env,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return new Running(child, startedAt);
  }

  async end(): Promise<void> {
    this.#stop?.();
    // The display ends with these runs; whoever measures next starts one of its own.
    if (this.#ownDisplay) delete process.env['DISPLAY'];
    for (const folder of this.#folders.values()) await rm(folder, { recursive: true, force: true });
  }
}
