/** Choosing, finding and swapping screens from the presenter, with a real second monitor. */
import { expect, hasTwoMonitors, type RunningApp } from './app.ts';
import { LAPTOP_SIZE, WALL } from './monitors.ts';
import { test } from './two-screens.ts';

test.skip(!hasTwoMonitors(), 'The dummy driver of Xorg is not installed.');
test.setTimeout(180_000);

const windows = (app: RunningApp) =>
  app.electron.evaluate(({ BrowserWindow }) =>
    Object.fromEntries(
      BrowserWindow.getAllWindows().map((window) => [
        window.getTitle().replace('Warm Hands – ', ''),
        { x: window.getBounds().x, full: window.isFullScreen() },
      ]),
    ),
  );

async function openScreens(app: RunningApp): Promise<void> {
  await app.presenter.getByRole('button', { name: 'Hall and class' }).click();
  await app.presenter.getByRole('radio', { name: 'Screens' }).check({ force: true });
}

test('screens are numbered, the wall is rehearsed, chosen and swapped', async ({
  monitors,
  launch,
}) => {
  await monitors.plug();
  const app = await launch();
  await expect
    .poll(async () => (await windows(app))['Projector'])
    .toEqual({ x: LAPTOP_SIZE.width, full: true });
  await openScreens(app);
  const dialog = app.presenter.getByRole('dialog');
  await expect(dialog).toContainText('The class has a screen of its own');
  const items = dialog.getByRole('listitem');
  await expect(items).toHaveCount(2);
  await expect(items.nth(0)).toContainText('You are here');
  await expect(items.nth(1)).toContainText(`${WALL.width} × ${WALL.height}`);
  await expect(items.nth(1)).toContainText('The class looks at this one');

  await dialog.getByRole('button', { name: 'Show numbers' }).click();
  await expect
    .poll(async () => Object.keys(await windows(app)).sort())
    .toEqual(['Presenter', 'Projector', 'Screen 1', 'Screen 2']);
  const shown = await windows(app);
  expect(shown['Screen 1']?.x).toBeLessThan(LAPTOP_SIZE.width);
  expect(shown['Screen 2']?.x).toBeGreaterThan(LAPTOP_SIZE.width);
  await expect.poll(async () => Object.keys(await windows(app))).toHaveLength(2);

  const rehearse = dialog.getByRole('button', { name: 'Rehearse on this screen' });
  await rehearse.click();
  await expect(rehearse).toHaveAttribute('aria-pressed', 'true');
  await expect(dialog).toContainText('You rehearse');
  await expect
    .poll(async () => ((await windows(app))['Projector']?.x ?? 9999) < LAPTOP_SIZE.width)
    .toBe(true);
  await dialog.getByRole('button', { name: 'Show the class here 2' }).click();
  await expect
    .poll(async () => (await windows(app))['Projector'])
    .toEqual({ x: LAPTOP_SIZE.width, full: true });

  await dialog.getByRole('button', { name: 'Swap screens' }).click();
  await expect.poll(async () => (await windows(app))['Projector']).toEqual({ x: 0, full: true });
  expect((await windows(app))['Presenter']?.x).toBeGreaterThanOrEqual(LAPTOP_SIZE.width);
  await expect(items.nth(0)).toContainText('The class looks at this one');
});

test('mirrored screens, and a closed window, are told in plain words', async ({
  monitors,
  launch,
}) => {
  await monitors.mirror();
  const app = await launch();
  await openScreens(app);
  const dialog = app.presenter.getByRole('dialog');
  await expect(dialog).toContainText(/mirror/);
  await expect(dialog).toContainText('“Extend”');
  await app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find((window) => window.getTitle().endsWith('Projector'))
      ?.close(),
  );
  await expect(dialog).toContainText('The projector window is closed');
  await dialog.getByRole('button', { name: 'Open the projector window' }).click();
  await expect.poll(async () => Object.keys(await windows(app))).toContain('Projector');
});
