import { screen, type BrowserWindow, type BrowserWindowConstructorOptions } from 'electron';
import type { HallReport } from '../lesson/snapshots.ts';
import { log } from './log.ts';
import {
  besidePresenter,
  chooseHallScreen,
  fingerprintOf,
  keepOnScreen,
  sameRectangle,
  screenOf,
  type Fingerprint,
  type Rectangle,
  type Screen,
} from './screens.ts';

type Output = HallReport['output'];

export interface HallMemory {
  readonly place: Rectangle | undefined;
  readonly halls: readonly Fingerprint[];
}

/** How many halls are remembered. */
const MOST_HALLS = 12;

const SETTLE_MILLISECONDS = 300;
const SETTLE_TRIES = 5;

/**
 * The projector window and where it is: full-screen on the second screen if there is one, otherwise
 * an ordinary window beside the presenter. When its screen is pulled out it hides, and comes back with it.
 */
export class HallWindow {
  readonly #open: (place: BrowserWindowConstructorOptions) => BrowserWindow;
  readonly #presenterPlace: () => Rectangle;
  readonly #changed: () => void;
  #window: BrowserWindow | undefined;
  #memory: HallMemory;
  #hall: Screen | undefined;
  /** Once the class had a screen of its own, a missing one is an unplugged cable and not a rehearsal. */
  #hadHall = false;
  #rehearsing = false;
  #settling: ReturnType<typeof setTimeout> | undefined;
  #output: Output = { kind: 'hidden', reason: 'closed' };

  constructor(wiring: {
    /** Makes the window, hidden, loading its page. */
    readonly open: (place: BrowserWindowConstructorOptions) => BrowserWindow;
    readonly presenterPlace: () => Rectangle;
    /** Called when the output or what is remembered changed. */
    readonly changed: () => void;
    readonly memory: HallMemory;
  }) {
    this.#open = wiring.open;
    this.#presenterPlace = wiring.presenterPlace;
    this.#changed = wiring.changed;
    this.#memory = wiring.memory;
  }

  get window(): BrowserWindow | undefined {
    return this.#window;
  }

  /** The screen the class looks at; undefined in a rehearsal or while it is unplugged. */
  get screen(): Screen | undefined {
    return this.#hall;
  }

  get rehearsing(): boolean {
    return this.#rehearsing;
  }

  get output(): Output {
    return this.#output;
  }

  get memory(): HallMemory {
    return this.#memory;
  }

