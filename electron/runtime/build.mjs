/**
 * `npm run build`: everything the app runs from, into `out/`. A part whose sources did not change
 * since it was built is left as it is; `--all` builds all of them.
 */
import { mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureDependencies } from './dependencies.mjs';
import { Failure, messageOf, runCommand, say } from './failure.mjs';
import { root } from './paths.mjs';
import { capture } from './processes.mjs';

/**
 * @typedef {object} Part
 * @property {string} name
 * @property {readonly string[]} sources files and folders; their names, sizes and dates are compared
 * @property {readonly string[]} products
 * @property {() => Promise<void>} make
 */

/** @type {readonly Part[]} */
const parts = [
  {
    name: 'strokes',
    sources: ['assets', 'renderer/choreography'],
    products: ['out/strokes/catalog.json'],
    make: () => runScript('build:strokes'),
  },
  {
    name: 'main',
    sources: [
      'electron/main',
      'electron/preload',
      'electron/lesson',
      'assets/strokes',
      'electron/vite.config.mjs',
    ],
    products: ['out/main/index.js', 'out/preload/presenter.cjs', 'out/preload/projector.cjs'],
    make: async () => {
      const { build } = await import('vite');
      const { mainBuild, preloadBuilds } = await import('../vite.config.mjs');
      await rm(path.join(root, 'out/preload'), { recursive: true, force: true });
      for (const config of [mainBuild(), ...preloadBuilds()]) await build(config);
    },
  },
  {
    name: 'renderer',
    sources: ['renderer', 'assets', 'electron/lesson'],
    products: ['out/renderer/presenter/index.html', 'out/renderer/projector/index.html'],
    make: async () => {
      const { build } = await import('vite');
      await build({ configFile: path.join(root, 'renderer/vite.config.ts'), logLevel: 'warn' });
    },
  },
];

const stampFile = path.join(root, 'out/build.json');

/** Builds what is out of date. @param {{ all?: boolean, only?: readonly string[] }} [options] only: names of the parts wanted */
export async function build({ all = false, only } = {}) {
  process.env.NODE_ENV ??= 'production';
  const unlock = await lock();
  try {
    const stamps = await readStamps();
    for (const part of parts) {
      if (only && !only.includes(part.name)) continue;
      const stamp = await stampOf(part);
      if (!all && stamps[part.name] === stamp && (await allExist(part.products))) continue;
      say(`Building ${part.name} …`);
      await part.make();
      stamps[part.name] = stamp;
      await writeFile(stampFile, `${JSON.stringify(stamps, null, 2)}\n`);
    }
  } finally {
    await unlock();
  }
}

/** @param {string} name of a script in package.json */
async function runScript(name) {
  const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  if (!scripts[name])
    throw new Failure(`package.json has no script ${name}, which the build needs.`);
  const { code, output } = await capture('npm', ['run', '--silent', name]);
  if (code !== 0) {
    say(output.trimEnd());
    throw new Failure(`npm run ${name} failed; its own words stand above.`);
  }
}

/** @returns {Promise<Record<string, string>>} */
async function readStamps() {
  try {
    return JSON.parse(await readFile(stampFile, 'utf8'));
  } catch {
    return {};
  }
}

async function allExist(/** @type {readonly string[]} */ files) {
  const found = await Promise.all(
    files.map((file) => stat(path.join(root, file)).catch(() => null)),
  );
  return found.every((entry) => entry !== null);
}

/** Names, sizes and dates of all sources: changes when any of them does. */
async function stampOf(/** @type {Part} */ part) {
  const lines = [];
  for (const source of [...part.sources, 'package-lock.json']) {
    const place = path.join(root, source);
    const entries = (await stat(place).catch(() => null))?.isDirectory()
      ? (await readdir(place, { recursive: true })).sort().map((name) => path.join(place, name))
      : [place];
    for (const entry of entries) {
      const found = await stat(entry).catch(() => null);
      if (found?.isFile())
        lines.push(`${path.relative(root, entry)} ${found.size} ${found.mtimeMs}`);
    }
  }
  const { createHash } = await import('node:crypto');
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}

/** One build at a time: a folder is the lock, and the process id in it tells whether its owner lives. */
async function lock() {
  const folder = path.join(root, 'out/.building');
  const owner = path.join(folder, 'pid');
  await mkdir(path.join(root, 'out'), { recursive: true });
  for (;;) {
    try {
      await mkdir(folder);
      await writeFile(owner, String(process.pid));
      return () => rm(folder, { recursive: true, force: true });
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') {
        throw new Failure(`the folder out/ may not be written: ${messageOf(error)}`);
      }
    }
    if (!(await alive(owner))) await rm(folder, { recursive: true, force: true });
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function alive(/** @type {string} */ owner) {
  const written = await stat(owner).catch(() => null);
  if (!written)
    return Date.now() - ((await stat(path.dirname(owner)).catch(() => null))?.mtimeMs ?? 0) < 2000;
  try {
    process.kill(Number(await readFile(owner, 'utf8')), 0);
    return true;
  } catch {
    return false;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await runCommand(async () => {
    await ensureDependencies();
    await build({ all: process.argv.includes('--all') });
  });
}
