/**
 * The app as a fixture: a real Electron with both windows and a fresh user-data folder. A test fails
 * when a window's console, or main's log, says a warning or an error that the test did not announce.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {
  _electron,
  test as base,
  expect,
  type ElectronApplication,
  type Page,
} from 'playwright/test';
import { ensureDisplay } from '../../electron/runtime/display.mjs';
import { prepareLaunch } from '../../electron/runtime/launch.mjs';

export { expect };

export interface LaunchWishes {
  /** A folder used before, to start the app a second time; otherwise a fresh one. */
  readonly userData?: string;
  readonly args?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** What the shell remembers; by default a small projector window, because software draws it. */
  readonly settings?: unknown;
  /** Resolves once both windows exist; false for an app that is not expected to open them. */
  readonly windows?: boolean;
}

/** Beside the presenter, where it opens for the first time. */
const SMALL_WALL = { projector: { x: 1290, y: 60, width: 640, height: 360 } };

export class RunningApp {
  /** Addresses of every request that any window made. */
  readonly requests: string[] = [];
  /** Lines that main wrote to its log. */
  readonly log: string[] = [];
  readonly #problems: string[] = [];
  readonly #announced: RegExp[] = [];
  readonly #pages = new Map<string, Page>();
  readonly electron: ElectronApplication;
  readonly userData: string;

  constructor(electron: ElectronApplication, userData: string) {
    this.electron = electron;
    this.userData = userData;
    electron.on('window', (page) => this.#watch(page));
    for (const page of electron.windows()) this.#watch(page);
    let rest = '';
    electron.process().stderr?.on('data', (chunk: Buffer) => {
      const lines = (rest + chunk.toString()).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) this.#hear(line);
    });
  }

  get presenter(): Page {
    return this.#page('presenter');
  }

  get projector(): Page {
    return this.#page('projector');
  }

  /** This test provokes a warning or error that matches; it does not fail the test. */
  announce(problem: RegExp): void {
    this.#announced.push(problem);
  }

  /** Warnings and errors that no test announced. */
  problems(): string[] {
    return this.#problems.filter((problem) => !this.#announced.some((one) => one.test(problem)));
  }

  async bothWindows(): Promise<void> {
    await expect.poll(() => [...this.#pages.keys()].sort()).toEqual(['presenter', 'projector']);
  }

  #page(name: string): Page {
    const page = this.#pages.get(name);
    if (!page) throw new Error(`The ${name} window is not open.`);
    return page;
  }

  #hear(line: string): void {
    if (!/^\d{4}-\d\d-\d\dT\S+ (note|warn) /.test(line)) return;
    this.log.push(line);
    if (/^\S+ warn /.test(line)) this.#problems.push(`main: ${line}`);
  }

  #watch(page: Page): void {
    const learn = () => {
      const name = /^app:\/\/warm-hands\/(\w+)\//.exec(page.url())?.[1];
      if (name) this.#pages.set(name, page);
    };
    learn();
    page.on('framenavigated', learn);
    page.on('request', (request) => this.requests.push(request.url()));
    page.on('console', (message) => {
      if (message.type() === 'warning' || message.type() === 'error') {
        this.#problems.push(`${page.url()}: ${message.type()}: ${message.text()}`);
      }
    });
    page.on('pageerror', (error) =>
      this.#problems.push(`${page.url()}: ${error.stack ?? error.message}`),
    );
    page.on('close', () => {
      for (const [name, known] of this.#pages) if (known === page) this.#pages.delete(name);
    });
  }
}

interface Fixtures {
  /** Launches the app; it is closed, and its console judged, at the end of the test. */
  readonly launch: (wishes?: LaunchWishes) => Promise<RunningApp>;
  /** The app with both windows open. */
  readonly app: RunningApp;
}

interface WorkerFixtures {
  /** The display on which this worker's windows open, or undefined for the ordinary one. */
  readonly display: string | undefined;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  display: [
    async ({}, use) => {
      // One for all tests of a worker, where there is none.
      const { display, stop } = await ensureDisplay({ quiet: true });
      await use(display);
      stop();
    },
    { scope: 'worker', option: true },
  ],

  launch: async ({ display }, use) => {
    const running: RunningApp[] = [];
    const ends: (() => void)[] = [];
    const folders: string[] = [];
    await use(
      async ({ userData, args = [], env = {}, windows = true, settings = SMALL_WALL } = {}) => {
        const folder = userData ?? (await mkdtemp(path.join(os.tmpdir(), 'warm-hands-test-')));
        if (!userData) {
          folders.push(folder);
          await writeFile(path.join(folder, 'settings.json'), JSON.stringify(settings));
        }
        const { options, stop } = await prepareLaunch({
          args: ['.', `--user-data-dir=${folder}`, ...args],
          env: { ...(display ? { DISPLAY: display } : {}), ...env },
          quiet: true,
        });
        ends.push(stop);
        const app = new RunningApp(await _electron.launch(options), folder);
        running.push(app);
        if (windows) await app.bothWindows();
        return app;
      },
    );
    for (const app of running) await app.electron.close().catch(() => undefined);
    for (const stop of ends) stop();
    for (const folder of folders) await rm(folder, { recursive: true, force: true });
    expect(running.flatMap((app) => app.problems())).toEqual([]);
  },

  app: async ({ launch }, use) => {
    await use(await launch());
  },
});

/** Skips a test where this machine can't have two monitors. */
export const hasTwoMonitors = (): boolean =>
  existsSync('/usr/lib/xorg/modules/drivers/dummy_drv.so') && process.platform === 'linux';
