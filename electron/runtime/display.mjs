/** A virtual display where there is none. */
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { Failure, say } from './failure.mjs';

/** One screen, wide enough for both windows beside each other. */
const SCREEN = '2600x900x24';
const TRIES = 5;

/**
 * Starts an X server on a display number of its own. It is detached, because otherwise it dies with
 * its shell's process group; call `stop` when done.
 * @param {string} program
 * @param {readonly string[]} args
 * @returns {Promise<{ display: string, stop: () => void }>}
 */
export async function startServer(program, args) {
  let reason = '';
  for (let tried = 0; tried < TRIES; tried += 1) {
    // Numbers are drawn: a server that ends removes the socket of a new one that took its number.
    const display = `:${randomInt(200, 60_000)}`;
    try {
      return { display, stop: await start(program, [display, ...args]) };
    } catch (error) {
      reason = error instanceof Error ? error.message : String(error);
    }
  }
  throw new Failure(`a virtual display could not be started: ${reason}`);
}

/**
 * @param {string} program
 * @param {readonly string[]} args
 * @returns {Promise<() => void>} ends it
 */
function start(program, args) {
  return new Promise((resolve, reject) => {
    // The server says on descriptor 3 when it is ready.
    const child = spawn(program, [...args, '-displayfd', '3'], {
      detached: true,
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${program} ended with ${code}`)));
    const ready = /** @type {import('node:stream').Readable} */ (child.stdio[3]);
    let words = '';
    ready.on('data', (chunk) => {
      words += String(chunk);
      // The number and the end of its line come apart; closing in between ends the server.
      if (!words.includes('\n')) return;
      ready.destroy();
      child.unref();
      resolve(() => child.kill());
    });
  });
}

/** An Xvfb with one wide screen. */
export function startVirtualDisplay() {
  return startServer('Xvfb', ['-screen', '0', SCREEN, '-nolisten', 'tcp', '-noreset']);
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
  if (!quiet) {
    say(`There is no display: the windows open on the virtual display ${virtual.display}.`);
  }
  return virtual;
}
