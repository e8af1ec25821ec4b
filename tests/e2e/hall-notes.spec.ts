import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from './app.ts';

test('notes written while teaching are kept, found again, and never told to the wall', async ({
  launch,
}) => {
  // Two starts of the app.
  test.setTimeout(180_000);
  const first = await launch();
  const notes = first.presenter.getByRole('region', { name: 'Notes' });
  const original = await notes.locator('p').first().innerText();
  await notes.getByRole('button', { name: 'Write notes' }).click();
  await notes.getByLabel('Say').fill('Warm the hands on the radiator first.');
  await notes.getByLabel('My note').fill('Ask Amélie.');
  // A clicker goes on working while she writes; a full stop is only a full stop.
  await first.presenter.keyboard.press('.');
  await expect(notes.getByLabel('My note')).toHaveValue('Ask Amélie..');
  await first.presenter.keyboard.press('PageDown');
  await expect(first.presenter.getByText(/^Step 2 of/).first()).toBeVisible();
  await expect(notes.getByLabel('My note')).toHaveValue('');
  await expect(first.projector.getByTestId('black')).toHaveCount(0);
  expect(await first.projector.content()).not.toContain('Amélie');
  await first.electron.close();

  const saved = await readFile(path.join(first.userData, 'notes.json'), 'utf8');
  expect(saved).toContain('radiator');

  const second = await launch({ userData: first.userData });
  const again = second.presenter.getByRole('region', { name: 'Notes' });
  await again.getByRole('button', { name: 'Find a note' }).click();
  await second.presenter.getByLabel('Words to look for').fill('amelie');
  await second.presenter.getByRole('button', { name: /Ask Amélie/ }).click();
  await expect(again.getByText('Warm the hands on the radiator first.')).toBeVisible();
  await again.getByRole('button', { name: 'Write notes' }).click();
  await again.getByRole('button', { name: 'Restore the original: Say' }).click();
  await again.getByRole('button', { name: 'Write notes' }).click();
  await expect(again.getByText(original, { exact: true })).toBeVisible();
});

test('notes grow until they are read from two metres', async ({ app }) => {
  const notes = app.presenter.getByRole('region', { name: 'Notes' });
  const letters = () =>
    notes
      .locator('p')
      .first()
      .evaluate((note) => parseFloat(getComputedStyle(note).fontSize));
  const normal = await letters();
  await app.presenter.keyboard.press('+');
  await expect.poll(letters).toBeGreaterThan(normal);
  await app.presenter.keyboard.press('z');
  // 13 mm on a 14-inch screen of 1366 pixels.
  await expect.poll(letters).toBeGreaterThan(52);
  await app.presenter.keyboard.press('PageDown');
  await expect(notes.getByRole('heading', { level: 2 })).toContainText('Step 2 of');
  await app.presenter.keyboard.press('z');
  await expect.poll(letters).toBeLessThan(30);
});
