import { BrowserWindow, type BrowserWindowConstructorOptions } from 'electron';
import path from 'node:path';
import { ORIGIN } from './policy.ts';

export type WindowName = 'presenter' | 'projector';

const TITLES: Readonly<Record<WindowName, string>> = {
  presenter: 'Warm Hands – Presenter',
  projector: 'Warm Hands – Projector',
};

/** Shown before the page has drawn, so that nothing flashes white. The theme's paper, and its dark wall. */
const BACKGROUNDS: Readonly<Record<WindowName, string>> = {
  presenter: '#f6efe6',
  projector: '#f6efe6',
};

export const addressOf = (name: WindowName): string => `${ORIGIN}/${name}/index.html`;

/**
 * A window of the app, loading its page. Both are sandboxed and isolated, in development too.
 * @param outFolder absolute folder of the built code
 */
export function openWindow(
  name: WindowName,
  outFolder: string,
  place: BrowserWindowConstructorOptions,
  developer: boolean,
): BrowserWindow {
  const window = new BrowserWindow({
    ...place,
    title: TITLES[name],
    backgroundColor: BACKGROUNDS[name],
    autoHideMenuBar: true,
    webPreferences: {
      preload: path.join(outFolder, 'preload', `${name}.cjs`),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: developer,
      // The wall goes on when it is covered or in the background.
      backgroundThrottling: false,
    },
  });
  window.on('page-title-updated', (event) => event.preventDefault());
  window.webContents.on('did-finish-load', () => {
    void window.webContents.setVisualZoomLevelLimits(1, 1);
  });
  void loadPage(window, name);
  return window;
}

/** Loads the window's page; a failed load is reported by `did-fail-load`, so it is not thrown again. */
export async function loadPage(window: BrowserWindow, name: WindowName): Promise<void> {
  try {
    await window.loadURL(addressOf(name));
  } catch {
    // See above.
  }
}
