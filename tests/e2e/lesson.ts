/** What the tests of teaching ask of the app: its windows made small, its stages, its lesson. */
import type { Locator, Page } from 'playwright/test';
import type { Catalog, CatalogStroke } from '../../assets/strokes/catalog.ts';
import type { PresenterBridge } from '../../electron/lesson/bridge.ts';
import type { Intent } from '../../electron/lesson/intents.ts';
import type { PresenterSnapshot } from '../../electron/lesson/snapshots.ts';
import { untilDrawn } from '../../electron/runtime/stills.mjs';
import type { RunningApp } from './app.ts';

export const STROKE = 'legs/indian-milking';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Software graphics draw small windows several times faster. */
const SMALL: Readonly<Record<'presenter' | 'projector', Size>> = {
  presenter: { width: 1100, height: 640 },
  projector: { width: 480, height: 270 },
};

export const stageOf = (page: Page): Locator => page.getByTestId('stage');

/** What a stage says of its last picture. */
export interface Said {
  readonly stroke: string;
  readonly step: number;
  readonly time: number;
  readonly rev: number;
  readonly view: string;
  readonly frames: number;
}

export async function said(page: Page): Promise<Said> {
  const data = await stageOf(page).evaluate((element) => ({ ...element.dataset }));
  return {
    stroke: data['stroke'] ?? '',
    step: Number(data['step']),
    time: Number(data['time']),
    rev: Number(data['rev']),
    view: data['view'] ?? '',
    frames: Number(data['frames']),
  };
}

/** Resizes a window's content and waits until its page has that size. */
export async function resize(app: RunningApp, page: Page, size: Size): Promise<void> {
  const window = await app.electron.browserWindow(page);
  await window.evaluate((one, { width, height }) => one.setContentSize(width, height), size);
  await page.waitForFunction(
    ({ width, height }) => innerWidth === width && innerHeight === height,
    size,
  );
  // On a display without a window manager nothing else asks a page at rest for the frame in which it measures itself.
  await page.evaluate(() => new Promise(requestAnimationFrame));
}

/** The app with small windows, both stages drawn and at rest at the beginning of Indian milking. */
export async function openLesson(app: RunningApp): Promise<CatalogStroke> {
  await Promise.all([
    resize(app, app.presenter, SMALL.presenter),
    resize(app, app.projector, SMALL.projector),
  ]);
  await ask(app, { type: 'openStroke', stroke: STROKE });
  const rev = await ask(app, { type: 'seek', time: 0 });
  await bothDrawn(app, rev);
  return strokeOf(app, STROKE);
}

/** Both stages show the lesson at `rev` or a later one, and rest. */
export async function bothDrawn(app: RunningApp, rev: number): Promise<void> {
  await Promise.all([untilDrawn(app.presenter, rev), untilDrawn(app.projector, rev)]);
}

/** Both stages show the lesson as it is now, and rest. */
export async function atRest(app: RunningApp): Promise<PresenterSnapshot> {
  const lesson = await lessonOf(app.presenter);
  await bothDrawn(app, lesson.rev);
  return lesson;
}

/** The strokes as the windows read them. */
export async function strokeOf(app: RunningApp, id: string): Promise<CatalogStroke> {
  const catalog = await app.presenter.evaluate(async () => {
    const response = await fetch('/strokes/catalog.json');
    return (await response.json()) as Catalog;
  });
  const stroke = catalog.strokes.find((one) => one.id === id);
  if (!stroke) throw new Error(`The catalog has no ${id}.`);
  return stroke;
}

/**
 * The lesson as main has it: asked for the way a page that was just loaded asks. What main said
 * before may still be on its way to a page that is busy drawing, so the answer is told from it: what
 * main says of itself has a higher `rev` each time, and only an answer repeats the one before it.
 */
export async function lessonOf(presenter: Page): Promise<PresenterSnapshot> {
  return presenter.evaluate(
    () =>
      new Promise<PresenterSnapshot>((resolve) => {
        const bridge = window.warmHands as PresenterBridge;
        let last: number | undefined;
        const end = bridge.onSnapshot((snapshot) => {
          if (snapshot.rev === last) {
            end();
            resolve(snapshot);
          }
          last = snapshot.rev;
        });
        bridge.ready();
        bridge.ready();
      }),
  );
}

/** Sends an intent without a control, for what a test only needs on its way. @returns the `rev` it made */
export async function ask(app: RunningApp, intent: Intent): Promise<number> {
  await app.presenter.evaluate((wanted) => {
    (window.warmHands as PresenterBridge).send(wanted);
  }, intent);
  return (await lessonOf(app.presenter)).rev;
}

export const button = (app: RunningApp, name: string): Locator =>
  app.presenter.getByRole('button', { name, exact: true });

export const radio = (app: RunningApp, group: string, name: string): Locator =>
  app.presenter.getByRole('radiogroup', { name: group }).getByRole('radio', { name, exact: true });

/** A stage's picture as a PNG, taken as it stands: both stages are at rest when this is asked. */
export async function pictureOf(page: Page): Promise<Buffer> {
  const box = await stageOf(page).boundingBox();
  if (!box) throw new Error('The stage is not shown.');
  const [x, y] = [Math.round(box.x), Math.round(box.y)];
  return page.screenshot({
    clip: { x, y, width: Math.floor(box.width), height: Math.floor(box.height) },
  });
}
