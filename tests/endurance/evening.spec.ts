/** Two hours of class, many times faster: nothing piles up. */
import type { Page } from 'playwright/test';
import { expect, test, type RunningApp } from '../e2e/app.ts';
import { ask, bothDrawn, openLesson } from '../e2e/lesson.ts';
import { memoryOf } from '../bench/processes.ts';
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

/** One minute of class: a stroke, some of its steps, and something she does besides. */
async function minute(app: RunningApp, chance: Chance, number: number): Promise<void> {
  await ask(app, { type: 'openStroke', stroke: STROKES[(number * 7) % STROKES.length]! });
  for (let step = 2; step <= 3; step += 1) await ask(app, { type: 'goToStep', step });
  await ask(app, { type: 'setView', view: chance.of(['auto', 'above', 'parent'] as const) });
  await ask(app, { type: 'setTone', tone: chance.of([1, 2, 3, 4, 5] as const) });
  await bothDrawn(app, await ask(app, { type: 'play' }));
  const spot = { bone: '', at: [0, 0.1, 0.05] as const };
  await app.presenter.evaluate((at) => {
    const { warmHands } = window as unknown as { warmHands: { mark(mark: unknown): void } };
    warmHands.mark({ type: 'light', spot: at });
    warmHands.mark({ type: 'ink', line: 1, spot: at });
    warmHands.mark({ type: 'light', spot: null });
    warmHands.mark({ type: 'wipe' });
  }, spot);
  await ask(app, { type: 'pause' });
  for (const wall of ['black', 'card', 'check', 'stage'] as const) {
    await ask(app, { type: 'setWall', wall });
  }
  await ask(app, { type: 'askPermission' });
  await ask(app, { type: 'answer', answer: chance.of(['yes', 'not-now', 'unsure'] as const) });
  await ask(app, { type: 'goBack' });
  const { presenter } = app;
  for (const [open, close] of [
    ['Hall and class', 'Escape'],
    ['Keys', 'Escape'],
  ] as const) {
    await presenter.getByRole('button', { name: open }).first().click();
    await presenter.keyboard.press(close);
  }
  await bothDrawn(app, await ask(app, { type: 'seek', time: 0 }));
}

test('two hours of class leave memory and everything that is counted where they were', async ({
  app,
}) => {
  await app.electron.context().addInitScript(countGraphics);
  await Promise.all([app.presenter.reload(), app.projector.reload()]);
  await openLesson(app);
  const chance = new Chance(7);
  const pages = { presenter: app.presenter, projector: app.projector };
  const measure = async () => ({
    presenter: await heldBy(app, pages.presenter),
    projector: await heldBy(app, pages.projector),
    memory: memoryOf(app.electron.process().pid!),
  });
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
