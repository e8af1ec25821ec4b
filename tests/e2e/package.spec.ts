/** The packaged program: it starts from its archive and shows both windows, with every fuse as configured. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { chromium, expect, test } from 'playwright/test';
import { machineSwitches, prepareLaunch } from '../../electron/runtime/launch.mjs';
import { packageApp } from '../../electron/runtime/package.mjs';
import { root } from '../../electron/runtime/paths.mjs';

/** The values of a fuse in the binary; the library does not export their names. */
const ENABLED = '1'.charCodeAt(0);
const DISABLED = '0'.charCodeAt(0);

let program: string;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  program = path.join(root, await packageApp());
});

/** Waits until both windows have loaded their pages, as the program itself tells at its debugging port. */
async function bothTitles(address: string): Promise<void> {
  await expect
    .poll(async () => {
      const list = await fetch(`http://${new URL(address).host}/json/list`);
      return ((await list.json()) as { title: string }[]).map(({ title }) => title).sort();
    })
    .toEqual(['Warm Hands – Presenter', 'Warm Hands – Projector']);
}

test('the packaged program opens both windows', async () => {
  const userData = await mkdtemp(path.join(os.tmpdir(), 'warm-hands-package-'));
  const { options, stop } = await prepareLaunch({ quiet: true });
  const child = spawn(
    program,
    [
      ...machineSwitches({ quiet: true }),
      '--remote-debugging-port=0',
      `--user-data-dir=${userData}`,
    ],
    {
      cwd: userData,
      // Neither may have any effect on a packaged app.
      env: {
        ...options.env,
        WARM_HANDS_DEV_SERVER: 'http://127.0.0.1:9',
        ELECTRON_RUN_AS_NODE: '1',
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  const ended = new Promise((resolve) => child.once('close', resolve));
  try {
    const address = await new Promise<string>((resolve, reject) => {
      let words = '';
      child.stderr.on('data', (chunk: Buffer) => {
        words += chunk.toString();
        const found = /DevTools listening on (ws:\S+)/.exec(words);
        if (found?.[1]) resolve(found[1]);
      });
      child.once('close', (code) => reject(new Error(`It ended with ${code}: ${words}`)));
    });
    // Attaching to a page that is being replaced by the app's own would never be answered.
    await bothTitles(address);
    const browser = await chromium.connectOverCDP(address, { timeout: 120_000 });
    const pages = browser.contexts().flatMap((context) => context.pages());
    expect(pages).toHaveLength(2);
    for (const page of pages) {
      await expect(page.getByTestId('stage')).toHaveAttribute('data-frames', /^[1-9]/);
    }
    await browser.close();
  } finally {
    child.kill();
    await ended;
    stop();
    await rm(userData, { recursive: true, force: true });
  }
});

test('every fuse is set as configured', async () => {
  const wire = await getCurrentFuseWire(program);
  const on = [
    FuseV1Options.EnableCookieEncryption,
    FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
    FuseV1Options.OnlyLoadAppFromAsar,
  ];
  const off = [
    FuseV1Options.RunAsNode,
    FuseV1Options.EnableNodeOptionsEnvironmentVariable,
    FuseV1Options.EnableNodeCliInspectArguments,
    FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
    FuseV1Options.GrantFileProtocolExtraPrivileges,
  ];
  for (const fuse of on)
    expect([FuseV1Options[fuse], wire[fuse]]).toEqual([FuseV1Options[fuse], ENABLED]);
  for (const fuse of off)
    expect([FuseV1Options[fuse], wire[fuse]]).toEqual([FuseV1Options[fuse], DISABLED]);
});
