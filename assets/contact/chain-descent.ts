/**
 * Least squares on a chain of unknowns in which only neighbours are tied to each other: Levenberg-Marquardt with a
 * damping for every link, so that one awkward link does not hold up two hundred that know where to go.
 */
import { solveBlockChain } from './block-chain.ts';

export interface Chain {
  /** One vector a link; they are changed in place. */
  readonly unknowns: readonly Float64Array[];
  /** The fixed neighbours of the first and the last link, if they have any. */
  readonly before: Float64Array | undefined;
  readonly after: Float64Array | undefined;
  /** Steps that are tried at most. */
  readonly steps: number;
  /** What neighbours pay for being apart: Σ ties · (difference)². */
  readonly ties: Float64Array;
  /** What damping adds to each unknown's own stiffness, besides a share of it. */
  readonly scales: Float64Array;
  /** Cost of a link as it is now; writes Σ w·J·Jᵗ (row-major) and Σ w·r·J of its residuals r. */
  readonly gather: (link: number, matrix: Float64Array, vector: Float64Array) => number;
  /** The share 0..1 of a step that one link may take at once. */
  readonly shareOf: (step: Float64Array) => number;
  /** Puts the unknowns of a link back into their range. */
  readonly keepInLimits: (link: number) => void;
}

/** The share of the cost that a step must gain to be worth another. */
const ENOUGH = 0.002;
/** So many steps in a row that gain less end it. */
const IN_VAIN = 2;
/** A link that moves by less than this (weighted by the scales) stays, and is not gathered again. */
const STILL = 4e-12;

/** A link as it was gathered last. */
interface Gathered {
  readonly at: Float64Array;
  readonly matrix: Float64Array;
  readonly vector: Float64Array;
  cost: number;
}

const emptyLink = (size: number): Gathered => ({
  at: new Float64Array(size),
  matrix: new Float64Array(size * size),
  vector: new Float64Array(size),
  cost: 0,
});

const tieBetween = (
  a: Float64Array | undefined,
  b: Float64Array | undefined,
  ties: Float64Array,
): number => {
  if (!a || !b) return 0;
  let sum = 0;
  for (let k = 0; k < ties.length; k++) sum += ties[k]! * (a[k]! - b[k]!) ** 2;
  return sum;
};

/** What each link costs with half of its ties inside the chain and all of those to its fixed neighbours. */
const sharesOf = (links: readonly Gathered[], { before, after, ties }: Chain): Float64Array => {
  const shares = Float64Array.from(links, ({ cost }) => cost);
  for (let i = 1; i < links.length; i++) {
    const half = tieBetween(links[i - 1]!.at, links[i]!.at, ties) / 2;
    shares[i - 1] = shares[i - 1]! + half;
    shares[i] = shares[i]! + half;
  }
  const last = links.length - 1;
  shares[0] = shares[0]! + tieBetween(before, links[0]!.at, ties);
  shares[last] = shares[last]! + tieBetween(links[last]!.at, after, ties);
  return shares;
};

const sum = (values: Float64Array): number => values.reduce((a, b) => a + b, 0);

/** The damped step of every link, in `steps`. */
const solveSteps = (
  chain: Chain,
  links: readonly Gathered[],
  damping: Float64Array,
  blocks: readonly Float64Array[],
  steps: readonly Float64Array[],
): void => {
  const { ties, scales } = chain;
  const size = ties.length;
  links.forEach(({ at, matrix, vector }, link) => {
    const block = blocks[link]!;
    const step = steps[link]!;
    block.set(matrix);
    for (let k = 0; k < size; k++) {
      let pull = 0;
      let count = 0;
      const neighbours = [links[link - 1]?.at ?? chain.before, links[link + 1]?.at ?? chain.after];
      for (const there of neighbours) {
        if (!there) continue;
        pull += at[k]! - there[k]!;
        count++;
      }
      const diagonal = k * (size + 1);
      const stiff = block[diagonal]! + ties[k]! * count + 1e-9;
      block[diagonal] = stiff * (1 + damping[link]!) + damping[link]! * 0.1 * scales[k]!;
      step[k] = -vector[k]! - ties[k]! * pull;
    }
  });
  solveBlockChain(blocks, steps, ties);
};

const isStill = (step: Float64Array, scales: Float64Array): boolean => {
  let moved = 0;
  for (let k = 0; k < step.length; k++) moved += scales[k]! * step[k]! ** 2;
  return moved < STILL;
};

/** Brings the unknowns of a chain to a (local) least of all costs and ties. */
export const descendChain = (chain: Chain): void => {
  const { unknowns, ties, scales } = chain;
  const size = ties.length;
  const gather = (link: number, to: Gathered): void => {
    to.at.set(unknowns[link]!);
    to.cost = chain.gather(link, to.matrix, to.vector);
  };
  let links = unknowns.map(() => emptyLink(size));
  let spare = unknowns.map(() => emptyLink(size));
  const blocks = unknowns.map(() => new Float64Array(size * size));
  const steps = unknowns.map(() => new Float64Array(size));
  const damping = new Float64Array(unknowns.length).fill(0.03);
  links.forEach((link, index) => gather(index, link));
  let shares = sharesOf(links, chain);
  let vain = 0;
  for (let tried = 0; tried < chain.steps && vain < IN_VAIN; tried++) {
    solveSteps(chain, links, damping, blocks, steps);
    const before = sum(shares);
    const trial = links.map((link, index) => {
      const step = steps[index]!;
      if (isStill(step, scales)) return link;
      const unknown = unknowns[index]!;
      const share = chain.shareOf(step);
      for (let k = 0; k < size; k++) unknown[k] = unknown[k]! + step[k]! * share;
      chain.keepInLimits(index);
      gather(index, spare[index]!);
      return spare[index]!;
    });
    const trialShares = sharesOf(trial, chain);
    // Links that are worse off go slower from now on; if the whole is worse off, they first go back.
    const worse = trialShares.map((share, index) => Number(share > shares[index]!));
    let next = trial;
    let nextShares = trialShares;
    if (sum(trialShares) >= before) {
      next = trial.map((link, index) => (worse[index] ? links[index]! : link));
      nextShares = sharesOf(next, chain);
    }
    const gains = sum(nextShares) < before;
    if (!gains) next = links;
    damping.forEach((value, index) => {
      if (worse[index]) damping[index] = value * 6;
      else if (gains) damping[index] = Math.max(1e-3, value * 0.4);
    });
    const old = links;
    spare = next.map((link, index) => {
      unknowns[index]!.set(link.at);
      return link === old[index] ? spare[index]! : old[index]!;
    });
    links = next;
    if (!gains) continue;
    vain = before - sum(nextShares) < ENOUGH * before ? vain + 1 : 0;
    shares = nextShares;
  }
};
