import { describe, expect, it } from 'vitest';
import { isMoving, timeAt } from '../../electron/lesson/clock.ts';
import { stepOf, viewOf } from '../../electron/lesson/cursor.ts';
import { intentForKey } from '../../electron/lesson/keys.ts';
import { reduce } from '../../electron/lesson/reduce.ts';
import { hallOf, type Lesson } from '../../electron/lesson/types.ts';
import { after, programme, T0 } from './lesson-fixtures.ts';

const at = (lesson: Lesson, seconds: number) => ({
  step: stepOf(lesson.desk, programme, T0 + seconds * 1000),
  time: timeAt(lesson.desk.clock, T0 + seconds * 1000),
  moving: isMoving(lesson.desk.clock, T0 + seconds * 1000),
});

describe('the step waits', () => {
  it('starts paused at the beginning of the first stroke', () => {
    expect(at(after(), 100)).toEqual({ step: 1, time: 0, moving: false });
  });

  it('plays a step and pauses by itself at its end', () => {
    const lesson = after([0, { type: 'play' }]);
    expect(at(lesson, 1.5)).toEqual({ step: 1, time: 1.5, moving: true });
    expect(at(lesson, 60)).toEqual({ step: 1, time: 4, moving: false });
  });

  it('plays the next step when asked to play at the end of one', () => {
    const lesson = after([0, { type: 'play' }], [10, { type: 'play' }]);
    expect(at(lesson, 11)).toEqual({ step: 2, time: 5, moving: true });
  });

  it('opens a stroke by playing its first step', () => {
    const lesson = after([0, { type: 'openStroke', stroke: 'chest/integration' }]);
    expect(lesson.desk).toMatchObject({ stroke: 'chest/integration', side: 'both' });
    expect(at(lesson, 3)).toEqual({ step: 1, time: 3, moving: true });
  });

  it('never leaves the stroke with next and previous', () => {
    const next = [1, { type: 'nextStep' }] as const;
    const lesson = after(next, next, next, next, next);
    expect(at(lesson, 2)).toEqual({ step: 3, time: 11, moving: true });
    const back = [3, { type: 'previousStep' }] as const;
    const first = reduce(after(next, back, back, back), { type: 'pause' }, T0 + 3000, programme);
    expect(at(first, 9)).toEqual({ step: 1, time: 0, moving: false });
  });

  it('replays the step from its beginning', () => {
    const lesson = after([0, { type: 'nextStep' }], [2, { type: 'replayStep' }]);
    expect(at(lesson, 3)).toEqual({ step: 2, time: 5, moving: true });
  });
});

describe('loop, speed, free run and seeking', () => {
  it('loops the step without end until told otherwise, then finishes it', () => {
    const looped = after([0, { type: 'nextStep' }], [1, { type: 'setLoop', on: true }]);
    expect(at(looped, 6.5)).toEqual({ step: 2, time: 4.5, moving: true });
    const ended = reduce(looped, { type: 'setLoop', on: false }, T0 + 7000, programme);
    expect(at(ended, 100)).toEqual({ step: 2, time: 10, moving: false });
  });

  it('begins the loop at once when the step was waiting at its end', () => {
    const lesson = after([0, { type: 'play' }], [30, { type: 'setLoop', on: true }]);
    expect(at(lesson, 31)).toEqual({ step: 1, time: 1, moving: true });
  });

  it('keeps the moment when the speed changes', () => {
    const lesson = after([0, { type: 'play' }], [2, { type: 'setSpeed', rate: 0.5 }]);
    expect(at(lesson, 2)).toMatchObject({ time: 2 });
    expect(at(lesson, 4)).toMatchObject({ time: 3, moving: true });
  });

  it('runs through all steps and names the one that is shown', () => {
    const lesson = after([0, { type: 'setFreeRun', on: true }], [0, { type: 'play' }]);
    expect(at(lesson, 3.99).step).toBe(1);
    expect(at(lesson, 4).step).toBe(2);
    expect(at(lesson, 99)).toEqual({ step: 3, time: 15, moving: false });
  });

  it('seeks to a moment and holds it', () => {
    const lesson = after([0, { type: 'play' }], [1, { type: 'seek', time: 12.25 }]);
    expect(at(lesson, 50)).toEqual({ step: 3, time: 12.25, moving: false });
    expect(at(after([0, { type: 'seek', time: 900 }]), 1)).toMatchObject({ step: 3, time: 15 });
  });

  it('shows the view that the step asks for until she chooses one', () => {
    const lesson = after([0, { type: 'nextStep' }]);
    expect(viewOf(lesson.desk, programme, T0)).toBe('side');
    const chosen = reduce(lesson, { type: 'setView', view: 'face' }, T0, programme);
    expect(viewOf(chosen.desk, programme, T0)).toBe('face');
  });
});

