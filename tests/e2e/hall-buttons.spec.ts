import { expect, test } from './app.ts';

test('every button says what it sends, can be assigned, and then works in both windows', async ({
  app,
}) => {
  test.setTimeout(120_000);
  const { presenter, projector } = app;
  await presenter.getByRole('button', { name: 'Hall and class' }).click();
  await presenter.getByRole('radio', { name: 'Clicker' }).check({ force: true });
  const listens = presenter.getByRole('application', { name: 'Press every button' });
  await listens.focus();
  for (const key of ['Escape', '.', 'PageDown', 'Shift+F5', 'F9']) {
    await presenter.keyboard.press(key);
  }
  await expect(listens).toContainText('It sends F9');
  const rows = presenter.getByRole('row');
  for (const button of ['Escape', 'Period', 'PageDown', 'Shift+F5', 'F9']) {
    await expect(rows.filter({ hasText: button })).toHaveCount(1);
  }
  await expect(rows.filter({ hasText: 'PageDown' })).toContainText('Next step');
  // Pressed here they move nothing, and Esc does not end the page.
  await expect(presenter.getByText('Step 1 of').first()).toBeVisible();
  await expect(projector.getByTestId('black')).toHaveCount(0);

  await presenter.getByLabel('Does: F9').selectOption('Freeze the projector, or let it follow');
  await presenter.getByRole('button', { name: 'Close', exact: true }).click();
  const freeze = presenter.getByRole('button', { name: 'Freeze projector' });
  await presenter.keyboard.press('F9');
  await expect(freeze).toHaveAttribute('aria-pressed', 'true');
  await projector.keyboard.press('F9');
  await expect(freeze).toHaveAttribute('aria-pressed', 'false');

  await presenter.keyboard.press('?');
  await expect(presenter.getByRole('dialog')).toContainText('Your buttons');
  await expect(presenter.getByRole('dialog')).toContainText('F9');
});
