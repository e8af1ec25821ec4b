import { app, type BrowserWindow } from 'electron';
import { log } from './log.ts';
import { loadPage, type WindowName } from './windows.ts';

/** After this many deaths within the span the page is given a moment, so that nothing spins. */
const MANY_DEATHS = 4;
const SPAN_MILLISECONDS = 10_000;
const MOMENT_MILLISECONDS = 1_000;
const BEAT_MILLISECONDS = 1_000;
/** Longer than the longest frame of a laptop whose graphics are drawn by the processor. */
const HUNG_BEATS = 8;

/**
 * Brings a window back whose page crashed, was killed or hangs. The page then says that it is ready
 * and gets the whole lesson, so it is at the same step again.
 * @param lost called when the page is gone
 */
export function watchWindow(window: BrowserWindow, name: WindowName, lost: () => void): void {
  let deaths: number[] = [];
  const { webContents } = window;

  webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    log.warn(`The ${name}'s page is gone (${reason}, ${exitCode}); it is loaded again`);
    lost();
    const now = Date.now();
    deaths = [...deaths.filter((then) => now - then < SPAN_MILLISECONDS), now];
    const wait = deaths.length < MANY_DEATHS ? 0 : MOMENT_MILLISECONDS;
    // Not inside the event: the process that is gone is still being cleared away.
    setTimeout(() => {
      if (!window.isDestroyed()) void loadPage(window, name);
    }, wait);
  });

  const end = () => {
    log.warn(`The ${name}'s page hangs; it is ended and loaded again`);
    webContents.forcefullyCrashRenderer();
  };
  // Chromium notices this only where somebody presses a key, which nobody does on the wall.
  window.on('unresponsive', end);
  feelPulse(window, end);

  webContents.on('did-fail-load', (_event, code, description, address, isMainFrame) => {
    // -3: another load took its place.
    if (isMainFrame && code !== -3) log.warn(`${address} could not be loaded: ${description}`);
  });

  webContents.on('preload-error', (_event, _file, error) => {
    log.warn(`The ${name}'s preload failed: ${error.message}`);
  });
}

/**
 * Asks a page once a second for a sign of life, and says when it has owed one for `HUNG_BEATS`. Beats are counted
 * instead of time, so that a computer that wakes from sleep kills nothing.
 */
function feelPulse(window: BrowserWindow, hung: () => void): void {
  const { webContents } = window;
  let owed = 0;
  /** Answers of a page that was there before are not this page's. */
  let page = 0;
  webContents.on('did-start-loading', () => {
    page += 1;
    owed = 0;
  });
  const beat = setInterval(() => {
    if (webContents.isLoading() || webContents.isCrashed() || webContents.isDevToolsOpened())
      return;
    if (owed === 0) {
      const asked = page;
      void webContents.executeJavaScript('0').then(
        () => {
          if (asked === page) owed = 0;
        },
        () => undefined,
      );
    }
    owed += 1;
    if (owed <= HUNG_BEATS) return;
    owed = 0;
    hung();
  }, BEAT_MILLISECONDS);
  window.once('closed', () => clearInterval(beat));
}

/** The graphics process restarts by itself and the stages rebuild their pictures; this only notes it. */
export function watchHelpers(): void {
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    log.warn(`The ${type} process is gone (${reason}, ${exitCode})`);
  });
}
