/** When the picture can't be drawn, teaching goes on; a lost context is the stage tests' matter. */
import { expect, test } from './app.ts';
import { ask, button, lessonOf, stageOf } from './lesson.ts';

test('without WebGL the words teach, and the window says why the picture is missing', async ({
  app,
}) => {
  // What a computer whose graphics driver is refused answers.
  await app.electron.context().addInitScript(() => {
    const { getContext } = HTMLCanvasElement.prototype;
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string) {
      return kind.startsWith('webgl') ? null : getContext.call(this, kind);
    } as typeof getContext;
  });
  for (const page of [app.presenter, app.projector]) {
    await page.reload();
    await expect(page.getByText('cannot draw the picture')).toBeVisible();
    await expect(page.locator('canvas.stage, [data-testid=stage] canvas')).toHaveCount(0);
  }
  await expect(app.presenter.getByRole('status')).toContainText('words only');
  await ask(app, { type: 'openStroke', stroke: 'legs/indian-milking' });
  await button(app, 'Next step').click();
  for (const page of [app.presenter, app.projector]) {
    await expect(page.getByText('Step 2 of 5', { exact: true })).toBeVisible();
    await expect(stageOf(page)).toHaveAttribute('data-step', '2');
  }
  await expect(app.projector.getByText('The outer hand moulds round the hip')).toBeVisible();
  const { until } = (await lessonOf(app.presenter)).desk.clock;
  await ask(app, { type: 'seek', time: until - 0.2 });
  await button(app, 'Play').click();
  // The clock still runs and the step still waits at its end.
  await expect(stageOf(app.projector)).toHaveAttribute('data-time', until.toFixed(3));
  await expect(button(app, 'Play')).toBeVisible();
});
