import { expect, test } from './app.ts';

test('light and ink reach the wall, and nothing of what she draws alone', async ({ app }) => {
  test.setTimeout(180_000);
  const { presenter, projector } = app;
  const frames = async () =>
    Number((await projector.getByTestId('stage').getAttribute('data-frames')) ?? 0);
  await expect.poll(frames).toBeGreaterThan(0);
  await expect(presenter.getByTestId('stage')).toHaveAttribute('data-frames', /^[1-9]/);
  const box = await presenter.getByRole('region', { name: 'Stage' }).boundingBox();
  if (!box) throw new Error('The stage has no place.');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];

  await presenter.keyboard.press('i');
  await presenter.mouse.move(x, y);
  await presenter.mouse.move(x + 1, y);
  await expect(projector.getByTestId('spotlight')).toHaveCount(1);
  await presenter.keyboard.press('i');
  await expect(projector.getByTestId('spotlight')).toHaveCount(0);

  const before = await frames();
  await presenter.getByRole('button', { name: 'Draw on the doll' }).click();
  await presenter.mouse.move(x, y);
  await presenter.mouse.down();
  await presenter.mouse.move(x + 8, y);
  await presenter.mouse.up();
  await expect(presenter.getByRole('button', { name: 'Wipe the ink' })).toBeVisible();
  await expect.poll(frames).toBeGreaterThan(before);
  await presenter.getByRole('button', { name: 'Wipe the ink' }).click();

  // She looks ahead alone: her light is hers.
  await presenter.getByRole('button', { name: 'Freeze projector' }).click();
  await presenter.getByRole('button', { name: 'Spotlight' }).click();
  await presenter.mouse.move(x, y);
  await presenter.mouse.move(x + 1, y);
  await expect(presenter.getByTestId('spotlight')).toHaveCount(1);
  await expect(projector.getByTestId('spotlight')).toHaveCount(0);
});
