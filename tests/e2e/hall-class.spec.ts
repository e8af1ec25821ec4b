import { expect, test } from './app.ts';

test('practice counts down on the wall, and both timers survive a restart', async ({ launch }) => {
  // Two starts of the app.
  test.setTimeout(180_000);
  const first = await launch();
  await first.presenter.getByRole('button', { name: 'Start class' }).click();
  await first.presenter.getByLabel('Minutes of practice').selectOption('10');
  await first.presenter.getByRole('button', { name: 'Let parents practise' }).click();
  const countdown = first.projector.getByTestId('countdown');
  await expect(countdown).toHaveText(/^(10:00|9:5\d)$/);
  await expect(countdown).toHaveText(/^9:5[0-7]$/);
  await first.electron.close();

  const second = await launch({ userData: first.userData });
  await expect(second.projector.getByTestId('countdown')).toHaveText(/^9:\d\d$/);
  const timer = second.presenter.getByRole('region', { name: 'Class timer' });
  await expect(timer).toContainText('min in class');
  await expect(second.presenter.getByRole('region', { name: 'Practice' })).toContainText(/9:\d\d/);

  await second.presenter.getByRole('button', { name: 'End practice' }).click();
  await expect(second.projector.getByTestId('card')).toHaveCount(0);
});

test('the card says what she writes, while she writes it', async ({ app }) => {
  await app.presenter.getByRole('button', { name: 'Show card' }).click();
  await app.presenter.getByRole('button', { name: 'Hall and class' }).click();
  const title = app.presenter.getByLabel('Name of the class');
  await title.fill('');
  await title.pressSequentially('Wednesday mornings');
  await expect(title).toHaveValue('Wednesday mornings');
  await expect(app.projector.getByTestId('card')).toContainText('Wednesday mornings');
  await app.presenter.getByLabel('Strokes to show').fill('8');
  await app.presenter.getByRole('button', { name: 'Close', exact: true }).click();
  await app.presenter.getByRole('button', { name: 'Start class' }).click();
  await expect(app.presenter.getByTestId('pace')).toContainText('On pace');
});
