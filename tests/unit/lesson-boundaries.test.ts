import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timeAt } from '../../electron/lesson/clock.ts';
import { stepOf } from '../../electron/lesson/cursor.ts';
import { validateIntent, type Intent } from '../../electron/lesson/intents.ts';
import { intentForKey, type KeyPress } from '../../electron/lesson/keys.ts';
import { firstLesson, reduce } from '../../electron/lesson/reduce.ts';
import { restoreLesson } from '../../electron/lesson/restore.ts';
import { projectorSnapshot, validateDrawn } from '../../electron/lesson/snapshots.ts';
import { after, programme, T0 } from './lesson-fixtures.ts';

const anyIntent: fc.Arbitrary<Intent> = fc.oneof(
  fc.constantFrom<Intent>(
    { type: 'play' },
    { type: 'pause' },
    { type: 'nextStep' },
    { type: 'previousStep' },
    { type: 'replayStep' },
    { type: 'showToClass' },
    { type: 'openStroke', stroke: 'chest/integration' },
    { type: 'openStroke', stroke: 'legs/indian-milking', side: 'right' },
    { type: 'setSide', side: 'right' },
    { type: 'setWall', wall: 'black' },
  ),
  fc.boolean().map((on): Intent => ({ type: 'setLoop', on })),
  fc.boolean().map((on): Intent => ({ type: 'setFreeRun', on })),
  fc.boolean().map((on): Intent => ({ type: 'setFreeze', on })),
  fc
    .constantFrom(0.25, 0.5, 0.75, 1)
    .map((rate): Intent => ({ type: 'setSpeed', rate: rate as 1 })),
  fc.integer({ min: 1, max: 99 }).map((step): Intent => ({ type: 'goToStep', step })),
  fc.double({ min: 0, max: 40, noNaN: true }).map((time): Intent => ({ type: 'seek', time })),
);
const evening = fc.array(fc.tuple(fc.double({ min: 0, max: 20, noNaN: true }), anyIntent), {
  maxLength: 40,
});

function teach(asked: readonly (readonly [number, Intent])[]) {
  let now = T0;
  let lesson = firstLesson(programme, now);
  for (const [wait, intent] of asked) {
    now += wait * 1000;
    lesson = reduce(lesson, intent, now, programme);
  }
  return { lesson, now };
}

describe('whatever is pressed', () => {
  it('the lesson stands within a step of an existing stroke', () => {
    fc.assert(
      fc.property(evening, fc.double({ min: 0, max: 100, noNaN: true }), (asked, later) => {
        const { lesson, now } = teach(asked);
        const { desk } = lesson;
        const stroke = programme.strokes.find(({ id }) => id === desk.stroke)!;
        const when = now + later * 1000;
        const step = stroke.steps[stepOf(desk, programme, when) - 1]!;
        const time = timeAt(desk.clock, when);
        expect(time).toBeGreaterThanOrEqual(step.start - 1e-9);
        expect(time).toBeLessThanOrEqual(step.start + step.seconds + 1e-9);
      }),
    );
  });

  it('a saved lesson comes back at the same step and moment, paused', () => {
    fc.assert(
      fc.property(evening, (asked) => {
        const { lesson, now } = teach([...asked, [0, { type: 'pause' }]]);
        const restored = restoreLesson(JSON.parse(JSON.stringify(lesson)), now + 5000, programme);
        if (!restored.ok) throw new Error(restored.reason);
        const { desk } = restored.value;
        expect(desk.stroke).toBe(lesson.desk.stroke);
        expect(desk.side).toBe(lesson.desk.side);
        expect(timeAt(desk.clock, now + 99_000)).toBeCloseTo(timeAt(lesson.desk.clock, now), 6);
        expect(stepOf(desk, programme, now)).toBe(stepOf(lesson.desk, programme, now));
        expect(desk.clock.playing).toBe(false);
      }),
    );
  });
});

