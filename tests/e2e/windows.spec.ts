import { expect, test } from './app.ts';

test('two windows open, each on its own page with its own title', async ({ app }) => {
  expect(app.presenter.url()).toBe('app://warm-hands/presenter/index.html');
  expect(app.projector.url()).toBe('app://warm-hands/projector/index.html');
  expect(await app.presenter.title()).toBe('Warm Hands – Presenter');
  expect(await app.projector.title()).toBe('Warm Hands – Projector');
});

test('with one screen the projector is a window beside the presenter, not over it', async ({
  launch,
}) => {
  const app = await launch({ settings: {} });
  const places = await app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => ({
      title: window.getTitle(),
      full: window.isFullScreen(),
      visible: window.isVisible(),
      ...window.getBounds(),
    })),
  );
  const presenter = places.find(({ title }) => title.endsWith('Presenter'));
  const projector = places.find(({ title }) => title.endsWith('Projector'));
  expect(projector).toMatchObject({ full: false, visible: true });
  expect(presenter).toMatchObject({ full: false, visible: true });
  expect(projector?.x).toBeGreaterThanOrEqual((presenter?.x ?? 0) + (presenter?.width ?? 0));
});

test('the picture on the wall is as wide as its window, also of one made smaller', async ({
  app,
}) => {
  const pictureWidth = async () => (await app.projector.locator('canvas').boundingBox())?.width;
  const resize = async (width: number) => {
    const window = await app.electron.browserWindow(app.projector);
    await window.evaluate((one, wide) => one.setContentSize(wide, 400), width);
  };
  for (const width of [800, 600]) {
    await resize(width);
    await expect.poll(pictureWidth).toBe(width);
  }
});

test('a second start gives way to the first', async ({ app, launch }) => {
  const second = await launch({ userData: app.userData, windows: false }).catch(
    (error: unknown) => error,
  );
  // It ends before Playwright can attach, or right after; in both cases no window of it opens.
  if (second instanceof Error) expect(second.message).toMatch(/closed|exited|launch/);
  expect(app.electron.windows()).toHaveLength(2);
});