  /** Opens the window, or brings it back after it was closed. */
  show(): void {
    if (!this.#window) {
      const hall = chooseHallScreen(this.#screens(), this.#presenterPlace(), this.#memory.halls);
      const place = hall ? hall.bounds : this.#besidePlace();
      const window = this.#open({ ...place, show: false });
      this.#window = window;
      window.on('closed', () => {
        this.#window = undefined;
        this.#hall = undefined;
        this.#say({ kind: 'hidden', reason: 'closed' });
      });
      window.on('moved', () => this.#remember());
      window.on('resized', () => this.#remember());
    }
    this.place();
  }

  /** Stays an ordinary window beside the presenter, whatever screens there are; or looks for the wall again. */
  rehearse(on: boolean): void {
    this.#rehearsing = on;
    this.#hadHall = false;
    this.place();
    this.#changed();
  }

  /** The class is to look at this screen, if the presenter is not on it. */
  prefer(hall: Screen): void {
    this.#learn(fingerprintOf(hall));
  }

  /** Puts the window where it belongs among the screens there are now. */
  place(): void {
    const window = this.#window;
    if (!window) return;
    if (this.#rehearsing) return this.#float(window);
    const screens = this.#screens();
    const hall = chooseHallScreen(screens, this.#presenterPlace(), this.#memory.halls);
    if (hall) return this.#fill(window, hall);
    if (this.#hadHall) return this.#hide(window);
    this.#float(window);
  }

  #fill(window: BrowserWindow, hall: Screen): void {
    if (!isFull(window) || !window.isVisible() || !sameRectangle(window.getBounds(), hall.bounds)) {
      log.note(`The wall is ${describe(hall)}`);
      // Moved before it is shown, so that it never flashes up over the presenter.
      if (!sameRectangle(window.getBounds(), hall.bounds)) window.setBounds(hall.bounds);
      if (!window.isVisible()) window.showInactive();
      setFull(window, true);
    }
    this.#hall = hall;
    this.#hadHall = true;
    this.#settle(window, hall, SETTLE_TRIES);
    this.#learn(fingerprintOf(hall));
    const { width, height } = hall.bounds;
    this.#say({ kind: 'screen', name: hall.label, width, height });
  }

  /**
   * Systems change a window late, and forget what was asked of one that was not shown yet. Looks again
   * until the window really fills its screen.
   */
  #settle(window: BrowserWindow, hall: Screen, tries: number): void {
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => {
      if (window.isDestroyed() || this.#hall !== hall || !window.isVisible()) return;
      const fits = sameRectangle(window.getBounds(), hall.bounds);
      if (isFull(window) && fits) return;
      // A full-screen window does not take a new size; out, across, and in again.
      if (!fits) {
        setFull(window, false);
        window.setBounds(hall.bounds);
      }
      setFull(window, true);
      if (tries > 1) this.#settle(window, hall, tries - 1);
      else log.warn(`The wall does not fill ${describe(hall)}`);
    }, SETTLE_MILLISECONDS);
  }

  #hide(window: BrowserWindow): void {
    if (this.#hall) log.note('The wall is gone; class goes on');
    this.#hall = undefined;
    // It stays full-screen while it is hidden: systems do not take that from a hidden window.
    window.hide();
    this.#say({ kind: 'hidden', reason: 'unplugged' });
  }

  #float(window: BrowserWindow): void {
    const fromHall = this.#hall !== undefined || isFull(window);
    this.#hall = undefined;
    setFull(window, false);
    const here = fromHall ? undefined : keepOnScreen(window.getBounds(), this.#screens());
    const place = here ?? this.#besidePlace();
    window.setBounds(place);
    window.showInactive();
    if (fromHall) this.#settleBeside(window, place, SETTLE_TRIES);
    this.#say({ kind: 'window' });
  }

  /** A window that has just left full-screen is put back by some systems to where it was before. */
  #settleBeside(window: BrowserWindow, place: Rectangle, tries: number): void {
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => {
      if (window.isDestroyed() || this.#hall || sameRectangle(window.getBounds(), place)) return;
      setFull(window, false);
      window.setBounds(place);
      if (tries > 1) this.#settleBeside(window, place, tries - 1);
    }, SETTLE_MILLISECONDS);
  }

  #besidePlace(): Rectangle {
    const screens = this.#screens();
    const { place } = this.#memory;
    const presenter = this.#presenterPlace();
    const own = screenOf(presenter, screens);
    const kept = place && keepOnScreen(place, screens);
    if (kept && screenOf(kept, screens)?.id === own?.id) return kept;
    return besidePresenter(presenter, own ?? screen.getPrimaryDisplay());
  }

  #remember(): void {
    const window = this.#window;
    if (!window || this.#hall || isFull(window)) return;
    this.#memory = { ...this.#memory, place: window.getNormalBounds() };
    this.#changed();
  }

  #learn(hall: Fingerprint): void {
    const same = (other: Fingerprint) => JSON.stringify(other) === JSON.stringify(hall);
    if (this.#memory.halls[0] && same(this.#memory.halls[0])) return;
    const halls = [hall, ...this.#memory.halls.filter((other) => !same(other))];
    this.#memory = { ...this.#memory, halls: halls.slice(0, MOST_HALLS) };
    this.#changed();
  }

  #say(output: Output): void {
    if (JSON.stringify(output) === JSON.stringify(this.#output)) return;
    this.#output = output;
    this.#changed();
  }

  #screens(): readonly Screen[] {
    return screen.getAllDisplays();
  }
}

/** On macOS the simple kind: it is on the wall at once, without a space of its own and its slide. */
function setFull(window: BrowserWindow, on: boolean): void {
  if (isFull(window) === on) return;
  if (process.platform === 'darwin') window.setSimpleFullScreen(on);
  else window.setFullScreen(on);
}

function isFull(window: BrowserWindow): boolean {
  return process.platform === 'darwin' ? window.isSimpleFullScreen() : window.isFullScreen();
}

function describe({ label, bounds }: Screen): string {
  return `${label || 'a screen'}, ${bounds.width} × ${bounds.height} at ${bounds.x}, ${bounds.y}`;
}
