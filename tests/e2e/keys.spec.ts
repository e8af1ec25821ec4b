/** Keyboards and clickers, whichever window has the focus. */
import { expect, test, type RunningApp } from './app.ts';
import { ask, lessonOf, openLesson } from './lesson.ts';
import type { PresenterSnapshot } from '../../electron/lesson/snapshots.ts';

type Expected = (lesson: PresenterSnapshot) => unknown;
const step: Expected = ({ desk }) => desk.step;
const wall: Expected = ({ wall }) => wall;
const playing: Expected = ({ desk }) => desk.clock.playing;
const frozen: Expected = ({ frozenHall }) => frozenHall !== null;

/** Pressed one after the other; what the lesson then says. */
const PRESSES: readonly (readonly [key: string, what: Expected, value: unknown])[] = [
  ['PageDown', step, 2],
  ['ArrowRight', step, 3],
  ['ArrowDown', step, 4],
  ['MediaTrackNext', step, 5],
  ['PageUp', step, 4],
  ['ArrowLeft', step, 3],
  ['ArrowUp', step, 2],
  ['MediaTrackPrevious', step, 1],
  ['Space', step, 2],
  ['Shift+Space', step, 1],
  ['.', wall, 'black'],
  ['.', wall, 'stage'],
  ['b', wall, 'black'],
  ['Escape', wall, 'stage'],
  ['Escape', wall, 'stage'],
  ['MediaPlayPause', playing, false],
  ['F5', playing, true],
  ['F5', playing, true],
  ['p', playing, false],
  ['c', wall, 'card'],
  ['c', wall, 'stage'],
  ['f', frozen, true],
  ['f', frozen, false],
  ['l', ({ desk }) => desk.clock.loop, true],
  ['l', ({ desk }) => desk.clock.loop, false],
  ['h', ({ desk }) => desk.clock.rate, 0.5],
  ['[', ({ desk }) => desk.clock.rate, 0.25],
  ['v', ({ desk }) => desk.view, 'parent'],
  ['Shift+V', ({ desk }) => desk.view, 'auto'],
  ['x', ({ desk }) => desk.seeThrough, true],
  ['o', ({ desk }) => desk.side, 'right'],
  ['End', step, 1],
  ['PageDown', step, 2],
  ['Home', step, 1],
];

/** Electron's own names, where they differ from the names that pages know. */
const ELECTRON_NAMES: Readonly<Record<string, string>> = {
  ArrowRight: 'Right',
  ArrowLeft: 'Left',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  MediaTrackNext: 'MediaNextTrack',
  MediaTrackPrevious: 'MediaPreviousTrack',
};

/**
 * Presses a key. Playwright gives keys straight to the page; the projector's are read in main before
 * they reach it, so there the press comes from Electron, as one from the system does.
 * @param modifiers for the projector; in Playwright they are part of the key
 */
async function press(
  app: RunningApp,
  name: 'presenter' | 'projector',
  key: string,
  modifiers: readonly ('alt' | 'isautorepeat')[] = [],
): Promise<void> {
  if (name === 'presenter') return app.presenter.keyboard.press(key);
  const window = await app.electron.browserWindow(app.projector);
  const shifted = key.startsWith('Shift+');
  const bare = key.replace('Shift+', '');
  await window.evaluate(
    ({ webContents }, { keyCode, held }) => {
      webContents.sendInputEvent({ type: 'keyDown', keyCode, modifiers: held });
      webContents.sendInputEvent({ type: 'keyUp', keyCode, modifiers: held });
    },
    {
      keyCode: ELECTRON_NAMES[bare] ?? bare,
      held: [...modifiers, ...(shifted ? (['shift'] as const) : [])],
    },
  );
}

async function pressAll(app: RunningApp, name: 'presenter' | 'projector'): Promise<void> {
  await openLesson(app);
  // Slow, so that no step ends between two keys.
  await ask(app, { type: 'setSpeed', rate: 0.25 });
  const page = app[name];
  await page.evaluate(() => document.body.setAttribute('data-not-reloaded', ''));
  for (const [key, what, value] of PRESSES) {
    await press(app, name, key);
    await expect
      .poll(async () => what(await lessonOf(app.presenter)), { message: `after ${key}` })
      .toBe(value);
  }
  // F5 and the arrows have done nothing of their own.
  await expect(page.locator('body')).toHaveAttribute('data-not-reloaded', '');
}

test('every key of keyboards and clickers, pressed in the presenter', async ({ app }) => {
  await pressAll(app, 'presenter');
});

test('every key of keyboards and clickers, pressed in the projector', async ({ app }) => {
  await pressAll(app, 'projector');
});

test('a key that is held down steps once; keys of the system mean nothing', async ({ app }) => {
  await openLesson(app);
  const { keyboard } = app.presenter;
  for (const name of ['presenter', 'projector'] as const) {
    await ask(app, { type: 'goToStep', step: 1 });
    if (name === 'presenter') {
      await keyboard.down('PageDown');
      await keyboard.down('PageDown');
      await keyboard.down('PageDown');
      await keyboard.up('PageDown');
      await keyboard.press('Alt+ArrowRight');
    } else {
      await press(app, name, 'PageDown');
      await press(app, name, 'PageDown', ['isautorepeat']);
      await press(app, name, 'PageDown', ['isautorepeat']);
      await press(app, name, 'ArrowRight', ['alt']);
    }
    // The last press is heard after all the others, so nothing is still on its way.
    await press(app, name, 'c');
    await expect.poll(async () => (await lessonOf(app.presenter)).wall).toBe('card');
    expect((await lessonOf(app.presenter)).desk.step).toBe(2);
    await press(app, name, 'c');
    await expect.poll(async () => (await lessonOf(app.presenter)).wall).toBe('stage');
  }
});

test('a focused control keeps the keys it needs, and a clicker still works', async ({ app }) => {
  await openLesson(app);
  const { presenter } = app;
  await presenter.getByRole('radio', { name: '1', exact: true }).focus();
  await presenter.keyboard.press('ArrowLeft');
  await expect.poll(async () => (await lessonOf(presenter)).desk.clock.rate).toBe(0.75);
  expect((await lessonOf(presenter)).desk.step).toBe(1);
  await presenter.keyboard.press('PageDown');
  await expect.poll(async () => (await lessonOf(presenter)).desk.step).toBe(2);
  await presenter.getByRole('button', { name: 'Freeze projector' }).focus();
  await presenter.keyboard.press('Space');
  await expect.poll(async () => (await lessonOf(presenter)).frozenHall !== null).toBe(true);
  expect((await lessonOf(presenter)).desk.step).toBe(2);
});
