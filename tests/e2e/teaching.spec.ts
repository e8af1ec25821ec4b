/** An instructor teaches Indian milking with the controls, and the class sees it. */
import { PRESENTER_LEAST } from '../../electron/main/screens.ts';
import { expect, test, type RunningApp } from './app.ts';
import {
  ask,
  atRest,
  button,
  lessonOf,
  openLesson,
  pictureOf,
  radio,
  resize,
  said,
  stageOf,
  STROKE,
} from './lesson.ts';

async function bothSay(app: RunningApp, name: string, value: string): Promise<void> {
  for (const page of [app.presenter, app.projector]) {
    await expect(stageOf(page)).toHaveAttribute(`data-${name}`, value);
  }
}

/** So slow that a step does not end while a test is still looking for its button. */
async function slowly(app: RunningApp): Promise<void> {
  await ask(app, { type: 'setSpeed', rate: 0.25 });
}

async function pause(app: RunningApp): Promise<void> {
  await button(app, 'Pause').click();
  await expect(button(app, 'Play')).toBeVisible();
}

const position = (app: RunningApp) => app.presenter.getByRole('slider');

test('each step plays to its end and waits there, in both windows, with its words', async ({
  app,
}) => {
  const stroke = await openLesson(app);
  expect(stroke.steps.length).toBe(5);
  for (const [index, step] of stroke.steps.entries()) {
    if (index > 0) await button(app, 'Next step').click();
    await bothSay(app, 'step', String(index + 1));
    const end = step.start + step.seconds;
    // The end of the step, without waiting through all of it.
    await ask(app, { type: 'seek', time: end - 0.25 });
    await button(app, 'Play').click();
    await bothSay(app, 'time', end.toFixed(3));
    await bothSay(app, 'stroke', STROKE);
    await expect(button(app, 'Play')).toBeVisible();
    await expect(app.presenter.getByText(`Step ${index + 1} of 5`, { exact: true })).toBeVisible();
    await expect(app.projector.getByText(`Step ${index + 1} of 5`, { exact: true })).toBeVisible();
    await expect(app.projector.getByText(step.caption, { exact: true })).toBeVisible();
    await expect(
      app.presenter.getByRole('region', { name: 'Steps' }).locator('[aria-current=step]'),
    ).toContainText(step.caption);
  }
  await expect(button(app, 'Next step')).toBeDisabled();
  await button(app, 'Previous step').click();
  await bothSay(app, 'step', '4');
});

test('notes are for the instructor alone: no word of them reaches the wall', async ({ app }) => {
  await openLesson(app);
  const notes = await app.presenter.evaluate(async () => {
    const file = (await (await fetch('/strokes/notes.json')).json()) as {
      strokes: { id: string; steps: { say: string; do: string; watch: string }[] }[];
    };
    return file.strokes.find(({ id }) => id === 'legs/indian-milking')!.steps;
  });
  for (const [index, { say, do: act, watch }] of notes.entries()) {
    await app.presenter
      .getByRole('region', { name: 'Steps' })
      .getByRole('button')
      .nth(index)
      .click();
    await bothSay(app, 'step', String(index + 1));
    const region = app.presenter.getByRole('region', { name: 'Notes' });
    for (const words of [say, act, watch]) {
      await expect(region.getByText(words, { exact: true })).toBeVisible();
      await expect(app.projector.locator('body')).not.toContainText(words);
    }
  }
  app.announce(/notes\.json|ERR_BLOCKED_BY_CLIENT/);
  const refused = await app.projector.evaluate(() =>
    fetch('/strokes/notes.json').then(
      (response) => response.status,
      () => 'refused',
    ),
  );
  expect(refused).toBe('refused');
});