describe('asking the baby again', () => {
  it('takes three presses from any stroke and back, and loses nothing', () => {
    const before = after([0, { type: 'nextStep' }], [2, { type: 'setSpeed', rate: 0.5 }]);
    const press = { key: 'a', code: 'KeyA', shift: false, command: false, repeat: false };
    let lesson = before;
    const seen: string[] = [];
    for (let seconds = 3; seconds < 6; seconds += 1) {
      const now = T0 + seconds * 1000;
      lesson = reduce(lesson, intentForKey(press, lesson, now)!, now, programme);
      seen.push(lesson.desk.stroke);
    }
    expect(seen).toEqual(['permission/asking', 'permission/yes', 'legs/indian-milking']);
    expect(at(lesson, 60)).toEqual({ step: 2, time: 6.5, moving: false });
    expect(lesson.aside).toBeNull();
  });

  it('lets the baby answer at any moment and goes back to the place that was left', () => {
    const asked = after(
      [0, { type: 'play' }],
      [1, { type: 'answer', answer: 'not-now' }],
      [3, { type: 'askPermission' }],
      [4, { type: 'goBack' }],
    );
    expect(asked.desk.stroke).toBe('legs/indian-milking');
    expect(at(asked, 9)).toEqual({ step: 1, time: 1, moving: false });
    expect(reduce(asked, { type: 'goBack' }, T0, programme)).toBe(asked);
  });

  it('stops and rests when the baby says no in the middle of a stroke, and acts the answer after asking', () => {
    const interrupted = after([0, { type: 'answer', answer: 'not-now' }]);
    expect(interrupted.desk.stroke).toBe('permission/stop-rest-look');
    const asked = after([0, { type: 'askPermission' }], [1, { type: 'answer', answer: 'not-now' }]);
    expect(asked.desk.stroke).toBe('permission/not-now');
  });

  it('stays where it is when the programme has no such answer', () => {
    const lesson = after();
    expect(reduce(lesson, { type: 'answer', answer: 'unsure' }, T0, programme)).toBe(lesson);
  });

  it('asks in the way that the instructor chose where sources differ', () => {
    const chosen = after([
      0,
      { type: 'setChoice', choice: 'rubbing-place', option: 'near-the-face' },
    ]);
    const asked = reduce(chosen, { type: 'askPermission' }, T0, programme);
    expect(asked.desk.stroke).toBe('permission/asking-near-the-face');
    const other = after(
      [0, { type: 'setChoice', choice: 'rubbing-place', option: 'near-the-parent' }],
      [1, { type: 'askPermission' }],
    );
    expect(other.desk.stroke).toBe('permission/asking');
  });

  it('forgets the place when another stroke is chosen', () => {
    const lesson = after(
      [0, { type: 'askPermission' }],
      [1, { type: 'openStroke', stroke: 'chest/integration' }],
    );
    expect(lesson.aside).toBeNull();
  });
});

describe('the wall', () => {
  it('follows the desk, unless it is frozen', () => {
    const frozen = after([0, { type: 'setFreeze', on: true }], [1, { type: 'nextStep' }]);
    expect(frozen.desk.step).toBe(2);
    expect(hallOf(frozen).step).toBe(1);
    const shown = reduce(frozen, { type: 'showToClass' }, T0 + 2000, programme);
    expect(hallOf(shown).step).toBe(2);
    expect(shown.frozenHall).not.toBeNull();
    expect(hallOf(reduce(shown, { type: 'setFreeze', on: false }, T0 + 3000, programme))).toBe(
      shown.desk,
    );
  });

  it('is one of stage, black and card, and never disturbs the desk', () => {
    const playing = after([0, { type: 'play' }]);
    const black = reduce(playing, { type: 'setWall', wall: 'black' }, T0, programme);
    expect(black).toMatchObject({ wall: 'black', desk: playing.desk });
    expect(reduce(black, { type: 'setWall', wall: 'card' }, T0, programme).wall).toBe('card');
    expect(reduce(black, { type: 'showToClass' }, T0, programme).wall).toBe('stage');
  });

  it('counts a new revision for a change and none for nothing', () => {
    const lesson = after();
    expect(reduce(lesson, { type: 'pause' }, T0, programme)).toBe(lesson);
    expect(reduce(lesson, { type: 'openStroke', stroke: 'legs/unknown' }, T0, programme)).toBe(
      lesson,
    );
    expect(reduce(lesson, { type: 'play' }, T0, programme).rev).toBe(lesson.rev + 1);
  });
});
