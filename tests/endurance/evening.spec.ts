/** Two hours of class, many times faster: nothing piles up. */
import type { Page } from 'playwright/test';
import { expect, test, type RunningApp } from '../e2e/app.ts';
import { ask, bothDrawn, openLesson, STROKE } from '../e2e/lesson.ts';
import { heldMemoryOf } from '../bench/processes.ts';
import { Chance } from './chance.ts';
import { STROKES } from './class-life.ts';

const MINUTES = 120;
/** From here on the app has seen everything once. */
const SETTLED = 10;
/** More than this would be a leak: the share by which memory may have grown. */
const GROWTH = 1.05;

/** What pages hold that must be given back. */
interface Held {
  readonly listeners: number;
  readonly nodes: number;
  readonly graphics: Readonly<Record<string, number>>;
}

/** Counts what lives in a page's graphics context from now on; runs in the page before anything else. */
function countGraphics(): void {
  const alive: Record<string, number> = {};
  Object.assign(window, { graphicsAlive: alive });
  const context = WebGL2RenderingContext.prototype as unknown as Record<string, unknown>;
  for (const kind of ['Buffer', 'Texture', 'Program', 'VertexArray', 'Framebuffer', 'Shader']) {
    const known = new Set<unknown>();
    const make = context[`create${kind}`] as (...args: unknown[]) => unknown;
    const drop = context[`delete${kind}`] as (...args: unknown[]) => unknown;
    context[`create${kind}`] = function (...args: unknown[]) {
      const made = make.apply(this, args);
      known.add(made);
      alive[kind] = known.size;
      return made;
    };
    context[`delete${kind}`] = function (...args: unknown[]) {
      known.delete(args[0]);
      alive[kind] = known.size;
      return drop.apply(this, args);
    };
  }
}

async function heldBy(app: RunningApp, page: Page): Promise<Held> {
  const session = await app.electron.context().newCDPSession(page);
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  const value = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? NaN;
  const held = { listeners: value('JSEventListeners'), nodes: value('Nodes') };
  await session.detach();
  const graphics = await page.evaluate(
    () => (window as unknown as { graphicsAlive: Record<string, number> }).graphicsAlive,
  );
  return { ...held, graphics };
}

/** What all processes need at rest [MB]: the least of some moments, for what was in use is given back late. */
async function restingMemory(app: RunningApp): Promise<number> {
  const seen: number[] = [];
  for (let moment = 0; moment < 5; moment += 1) {
    await app.presenter.waitForTimeout(1_000);
    seen.push(heldMemoryOf(app.electron.process().pid!));
  }
  return Math.min(...seen);
}

/** Strokes that are opened in a minute; after ten minutes every one was there, and was drawn. */
const STROKES_A_MINUTE = 5;

const twoFrames = (page: Page) =>
  page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );

/** Lights up a place on the mat and draws there, and wipes it off when the wall has shown it. */
async function pointAndDraw(app: RunningApp): Promise<void> {
  const mark = (...marks: readonly object[]) =>
    app.presenter.evaluate((all) => {
      const { warmHands } = window as unknown as { warmHands: { mark(mark: unknown): void } };
      for (const one of all) warmHands.mark(one);
    }, marks);
  const spot = { bone: '', at: [0, 0.1, 0.05] };
  await mark({ type: 'light', spot }, { type: 'ink', line: 1, spot });
  await expect(app.projector.getByTestId('spotlight')).toBeVisible();
  await twoFrames(app.projector);
  await mark({ type: 'light', spot: null }, { type: 'wipe' });
  await expect(app.projector.getByTestId('spotlight')).toHaveCount(0);
}

async function openAndCloseDialogs({ presenter }: RunningApp): Promise<void> {
  for (const name of ['Hall and class', 'Keys']) {
    await presenter.getByRole('button', { name }).first().click();
    await presenter.keyboard.press('Escape');
  }
}

async function askTheBaby(app: RunningApp, chance: Chance): Promise<void> {
  await ask(app, { type: 'askPermission' });
  const answer = chance.of(['yes', 'not-now', 'unsure'] as const);
  await bothDrawn(app, await ask(app, { type: 'answer', answer }));
  await ask(app, { type: 'goBack' });
}

/** One minute of class: strokes, some of their steps, and what she does besides. */
async function minute(app: RunningApp, chance: Chance, number: number): Promise<void> {
  for (let turn = 0; turn < STROKES_A_MINUTE; turn += 1) {
    const index = (number * STROKES_A_MINUTE + turn) % STROKES.length;
    await ask(app, { type: 'openStroke', stroke: STROKES[index]! });
    if (number <= SETTLED) await bothDrawn(app, await ask(app, { type: 'goToStep', step: 2 }));
  }
  await ask(app, { type: 'setView', view: chance.of(['auto', 'above', 'parent'] as const) });
  await bothDrawn(app, await ask(app, { type: 'goToStep', step: 2 }));
  await ask(app, { type: 'setWall', wall: chance.of(['black', 'card', 'check'] as const) });
  await ask(app, { type: 'setWall', wall: 'stage' });
  const besides = [
    () => pointAndDraw(app),
    () => openAndCloseDialogs(app),
    () => askTheBaby(app, chance),
    () => ask(app, { type: 'setTone', tone: chance.of([1, 2, 3, 4, 5] as const) }),
  ];
  await besides[number % besides.length]!();
}

test.setTimeout(5_400_000);

test('two hours of class leave memory and everything that is counted where they were', async ({
  app,
}) => {
  await app.electron.context().addInitScript(countGraphics);
  await Promise.all([app.presenter.reload(), app.projector.reload()]);
  await openLesson(app);
  const chance = new Chance(7);
  const pages = { presenter: app.presenter, projector: app.projector };
  /** Each time of the same stroke at rest, so that what differs was left behind. */
  const measure = async () => {
    await ask(app, { type: 'openStroke', stroke: STROKE });
    await ask(app, { type: 'setView', view: 'auto' });
    await ask(app, { type: 'setTone', tone: 2 });
    await bothDrawn(app, await ask(app, { type: 'seek', time: 0 }));
    return {
      presenter: await heldBy(app, pages.presenter),
      projector: await heldBy(app, pages.projector),
      memory: await restingMemory(app),
    };
  };
  let settled: Awaited<ReturnType<typeof measure>> | undefined;
  for (let number = 1; number <= MINUTES; number += 1) {
    await minute(app, chance, number);
    if (number % SETTLED === 0) {
      const now = await measure();
      settled ??= now;
      console.log(`${number} min: ${now.memory.toFixed(0)} MB ${JSON.stringify(now)}`);
    }
  }
  const end = await measure();
  expect(end.presenter).toEqual(settled?.presenter);
  expect(end.projector).toEqual(settled?.projector);
  expect(end.memory).toBeLessThan((settled?.memory ?? 0) * GROWTH);
});
