import { describe, expect, it } from 'vitest';
import { buttonOf } from '../../electron/lesson/buttons.ts';
import { stepOf } from '../../electron/lesson/cursor.ts';
import { validateIntent, type Intent } from '../../electron/lesson/intents.ts';
import { intentForKey, type KeyPress } from '../../electron/lesson/keys.ts';
import { hearPress, type RememberedPress } from '../../electron/lesson/presses.ts';
import { reduce } from '../../electron/lesson/reduce.ts';
import { restoreLesson } from '../../electron/lesson/restore.ts';
import type { Lesson } from '../../electron/lesson/types.ts';
import { after, programme, T0 } from './lesson-fixtures.ts';

const press = (code: string, more: Partial<KeyPress> = {}): KeyPress => ({
  code,
  key: code,
  shift: false,
  command: false,
  repeat: false,
  ...more,
});
const assign = (button: string, action: 'freeze' | 'nextStep' | 'nothing' | null): Intent => ({
  type: 'assignButton',
  button,
  action,
});

/** Teaches with presses, each with its milliseconds after T0, and names the step and speed after each. */
function teach(lesson: Lesson, presses: readonly (readonly [number, KeyPress])[]) {
  let remembered: RememberedPress | null = null;
  return presses.map(([after, one]) => {
    const now = T0 + after;
    const heard = hearPress(remembered, one, lesson, now);
    remembered = heard.remembered;
    for (const intent of heard.intents) lesson = reduce(lesson, intent, now, programme);
    return `${stepOf(lesson.desk, programme, now)} at ${lesson.desk.clock.rate}`;
  });
}
const next = press('PageDown');
const held = press('PageDown', { repeat: true });
const gestures = after([0, { type: 'setGestures', on: true }]);

describe('next, again and held', () => {
  it('are two steps and one, until she turns the gestures on', () => {
    expect(
      teach(after(), [
        [0, next],
        [200, next],
      ]),
    ).toEqual(['2 at 1', '3 at 1']);
    expect(
      teach(after(), [
        [0, next],
        [500, held],
        [700, held],
        [5000, held],
      ]),
    ).toEqual(Array(4).fill('2 at 1'));
  });
  it('acts at once, and again means the step that was left at half speed', () => {
    expect(
      teach(gestures, [
        [0, next],
        [300, next],
      ]),
    ).toEqual(['2 at 1', '1 at 0.5']);
  });
  it('a third press is an ordinary one; a pair at half speed goes back to real speed', () => {
    const presses = [0, 300, 500, 5000, 5300].map((at) => [at, next] as const);
    expect(teach(gestures, presses)).toEqual([
      '2 at 1',
      '1 at 0.5',
      '2 at 0.5',
      '3 at 0.5',
      '2 at 1',
    ]);
  });
  it('two slow presses, or two buttons, are two steps', () => {
    expect(
      teach(gestures, [
        [0, next],
        [351, next],
      ]),
    ).toEqual(['2 at 1', '3 at 1']);
    expect(
      teach(gestures, [
        [0, next],
        [100, press('ArrowRight')],
      ]),
    ).toEqual(['2 at 1', '3 at 1']);
  });
  it('held means the step that was left, once', () => {
    expect(
      teach(gestures, [
        [0, next],
        [500, held],
        [600, held],
        [630, held],
        [900, held],
      ]),
    ).toEqual(['2 at 1', '2 at 1', '1 at 1', '1 at 1', '1 at 1']);
  });
  it('works on the last step too, where next asks for nothing', () => {
    const last = reduce(gestures, { type: 'goToStep', step: 3 }, T0, programme);
    expect(
      teach(last, [
        [0, next],
        [300, next],
      ]),
    ).toEqual(['3 at 1', '3 at 0.5']);
  });
});

describe('buttons', () => {
  it('are named by their place on the keyboard', () => {
    expect(buttonOf(press('Period', { key: ':' }))).toBe('Period');
    expect(buttonOf(press('', { key: 'MediaStop' }))).toBe('MediaStop');
    expect(buttonOf(press('F5', { shift: true }))).toBe('Shift+F5');
    for (const kept of ['Tab', 'Enter', 'ShiftLeft', 'Meta']) {
      expect(buttonOf(press(kept))).toBeNull();
    }
    expect(buttonOf(press('KeyQ', { command: true }))).toBeNull();
  });
  it('of volume and media are extra buttons', () => {
    expect(intentForKey(press('AudioVolumeUp'), after(), T0)).toEqual({ type: 'replayStep' });
    expect(intentForKey(press('', { key: 'AudioVolumeDown' }), after(), T0)).toEqual({
      type: 'setSpeed',
      rate: 0.5,
    });
    expect(intentForKey(press('MediaTrackNext'), after(), T0)).toEqual({ type: 'nextStep' });
  });
  it('do what she assigned, before anything else, until they are given back', () => {
    const mine = after(
      [0, assign('Period', 'freeze')],
      [0, assign('AudioVolumeUp', 'nothing')],
      [0, assign('Shift+F5', 'nextStep')],
    );
    expect(intentForKey(press('Period', { key: '.' }), mine, T0)).toEqual({
      type: 'setFreeze',
      on: true,
    });
    expect(intentForKey(press('AudioVolumeUp'), mine, T0)).toBeNull();
    expect(intentForKey(press('F5', { shift: true }), mine, T0)).toEqual({ type: 'nextStep' });
    expect(intentForKey(press('F5'), mine, T0)).toEqual({ type: 'play' });
    const back = reduce(mine, assign('Period', null), T0, programme);
    expect(back.settings.buttons).not.toHaveProperty('Period');
    expect(intentForKey(press('Period', { key: '.' }), back, T0)).toMatchObject({
      wall: 'black',
    });
  });
  it('are kept with the lesson, and a file of before them is read', () => {
    const mine = after([0, assign('F9', 'freeze')], [0, { type: 'setGestures', on: true }]);
    const saved = JSON.parse(JSON.stringify(mine)) as { settings: Record<string, unknown> };
    const restored = restoreLesson(saved, T0, programme);
    expect(restored.ok && restored.value.settings).toEqual(mine.settings);
    const old = { ...saved, settings: { tone: 2, notesScale: 1 } };
    const read = restoreLesson(old, T0, programme);
    expect(read.ok && read.value.settings).toEqual(after().settings);
  });
  it('are at most forty, and never a way into an object', () => {
    let lesson = after();
    for (let key = 0; key < 60; key += 1) {
      lesson = reduce(lesson, assign(`Key${key}`, 'freeze'), T0, programme);
    }
    expect(Object.keys(lesson.settings.buttons)).toHaveLength(40);
    expect(validateIntent({ type: 'assignButton', button: '__proto__', action: null }).ok).toBe(
      false,
    );
    expect(intentForKey(press('constructor'), after(), T0)).toBeNull();
  });
});
