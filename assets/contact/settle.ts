/**
 * Settles two hands that move: where a movement between solved contacts would sink into the doll, float off
 * it or brush the other hand, it is corrected, every moment together with its neighbours, so that the
 * correction comes and goes softly.
 *
 * Stretches of trouble are found first; each is one least-squares problem over all its moments (Gauss-Newton,
 * block tridiagonal). What is in no trouble is left exactly as it is.
 */
import { keepApart, keepSleevesApart } from './apart.ts';
import { descendChain, type Chain } from './chain-descent.ts';
import { pushVerticesOut } from './drawn-skin.ts';
import type { Course, Moment } from './course.ts';
import {
  bendTogether,
  fingerLever,
  keepSleeveOut,
  keepWristOut,
  wristLever,
} from './joint-pulls.ts';
import { NormalEquations } from './least-squares.ts';
import { dot } from '../hands/rotation.ts';
import { firstFreedom, freedoms, MovingHand, parameterCount } from './moving-hand.ts';
import { core, feel, leaveForbidden, pullRegions, pushOut } from './pulls.ts';
import { keepSticksApart } from './stick-pairs.ts';
import { troubleOf } from './trouble.ts';

/** Weights on squared metres: out of things, back to the plan, like the neighbours in time. */
const plainPush = 300;
const plan = 0.25;
/**
 * Of these the last is first strong, so that a whole stretch makes way to the same side, then weaker, then it grows
 * with what the moments insist on: one round of settling for each.
 */
const neighbourly = [150, 30, 8, 20, 40] as const;
/** How much dearer touching, sinking and brushing are in each of these rounds. */
const firmness = [1, 1, 1, 3, 8] as const;
/** How many steps each of these rounds may take. */
const patience = [20, 16, 6, 12, 14] as const;
/** Room that a hand in the air keeps from the doll and from the other hand, metres. */
export const room = 0.004;
/** Room between two hands that both lie on the baby, metres. */
const between = 0.002;
/** How deep bystanders, soft and core regions may lie, metres: a little less than in a single contact. */
const allowed = [-0.0012, -0.0026, -0.0028] as const;
/** Moments before and after trouble in which the correction comes and goes. */
const reach = 8;

/** What each parameter counts, in metres. */
const levers = ((): Float64Array => {
  const out = new Float64Array(parameterCount).fill(3 * fingerLever ** 2);
  out.fill(0.25, 0, 3);
  out.fill(4 * wristLever ** 2, 3, firstFreedom);
  return out;
})();
/** A hand that lies on the skin keeps to its place, or it would glide where it fits best and skip the rest. */
const laidPlan = levers.map((lever, k) => plan * lever * (k < 3 ? 800 : k < firstFreedom ? 20 : 1));
/** A gliding hand comes on as planned: left to itself it would wait where it fits well and then leap. */
const onItsWay = 3000;
const wristColumns = Int32Array.of(0, 1, 2);
const freePlan = levers.map((lever) => plan * lever);
type Round = Pick<Chain, 'ties' | 'steps'> & { readonly firm: number };
const rounds: readonly Round[] = neighbourly.map((share, round) => ({
  ties: levers.map((lever, k) => lever * plan * share * (k < 3 ? 1 : k < firstFreedom ? 4 : 8)),
  firm: firmness[round]!,
  steps: patience[round]!,
}));
/** Of those who were settled before: little is left. */
const lastRound: Round = { ...rounds.at(-1)!, steps: 6 };
/** Where a vertex of a laid hand, as it is drawn, begins to be pushed out, and where it has to be, metres. */
const deep = -0.0025;
const deepest = -0.0029;
/** At least so near every core region is to come, metres. */
const nearest = -0.0002;

/** How much a hand gives way to the other: one that lies on the skin hardly does for one that passes. */
const yieldOf = (own: Moment, other: Moment): number => {
  if (own.rubs && other.rubs) return 0;
  return own.laid && !other.laid ? 0.02 : 1;
};

/** How deep a moment allows each role, or how much room it wants, metres. Between felt points lies more skin. */
const limitsOf = ({ air }: Moment): readonly number[] =>
  allowed.map((depth) => depth + (room - depth) * air);