describe('what comes from outside is checked', () => {
  it('refuses intents that are unknown, incomplete, excessive or out of range, and says where', () => {
    for (const wrong of [
      null,
      'play',
      {},
      { type: 'fly' },
      { type: 'play', now: 5 },
      { type: 'goToStep' },
      { type: 'goToStep', step: 1.5 },
      { type: 'seek', time: Number.NaN },
      { type: 'setSpeed', rate: 3 },
      { type: 'openStroke', stroke: '../../etc/passwd' },
      { type: 'setNotesScale', scale: 99 },
    ]) {
      const checked = validateIntent(wrong);
      expect(checked.ok, JSON.stringify(wrong)).toBe(false);
      if (!checked.ok) expect(checked.reason).toMatch(/^At .+: .+/);
    }
    expect(validateIntent({ type: 'goToStep', step: 2 })).toEqual({
      ok: true,
      value: { type: 'goToStep', step: 2 },
    });
  });

  it('refuses saved lessons that are damaged or of a stroke that is gone', () => {
    const saved = JSON.parse(JSON.stringify(after())) as Record<string, unknown>;
    expect(restoreLesson(saved, T0, programme).ok).toBe(true);
    expect(restoreLesson({ ...saved, desk: null }, T0, programme).ok).toBe(false);
    expect(restoreLesson({ ...saved, wall: 'white' }, T0, programme).ok).toBe(false);
    const gone = { ...saved, desk: { ...(saved['desk'] as object), stroke: 'legs/gone' } };
    expect(restoreLesson(gone, T0, programme)).toEqual({
      ok: false,
      reason: 'At desk.stroke: no stroke is called legs/gone.',
    });
  });

  it('refuses a report with anything more or less than what was drawn', () => {
    const drawn = {
      rev: 1,
      stroke: 'legs/indian-milking',
      step: 1,
      time: 0,
      view: 'parent',
      wall: 'stage',
      frames: 3,
      picture: true,
      fps: 30,
      detail: 0.75,
    };
    expect(validateDrawn(drawn).ok).toBe(true);
    expect(validateDrawn({ ...drawn, notes: 'secret' }).ok).toBe(false);
    expect(validateDrawn({ ...drawn, frames: -1 }).ok).toBe(false);
  });

  it('tells the projector nothing of the desk, the timer or the settings while it is frozen', () => {
    const lesson = after([0, { type: 'setFreeze', on: true }], [1, { type: 'nextStep' }]);
    expect(Object.keys(projectorSnapshot(lesson)).sort()).toEqual([
      'card',
      'hall',
      'practiceUntil',
      'question',
      'rev',
      'tone',
      'wall',
    ]);
    expect(projectorSnapshot(lesson).hall.step).toBe(1);
  });
});

describe('the question that is put to the baby', () => {
  it('is hers, on one line, and empty words bring the original back', () => {
    const asked = (question: string | null) =>
      projectorSnapshot(after([0, { type: 'setQuestion', question }])).question;
    expect(asked('  Shall we begin? ')).toBe('Shall we begin?');
    expect(asked('Shall\nwe begin?')).toBe('Shall we begin?');
    expect(asked('   ')).toBeNull();
    expect(asked(null)).toBeNull();
  });
  it('is refused when it is too long for the wall', () => {
    const long = { type: 'setQuestion', question: 'x'.repeat(61) };
    expect(validateIntent(long)).toMatchObject({ ok: false });
  });
});

describe('keys and clickers', () => {
  const press = (key: string, more: Partial<KeyPress> = {}): Intent | null =>
    intentForKey(
      { key, code: '', shift: false, command: false, repeat: false, ...more },
      after(),
      T0,
    );

  it.each(['PageDown', 'ArrowRight', 'ArrowDown', ' ', 'MediaTrackNext'])(
    '%s is the next step',
    (key) => {
      expect(press(key)).toEqual({ type: 'nextStep' });
    },
  );
  it.each(['PageUp', 'ArrowLeft', 'ArrowUp', 'MediaTrackPrevious'])(
    '%s is the previous step',
    (key) => {
      expect(press(key)).toEqual({ type: 'previousStep' });
    },
  );
  it('blanks with the full stop of any layout, and brings it back', () => {
    const black = { type: 'setWall', wall: 'black' };
    expect(press('.')).toEqual(black);
    expect(press(':', { code: 'Period' })).toEqual(black);
    expect(press('b')).toEqual(black);
    const dark = after([0, { type: 'setWall', wall: 'black' }]);
    const escape = { key: 'Escape', code: 'Escape', shift: false, command: false, repeat: false };
    expect(intentForKey(escape, dark, T0)).toEqual({ type: 'setWall', wall: 'stage' });
  });
  it('lets Esc end nothing and F5 start what is not running', () => {
    expect(press('Escape')).toBeNull();
    expect(press('F5')).toEqual({ type: 'play' });
    const running = after([0, { type: 'play' }]);
    const f5 = { key: 'F5', code: 'F5', shift: false, command: false, repeat: false };
    expect(intentForKey(f5, running, T0 + 500)).toBeNull();
  });
  it('ignores held keys and presses that belong to the system', () => {
    expect(press('PageDown', { repeat: true })).toBeNull();
    expect(press('PageDown', { command: true })).toBeNull();
    expect(press('q', { code: 'KeyQ' })).toBeNull();
  });
});
