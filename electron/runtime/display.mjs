/** A virtual display where there is none. */
import { spawn } from 'node:child_process';
import { say } from './failure.mjs';

/** One screen, wide enough for both windows beside each other. */
const SCREEN = '2600x900x24';

/**
 * Starts Xvfb on a free display number. It is detached, because otherwise it dies with its shell's
 * process group; call `stop` when done, or leave it to `unref`.
 * @returns {Promise<{ display: string, stop: () => void }>}
 */
export function startVirtualDisplay() {
  return new Promise((resolve, reject) => {
    // -displayfd lets the server choose a free number and say it once it is ready.
    const child = spawn(
      'Xvfb',
      ['-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp', '-noreset'],
      {
        detached: true,
        stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
      },
    );
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
    const answer = /** @type {import('node:stream').Readable} */ (child.stdio[3]);
    answer.once('data', (chunk) => {
      child.removeAllListeners('exit');
      child.unref();
      answer.destroy();
      resolve({ display: `:${String(chunk).trim()}`, stop: () => child.kill() });
    });
  });
}

/**
 * The display for an Electron that shows windows.
 * @returns {Promise<{ display: string | undefined, stop: () => void }>}
 */
export async function ensureDisplay({ quiet = false } = {}) {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (process.platform !== 'linux' || DISPLAY || WAYLAND_DISPLAY) {
    return { display: DISPLAY, stop: () => undefined };
  }
  const virtual = await startVirtualDisplay();
  if (!quiet)
    say(`There is no display: the windows open on the virtual display ${virtual.display}.`);
  return virtual;
}
