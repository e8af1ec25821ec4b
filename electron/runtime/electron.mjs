/** Finds the Electron distribution to use, or installs it. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Failure, messageOf, say } from './failure.mjs';
import { FALLBACK_MARK, ensureFallback } from './fallback.mjs';
import { cacheFolder, root } from './paths.mjs';
import { capture } from './processes.mjs';

/**
 * @typedef {object} Distribution
 * @property {string} folder the distribution folder
 * @property {string} executable the program to run
 * @property {string} version e.g. 45.4.1
 * @property {'pinned' | 'fallback' | 'override'} origin
 */

/** How long "the release pages cannot be reached" is believed before it is tried again. */
const UNREACHABLE_MILLISECONDS = 60 * 60 * 1000;
const REACH_MILLISECONDS = 6_000;
const DOWNLOAD_MILLISECONDS = 15 * 60 * 1000;

const electronPackage = path.join(root, 'node_modules/electron');

/** The path of the program inside a distribution folder. */
export function executableIn(/** @type {string} */ folder) {
  switch (process.platform) {
    case 'linux':
      return path.join(folder, 'electron');
    case 'darwin':
      return path.join(folder, 'Electron.app/Contents/MacOS/Electron');
    case 'win32':
      return path.join(folder, 'electron.exe');
    default:
      throw new Failure(
        `Electron does not exist for ${process.platform}; use Linux, macOS or Windows.`,
      );
  }
}

/** The version that package.json pins. */
export function pinnedVersion() {
  return JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).devDependencies.electron;
}

function versionOf(/** @type {string} */ folder) {
  try {
    return readFileSync(path.join(folder, 'version'), 'utf8').trim().replace(/^v/, '');
  } catch {
    return undefined;
  }
}

/** @param {string} folder @returns {Distribution | undefined} */
function distributionIn(folder, origin = /** @type {Distribution['origin']} */ ('pinned')) {
  const executable = executableIn(folder);
  const version = versionOf(folder);
  if (!version || !existsSync(executable)) return undefined;
  return { folder, executable, version, origin };
}

/**
 * @param {{ quiet?: boolean }} [options] quiet: do not print which Electron is used
 * @returns {Promise<Distribution>}
 */
export async function ensureElectron({ quiet = false } = {}) {
  const distribution = await findOrInstall();
  if (!quiet) {
    const note =
      distribution.origin === 'fallback'
        ? ` (fallback for development and tests; the release uses ${pinnedVersion()})`
        : '';
    say(`Electron ${distribution.version}${note}: ${distribution.folder}`);
  }
  return distribution;
}

/** @returns {Promise<Distribution>} */
async function findOrInstall() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) {
    const mark = existsSync(path.join(override, FALLBACK_MARK));
    const found = distributionIn(override, mark ? 'fallback' : 'override');
    if (!found)
      throw new Failure(
        `ELECTRON_OVERRIDE_DIST_PATH names ${override}, but no Electron lies there.`,
      );
    return found;
  }
  const folder = path.join(electronPackage, 'dist');
  const present = distributionIn(folder);
  if (present && present.version === pinnedVersion()) return present;
  const reason = await download();
  if (reason === undefined) {
    const installed = distributionIn(folder);
    if (installed) return installed;
  }
  if (process.platform === 'linux' && process.arch === 'x64') {
    const fallback = distributionIn(await ensureFallback(), 'fallback');
    if (fallback) return fallback;
  }
  throw new Failure(
    `Electron ${pinnedVersion()} could not be fetched from its release pages (${reason}); connect to the internet once and run the command again.`,
  );
}

/** @returns {Promise<string | undefined>} why the pinned Electron could not be fetched */
async function download() {
  const note = path.join(cacheFolder(), `electron-${pinnedVersion()}-unreachable`);
  try {
    if (Date.now() - statSync(note).mtimeMs < UNREACHABLE_MILLISECONDS)
      return 'tried a short while ago';
  } catch {
    // Never tried, or the note was removed: try.
  }
  const reason = (await unreachable()) ?? (await install());
  if (reason === undefined) await rm(note, { force: true });
  else {
    await mkdir(cacheFolder(), { recursive: true });
    await writeFile(note, `${reason}\n`);
  }
  return reason;
}

/** A quick question before the long download; skipped where a proxy or mirror is configured. */
async function unreachable() {
  const { ELECTRON_GET_USE_PROXY, ELECTRON_MIRROR, npm_config_electron_mirror } = process.env;
  if (ELECTRON_GET_USE_PROXY || ELECTRON_MIRROR || npm_config_electron_mirror) return undefined;
  try {
    await fetch('https://github.com/electron/electron/releases', {
      method: 'HEAD',
      signal: AbortSignal.timeout(REACH_MILLISECONDS),
    });
    return undefined;
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    return cause instanceof Error ? cause.message : messageOf(error);
  }
}

async function install() {
  say(`Fetching Electron ${pinnedVersion()} …`);
  const { code, output } = await capture(
    process.execPath,
    [path.join(electronPackage, 'install.js')],
    {
      milliseconds: DOWNLOAD_MILLISECONDS,
    },
  );
  if (code === 0) return undefined;
  return output.trim().split('\n')[0] || 'the installer failed';
}
