/** The baby is asked from the middle of a stroke, in the instructor's own words, and class goes on where it was. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from './app.ts';
import { ask, lessonOf, openLesson, stageOf, STROKE } from './lesson.ts';

const QUESTION = 'Shall we massage your leg?';

test('ask, answer and back are three presses that lose nothing', async ({ app }) => {
  await openLesson(app);
  await ask(app, { type: 'goToStep', step: 3 });
  await ask(app, { type: 'pause' });
  const before = (await lessonOf(app.presenter)).desk;
  const wall = stageOf(app.projector);
  await app.presenter.keyboard.press('a');
  await expect(wall).toHaveAttribute('data-stroke', 'permission/asking');
  await app.presenter.keyboard.press('a');
  await expect(wall).toHaveAttribute('data-stroke', 'permission/yes');
  await app.presenter.keyboard.press('a');
  await expect(wall).toHaveAttribute('data-stroke', STROKE);
  await expect(wall).toHaveAttribute('data-step', '3');
  expect((await lessonOf(app.presenter)).desk).toEqual(before);
});

test('the question on the wall is hers, and stays hers', async ({ app }) => {
  await openLesson(app);
  await app.presenter.keyboard.press('a');
  const { desk } = await lessonOf(app.presenter);
  expect(desk.stroke).toBe('permission/asking');
  const caption = app.projector.getByRole('main').locator('.caption');
  await ask(app, { type: 'goToStep', step: 5 });
  await expect(caption).toHaveText('May I massage you now?');

  const notes = app.presenter.getByRole('region', { name: 'Notes' });
  await notes.getByRole('button', { name: 'Write notes' }).click();
  await notes.getByLabel('The question on the wall').fill(QUESTION);
  await expect(caption).toHaveText(QUESTION);
  // Asked again by another way, it is the same question.
  await ask(app, { type: 'openStroke', stroke: 'permission/unsure' });
  await ask(app, { type: 'goToStep', step: 4 });
  await expect(caption).toHaveText(QUESTION);
  await app.electron.close();
  const saved = JSON.parse(await readFile(path.join(app.userData, 'lesson.json'), 'utf8')) as {
    settings: { question: string };
  };
  expect(saved.settings.question).toBe(QUESTION);
});

test('the question as it came is one press away', async ({ app }) => {
  await openLesson(app);
  await ask(app, { type: 'setQuestion', question: QUESTION });
  await app.presenter.keyboard.press('a');
  await ask(app, { type: 'goToStep', step: 5 });
  const notes = app.presenter.getByRole('region', { name: 'Notes' });
  await expect(notes.getByText(QUESTION)).toBeVisible();
  await notes.getByRole('button', { name: 'Write notes' }).click();
  await notes
    .getByRole('button', { name: 'Restore the original: The question on the wall' })
    .click();
  await expect(app.projector.getByRole('main').locator('.caption')).toHaveText(
    'May I massage you now?',
  );
  expect((await lessonOf(app.presenter)).settings.question).toBeNull();
});
