import { describe, expect, it } from 'vitest';
import { validateKeyPress } from '../../electron/lesson/keys.ts';
import {
  applyMark,
  INK_FADES_MS,
  INK_STAYS_MS,
  NO_MARKS,
  strengthOf,
  untilFading,
  validateMark,
  type Mark,
  type Spot,
} from '../../electron/lesson/marks.ts';
import { T0 } from './lesson-fixtures.ts';

const spot = (x: number, bone = 'leftFoot'): Spot => ({ bone, at: [x, 0, 0] });
const ink = (line: number, x = 0): Mark => ({ type: 'ink', line, spot: spot(x) });
const after = (...marks: readonly (readonly [number, Mark])[]) =>
  marks.reduce((all, [ms, mark]) => applyMark(all, mark, T0 + ms), NO_MARKS);

describe('ink', () => {
  it('goes on with its own line, and stays while it is drawn', () => {
    const marks = after([0, ink(1, 0)], [8000, ink(1, 1)], [8100, ink(2, 5)], [16_000, ink(1, 2)]);
    expect(marks.lines.find(({ line }) => line === 1)?.spots.map(({ at }) => at[0])).toEqual([
      0, 1, 2,
    ]);
    expect(untilFading(marks, T0 + 16_000)).toBe(8100 + INK_STAYS_MS - 16_000);
  });
  it('fades by itself, and is forgotten with the next stroke of the pen', () => {
    const marks = after([0, ink(1)]);
    const line = marks.lines[0]!;
    expect(strengthOf(line, T0 + INK_STAYS_MS)).toBe(1);
    expect(strengthOf(line, T0 + INK_STAYS_MS + INK_FADES_MS / 4)).toBeCloseTo(0.75);
    const gone = INK_STAYS_MS + INK_FADES_MS;
    expect(strengthOf(line, T0 + gone)).toBe(0);
    expect(untilFading(marks, T0 + gone)).toBeNull();
    const next = applyMark(marks, ink(2), T0 + gone);
    expect(next.lines.map((one) => one.line)).toEqual([2]);
  });
  it('is wiped without touching pointer and light', () => {
    const marks = after([0, ink(1)], [1, { type: 'point', spot: spot(1) }], [2, { type: 'wipe' }]);
    expect(marks).toEqual({ pointer: spot(1), light: null, lines: [] });
  });
  it('is limited, however long somebody draws', () => {
    let marks = NO_MARKS;
    for (let point = 0; point < 1000; point += 1) marks = applyMark(marks, ink(1, point), T0);
    for (let line = 2; line < 80; line += 1) marks = applyMark(marks, ink(line), T0);
    expect(marks.lines).toHaveLength(24);
    expect(Math.max(...marks.lines.map(({ spots }) => spots.length))).toBeLessThanOrEqual(400);
  });
});

describe('what comes from the windows', () => {
  it('is a mark on a bone or on the mat, and nothing else', () => {
    expect(validateMark({ type: 'light', spot: spot(0.1, '') }).ok).toBe(true);
    expect(validateMark({ type: 'point', spot: null }).ok).toBe(true);
    for (const wrong of [
      { type: 'ink', line: 1, spot: null },
      { type: 'point', spot: spot(99) },
      { type: 'point', spot: spot(Number.NaN) },
      { type: 'point', spot: spot(0, '__proto__') },
      { type: 'wipe', line: 1 },
    ]) {
      expect(validateMark(wrong).ok, JSON.stringify(wrong)).toBe(false);
    }
  });
  it('is a key press of sane size', () => {
    const press = { code: 'F9', key: 'F9', shift: false, command: false, repeat: false };
    expect(validateKeyPress(press).ok).toBe(true);
    expect(validateKeyPress({ ...press, key: 'x'.repeat(41) }).ok).toBe(false);
    expect(validateKeyPress({ ...press, wall: 'black' }).ok).toBe(false);
  });
});