test('play, pause, replay, loop and run through', async ({ app }) => {
  const stroke = await openLesson(app);
  const [first, second] = stroke.steps;
  if (!first || !second) throw new Error('Too few steps.');

  await slowly(app);
  await button(app, 'Play').click();
  await pause(app);
  await atRest(app);
  const [desk, hall] = [await said(app.presenter), await said(app.projector)];
  expect(desk.time).toBeGreaterThan(0);
  expect(hall.time).toBe(desk.time);
  await ask(app, { type: 'setSpeed', rate: 1 });

  await ask(app, { type: 'seek', time: first.seconds - 0.2 });
  await button(app, 'Replay step').click();
  await expect.poll(async () => (await said(app.projector)).time).toBeLessThan(first.seconds / 2);
  expect((await said(app.projector)).step).toBe(1);

  await ask(app, { type: 'seek', time: first.seconds - 0.2 });
  await button(app, 'Loop step').click();
  await expect(button(app, 'Loop step')).toHaveAttribute('aria-pressed', 'true');
  await button(app, 'Play').click();
  await expect.poll(async () => (await said(app.projector)).time).toBeLessThan(first.seconds / 2);
  await button(app, 'Loop step').click();
  await expect(button(app, 'Loop step')).toHaveAttribute('aria-pressed', 'false');

  await ask(app, { type: 'seek', time: first.seconds - 0.2 });
  await button(app, 'Run through').click();
  await button(app, 'Play').click();
  await bothSay(app, 'step', '2');
  await expect(button(app, 'Pause')).toBeVisible();
  await expect(app.projector.getByText(second.caption, { exact: true })).toBeVisible();
});

test('speed, place, view, side, see-through hands and skin tone', async ({ app }) => {
  const stroke = await openLesson(app);
  for (const [name, rate] of [
    ['¼', 0.25],
    ['½', 0.5],
    ['¾', 0.75],
    ['1', 1],
  ] as const) {
    await radio(app, 'Speed', name).check({ force: true });
    await expect.poll(async () => (await lessonOf(app.presenter)).desk.clock.rate).toBe(rate);
    await expect(radio(app, 'Speed', name)).toBeChecked();
  }

  const third = stroke.steps[2]!;
  const time = (Math.ceil(third.start * 20) / 20 + 1).toFixed(2);
  await position(app).fill(time);
  await bothSay(app, 'time', `${time}0`);
  await bothSay(app, 'step', '3');
  await bothSay(app, 'view', third.view);

  await radio(app, 'View', 'Above').check({ force: true });
  await bothSay(app, 'view', 'above');
  await radio(app, 'View', 'Best').check({ force: true });
  await bothSay(app, 'view', third.view);

  await atRest(app);
  for (const change of [
    () => radio(app, 'Side', 'Right').check({ force: true }),
    () => button(app, 'See-through hands').click(),
    () => radio(app, 'Skin tone of the doll', 'Skin tone 5').check({ force: true }),
  ]) {
    const before = await pictureOf(app.projector);
    const { rev } = await lessonOf(app.presenter);
    await change();
    await expect.poll(async () => (await lessonOf(app.presenter)).rev).toBeGreaterThan(rev);
    await atRest(app);
    const after = await pictureOf(app.projector);
    expect(after.equals(before)).toBe(false);
  }
  const { desk, settings } = await lessonOf(app.presenter);
  expect([desk.side, desk.seeThrough, settings.tone]).toEqual(['right', true, 5]);
});

test('frozen, the wall stays while the desk looks ahead; shown, it comes along', async ({
  app,
}) => {
  const stroke = await openLesson(app);
  const status = app.presenter.getByRole('status');
  await expect(status).toContainText('The class sees this');
  await button(app, 'Freeze projector').click();
  await expect(status).toContainText('Frozen: the class sees step 1 of Indian milking');
  await atRest(app);
  const before = await pictureOf(app.projector);
  await ask(app, { type: 'goToStep', step: 3 });
  await ask(app, { type: 'seek', time: stroke.steps[2]!.start + 1 });
  await atRest(app);
  expect((await said(app.presenter)).step).toBe(3);
  expect((await said(app.projector)).step).toBe(1);
  expect((await pictureOf(app.projector)).equals(before)).toBe(true);

  await button(app, 'Show to class').click();
  await expect(stageOf(app.projector)).toHaveAttribute('data-step', '3');
  // Still frozen, now here.
  await expect(button(app, 'Freeze projector')).toHaveAttribute('aria-pressed', 'true');
  await button(app, 'Freeze projector').click();
  await expect(status).toContainText('The class sees this');
});

