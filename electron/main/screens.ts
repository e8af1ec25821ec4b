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

/** Where a window is by the instructor's own choice: its place, and the screen as it was then. */
export interface Home {
  readonly place: Rectangle;
  readonly screen: Screen;
  /** The screen is gone, and the window had to leave. */
  readonly away?: boolean;
}

/** The screen that was known as `before`; undefined when it is gone, or nobody knows which one it is. */
export function sameScreen(before: Screen, screens: readonly Screen[]): Screen | undefined {
  const only = (found: readonly Screen[]) => (found.length === 1 ? found[0] : undefined);
  const ofId = screens.filter((screen) => screen.id === before.id);
  if (ofId.length > 0) {
    return only(ofId) ?? ofId.find((screen) => sameRectangle(screen.bounds, before.bounds));
  }
  // Plugged in again it may have another id.
  const { label, bounds } = before;
  const alike = (screen: Screen) =>
    screen.label === label &&
    screen.bounds.width === bounds.width &&
    screen.bounds.height === bounds.height;
  return label === '' ? undefined : only(screens.filter(alike));
}

/**
 * Where a window goes after screens came, went or moved: along with its own screen. While that is gone, if only for
 * the moment in which a system rearranges its screens, it is on one there is, and then it goes back.
 * @param now where the window is, perhaps put there by the system
 * @param other where it goes if no screen shows it
 */
export function placeAmong(
  now: Rectangle,
  home: Home | undefined,
  screens: readonly Screen[],
  other: Rectangle,
): Rectangle {
  const own = home && sameScreen(home.screen, screens);
  if (!home || !own) return keepOnScreen(now, screens) ?? other;
  const moved = {
    ...home.place,
    x: home.place.x + own.bounds.x - home.screen.bounds.x,
    y: home.place.y + own.bounds.y - home.screen.bounds.y,
  };
  const stayed = !home.away && screenOf(now, screens) === own;
  return keepOnScreen(stayed ? now : moved, screens) ?? other;
}
