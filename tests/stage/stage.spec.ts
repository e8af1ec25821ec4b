/** The stage by itself, in a real browser engine. */
import type { Page } from 'playwright/test';
import { expect, SIZE, test, untilDrawn } from './engine.ts';

const stageOf = (page: Page) => page.getByTestId('stage');
const shot = (page: Page) => stageOf(page).screenshot();
const framesOf = async (page: Page) => Number(await stageOf(page).getAttribute('data-frames'));

/** Shows another moment, paused, and waits for it. */
async function seek(page: Page, time: number): Promise<void> {
  await untilDrawn(page, await page.evaluate((at) => window.stageRoom.seek(at), time));
}

test('while nothing changes nothing runs: no frame, no frame callback, no timer', async ({
  page,
}) => {
  await seek(page, 5);
  const before = await page.evaluate(() => ({ ...window.stageRoom.asked }));
  const frames = await framesOf(page);
  // The wait is the measurement.
  await page.waitForTimeout(2_000);
  expect(await page.evaluate(() => ({ ...window.stageRoom.asked }))).toEqual(before);
  expect(await framesOf(page)).toBe(frames);
});

test('one change is one frame', async ({ page }) => {
  await seek(page, 5);
  const frames = await framesOf(page);
  await seek(page, 5.1);
  expect(await framesOf(page)).toBe(frames + 1);
});

test('the same moment is the same picture, whatever was shown before', async ({ page }) => {
  await seek(page, 6);
  const first = await shot(page);
  await seek(page, 20);
  expect((await shot(page)).equals(first)).toBe(false);
  await seek(page, 6);
  expect((await shot(page)).equals(first)).toBe(true);
});

test('a view is reached by a move, and then nothing runs', async ({ page }) => {
  await seek(page, 5);
  const frames = await framesOf(page);
  await page.evaluate(() => window.stageRoom.change({ view: 'above' }));
  await expect(stageOf(page)).toHaveAttribute('data-view', 'above');
  await untilDrawn(page, 1);
  // On its way it drew more than the arrival.
  expect(await framesOf(page)).toBeGreaterThan(frames + 1);
});

test('bones are drawn where the pose says, at every moment', async ({ page }) => {
  const errors = await page.evaluate(() => window.stageRoom.boneErrors());
  expect(errors.bones).toBeGreaterThan(20);
  expect(errors.place).toBeLessThan(1e-4);
  expect(errors.turn).toBeLessThan(1e-3);
});

test('the light doll lies where the fine one lies, with less than half its triangles', async ({
  page,
}) => {
  const [fine, light, again] = await page.evaluate(() => window.stageRoom.lightDoll());
  expect(light!.triangles).toBeLessThan(fine!.triangles / 2);
  light!.box.forEach((edge, i) => expect(Math.abs(edge - fine!.box[i]!)).toBeLessThan(0.002));
  expect(again).toEqual(fine);
});

test('a picture of another moment leaves the running one as it is', async ({ page }) => {
  await seek(page, 5);
  const before = await shot(page);
  const frames = await framesOf(page);
  const still = await page.evaluateHandle(() => window.stageRoom.still(21));
  await expect.poll(() => framesOf(page)).toBe(frames + 1);
  expect((await shot(page)).equals(before)).toBe(true);
  const colours = await still.evaluate((canvas) => {
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    const seen = new Set<number>();
    for (let i = 0; i < data.length; i += 4) {
      seen.add((data[i]! << 16) | (data[i + 1]! << 8) | data[i + 2]!);
    }
    return seen.size;
  });
  // A picture, not an empty or a one-coloured canvas.
  expect(colours).toBeGreaterThan(200);
});

test('a lost context is survived, by the stage and by its next picture', async ({ page }) => {
  await seek(page, 5);
  const before = await shot(page);
  const frames = await framesOf(page);
  await page.evaluate(async () => {
    const canvas = document.querySelector('canvas')!;
    const extension = canvas.getContext('webgl2')!.getExtension('WEBGL_lose_context')!;
    const lost = new Promise((resolve) => canvas.addEventListener('webglcontextlost', resolve));
    extension.loseContext();
    await lost;
    // Only once the event is over may it be restored.
    await new Promise((resolve) => setTimeout(resolve));
    extension.restoreContext();
  });
  await expect.poll(() => framesOf(page)).toBeGreaterThan(frames);
  await untilDrawn(page, 1);
  expect((await shot(page)).equals(before)).toBe(true);
});

test('a stage of another size is drawn anew, once it is at rest', async ({ page }) => {
  await seek(page, 5);
  const frames = await framesOf(page);
  await page.evaluate((size) => window.stageRoom.open(size), { ...SIZE, width: 400 });
  await expect.poll(() => framesOf(page)).toBeGreaterThan(frames);
  await untilDrawn(page, 1);
  const width = await page.locator('canvas').evaluate((canvas: HTMLCanvasElement) => canvas.width);
  expect(width).toBe(400);
});