test('the list goes along to a stroke that is opened by other means', async ({ app }) => {
  await openLesson(app);
  await resize(app, app.presenter, PRESENTER_LEAST);
  const list = app.presenter.getByRole('navigation', { name: 'Strokes' });
  for (const [stroke, name] of [
    ['legs/integration', 'Integration'],
    ['before/room', 'The room'],
  ] as const) {
    await ask(app, { type: 'openStroke', stroke });
    const entry = list.getByRole('button', { name });
    await expect(entry).toHaveAttribute('aria-current', 'true');
    await expect(entry).toBeInViewport();
  }
});

test('black and card cover the wall and give it back as it was', async ({ app }) => {
  await openLesson(app);
  const status = app.presenter.getByRole('status');
  const before = await app.projector.screenshot();
  await button(app, 'Blank projector').click();
  await expect(app.projector.getByTestId('black')).toBeVisible();
  await expect(status).toContainText('The wall is black');
  await button(app, 'Show card').click();
  await expect(app.projector.getByTestId('card')).toBeVisible();
  await expect(app.projector.getByTestId('black')).toHaveCount(0);
  await expect(app.projector.getByRole('heading', { name: 'Baby massage' })).toBeVisible();
  await expect(status).toContainText('The wall shows the card');
  await button(app, 'Show card').click();
  await expect(app.projector.getByTestId('card')).toHaveCount(0);
  await expect(status).toContainText('The class sees this');
  await atRest(app);
  expect((await app.projector.screenshot()).equals(before)).toBe(true);
});

test('a window that is loaded again mid-stroke is right again from one snapshot', async ({
  app,
}) => {
  const stroke = await openLesson(app);
  await slowly(app);
  await ask(app, { type: 'goToStep', step: 3 });
  // In a loop, so that the step goes on however long a page takes to load.
  await ask(app, { type: 'setLoop', on: true });
  await bothSay(app, 'step', '3');
  for (const page of [app.projector, app.presenter]) {
    await page.reload();
    await expect(stageOf(page)).toHaveAttribute('data-step', '3');
  }
  await pause(app);
  await atRest(app);
  const [desk, hall] = [await said(app.presenter), await said(app.projector)];
  expect(hall).toMatchObject({ stroke: STROKE, step: 3, time: desk.time, view: desk.view });
  expect(desk.time).toBeGreaterThan(stroke.steps[2]!.start);
  expect(desk.time).toBeLessThan(stroke.steps[3]!.start);
});

test('paused for five seconds, neither window draws a frame', async ({ app }) => {
  await openLesson(app);
  await slowly(app);
  await button(app, 'Play').click();
  await pause(app);
  await atRest(app);
  const before = [await said(app.presenter), await said(app.projector)];
  // Here the wait is the measurement.
  await app.presenter.waitForTimeout(5_000);
  expect([await said(app.presenter), await said(app.projector)]).toEqual(before);
  expect(before[0]!.frames).toBeGreaterThan(0);
});

test('what is to be prepared stands on the wall as a card, and in the notes', async ({ app }) => {
  await openLesson(app);
  await ask(app, { type: 'openStroke', stroke: 'before/room' });
  await ask(app, { type: 'pause' });
  for (const page of [app.projector, app.presenter]) {
    const card = page.getByRole('list', { name: 'To tick off' });
    await expect(card.getByRole('listitem')).toHaveText([
      'About 24 °C, a little more for a newborn',
      'No draught at the floor',
      'Blankets at hand',
    ]);
  }
  await ask(app, { type: 'openStroke', stroke: STROKE });
  await expect(app.projector.getByRole('list', { name: 'To tick off' })).toHaveCount(0);
});
