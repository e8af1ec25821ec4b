import { app, type BrowserWindow } from 'electron';
import { Deaths } from './deaths.ts';
import { Heartbeat } from './heartbeat.ts';
import { log } from './log.ts';
import { loadPage, type WindowName } from './windows.ts';

/** After this many deaths within the span the page is given a moment, so that nothing spins. */
const MANY_DEATHS = 4;
const SPAN_MILLISECONDS = 10_000;
const MOMENT_MILLISECONDS = 1_000;

/** How long a page may be silent at least [ms]; the class waits for the wall, the instructor has notes in her hands. */
const PATIENCE_MS: Readonly<Record<WindowName, number>> = { projector: 1_500, presenter: 5_000 };

/** A window that is shown again draws all anew, where the processor draws with shaders that it first has to make [ms]. */
const DRAWING_ANEW_MS = 4_000;

/**
 * Brings a window back whose page crashed, was killed or hangs. The page then says that it is ready
 * and gets the whole lesson, so it is at the same step again.
 * @param lost called when the page is gone
 * @returns what hears that the page lives
 */
export function watchWindow(window: BrowserWindow, name: WindowName, lost: () => void): Heartbeat {
  const deaths = new Deaths(MANY_DEATHS, SPAN_MILLISECONDS);
  const { webContents } = window;
  const end = () => {
    log.warn(`The ${name}'s page hangs; it is ended and loaded again`);
    webContents.forcefullyCrashRenderer();
  };
  const heartbeat = new Heartbeat(PATIENCE_MS[name], end);

  webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    log.warn(`The ${name}'s page is gone (${reason}, ${exitCode}); it is loaded again`);
    heartbeat.stops();
    lost();
    const wait = deaths.add(Date.now()) ? MOMENT_MILLISECONDS : 0;
    // Not inside the event: the process that is gone is still being cleared away.
    setTimeout(() => {
      if (!window.isDestroyed()) void loadPage(window, name);
    }, wait);
  });

  webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) heartbeat.opens();
  });
  // Until here the page that leaves may still have beaten; only from here on it is the new one.
  webContents.on('did-navigate', () => heartbeat.opens());
  window.on('show', () => heartbeat.rests(DRAWING_ANEW_MS));
  window.on('closed', () => heartbeat.stops());
  window.on('unresponsive', end);

  webContents.on('did-fail-load', (_event, code, description, address, isMainFrame) => {
    // -3: another load took its place.
    if (isMainFrame && code !== -3) log.warn(`${address} could not be loaded: ${description}`);
  });

  webContents.on('preload-error', (_event, _file, error) => {
    log.warn(`The ${name}'s preload failed: ${error.message}`);
  });
  return heartbeat;
}

/**
 * The graphics process restarts by itself and the stages rebuild their pictures.
 * @param graphicsLost called when they begin to
 */
export function watchHelpers(graphicsLost: () => void): void {
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    log.warn(`The ${type} process is gone (${reason}, ${exitCode})`);
    if (type === 'GPU') graphicsLost();
  });
}
