import { describe, expect, it } from 'vitest';
import { invert, solveBlockChain } from '../../assets/contact/block-chain.ts';
import { descendChain, type Chain } from '../../assets/contact/chain-descent.ts';
import { placeSticks, stickDistance, sticks } from '../../assets/contact/capsules.ts';
import { Course, settle, type Moment, type PosedBody } from '../../assets/contact/index.ts';
import { MovingHand } from '../../assets/contact/moving-hand.ts';
import { handJointCount, type HandSide } from '../../assets/hands/rig.ts';
import { handShapes } from '../../assets/hands/shapes.ts';

/** A limb 6 cm thick that lies along z, 9 cm above the mat, and ends where the passing hand's wrist is not. */
const limb = ((): PosedBody => {
  const sample: PosedBody['sample'] = (x, y, z, gradient) => {
    const beyond = Math.max(0, z - 0.02);
    const length = Math.hypot(x, y - 0.09, beyond) || 1e-9;
    gradient[0] = x / length;
    gradient[1] = (y - 0.09) / length;
    gradient[2] = beyond / length;
    return length - 0.03;
  };
  const scratch = new Float64Array(3);
  return { sample, distance: (x, y, z) => sample(x, y, z, scratch) };
})();
const nothing: PosedBody = {
  distance: () => 1,
  sample: (_x, _y, _z, gradient) => {
    gradient.fill(0);
    return 1;
  },
};

/** A flat hand, palm down, at a place in the air. */
const passing = (x: number, y: number, z: number, body: PosedBody): Moment => {
  const row = new Float64Array(7 + handJointCount * 3);
  row.set([x, y, z, 0, 0, 0, 1], 0);
  handShapes['flat-palm'].angles.forEach(({ flex, spread, twist }, joint) =>
    row.set([flex, spread, twist], 7 + joint * 3),
  );
  const shape = handShapes['flat-palm'];
  return { row, body, shape, hidden: false, laid: false, air: 1, gap: 0, rubs: false };
};

const course = (side: HandSide, places: readonly (readonly number[])[], body = limb): Course =>
  new Course(
    side,
    places.map(([x, y, z]) => passing(x!, y!, z!, body)),
  );

const across = Array.from({ length: 25 }, (_, k) => [-0.24 + k * 0.02, 0.125, 0.1]);
const faraway = across.map(() => [0.9, 0.4, 0.9]);

/** The deepest point of a hand in the limb in each moment, metres. */
const depths = (of: Course): readonly number[] => {
  const hand = new MovingHand();
  return of.moments.map((_, index) => {
    of.pose(index, hand);
    let deepest = Infinity;
    for (let at = 0; at < hand.points.length; at += 3) {
      const [x, y, z] = [hand.points[at]!, hand.points[at + 1]!, hand.points[at + 2]!];
      deepest = Math.min(deepest, limb.distance(x, y, z));
    }
    return deepest;
  });
};

/** How near the skin of one hand comes to the sticks of the other, metres. */
const nearest = (one: Course, other: Course): number => {
  const [hand, placed] = [new MovingHand(), new Float64Array(sticks.length * 8)];
  const away = new Float64Array(3);
  let least = Infinity;
  for (let index = 0; index < one.moments.length; index++) {
    other.pose(index, hand);
    placeSticks(hand, placed, true);
    one.pose(index, hand);
    for (let at = 0; at < hand.points.length; at += 3) {
      const [x, y, z] = [hand.points[at]!, hand.points[at + 1]!, hand.points[at + 2]!];
      sticks.forEach((_, stick) => {
        least = Math.min(least, stickDistance(placed, stick, x, y, z, away));
      });
    }
  }
  return least;
};

describe('settling two hands that move', () => {
  it('lifts a passing hand over a limb, softly', () => {
    const right = course('right', across);
    expect(Math.min(...depths(right))).toBeLessThan(-0.004);
    settle([course('left', faraway), right]);
    expect(Math.min(...depths(right))).toBeGreaterThan(0.001);
    right.corrections.forEach((correction, index) => {
      const before = right.corrections[index - 1];
      if (!before) return;
      const step = [0, 1, 2].map((axis) => correction[axis]! - before[axis]!);
      expect(Math.hypot(...step)).toBeLessThan(0.012);
    });
  });

  it('leaves a hand alone that is in nobody’s way', () => {
    const high = across.map(([x, , z]) => [x!, 0.3, z!]);
    const right = course('right', high);
    settle([course('left', faraway), right]);
    for (const correction of right.corrections) {
      expect(Math.max(...correction.map(Math.abs))).toBe(0);
    }
  });

  it('takes two hands past each other', () => {
    const back = [...across].reverse().map(([x, y, z]) => [x!, y! + 0.05, z!]);
    const hands = [course('left', back, nothing), course('right', across, nothing)] as const;
    expect(nearest(hands[1], hands[0])).toBeLessThan(-0.002);
    settle(hands);
    expect(nearest(hands[1], hands[0])).toBeGreaterThan(0);
  });

  it('does the same for a left hand as for a right one in the mirror', () => {
    const right = course('right', across);
    settle([course('left', faraway), right]);
    const left = course(
      'left',
      across.map(([x, y, z]) => [-x!, y!, z!]),
    );
    settle([left, course('right', faraway)]);
    right.corrections.forEach((correction, index) => {
      correction.forEach((value, k) => expect(left.corrections[index]![k]).toBeCloseTo(value, 6));
    });
  });
});

