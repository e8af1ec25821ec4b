/** Everybody can use it: names and contrast by axe-core, everything by keyboard, nothing covered. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright/test';
import { expect, test } from './app.ts';
import { ask, button, lessonOf, openLesson, resize, stageOf } from './lesson.ts';

/** Rules of WCAG 2.2 A and AA, and axe's own best practices, that a page breaks. */
async function broken(page: Page): Promise<readonly string[]> {
  // The legacy mode runs within the page; the other one opens a tab, which this app has not.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return violations.map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(' | ')}`,
  );
}

test('axe finds nothing in either window, whatever the wall shows', async ({ app }) => {
  await openLesson(app);
  expect(await broken(app.presenter)).toEqual([]);
  expect(await broken(app.projector)).toEqual([]);
  await ask(app, { type: 'setWall', wall: 'card' });
  await expect(app.projector.getByTestId('card')).toBeVisible();
  expect(await broken(app.projector)).toEqual([]);
  await ask(app, { type: 'setWall', wall: 'black' });
  await expect(app.projector.getByTestId('black')).toBeVisible();
  expect(await broken(app.projector)).toEqual([]);
  await app.presenter.keyboard.press('?');
  await expect(app.presenter.getByRole('dialog')).toBeVisible();
  expect(await broken(app.presenter)).toEqual([]);
});

test('the regions and controls have the names that are promised', async ({ app }) => {
  await openLesson(app);
  for (const name of [
    'Play',
    'Next step',
    'Previous step',
    'Replay step',
    'Loop step',
    'Freeze projector',
    'Show to class',
    'Blank projector',
    'Show card',
  ]) {
    await expect(button(app, name)).toHaveCount(1);
  }
  const { presenter } = app;
  for (const name of ['Speed', 'View']) {
    await expect(presenter.getByRole('radiogroup', { name, exact: true })).toHaveCount(1);
  }
  for (const name of ['Stage', 'Notes', 'Steps', 'Class timer']) {
    await expect(presenter.getByRole('region', { name, exact: true })).toHaveCount(1);
  }
  await expect(presenter.getByRole('navigation', { name: 'Strokes' })).toHaveCount(1);
  await expect(presenter.getByText('Step 1 of 5', { exact: true })).toHaveCount(1);
});

/** The focused element: which it is, and how its focus is shown (by itself or by its label). */
async function focused(page: Page): Promise<{ name: string; ring: number; inside: boolean }> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    const shown = [element, element.closest('label')].filter((one) => one !== null);
    const ring = Math.max(
      ...shown.map((one) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(one);
        return outlineStyle === 'none' ? 0 : parseFloat(outlineWidth);
      }),
    );
    const box = (element.closest('label') ?? element).getBoundingClientRect();
    const inside =
      box.width > 0 &&
      box.left >= 0 &&
      box.top >= 0 &&
      box.right <= innerWidth + 1 &&
      box.bottom <= innerHeight + 1;
    const group = element.closest('[role=radiogroup]')?.getAttribute('aria-label');
    const name = element.getAttribute('aria-label') ?? element.textContent?.trim() ?? '';
    return { name: group ?? (name || element.tagName), ring, inside };
  });
}

test('the whole presenter can be walked by keyboard, and the focus is always seen', async ({
  app,
}) => {
  await openLesson(app);
  const { presenter } = app;
  await presenter.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  const walked: string[] = [];
  for (;;) {
    await presenter.keyboard.press('Tab');
    const { name, ring, inside } = await focused(presenter);
    if (name === walked[0] || name === 'BODY') break;
    walked.push(name);
    expect({ name, seen: ring >= 2, inside }).toEqual({ name, seen: true, inside: true });
    expect(walked.length, walked.join(', ')).toBeLessThan(120);
  }
  const controls = await presenter
    .locator('button:visible:enabled')
    .evaluateAll((all) =>
      all.map((one) => one.getAttribute('aria-label') ?? one.textContent?.trim() ?? ''),
    );
  expect(controls.length).toBeGreaterThan(15);
  expect(controls.filter((name) => !walked.includes(name))).toEqual([]);
  for (const name of ['Speed', 'View', 'Place in the stroke']) expect(walked).toContain(name);
});

test('a lesson is taught without a mouse', async ({ app }) => {
  await openLesson(app);
  const { presenter } = app;
  await ask(app, { type: 'setSpeed', rate: 0.25 });
  await button(app, 'Play').focus();
  await presenter.keyboard.press('Enter');
  await expect(button(app, 'Pause')).toBeVisible();
  await button(app, 'Pause').focus();
  await presenter.keyboard.press('Enter');
  await expect(button(app, 'Play')).toBeVisible();
  await presenter.getByRole('slider').focus();
  await presenter.keyboard.press('Home');
  await presenter.keyboard.press('ArrowRight');
  await expect
    .poll(async () => (await lessonOf(presenter)).desk.clock.lessonTime)
    .toBeGreaterThan(0);
  await presenter.getByRole('region', { name: 'Steps' }).getByRole('button').nth(2).focus();
  await presenter.keyboard.press('Enter');
  await expect(stageOf(app.projector)).toHaveAttribute('data-step', '3');
  await presenter.keyboard.press('?');
  await expect(presenter.getByRole('dialog')).toBeVisible();
  await presenter.keyboard.press('Escape');
  await expect(presenter.getByRole('dialog')).toBeHidden();
});

test('at its least size the presenter covers and cuts off no control', async ({ app }) => {
  await openLesson(app);
  const { presenter } = app;
  const least = await app.electron.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows().find((one) =>
      one.getTitle().endsWith('Presenter'),
    );
    const [width = 0, height = 0] = window?.getMinimumSize() ?? [];
    return { width, height };
  });
  expect(least.width).toBeGreaterThan(0);
  await resize(app, presenter, least);
  const hidden = await presenter.locator('header, .left, main, .right').evaluateAll((regions) =>
    regions.flatMap((region) =>
      [...region.querySelectorAll<HTMLElement>('button, label, input[type=range]')]
        .filter((control) => control.checkVisibility())
        // What scrolls within its region is not cut off.
        .filter((control) => !control.closest('nav, ol, .words'))
        .filter((control) => {
          const { left, top, width, height } = control.getBoundingClientRect();
          const hit = document.elementFromPoint(left + width / 2, top + height / 2);
          const whole = left >= 0 && left + width <= innerWidth && top + height <= innerHeight;
          return !whole || !hit || !(control.contains(hit) || hit.contains(control));
        })
        .map((control) => control.getAttribute('aria-label') ?? control.textContent?.trim()),
    ),
  );
  expect(hidden).toEqual([]);
});
