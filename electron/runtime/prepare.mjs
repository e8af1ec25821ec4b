/** All the set-up there is, in the order in which each step needs the one before. */
import { build } from './build.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { ensureElectron } from './electron.mjs';
import { ensureSystem } from './system.mjs';

/**
 * Dependencies, Electron, system libraries and the build.
 * @param {{ monitors?: boolean }} [needs] monitors: also what the tests with two monitors need
 */
export async function prepare({ monitors = false } = {}) {
  await ensureDependencies();
  const electron = await ensureElectron();
  await ensureSystem(electron.executable, { display: true, monitors });
  await build();
  return electron;
}

/** The program of a dependency, to run with this Node, e.g. `tool('typescript', 'bin/tsc')`. */
export function tool(/** @type {string} */ dependency, /** @type {string} */ file) {
  return `node_modules/${dependency}/${file}`;
}
