/** Where windows go: pure decisions over what Electron says of the screens. */

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What is used of an Electron `Display`. Bounds in device-independent pixels. */
export interface Screen {
  readonly id: number;
  readonly label: string;
  readonly bounds: Rectangle;
  readonly workArea: Rectangle;
  readonly scaleFactor: number;
}

/**
 * What a screen is known by from one evening to the next. Ids change with every plug and are shared
 * by screens of the same model, so they are not part of it.
 */
export interface Fingerprint {
  readonly label: string;
  readonly width: number;
  readonly height: number;
  readonly scaleFactor: number;
  readonly x: number;
  readonly y: number;
}

export function fingerprintOf({ label, bounds, scaleFactor }: Screen): Fingerprint {
  const { x, y, width, height } = bounds;
  return { label, width, height, scaleFactor, x, y };
}

/** How sure it is the same screen: 0 not at all, up to 8. */
export function likeness(screen: Screen, known: Fingerprint): number {
  const { bounds } = screen;
  let score = 0;
  if (screen.label !== '' && screen.label === known.label) score += 4;
  if (bounds.width === known.width && bounds.height === known.height) score += 2;
  if (bounds.x === known.x && bounds.y === known.y) score += 1;
  if (screen.scaleFactor === known.scaleFactor) score += 1;
  return score;
}

export function sameRectangle(a: Rectangle, b: Rectangle): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
}

/** Common area of two rectangles in square pixels. */
function overlap(a: Rectangle, b: Rectangle): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > 0 && height > 0 ? width * height : 0;
}

/** The screen on which most of a window lies; undefined when none of it is on any. */
export function screenOf(window: Rectangle, screens: readonly Screen[]): Screen | undefined {
  let best: Screen | undefined;
  let most = 0;
  for (const screen of screens) {
    const area = overlap(window, screen.bounds);
    if (area > most) [best, most] = [screen, area];
  }
  return best;
}

/**
 * The screen for the class: never the presenter's own. Of several the one that is most like the
 * screens used before (latest first); otherwise the largest.
 */
export function chooseHallScreen(
  screens: readonly Screen[],
  presenter: Rectangle,
  known: readonly Fingerprint[],
): Screen | undefined {
  const own = screenOf(presenter, screens);
  // By place, not by id, which screens of one model may share. Screens that show the same picture lie
  // on top of each other; that is no second screen.
  const others = screens.filter((screen) => !own || overlap(own.bounds, screen.bounds) === 0);
  const area = ({ bounds }: Screen) => bounds.width * bounds.height;
  const score = (screen: Screen) =>
    Math.max(0, ...known.map((one, age) => likeness(screen, one) - age / 100));
  return [...others].sort((a, b) => score(b) - score(a) || area(b) - area(a))[0];
}

/** A window counts as still on a screen when this much of it, in pixels, can be reached there. */
const REACHABLE = { width: 160, height: 80 };

/**
 * Where a window goes that was at `wished` before: the same place if it can be reached on a screen
 * there is now, made to fit that screen; otherwise nothing.
 */
export function keepOnScreen(wished: Rectangle, screens: readonly Screen[]): Rectangle | undefined {
  const screen = screenOf(wished, screens);
  if (!screen) return undefined;
  const { workArea } = screen;
  const visibleWidth =
    Math.min(wished.x + wished.width, workArea.x + workArea.width) - Math.max(wished.x, workArea.x);
  const visibleHeight =
    Math.min(wished.y + wished.height, workArea.y + workArea.height) -
    Math.max(wished.y, workArea.y);
  if (visibleWidth < REACHABLE.width || visibleHeight < REACHABLE.height) return undefined;
  const width = Math.min(wished.width, workArea.width);
  const height = Math.min(wished.height, workArea.height);
  return {
    x: clamp(wished.x, workArea.x, workArea.x + workArea.width - width),
    y: clamp(wished.y, workArea.y, workArea.y + workArea.height - height),
    width,
    height,
  };
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}

const PRESENTER_SIZE = { width: 1280, height: 800 };
/** The least size in which the presenter's controls are whole. */
export const PRESENTER_LEAST = { width: 960, height: 600 };

/** Where the presenter opens for the first time: in the middle of the laptop's screen. */
export function firstPresenterPlace(primary: Screen): Rectangle {
  const { workArea } = primary;
  const width = Math.min(PRESENTER_SIZE.width, workArea.width);
  const height = Math.min(PRESENTER_SIZE.height, workArea.height);
  // A wide screen leaves room for the rehearsal window on the right.
  const roomBeside = workArea.width >= width + 640;
  return {
    x: workArea.x + (roomBeside ? 0 : Math.round((workArea.width - width) / 2)),
    y: workArea.y + Math.round((workArea.height - height) / 2),
    width,
    height,
  };
}

/**
 * Where the projector opens as an ordinary window: beside the presenter, or where there is no room a small
 * one in the corner that covers least of it.
 */
export function besidePresenter(presenter: Rectangle, screen: Screen): Rectangle {
  const { workArea } = screen;
  const right = presenter.x + presenter.width;
  const room = workArea.x + workArea.width - right;
  if (room >= 480) {
    const width = Math.min(room, 1280);
    const height = Math.min(workArea.height, Math.round((width * 9) / 16));
    return {
      x: right,
      y: clamp(presenter.y, workArea.y, workArea.y + workArea.height - height),
      width,
      height,
    };
  }
  const width = Math.round(Math.min(640, workArea.width / 3));
  const height = Math.round((width * 9) / 16);
  return {
    x: workArea.x + workArea.width - width,
    y: workArea.y + workArea.height - height,
    width,
    height,
  };
}

/**
 * Where a window goes when the screen it is on was moved in the arrangement and the system left the
 * window behind.
 * @param before the screen as it was
 * @returns undefined when the window is to stay where it is
 */
export function followScreen(
  window: Rectangle,
  before: Screen,
  screens: readonly Screen[],
): Rectangle | undefined {
  const [after, another] = screens.filter((screen) => screen.id === before.id);
  // Gone, or its id is shared by screens of one model, so that nobody knows which it is.
  if (!after || another) return undefined;
  const x = after.bounds.x - before.bounds.x;
  const y = after.bounds.y - before.bounds.y;
  if ((x === 0 && y === 0) || screenOf(window, screens) === after) return undefined;
  return { ...window, x: window.x + x, y: window.y + y };
}