describe('skin that no hand may touch', () => {
  const centre = [0, 0.12, -0.075] as const;
  const radius = 0.012;
  /** How far inside the forbidden ball any skin that touches the limb comes, metres. */
  const inside = (of: Course): number => {
    const hand = new MovingHand();
    let deepest = 0;
    for (let index = 0; index < of.moments.length; index++) {
      of.pose(index, hand);
      for (let at = 0; at < hand.points.length; at += 3) {
        const [x, y, z] = [hand.points[at]!, hand.points[at + 1]!, hand.points[at + 2]!];
        if (limb.distance(x, y, z) > 0.003) continue;
        const away = Math.hypot(x - centre[0], y - centre[1], z - centre[2]);
        deepest = Math.max(deepest, radius - away);
      }
    }
    return deepest;
  };
  /** A hand that lies on the limb, on the very skin, for some moments. */
  const lying = (body: PosedBody): Course =>
    new Course(
      'right',
      Array.from({ length: 5 }, () => ({
        ...passing(0, 0.134, 0.1, body),
        laid: true,
        air: 0,
        gap: -0.0014,
      })),
    );
  const away = (): Course =>
    course(
      'left',
      Array.from({ length: 5 }, () => [0.9, 0.4, 0.9]),
    );

  it('is left by a hand that lies on it', () => {
    const free = lying(limb);
    settle([away(), free]);
    expect(inside(free)).toBeGreaterThan(0.003);
    const kept = lying({ ...limb, forbidden: [{ centre, radius }] });
    settle([away(), kept]);
    expect(inside(kept)).toBe(0);
  });
});

describe('descending on a chain', () => {
  const size = 2;
  /** Links that each want to be at their own place, with neighbours tied. */
  const chain = (
    wanted: readonly (readonly number[])[],
    cost: (link: number, away: number) => readonly [cost: number, slope: number, bend: number],
  ): Chain => {
    const unknowns = wanted.map(() => new Float64Array(size));
    return {
      unknowns,
      before: undefined,
      after: undefined,
      steps: 14,
      ties: Float64Array.of(0.5, 0.5),
      scales: Float64Array.of(1, 1),
      gather: (link, matrix, vector) => {
        matrix.fill(0);
        let sum = 0;
        for (let k = 0; k < size; k++) {
          const [own, slope, bend] = cost(link, unknowns[link]![k]! - wanted[link]![k]!);
          sum += own;
          vector[k] = slope;
          matrix[k * (size + 1)] = bend;
        }
        return sum;
      },
      shareOf: () => 1,
      keepInLimits: () => undefined,
    };
  };
  const wanted = Array.from({ length: 30 }, (_, link) => [Math.sin(link / 4), link / 30]);

  it('finds the least of squares', () => {
    const plain = chain(wanted, (_, x) => [x * x, x, 1]);
    descendChain(plain);
    // At the least nothing pulls any more.
    plain.unknowns.forEach((own, link) => {
      const neighbours = [plain.unknowns[link - 1], plain.unknowns[link + 1]];
      own.forEach((value, k) => {
        let pull = value - wanted[link]![k]!;
        for (const next of neighbours) if (next) pull += 0.5 * (value - next[k]!);
        expect(Math.abs(pull)).toBeLessThan(2e-3);
      });
    });
  });

  it('is not held up by one link whose slope misleads', () => {
    /** The slope promises a hundred times more than the way gives. */
    const misleading = 15;
    const awkward = chain(wanted, (link, x) =>
      link === misleading ? [Math.abs(x), Math.sign(x), 0.01] : [x * x, x, 1],
    );
    descendChain(awkward);
    awkward.unknowns.forEach((own, link) => {
      if (Math.abs(link - misleading) < 4) return;
      own.forEach((value, k) => expect(Math.abs(value - wanted[link]![k]!)).toBeLessThan(0.2));
    });
  });

  it('stays in its limits', () => {
    const limited = chain(wanted, (_, x) => [x * x, x, 1]);
    descendChain({
      ...limited,
      keepInLimits: (link) => {
        limited.unknowns[link]![0] = Math.min(0.3, limited.unknowns[link]![0]!);
      },
    });
    for (const own of limited.unknowns) expect(own[0]).toBeLessThanOrEqual(0.3);
    expect(limited.unknowns.some((own) => own[0]! > 0.29)).toBe(true);
  });
});

describe('a chain of blocks', () => {
  const some = (seed: number): number => Math.sin(seed * 12.9898) * 0.5;
  it('is solved as the whole matrix would be', () => {
    const n = 3;
    const length = 4;
    const ties = Float64Array.of(0.4, 0.7, 0.2);
    const blocks = Array.from({ length }, (_, i) => {
      const block = new Float64Array(n * n);
      for (let a = 0; a < n; a++) {
        for (let b = 0; b < n; b++) block[a * n + b] = some(i * 9 + a * b + a + b);
        block[a * n + a] = 4 + some(i + a);
      }
      return block;
    });
    const wanted = Array.from({ length }, (_, i) =>
      Float64Array.from({ length: n }, (__, k) => some(i * 7 + k)),
    );
    const vectors = wanted.map((own, i) =>
      own.map((_, a) => {
        let sum = 0;
        for (let b = 0; b < n; b++) sum += blocks[i]![a * n + b]! * own[b]!;
        for (const next of [wanted[i - 1], wanted[i + 1]]) if (next) sum -= ties[a]! * next[a]!;
        return sum;
      }),
    );
    solveBlockChain(blocks, vectors, ties);
    vectors.forEach((found, i) => {
      found.forEach((value, k) => expect(value).toBeCloseTo(wanted[i]![k]!, 9));
    });
  });

  it('inverts a block', () => {
    const m = Float64Array.of(4, 1, 1, 3);
    invert(m, 2);
    expect(m[0]).toBeCloseTo(3 / 11, 12);
    expect(m[1]).toBeCloseTo(-1 / 11, 12);
  });
});
