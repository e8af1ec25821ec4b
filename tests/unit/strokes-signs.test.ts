/** What is drawn of an action that goes nowhere, or hardly anywhere: a sign of what the hand does. */
import { describe, expect, it } from 'vitest';
import { loadDoll } from '../../assets/strokes/doll.ts';
import { Figure } from '../../assets/strokes/figure.ts';
import type { Action } from '../../assets/strokes/language.ts';
import { planAction, type HandIndex, type Ribbon } from '../../assets/strokes/plan.ts';
import { loadClip, loadRigs } from '../../assets/strokes/played.ts';
import { createPoseBuffer, poseAt, type PathForm } from '../../renderer/choreography/index.ts';

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

  it('of presses one after the other is the way from place to place, in steps', () => {
    const press = ['sole.left.heel', 'sole.left.ball'];
    expect(ribbonOf({ press } as Action).form).toBe('steps');
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

describe('the signs of a step', () => {
  const rigs = loadRigs();
  /** What is drawn of the left and of the right hand at the end of a step, from 1 on. */
  const signsOf = (stroke: string, step: number): readonly (PathForm | null)[] => {
    const clip = loadClip(`legs/${stroke}`, 'left', rigs);
    if (!clip) throw new Error(`${stroke} is not compiled: run npm run build:strokes first.`);
    const pose = createPoseBuffer(rigs.doll);
    poseAt(clip, (clip.steps[step] ?? clip.seconds) - 0.4, pose);
    return pose.paths.map(({ strength, form }) => (strength > 0.9 ? form : null));
  };

  it('tell of hands that lie still, where nothing moves', () => {
    expect(signsOf('resting-hands', 2)).toEqual(['still', 'still']);
    expect(signsOf('resting-hands', 3)).toEqual(['still', 'still']);
    expect(signsOf('indian-milking', 1)).toEqual(['still', null]);
  });

  it('tell only of the hand that moves, where one does', () => {
    expect(signsOf('indian-milking', 3)).toEqual([null, 'open']);
    expect(signsOf('under-toes-and-ball', 2)).toEqual([null, 'press']);
  });

  it('tell nothing of hands in the air', () => {
    expect(signsOf('resting-hands', 1)).toEqual([null, null]);
  });

  it('lie on the hand that is still', () => {
    const clip = loadClip('legs/resting-hands', 'left', rigs)!;
    const pose = createPoseBuffer(rigs.doll);
    poseAt(clip, clip.seconds - 0.4, pose);
    pose.paths.forEach(({ points }, hand) => {
      const { position } = pose.hands[hand]!;
      const away = Math.hypot(...[0, 1, 2].map((axis) => points[axis]! - position[axis]!));
      expect(away).toBeLessThan(0.08);
    });
  });
});
