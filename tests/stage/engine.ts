/** Electron as a browser engine: one for all tests of a worker, a fresh page for each. */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {
  _electron,
  expect,
  test as base,
  type ElectronApplication,
  type Page,
} from 'playwright/test';
import { prepareLaunch } from '../../electron/runtime/launch.mjs';
import { untilDrawn } from '../../electron/runtime/stills.mjs';
import { PAGE_FOLDER } from './page.config.ts';
import type { StageRoom } from './page/main.svelte.ts';

export { expect, untilDrawn };

declare global {
  interface Window {
    stageRoom: StageRoom;
  }
}

/** Starts the engine. @returns the app, and what ends it */
export async function startEngine(): Promise<{
  app: ElectronApplication;
  stop: () => Promise<void>;
}> {
  const userData = await mkdtemp(path.join(os.tmpdir(), 'warm-hands-stage-'));
  const { options, stop } = await prepareLaunch({
    args: [path.join(import.meta.dirname, 'main.mjs'), `--user-data-dir=${userData}`],
    env: { STAGE_PAGE: PAGE_FOLDER },
    quiet: true,
  });
  const app = await _electron.launch(options);
  return {
    app,
    stop: async () => {
      await app.close();
      stop();
      await rm(userData, { recursive: true, force: true });
    },
  };
}

export const SIZE = { width: 320, height: 180 };

interface Fixtures {
  /** The page with its stage open, drawn and at rest; its console must stay silent. */
  readonly page: Page;
}

export const test = base.extend<Fixtures, { readonly engine: ElectronApplication }>({
  engine: [
    async ({}, use) => {
      const { app, stop } = await startEngine();
      await use(app);
      await stop();
    },
    { scope: 'worker' },
  ],
  page: async ({ engine }, use) => {
    const page = await engine.firstWindow();
    const problems: string[] = [];
    const hear = (message: { type(): string; text(): string }): void => {
      if (['warning', 'error'].includes(message.type())) problems.push(message.text());
    };
    page.on('console', hear);
    await page.reload();
    await page.waitForFunction(() => 'stageRoom' in window);
    await page.evaluate((size) => window.stageRoom.open(size), SIZE);
    await untilDrawn(page, 1);
    await use(page);
    page.off('console', hear);
    // A lost context is noted, and three then frees what was lost with it.
    const expected = /context (lost|restored)|object does not belong to this context/i;
    expect(problems.filter((text) => !expected.test(text))).toEqual([]);
  },
});
