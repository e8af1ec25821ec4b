/** The laptop and the wall show the same picture, step by step, on both legs. */
import { PNG } from 'pngjs';
import type { Page } from 'playwright/test';
import { expect, test, type RunningApp } from './app.ts';
import { ask, bothDrawn, openLesson, resize, said, stageOf, type Size } from './lesson.ts';

/** Pixels of a stage's canvas. */
async function canvasSize(page: Page): Promise<Size> {
  return stageOf(page)
    .locator('canvas')
    .evaluate((canvas: HTMLCanvasElement) => ({ width: canvas.width, height: canvas.height }));
}

/** Room that a stage has in its page. */
async function roomOf(page: Page): Promise<Size> {
  return stageOf(page).evaluate(({ clientWidth, clientHeight }) => ({
    width: clientWidth,
    height: clientHeight,
  }));
}

/** Resizes the projector until its stage is as large as the presenter's. */
async function matchStages(app: RunningApp): Promise<Size> {
  const wanted = await roomOf(app.presenter);
  // The words below the picture take about 17 in 100 of the height; what is left is corrected.
  const content = { width: wanted.width, height: Math.round(wanted.height / 0.83) };
  for (let now = await roomOf(app.projector); ; now = await roomOf(app.projector)) {
    if (now.width === wanted.width && now.height === wanted.height) break;
    await resize(app, app.projector, content);
    now = await roomOf(app.projector);
    content.width += wanted.width - now.width;
    content.height += wanted.height - now.height;
  }
  const pixels = await canvasSize(app.presenter);
  await expect.poll(() => canvasSize(app.projector)).toEqual(pixels);
  return pixels;
}

async function picture(page: Page, { width, height }: Size): Promise<PNG> {
  const box = await stageOf(page).boundingBox();
  if (!box) throw new Error('The stage is not shown.');
  const clip = { x: Math.round(box.x), y: Math.round(box.y), width, height };
  return PNG.sync.read(await page.screenshot({ clip }));
}

/** Mean absolute difference of the colours of two pictures, 0 to 1. */
function difference(a: PNG, b: PNG): number {
  expect([a.width, a.height]).toEqual([b.width, b.height]);
  let sum = 0;
  for (let index = 0; index < a.data.length; index += 1) {
    if (index % 4 !== 3) sum += Math.abs(a.data[index]! - b.data[index]!);
  }
  return sum / (a.width * a.height * 3 * 255);
}

for (const side of ['left', 'right'] as const) {
  test(`the same picture at every step, ${side} leg`, async ({ app }) => {
    const stroke = await openLesson(app);
    if (side === 'right') await ask(app, { type: 'setSide', side });
    const size = await matchStages(app);
    // The tools to draw with lie over the stage of the presenter, and only there.
    await app.presenter.locator('.tools').evaluate((tools: HTMLElement) => {
      tools.style.visibility = 'hidden';
    });
    const seen: PNG[] = [];
    for (const step of stroke.steps) {
      const rev = await ask(app, { type: 'seek', time: step.start + step.seconds * 0.6 });
      await bothDrawn(app, rev);
      const [desk, hall] = [await said(app.presenter), await said(app.projector)];
      expect({ ...hall, frames: 0 }).toEqual({ ...desk, frames: 0 });
      const [onDesk, onWall] = [
        await picture(app.presenter, size),
        await picture(app.projector, size),
      ];
      expect(difference(onDesk, onWall)).toBeLessThan(0.01);
      // The comparison can tell pictures apart: every other step is another picture.
      for (const other of seen) expect(difference(other, onWall)).toBeGreaterThan(0.01);
      seen.push(onWall);
    }
  });
}
