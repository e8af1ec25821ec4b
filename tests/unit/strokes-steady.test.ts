/** What mends single solutions: strays in a row of contacts, and a hand that waits inside the other one. */
import { describe, expect, it, vi } from 'vitest';
import type { ContactRequest, ContactSolution } from '../../assets/contact/index.ts';
import { standInDoll, standInSolver } from '../../assets/strokes/stand-in.ts';
import { Figure } from '../../assets/strokes/figure.ts';
import { HandMotion } from '../../assets/strokes/hand-motion.ts';
import type { Action } from '../../assets/strokes/language.ts';
import { planAction, type Key } from '../../assets/strokes/plan.ts';
import { Solving, type Solver } from '../../assets/strokes/solving.ts';
import { ROW, type Row } from '../../assets/strokes/spline.ts';
import { smooth, steadied } from '../../assets/strokes/steady.ts';

/** The wrist's place and turn come first in a row, the joints' angles after them. */
const THUMB = 20;
const row = (thumb: number, x = 0): Row => {
  const out = new Float64Array(ROW);
  out[0] = x;
  out[THUMB] = thumb;
  return out;
};
const thumbs = (rows: readonly Row[]) => rows.map((one) => one[THUMB]);

describe('a row of contacts', () => {
  it('brings a thumb back that is on the other side of the limb once', () => {
    const rows = [10, 11, 12, 40, 13, 14, 15].map((angle) => row(angle));
    expect(thumbs(steadied(rows))).toEqual([10, 11, 12, 13, 13, 14, 15]);
  });

  it('leaves what bends little by little, and where the wrist goes', () => {
    const rows = [0, 10, 20, 30, 40, 50].map((angle, i) => row(angle, i === 3 ? 0.5 : 0));
    expect(steadied(rows)).toEqual(rows);
  });

  it('leaves both ends, and a row too short to tell', () => {
    const ends = [40, 10, 10, 10, 10, 40].map((angle) => row(angle));
    expect(thumbs(steadied(ends))).toEqual([40, 10, 10, 10, 10, 40]);
    const short = [10, 40, 10].map((angle) => row(angle));
    expect(steadied(short)).toEqual(short);
  });
});

describe('a glide', () => {
  const places = Array.from({ length: 12 }, (_, i): [number, number, number] => [i * 0.01, 0, 0]);
  /** A wrist at these places along its way. */
  const at = (xs: readonly number[]): Row[] =>
    xs.map((x) => {
      const out = row(0, x);
      out[6] = 1;
      return out;
    });
  const steps = (rows: readonly Row[]) => rows.slice(1).map((one, i) => one[0]! - rows[i]![0]!);

  it('does not wait and leap: the wrist keeps its way beside the places', () => {
    // It sticks for three contacts, then leaps.
    const xs = places.map(([x], i) => (i === 0 || i === 11 ? x : Math.floor(i / 3) * 0.03));
    expect(Math.max(...steps(at(xs)))).toBeCloseTo(0.03, 6);
    const even = steps(smooth(at(xs), places));
    expect(Math.max(...even)).toBeLessThan(0.017);
    // Near its ends it goes as it was solved.
    expect(Math.min(...even.slice(3, -3))).toBeGreaterThan(0.003);
  });

  it('begins and ends where it did, and one that is even stays so', () => {
    const xs = places.map(([x], i) => x + (i === 0 || i === 11 ? 0.02 : 0));
    const even = smooth(at(xs), places);
    expect(even[0]).toEqual(at(xs)[0]);
    expect(even.at(-1)).toEqual(at(xs).at(-1));
    const straight = places.map(([x]) => x + 0.01);
    smooth(at(straight), places).forEach((one, i) => expect(one[0]).toBeCloseTo(straight[i]!, 9));
  });

  it('keeps turns whole, whichever of its two quaternions a contact was solved with', () => {
    const rows = at(places.map(([x]) => x));
    rows[5]![6] = -1;
    for (const one of smooth(rows, places)) expect(Math.abs(one[6]!)).toBeCloseTo(1, 9);
  });
});

describe('a hand that waits in the air', () => {
  const figure = new Figure(standInDoll, 'rest');
  const key: Key = {
    x: 0,
    place: { position: [0, 0.1, 0], normal: [0, 1, 0] } as unknown as Key['place'],
    pressure: 'light',
    lift: 0,
  };
  /** A solver whose hand is clear of the other one from `free` metres on. */
  const solverFree = (free: number) => {
    const solveContact = vi.fn(({ lift = 0, hand, shape }: ContactRequest): ContactSolution => {
      const overlap = Math.max(0, free - lift);
      return { hand, shape, pose: { position: [0, lift, 0] }, gaps: { overlap } } as never;
    });
    return { solver: { solveContact, placeFreely: vi.fn() } satisfies Solver, solveContact };
  };

  it('goes as much higher as it must not to be in the other hand', () => {
    const { solver } = solverFree(0.03);
    const { pose, gaps } = new Solving(solver, 0).at(figure, 'flat-palm', key, 0.01);
    expect(gaps.overlap).toBeLessThan(0.003);
    expect(pose.position[1]).toBeCloseTo(0.04, 6);
  });

  it('stays where it touches, and is solved once', () => {
    const { solver, solveContact } = solverFree(0.03);
    const solving = new Solving(solver, 0);
    const first = solving.at(figure, 'flat-palm', key, 0);
    expect(first.pose.position[1]).toBe(0);
    expect(solving.at(figure, 'flat-palm', key, 0)).toBe(first);
    expect(solveContact).toHaveBeenCalledTimes(1);
  });
});

describe('a hold that is asked for where the hand lies', () => {
  const figure = new Figure(standInDoll, 'rest');
  const circle: Action = {
    circle: 'leg.left.calf.outer',
    width: 1.2,
    turns: 1,
    shape: 'thumb-pads',
  };
  /** How far the wrist moves from the end of a circle to the end of the hold after it, m. */
  const movedBy = (hold: Action): number => {
    const motion = new HandMotion(standInSolver, 1, figure);
    const perform = (action: Action, start: number): number =>
      motion.perform(
        figure,
        planAction({ figure, hand: 1, pace: 5 }, action, 'resting-palm')!,
        start,
        1,
      );
    const circled = perform(circle, 0);
    const end = perform(hold, circled);
    motion.finish(end + 1);
    const wristAt = (t: number) => {
      const stretch = motion.stretches.find(({ from, to }) => from <= t && t <= to)!;
      return stretch.rowAt(t).slice(0, 3);
    };
    const [a, b] = [wristAt(circled), wristAt(end + 0.5)];
    return Math.hypot(a[0]! - b[0]!, a[1]! - b[1]!, a[2]! - b[2]!);
  };

  it('is the one that it has: the hand does not move', () => {
    expect(movedBy({ hold: 'leg.left.calf.outer', shape: 'thumb-pads' })).toBe(0);
  });

  it('is another one elsewhere, in another shape, or with the fingers pointing elsewhere', () => {
    expect(movedBy({ hold: 'leg.left.knee.outer', shape: 'thumb-pads' })).toBeGreaterThan(0.01);
    expect(movedBy({ hold: 'leg.left.calf.outer', shape: 'flat-palm' })).toBeGreaterThan(0.001);
    expect(
      movedBy({ hold: 'leg.left.calf.outer', shape: 'thumb-pads', fingers: 'towards the head' }),
    ).toBeGreaterThan(0.001);
  });
});
