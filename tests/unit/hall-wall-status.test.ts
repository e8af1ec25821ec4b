import { describe, expect, it } from 'vitest';
import type { Catalog } from '../../assets/strokes/catalog.ts';
import type { Drawn, HallReport } from '../../electron/lesson/snapshots.ts';
import type { Intent } from '../../electron/lesson/intents.ts';
import { NO_SCREENS } from '../../electron/lesson/screen-wishes.ts';
import { checksOf } from '../../renderer/presenter/hall-checks.ts';
import { wallStatusOf } from '../../renderer/presenter/wall-status.ts';
import { after } from './lesson-fixtures.ts';

const catalog = {
  strokes: [{ id: 'legs/indian-milking', name: 'Indian milking' }],
} as unknown as Catalog;

const report = (drawn: Partial<Drawn> | null, output: HallReport['output']): HallReport => ({
  awake: true,
  screens: NO_SCREENS,
  output,
  drawn: drawn && {
    rev: 99,
    stroke: 'legs/indian-milking',
    step: 1,
    time: 0,
    view: 'parent',
    wall: 'stage',
    frames: 1,
    picture: true,
    fps: 30,
    detail: 1,
    ...drawn,
  },
});
const beamer = { kind: 'screen', name: 'BenQ', width: 1280, height: 720 } as const;
const say = (drawn: Partial<Drawn> | null, ...asked: readonly Intent[]) =>
  wallStatusOf(after(...asked.map((one) => [0, one] as const)), report(drawn, beamer), catalog);

describe('what the class sees is said', () => {
  it('as the same only when the projector drew the newest', () => {
    expect(say({})).toEqual({ kind: 'good', text: 'The class sees this' });
    expect(say({ rev: 0 })).toMatchObject({ kind: 'bad', passing: true });
    expect(say(null)).toMatchObject({ kind: 'bad', passing: true });
  });
  it('from what was drawn, not from what was asked', () => {
    const black: Intent = { type: 'setWall', wall: 'black' };
    expect(say({ wall: 'stage', rev: 1 }, black)).toMatchObject({ kind: 'bad', passing: true });
    expect(say({ wall: 'black' }, black)).toMatchObject({ text: 'The wall is black' });
    expect(say({ wall: 'check' }).kind).toBe('held');
    expect(say({ step: 2 }, { type: 'setFreeze', on: true })).toEqual({
      kind: 'held',
      text: 'Frozen: the class sees step 2 of Indian milking',
    });
  });
  it('with what to do where the wall cannot be seen', () => {
    for (const reason of ['unplugged', 'closed']) {
      const status = wallStatusOf(after(), report({}, { kind: 'hidden', reason }), catalog);
      expect(status).toMatchObject({ kind: 'bad' });
      expect(status.help).toMatch(/\.$/);
    }
    expect(say({ picture: false }).kind).toBe('bad');
  });
});

describe('the check of the hall', () => {
  const state = (found: HallReport | null) =>
    Object.fromEntries(checksOf(found).map(({ name, state }) => [name, state]));
  it('is good where all is good, and says why it is not', () => {
    expect(new Set(Object.values(state(report({}, beamer))))).toEqual(new Set(['good']));
    expect(state(null)).toEqual({
      screen: 'bad',
      picture: 'unknown',
      smooth: 'unknown',
      awake: 'bad',
    });
    const slow = checksOf(report({ fps: 12.4, detail: 0.5 }, beamer));
    expect(slow.find(({ name }) => name === 'smooth')).toMatchObject({
      state: 'bad',
      text: expect.stringMatching(/^12 frames a second at 50 % .*because/),
    });
    expect(state(report({ fps: 0 }, { kind: 'window' }))).toMatchObject({
      screen: 'bad',
      smooth: 'unknown',
    });
  });
});
