/** Tests with a laptop and a real second monitor, which can be plugged and pulled. */
import { test as base, type RunningApp } from './app.ts';
import { Monitors } from './monitors.ts';

export const test = base.extend<{ monitors: Monitors }>({
  monitors: async ({}, use) => {
    const monitors = await Monitors.start();
    await use(monitors);
    await monitors.stop();
  },
  launch: async ({ launch, monitors }, use) => {
    await use((wishes) =>
      launch({ ...wishes, env: { ...wishes?.env, DISPLAY: monitors.display } }),
    );
  },
});

export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly visible: boolean;
  readonly full: boolean;
}

/** Where a window is, in pixels of the whole desktop. */
export async function placeOf(
  app: RunningApp,
  name: 'Presenter' | 'Projector',
): Promise<Place | undefined> {
  const places = await app.electron.evaluate(
    ({ BrowserWindow }, title) =>
      BrowserWindow.getAllWindows()
        .filter((window) => window.getTitle().endsWith(title))
        .map((window) => ({
          ...window.getBounds(),
          visible: window.isVisible(),
          full: window.isFullScreen(),
        })),
    name,
  );
  return places[0];
}
