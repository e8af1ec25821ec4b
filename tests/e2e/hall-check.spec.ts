import { expect, test } from './app.ts';

test('the test card is one state of the wall among the others, and sleep is told truthfully', async ({
  app,
}) => {
  test.setTimeout(120_000);
  const { presenter, projector } = app;
  await presenter.getByRole('button', { name: 'Hall and class' }).click();
  await presenter.getByRole('radio', { name: 'Check' }).check({ force: true });
  await presenter.getByRole('button', { name: 'Show the test card' }).click();
  await expect(projector.getByTestId('check')).toBeVisible();
  await expect(presenter.getByRole('status').first()).toContainText('The wall shows the test card');
  await expect(presenter.locator('[data-check="awake"]')).toContainText('held off');

  await presenter.getByRole('button', { name: 'Close', exact: true }).click();
  await presenter.keyboard.press('b');
  await expect(projector.getByTestId('black')).toBeVisible();
  await expect(projector.getByTestId('check')).toHaveCount(0);
  await presenter.keyboard.press('Escape');
  await expect(projector.getByTestId('black')).toHaveCount(0);

  await app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find((window) => window.getTitle().endsWith('Projector'))
      ?.close(),
  );
  await presenter.getByRole('button', { name: 'Hall and class' }).click();
  await expect(presenter.locator('[data-check="awake"]')).toContainText('Nothing keeps');
  await expect(presenter.locator('[data-check="screen"]')).toContainText('nowhere');
});
