/** What is drawn of an action that goes nowhere, or hardly anywhere: a sign of what the hand does. */
import { describe, expect, it } from 'vitest';
import { loadDoll } from '../../assets/strokes/doll.ts';
import { Figure } from '../../assets/strokes/figure.ts';
import type { Action } from '../../assets/strokes/language.ts';
import { planAction, type HandIndex, type Ribbon } from '../../assets/strokes/plan.ts';

const figure = new Figure(await loadDoll(), 'leg offered');

function ribbonOf(entry: Action, hand: HandIndex = 1): Ribbon {
  const plan = planAction({ figure, hand, pace: 4 }, entry, 'ring-grip');
  if (!plan?.ribbon) throw new Error('Nothing is drawn of it.');
  return plan.ribbon;
}

/** The way from the first to the last point, m. */
function wayOf({ path: { points } }: Ribbon): readonly number[] {
  const [from, to] = [points[0]!.position, points.at(-1)!.position];
  return [0, 1, 2].map((axis) => to[axis]! - from[axis]!);
}

describe('the sign of an action', () => {
  it('of a press is at its place, and tells how firm it is', () => {
    const sign = ribbonOf({ press: ['sole.left.ball'], each: 2 } as Action);
    expect(sign.form).toBe('press');
    expect(sign.path.points[0]!.position).toEqual(figure.place('sole.left.ball').position);
    expect([0, 0.8, 2].map((t) => Math.round(sign.progressAt(t) * 100) / 100)).toEqual([0, 1, 0]);
    expect(sign.progressAt(0.4)).toBeGreaterThan(0.1);
    expect(sign.progressAt(1.4)).toBeLessThan(0.9);
  });

  it('of presses one after the other is the way from place to place', () => {
    const press = ['sole.left.heel', 'sole.left.ball'];
    expect(ribbonOf({ press } as Action).form).toBe('open');
  });

  it('of a roll on a toe goes to and fro across it, of one along a limb goes on', () => {
    const toe = ribbonOf({ roll: ['toe.left.big.base', 'toe.left.big.tip'], width: 0.5 } as Action);
    expect(toe.form).toBe('to and fro');
    expect(Math.hypot(...wayOf(toe))).toBeLessThan(0.008);
    const limb = { roll: ['leg.left.knee.outer', 'leg.left.ankle.outer'], width: 1 } as Action;
    expect(ribbonOf(limb).form).toBe('open');
  });

  it('of two hands that turn a limb opposite ways points opposite ways, on its front', () => {
    const turn = (place: string, more: object, hand: HandIndex) =>
      ribbonOf({ turn: place, width: 2, ...more } as Action, hand);
    const one = turn('leg.left.calf.outer', {}, 1);
    const other = turn('leg.left.calf.inner', { opposite: true }, 0);
    const [a, b] = [wayOf(one), wayOf(other)];
    expect(a[0]! * b[0]! + a[1]! * b[1]! + a[2]! * b[2]!).toBeLessThan(-0.0003);
    const front = figure.place('leg.left.calf.front').position;
    const middle = one.path.points[one.path.points.length >> 1]!.position;
    expect(Math.hypot(...front.map((value, axis) => value - middle[axis]!))).toBeLessThan(0.002);
  });
});