const gather = (
  course: Course,
  index: number,
  other: Course,
  obstacle: Float64Array,
  firm: number,
  hand: MovingHand,
  equations: NormalEquations,
): void => {
  const push = plainPush * firm;
  const moment = course.moments[index]!;
  const correction = course.corrections[index]!;
  course.pose(index, hand);
  equations.clear();
  const body = course.bodyAt(index);
  const felt = feel(hand, body);
  const way = moment.laid ? course.wayAt(index) : undefined;
  if (way) {
    const ahead = dot([correction[0]!, correction[1]!, correction[2]!], way);
    equations.add(ahead, onItsWay, wristColumns, Float64Array.from(way), 3);
  }
  if (moment.laid) {
    const dear = new Float64Array(moment.shape.core.length).fill(15 * firm);
    const bring = { gap: nearest, weight: 25 * push };
    pullRegions(hand, moment.gap, equations, moment.shape.core, core, dear, bring);
  }
  pushOut(hand, moment.shape, limitsOf(moment), equations, push);
  leaveForbidden(hand, body, equations, 20 * push);
  // In the air the sampled points keep more room than any vertex could want.
  const lying = 1 - moment.air;
  if (lying > 0) {
    const limits = [
      { depth: deep * lying, push: push * lying },
      { depth: deepest * lying, push: 20 * push * lying },
    ];
    pushVerticesOut(hand, body, felt, limits, equations);
  }
  const yields = yieldOf(moment, other.moments[index]!);
  const clear = between + moment.air * room;
  keepApart(hand, obstacle, equations, push, clear, 10 * push * yields);
  if (yields > 0) keepSticksApart(hand, obstacle, equations, 0, 20 * push * yields);
  keepSleevesApart(hand, obstacle, equations, 40 * yields);
  keepSleeveOut(hand, body, equations, 60);
  keepWristOut(hand, body, equations, push / 2);
  bendTogether(equations, (freedom) => correction[firstFreedom + freedom]!);
  for (let k = 0; k < parameterCount; k++) {
    equations.addSingle(correction[k]!, (moment.laid ? laidPlan : freePlan)[k]!, k, 1);
  }
};

/** Stretches of moments that need settling: trouble, with time before and after it. */
const stretchesOf = (troubled: readonly boolean[]): readonly (readonly [number, number])[] => {
  const out: [number, number][] = [];
  troubled.forEach((trouble, index) => {
    if (!trouble) return;
    const from = Math.max(0, index - reach);
    const to = Math.min(troubled.length - 1, index + reach);
    const last = out.at(-1);
    if (last && from <= last[1] + 1) last[1] = to;
    else out.push([from, to]);
  });
  return out;
};

/** The largest step of one moment: metres, radians of the wrist, radians of a finger. */
const stepFactor = (delta: Float64Array): number => {
  const place = Math.hypot(delta[0]!, delta[1]!, delta[2]!);
  const turn = Math.hypot(delta[3]!, delta[4]!, delta[5]!);
  let factor = Math.min(1, 0.008 / place, 0.15 / turn);
  for (let at = firstFreedom; at < delta.length; at++) {
    factor = Math.min(factor, 0.25 / Math.abs(delta[at]!));
  }
  return factor;
};

/** An angle at its limit that is pushed further out hardly moves. */
const stiffenAtLimits = (hand: MovingHand, { matrix, vector, size }: NormalEquations): void => {
  freedoms.forEach(({ least, most }, index) => {
    const column = firstFreedom + index;
    const downhill = -vector[column]!;
    const value = hand.values[index]!;
    const stuck = (value <= least + 1e-9 && downhill < 0) || (value >= most - 1e-9 && downhill > 0);
    if (stuck) matrix[column * (size + 1)] = matrix[column * (size + 1)]! + 10;
  });
};

const hand = new MovingHand();
const equations = new NormalEquations(parameterCount);

const settleStretch = (
  course: Course,
  other: Course,
  obstacles: readonly Float64Array[],
  [from, to]: readonly [number, number],
  { firm, ...how }: Round,
): void => {
  descendChain({
    unknowns: course.corrections.slice(from, to + 1),
    before: course.corrections[from - 1],
    after: course.corrections[to + 1],
    ...how,
    scales: levers,
    gather: (place, block, vector) => {
      const index = from + place;
      gather(course, index, other, obstacles[index]!, firm, hand, equations);
      stiffenAtLimits(hand, equations);
      equations.copyMatrix(block);
      vector.set(equations.vector);
      return equations.cost;
    },
    shareOf: stepFactor,
    keepInLimits: (place) => keepInLimits(course, from + place),
  });
};

/** A correction never asks for more than a joint can do. */
const keepInLimits = (course: Course, index: number): void => {
  const correction = course.corrections[index]!;
  const before = course.plannedValues(index);
  freedoms.forEach(({ least, most }, freedom) => {
    const at = firstFreedom + freedom;
    const wanted = before[freedom]! + correction[at]!;
    correction[at] = Math.min(most, Math.max(least, wanted)) - before[freedom]!;
  });
};

/**
 * Corrects both courses in place. Both have the same moments in time.
 *
 * @param again they were settled before, and only what is left is insisted on
 * @param first the one that makes way first, while the other still goes as it was planned
 */
export const settle = (
  courses: readonly [Course, Course],
  again = false,
  first: 0 | 1 = 0,
): void => {
  const order = first === 0 ? ([0, 1] as const) : ([1, 0] as const);
  for (const round of again ? [lastRound] : rounds) {
    let calm = true;
    for (const own of order) {
      const course = courses[own];
      const other = courses[own === 0 ? 1 : 0];
      const obstacles = other.sticksForOther();
      const troubled = course.moments.map((moment, index) => {
        if (moment.hidden) return false;
        course.pose(index, hand);
        const yields = yieldOf(moment, other.moments[index]!) > 0.5;
        return troubleOf(
          hand,
          course.bodyAt(index),
          moment,
          yields ? obstacles[index]! : undefined,
        );
      });
      for (const stretch of stretchesOf(troubled)) {
        calm = false;
        settleStretch(course, other, obstacles, stretch, round);
      }
    }
    if (calm) return;
  }
};
