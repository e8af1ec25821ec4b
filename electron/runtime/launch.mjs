/**
 * What it takes to launch Electron here. Playwright takes `options` as it is:
 *
 *   const { options, stop } = await prepareLaunch({ args: ['.'] });
 *   const app = await _electron.launch(options);
 *   …
 *   await app.close();
 *   stop();
 */
import { existsSync } from 'node:fs';
import { ensureDisplay } from './display.mjs';
import { ensureElectron } from './electron.mjs';
import { say } from './failure.mjs';
import { root } from './paths.mjs';
import { ensureSystem, isRoot } from './system.mjs';

/** Software WebGL, for machines without a GPU; newer Chromium asks for the last switch too. */
const SOFTWARE_WEBGL = ['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];

/** Asked on Linux only: elsewhere there always is a graphics device. */
export function hasGpu() {
  return process.platform !== 'linux' || existsSync('/dev/dri');
}

/** The switches this machine needs, with a printed line for the one that is a concession. */
export function machineSwitches({ quiet = false } = {}) {
  const switches = [];
  if (process.platform === 'linux' && isRoot()) {
    if (!quiet)
      say('Running as root: Chromium starts with --no-sandbox (never in a packaged app).');
    switches.push('--no-sandbox');
  }
  if (!hasGpu()) switches.push(...SOFTWARE_WEBGL);
  return switches;
}

/**
 * @param {{ args?: readonly string[], env?: NodeJS.ProcessEnv, quiet?: boolean }} [wishes]
 *   args: the app folder and the app's own arguments (default: this checkout)
 * @returns {Promise<{
 *   options: { args: string[], cwd: string, env: Record<string, string> },
 *   executable: string,
 *   stop: () => void,
 * }>} `stop` ends the virtual display, if one was started
 */
export async function prepareLaunch({ args = ['.'], env = {}, quiet = false } = {}) {
  const electron = await ensureElectron({ quiet });
  await ensureSystem(electron.executable, { display: true });
  const { display, stop } = await ensureDisplay({ quiet });
  // Playwright finds the program through the electron package, which reads this variable; only then
  // does it load the helper that holds the app until it is attached.
  process.env.ELECTRON_OVERRIDE_DIST_PATH = electron.folder;
  /** @type {NodeJS.ProcessEnv} */
  const merged = { ...process.env, ...(display ? { DISPLAY: display } : {}), ...env };
  // Set by some editors; it would turn Electron into plain Node.
  delete merged.ELECTRON_RUN_AS_NODE;
  const present = Object.entries(merged).filter(([, value]) => value !== undefined);
  return {
    options: {
      args: [...machineSwitches({ quiet }), ...args],
      cwd: root,
      env: /** @type {Record<string, string>} */ (Object.fromEntries(present)),
    },
    executable: electron.executable,
    stop,
  };
}
