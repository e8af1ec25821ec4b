import { describe, expect, it } from 'vitest';
import {
  minutesAndSeconds,
  paceOf,
  practiceLeft,
  NO_CLASS,
} from '../../electron/lesson/class-time.ts';
import { validateIntent } from '../../electron/lesson/intents.ts';
import { restoreLesson } from '../../electron/lesson/restore.ts';
import { projectorSnapshot } from '../../electron/lesson/snapshots.ts';
import type { ClassTimer } from '../../electron/lesson/types.ts';
import { after, programme, T0 } from './lesson-fixtures.ts';

const MINUTE = 60_000;
const timer = (shown: number, more: Partial<ClassTimer> = {}): ClassTimer => ({
  ...NO_CLASS,
  startedAt: T0,
  plannedStrokes: 13,
  shown: Array.from({ length: shown }, (_, index) => `legs/stroke-${index}`),
  ...more,
});
/** 75 minutes less 10 for the close, 13 strokes: five minutes each. */
const pace = (shown: number, minutes: number, more?: Partial<ClassTimer>) =>
  paceOf(timer(shown, more), T0 + minutes * MINUTE);

describe('the pace against the plan', () => {
  it('says nothing without a class or without a number of strokes', () => {
    expect(paceOf(NO_CLASS, T0)).toEqual({ kind: 'none' });
    expect(pace(3, 20, { plannedStrokes: null })).toEqual({ kind: 'none' });
  });
  it('leaves every stroke its whole share', () => {
    expect(pace(0, 0)).toEqual({ kind: 'steady' });
    expect(pace(1, 4.9)).toEqual({ kind: 'steady' });
    expect(pace(4, 15)).toEqual({ kind: 'steady' });
    expect(pace(4, 20.9)).toEqual({ kind: 'steady' });
  });
  it('counts whole minutes behind and ahead', () => {
    expect(pace(1, 6)).toEqual({ kind: 'behind', minutes: 1 });
    expect(pace(4, 27.5)).toEqual({ kind: 'behind', minutes: 7 });
    expect(pace(0, 12)).toEqual({ kind: 'behind', minutes: 7 });
    expect(pace(4, 12)).toEqual({ kind: 'ahead', minutes: 3 });
  });
  it('speaks of nothing but the close in the last ten minutes, then of being over', () => {
    expect(pace(2, 65)).toEqual({ kind: 'closing', minutes: 10 });
    expect(pace(2, 70.5)).toEqual({ kind: 'closing', minutes: 5 });
    expect(pace(2, 75.5)).toEqual({ kind: 'closing', minutes: 1 });
    expect(pace(2, 78, { plannedStrokes: null })).toEqual({ kind: 'over', minutes: 3 });
  });
});

describe('what the class has seen', () => {
  const open = (stroke: string) => ({ type: 'openStroke', stroke }) as const;
  it('counts each stroke once, from the beginning of class, and never a talk', () => {
    const lesson = after(
      [0, open('chest/integration')],
      [1, { type: 'startClass' }],
      [2, open('permission/asking')],
      [3, open('legs/indian-milking')],
      [4, open('chest/integration')],
      [5, open('legs/indian-milking')],
    );
    expect(lesson.timer.shown).toEqual(['chest/integration', 'legs/indian-milking']);
  });
  it('counts neither what she looks at alone nor what is behind the card', () => {
    const lesson = after(
      [0, { type: 'startClass' }],
      [1, { type: 'setFreeze', on: true }],
      [2, open('chest/integration')],
      [3, { type: 'setWall', wall: 'card' }],
      [4, { type: 'setFreeze', on: false }],
    );
    expect(lesson.timer.shown).toEqual(['legs/indian-milking']);
  });
  it('starts again with the next class', () => {
    const lesson = after([0, { type: 'startClass' }], [9, { type: 'resetClass' }]);
    expect(lesson.timer).toMatchObject({ startedAt: null, shown: [] });
  });
});

describe('practice', () => {
  it('shows the card with the time at which it ends, and the stage again afterwards', () => {
    const lesson = after([10, { type: 'startPractice', minutes: 3 }]);
    expect(projectorSnapshot(lesson)).toMatchObject({
      wall: 'card',
      practiceUntil: T0 + 10_000 + 3 * MINUTE,
    });
    const ended = after(
      [10, { type: 'startPractice', minutes: 3 }],
      [20, { type: 'stopPractice' }],
    );
    expect(projectorSnapshot(ended)).toMatchObject({ wall: 'stage', practiceUntil: null });
  });
  it('leaves black black when it ends', () => {
    const lesson = after(
      [0, { type: 'startPractice', minutes: 3 }],
      [1, { type: 'setWall', wall: 'black' }],
      [2, { type: 'stopPractice' }],
    );
    expect(lesson.wall).toBe('black');
  });
  it('counts whole seconds down to 0:00', () => {
    expect(practiceLeft(null, T0)).toBeNull();
    expect(practiceLeft(T0 + 60_000, T0)).toBe(60);
    expect(practiceLeft(T0 + 59_001, T0)).toBe(60);
    expect(practiceLeft(T0, T0 + 5)).toBe(0);
    expect([0, 9, 60, 245].map(minutesAndSeconds)).toEqual(['0:00', '0:09', '1:00', '4:05']);
  });
  it('refuses practice without end', () => {
    expect(validateIntent({ type: 'startPractice', minutes: 61 }).ok).toBe(false);
    expect(validateIntent({ type: 'setPlan', minutes: 60, strokes: 0 }).ok).toBe(false);
    expect(validateIntent({ type: 'setPlan', minutes: 60, strokes: null }).ok).toBe(true);
  });
});

describe('after a restart', () => {
  const restore = (saved: unknown, minutes: number) => {
    const restored = restoreLesson(
      JSON.parse(JSON.stringify(saved)),
      T0 + minutes * MINUTE,
      programme,
    );
    if (!restored.ok) throw new Error(restored.reason);
    return restored.value;
  };
  const busy = after(
    [0, { type: 'setPlan', minutes: 90, strokes: 8 }],
    [0, { type: 'startClass' }],
    [60, { type: 'startPractice', minutes: 5 }],
  );

  it('class and practice go on', () => {
    const lesson = restore(busy, 2);
    expect(lesson.timer).toEqual(busy.timer);
    expect(lesson.wall).toBe('card');
  });
  it('an old practice is forgotten, a class of yesterday is over', () => {
    expect(restore(busy, 60)).toMatchObject({
      wall: 'stage',
      timer: { practiceUntil: null, startedAt: T0 },
    });
    expect(restore(busy, 24 * 60).timer).toMatchObject({ startedAt: null, shown: [] });
  });
  it('reads files of before there was a plan', () => {
    const old = { ...busy, timer: { startedAt: T0, plannedMinutes: 75 } };
    expect(restore(old, 1).timer).toEqual({ ...NO_CLASS, startedAt: T0 });
  });
});
