/** One Electron under measurement, and what is read from it. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium, type Page } from 'playwright';
import { prepareLaunch } from '../../electron/runtime/launch.mjs';
import { megabytesOf, processorTimeOf } from './tree.ts';

export interface Subject {
  readonly name: 'bare' | 'app';
  /** The folder Electron is given. */
  readonly folder: string;
  /** Runs in a page: when it showed its picture, ms since the epoch. */
  readonly shown: () => Promise<number>;
  /** Runs in the presenter: from here on a press of `b` is sent on its way; in the projector: from here on arrivals are noted. */
  readonly hear: (role: 'presenter' | 'projector') => void;
}

export interface Figures {
  /** ms from spawning the program to the picture in both windows. */
  readonly launch: number;
  /** MB of the whole process tree, at rest. */
  readonly memory: number;
  /** Share of one core, in %, over ten seconds at rest. */
  readonly idle: number;
  /** ms from each key press to its state in the other window. */
  readonly keys: readonly number[];
}

/** Written by `hear` in the pages. */
interface Heard {
  heard?: number[];
}

const KEYS = 200;
const REST_MS = 10_000;

export async function measure(subject: Subject): Promise<Figures> {
  const userData = await mkdtemp(path.join(os.tmpdir(), 'warm-hands-bench-'));
  // The same sizes as the bare windows.
  await writeFile(
    path.join(userData, 'settings.json'),
    JSON.stringify({
      presenter: { x: 0, y: 50, width: 1280, height: 800, maximized: false },
      projector: { x: 1290, y: 60, width: 640, height: 360 },
    }),
  );
  const { executable, options, stop } = await prepareLaunch({
    args: [subject.folder],
    quiet: true,
  });
  const started = performance.timeOrigin + performance.now();
  const child = spawn(
    executable,
    [...options.args, '--remote-debugging-port=0', `--user-data-dir=${userData}`],
    { cwd: options.cwd, env: options.env, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = new Promise((resolve) => child.once('close', resolve));
  try {
    const address = await new Promise<string>((resolve, reject) => {
      child.stderr.on('data', (chunk: Buffer) => {
        const found = /DevTools listening on (ws:\S+)/.exec(chunk.toString());
        if (found?.[1]) resolve(found[1]);
      });
      void ended.then(() => reject(new Error(`${subject.name} ended before it was measured.`)));
    });
    const browser = await chromium.connectOverCDP(address);
    const [presenter, projector] = await bothPages(() =>
      browser.contexts().flatMap((context) => context.pages()),
    );
    // tsx names functions through a helper that pages do not have.
    const helper = 'globalThis.__name = (named) => named;';
    await Promise.all([presenter, projector].map((page) => page.evaluate(helper)));
    const shown = await Promise.all(
      [presenter, projector].map((page) => page.evaluate(subject.shown)),
    );
    const launch = Math.max(...shown) - started;

    const pid = child.pid ?? 0;
    await wait(4_000);
    const memory = megabytesOf(pid);
    const before = processorTimeOf(pid);
    await wait(REST_MS);
    const idle = ((processorTimeOf(pid) - before) / REST_MS) * 100;
    const keys = await latencies(subject, presenter, projector);
    await browser.close();
    return { launch, memory, idle, keys };
  } finally {
    child.kill();
    await ended;
    stop();
    await rm(userData, { recursive: true, force: true });
  }
}

async function bothPages(pages: () => readonly Page[]): Promise<[Page, Page]> {
  for (;;) {
    const find = (name: string) => pages().find((page) => page.url().includes(name));
    const [presenter, projector] = [find('presenter'), find('projector')];
    if (presenter && projector) return [presenter, projector];
    await wait(5);
  }
}

async function latencies(subject: Subject, presenter: Page, projector: Page): Promise<number[]> {
  await presenter.evaluate(subject.hear, 'presenter' as const);
  await projector.evaluate(subject.hear, 'projector' as const);
  const heard = (page: Page) => page.evaluate(() => (window as unknown as Heard).heard ?? []);
  for (let press = 1; press <= KEYS; press += 1) {
    await presenter.keyboard.press('b');
    while ((await heard(projector)).length < press) await wait(1);
  }
  const [sent, arrived] = [await heard(presenter), await heard(projector)];
  return arrived.map((at, press) => at - (sent[press] ?? Number.NaN)).sort((a, b) => a - b);
}
