import { BrowserWindow } from 'electron';
import type { HallScreen } from '../lesson/screen-wishes.ts';
import { screenOf, type Rectangle, type Screen } from './screens.ts';

/** The screens from left to right, as people count them, and whose each is. */
export function listScreens(
  screens: readonly Screen[],
  presenter: Rectangle,
  hall: Screen | undefined,
): readonly HallScreen[] {
  const own = screenOf(presenter, screens);
  return [...screens]
    .sort((a, b) => a.bounds.x - b.bounds.x || a.bounds.y - b.bounds.y || a.id - b.id)
    .map(({ id, label, bounds, scaleFactor }, index) => ({
      id,
      number: index + 1,
      name: label,
      width: Math.round(bounds.width * scaleFactor),
      height: Math.round(bounds.height * scaleFactor),
      use: id === hall?.id ? 'class' : id === own?.id ? 'presenter' : 'none',
    }));
}

/** Whether two screens show the same part of the desktop, so that the class would see her notes. */
export function areMirrored(screens: readonly Screen[]): boolean {
  return screens.some(({ bounds: a }, index) =>
    screens
      .slice(index + 1)
      .some(
        ({ bounds: b }) =>
          a.x < b.x + b.width &&
          b.x < a.x + a.width &&
          a.y < b.y + b.height &&
          b.y < a.y + a.height,
      ),
  );
}

const SHOWN_MILLISECONDS = 4000;
const SIDE = 360;

/** Shows its number on every screen for a moment, in a window that takes no focus, no script and no clicks. */
export function identifyScreens(screens: readonly Screen[], list: readonly HallScreen[]): void {
  for (const { id, number } of list) {
    const bounds = screens.find((one) => one.id === id)?.bounds;
    if (!bounds) continue;
    const window = new BrowserWindow({
      x: Math.round(bounds.x + (bounds.width - SIDE) / 2),
      y: Math.round(bounds.y + (bounds.height - SIDE) / 2),
      width: SIDE,
      height: SIDE,
      frame: false,
      resizable: false,
      focusable: false,
      skipTaskbar: true,
      alwaysOnTop: true,
      show: false,
      title: `Screen ${number}`,
      backgroundColor: '#9c3f23',
      webPreferences: { sandbox: true, contextIsolation: true, javascript: false },
    });
    window.setIgnoreMouseEvents(true);
    window.once('ready-to-show', () => window.showInactive());
    const style = 'margin:0;display:grid;place-content:center;height:100vh;color:#fffaf3';
    const policy = `default-src 'none'; style-src 'unsafe-inline'`;
    const page = `<meta http-equiv="Content-Security-Policy" content="${policy}"><title>Screen ${number}</title><body style="${style};font:600 240px sans-serif">${number}`;
    void window.loadURL(`data:text/html;charset=utf-8,${encodeURIComponent(page)}`);
    setTimeout(() => {
      if (!window.isDestroyed()) window.destroy();
    }, SHOWN_MILLISECONDS);
  }
}
