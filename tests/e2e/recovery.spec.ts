/** Pages that are killed come back at the same step; the other window never notices. */
import type { PresenterBridge } from '../../electron/lesson/bridge.ts';
import { expect, test, type RunningApp } from './app.ts';
import { bothShown, processOf, shownBy, type Name } from './from-main.ts';

/** Both windows stand still at the beginning of step 2. */
async function standAtStepTwo(app: RunningApp): Promise<void> {
  await app.presenter.evaluate(() => {
    const { warmHands } = window as unknown as { warmHands: PresenterBridge };
    warmHands.send({ type: 'nextStep' });
    warmHands.send({ type: 'pause' });
  });
  const shown = () => bothShown(app);
  await expect.poll(async () => (await shown()).map((one) => one?.step)).toEqual(['2', '2']);
  // Both drew the last word, so nothing moves any more.
  await expect.poll(async () => new Set((await shown()).map((one) => one?.rev)).size).toBe(1);
}

/** Twice as long as it takes with software graphics on two cores. */
const LIMIT_SECONDS = 3;

for (const [killed, other] of [
  ['projector', 'presenter'],
  ['presenter', 'projector'],
] as const) {
  test(`the ${killed}'s page is killed and is back at the same step within 3 s`, async ({
    launch,
  }) => {
    const app = await launch();
    app.announce(new RegExp(`The ${killed}'s page is gone`));
    await expect.poll(async () => (await bothShown(app)).every(Boolean)).toBe(true);
    await standAtStepTwo(app);
    const before = await shownBy(app, killed);
    const otherBefore = await shownBy(app, other);
    const otherProcess = await processOf(app, other);
    const process1 = await processOf(app, killed);

    process.kill(process1, 'SIGKILL');
    const killedAt = performance.now();
    await expect.poll(() => processOf(app, killed), { intervals: [20] }).not.toBe(process1);
    await expect
      .poll(async () => (await shownBy(app, killed))?.step, {
        intervals: [50],
        timeout: 30_000,
      })
      .toBe('2');
    const seconds = (performance.now() - killedAt) / 1000;
    test.info().annotations.push({ type: 'seconds until back', description: seconds.toFixed(2) });

    expect((await shownBy(app, killed))?.time).toBeCloseTo(before?.time ?? Number.NaN, 3);
    expect(seconds).toBeLessThan(LIMIT_SECONDS);
    expect(await processOf(app, other)).toBe(otherProcess);
    expect((await shownBy(app, other))?.frames).toBe(otherBefore?.frames);
  });
}

test('while the wall is reborn the class sees the last picture', async ({ app }) => {
  app.announce(/The projector's page is gone/);
  await standAtStepTwo(app);
  const views = () =>
    app.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .find((window) => window.getTitle().endsWith('Projector'))
        ?.contentView.children.map((view) =>
          (view as Electron.WebContentsView).webContents.getURL().slice(0, 5),
        ),
    );
  const usual = await views();
  // Kept when it has stood still for a moment: killed until there is one to show.
  await expect(async () => {
    process.kill(await processOf(app, 'projector'), 'SIGKILL');
    await expect.poll(async () => (await shownBy(app, 'projector'))?.step).toBe('2');
    expect(app.log.filter((line) => line.includes('shows its last picture'))).not.toEqual([]);
  }).toPass();
  await expect.poll(views).toEqual(usual);
});

for (const hung of ['projector', 'presenter'] as const) {
  test(`the ${hung}'s page hangs, is ended and is back at the same step`, async ({ app }) => {
    app.announce(new RegExp(`The ${hung}'s page (is gone|hangs)`));
    await standAtStepTwo(app);
    const before = await processOf(app, hung);
    app[hung]
      .evaluate(() => {
        for (;;);
      })
      .catch(() => undefined);
    await expect.poll(() => processOf(app, hung)).not.toBe(before);
    await expect.poll(async () => (await shownBy(app, hung))?.step).toBe('2');
    expect(app.log.filter((line) => line.includes('page hangs'))).toHaveLength(1);
  });
}

test('a page that is loaded again mid-stroke is right from one snapshot', async ({ app }) => {
  await app.presenter.getByRole('button', { name: 'Next step' }).click();
  await expect(app.projector.getByTestId('stage')).toHaveAttribute('data-step', '2');
  await app.projector.reload();
  await expect(app.projector.getByTestId('stage')).toHaveAttribute('data-step', '2');
  await app.presenter.reload();
  await expect(app.presenter.getByTestId('stage')).toHaveAttribute('data-step', '2');
  // At the end of the step both wait at the same moment.
  const end = async (name: Name) => (await shownBy(app, name))?.time;
  await expect
    .poll(async () => {
      const [desk, hall] = [await end('presenter'), await end('projector')];
      return desk !== undefined && desk === hall && desk === (await end('presenter'));
    })
    .toBe(true);
});

test('the graphics process is killed and both windows draw again', async ({ app }) => {
  app.announce(/GPU process is gone|context|WebGL/i);
  await standAtStepTwo(app);
  const graphics = await app.electron.evaluate(
    ({ app: electron }) => electron.getAppMetrics().find(({ type }) => type === 'GPU')?.pid ?? 0,
  );
  expect(graphics).toBeGreaterThan(0);
  process.kill(graphics, 'SIGKILL');
  await expect.poll(() => app.log.some((line) => line.includes('GPU process is gone'))).toBe(true);
  await app.presenter.getByRole('button', { name: 'Previous step' }).click();
  for (const page of [app.presenter, app.projector]) {
    await expect(page.getByTestId('stage')).toHaveAttribute('data-step', '1');
  }
});

test('class goes on where it was after the whole app was killed', async ({ app, launch }) => {
  await standAtStepTwo(app);
  // Saved within a second of the change.
  await expect
    .poll(async () => {
      const { readFile } = await import('node:fs/promises');
      const saved = await readFile(`${app.userData}/lesson.json`, 'utf8').catch(() => '{}');
      return (JSON.parse(saved) as { desk?: { step?: number } }).desk?.step;
    })
    .toBe(2);
  const main = app.electron.process();
  const ended = new Promise((resolve) => main.once('exit', resolve));
  main.kill('SIGKILL');
  await ended;
  const again = await launch({ userData: app.userData });
  await expect(again.presenter.getByTestId('stage')).toHaveAttribute('data-step', '2');
  await expect(again.projector.getByTestId('stage')).toHaveAttribute('data-step', '2');
});
