/**
 * Two real monitors on a virtual graphics card, which can be plugged and pulled while the app runs:
 * Xorg's dummy driver with xrandr.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { startServer } from '../../electron/runtime/display.mjs';

const run = promisify(execFile);

const LAPTOP = 'DUMMY0';
const PROJECTOR = 'DUMMY1';

const CONFIG = `
Section "Device"
  Identifier "card"
  Driver "dummy"
  VideoRam 256000
EndSection
Section "Monitor"
  Identifier "monitor"
  HorizSync 5.0-1000.0
  VertRefresh 5.0-400.0
EndSection
Section "Screen"
  Identifier "screen"
  Device "card"
  Monitor "monitor"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Virtual 5760 2160
  EndSubSection
EndSection
Section "ServerFlags"
  Option "AutoAddDevices" "false"
  Option "AutoAddGPU" "false"
EndSection
`;

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Small, because every pixel of the 3D picture is drawn in software here. */
export const LAPTOP_SIZE: Size = { width: 1280, height: 800 };
export const WALL: Size = { width: 1024, height: 576 };
export const SMALL_WALL: Size = { width: 640, height: 360 };

export class Monitors {
  readonly display: string;
  readonly stop: () => Promise<void>;

  private constructor(display: string, stop: () => Promise<void>) {
    this.display = display;
    this.stop = stop;
  }

  /** The laptop's screen, and nothing plugged in. */
  static async start(): Promise<Monitors> {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'warm-hands-monitors-'));
    const config = path.join(folder, 'xorg.conf');
    await writeFile(config, CONFIG);
    const log = path.join(folder, 'xorg.log');
    const { display, stop } = await startServer('Xorg', [
      ...['-noreset', '-novtswitch', '-sharevts', '-nolisten', 'tcp'],
      ...['-config', config, '-logfile', log],
    ]);
    const monitors = new Monitors(display, async () => {
      stop();
      await rm(folder, { recursive: true, force: true });
    });
    for (const size of [LAPTOP_SIZE, WALL, SMALL_WALL]) {
      await monitors.#xrandr('--addmode', PROJECTOR, nameOf(size));
    }
    await monitors.#xrandr(
      '--output',
      LAPTOP,
      '--primary',
      '--mode',
      nameOf(LAPTOP_SIZE),
      '--pos',
      '0x0',
    );
    await monitors.unplug();
    return monitors;
  }

  /** Plugs the projector in, at the right of the laptop, or at its left. */
  async plug(size: Size = WALL, side: 'right' | 'left' = 'right'): Promise<void> {
    const place = side === 'right' ? '--right-of' : '--left-of';
    await this.#xrandr('--output', PROJECTOR, '--mode', nameOf(size), place, LAPTOP);
  }

  async unplug(): Promise<void> {
    await this.#xrandr('--output', PROJECTOR, '--off');
  }

  /** The laptop's own screen goes dark; the projector stays. */
  async closeLid(): Promise<void> {
    await this.#xrandr(
      '--output',
      LAPTOP,
      '--off',
      '--output',
      PROJECTOR,
      '--primary',
      '--pos',
      '0x0',
    );
  }

  /** The laptop's screen is back, at the left of the projector. */
  async openLid(): Promise<void> {
    await this.#xrandr(
      ...['--output', LAPTOP, '--primary', '--mode', nameOf(LAPTOP_SIZE), '--left-of', PROJECTOR],
    );
  }

  /** Both show the same picture. */
  async mirror(): Promise<void> {
    await this.#xrandr('--output', PROJECTOR, '--mode', nameOf(LAPTOP_SIZE), '--same-as', LAPTOP);
  }

  async #xrandr(...args: readonly string[]): Promise<void> {
    await run('xrandr', ['--display', this.display, ...args]);
    // The driver notices what is plugged in only when somebody asks for everything.
    await run('xrandr', ['--display', this.display, '--query']);
  }
}

function nameOf({ width, height }: Size): string {
  return `${width}x${height}`;
}
