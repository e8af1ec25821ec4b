/**
 * The contact solver: damped least squares over the wrist, the forearm and every finger joint.
 *
 * What pulls: the shape's core regions to the target gap, its soft regions as far as joints allow,
 * the anchor to the place, the hand to its heading, the joints to the named pose, the forearm to
 * where the parent's elbow is. What pushes: the doll, the mat, the other hand, the hand itself.
 */
import {
  aboutAxis,
  degrees,
  mirrorRotation,
  mirrorVector,
  rotate,
  type Quaternion,
} from '../hands/rotation.ts';
import { poseFromAngles } from '../hands/rig.ts';
import { elbowDirection } from './arm.ts';
import { deepestOf, judge, regionGaps } from './judge.ts';
import { goalOf, type Goal } from './goal.ts';
import { MovingHand, firstFreedom, freedoms, parameterCount } from './moving-hand.ts';
import { NormalEquations } from './least-squares.ts';
import { gatherPulls, type Memory } from './pulls.ts';
import { placeSticks, sticks } from './capsules.ts';
import { headingOf, offerHand } from './offer.ts';
import type { ContactRequest, ContactSolution } from './types.ts';

const coldSteps = 60;
const warmSteps = 40;

const scales = ((): Float64Array => {
  const out = new Float64Array(parameterCount).fill(0.03 ** 2);
  out.fill(1, 0, 3);
  out.fill(0.09 ** 2, 3, firstFreedom);
  return out;
})();

/** Largest change of one step: metres, radians of the wrist, radians of a finger. */
const limitStep = (delta: Float64Array): number => {
  let factor = 1;
  const place = Math.hypot(delta[0]!, delta[1]!, delta[2]!);
  if (place > 0.008) factor = Math.min(factor, 0.008 / place);
  const turn = Math.hypot(delta[3]!, delta[4]!, delta[5]!);
  if (turn > 0.15) factor = Math.min(factor, 0.15 / turn);
  for (let at = firstFreedom; at < delta.length; at++) {
    const size = Math.abs(delta[at]!);
    if (size > 0.2) factor = Math.min(factor, 0.2 / size);
  }
  return factor;
};

const equations = new NormalEquations(parameterCount);
/** Those of the best hand so far: a step that failed goes back to them. */
const bestEquations = new NormalEquations(parameterCount);
const frozen = new Uint8Array(parameterCount);
const delta = new Float64Array(parameterCount);

/** Angles that stand at a limit and are pushed further out do not take part in this step. */
const freezeAtLimits = (hand: MovingHand): void => {
  frozen.fill(0);
  freedoms.forEach((freedom, index) => {
    const column = firstFreedom + index;
    const downhill = -equations.vector[column]!;
    const value = hand.values[index]!;
    if (value <= freedom.least + 1e-9 && downhill < 0) frozen[column] = 1;
    if (value >= freedom.most - 1e-9 && downhill > 0) frozen[column] = 1;
  });
};

const descend = (
  hand: MovingHand,
  goal: Goal,
  memory: Memory,
  steps: number,
  firm: boolean,
): number => {
  const best = new MovingHand();
  let bestCost = Infinity;
  // Where the elbow is changes little while the hand settles.
  const elbow = elbowDirection(hand.position, goal.seat);
  let damping = 0.02;
  let calm = 0;
  for (let step = 0; step <= steps; step++) {
    hand.update();
    equations.clear();
    gatherPulls(hand, goal, memory, elbow, equations, firm);
    const { cost } = equations;
    if (cost < bestCost) {
      const gain = (bestCost - cost) / Math.max(cost, 1e-12);
      bestCost = cost;
      best.copyFrom(hand);
      bestEquations.copyFrom(equations);
      damping = Math.max(damping * 0.3, 1e-4);
      calm = gain < 1e-3 ? calm + 1 : 0;
      if (calm === 3) break;
    } else {
      damping *= 4;
      if (damping > 300) break;
      hand.copyFrom(best);
      equations.copyFrom(bestEquations);
    }
    if (step === steps) break;
    freezeAtLimits(hand);
    equations.solve(damping, scales, frozen, delta);
    hand.step(delta, limitStep(delta));
  }
  hand.copyFrom(best);
  hand.update();
  return bestCost;
};

/** Ways to turn the hand on the skin where the request leaves it to the arm, degrees. */
const turns = [0, 40, -40, 80, -80] as const;
/** Thumbs can point anywhere on a sole or a tummy. */
const thumbTurns = [0, 60, -60, 120, -120, 180] as const;
const glanceSteps = 16;

/** From the air to the skin. Without a heading several are tried, and the easiest is taken. */
const approach = (hand: MovingHand, goal: Goal, memory: Memory): void => {
  if (goal.heading) {
    offerHand(hand, goal, memory.obstacle);
    descend(hand, goal, memory, coldSteps, false);
    return;
  }
  const tries = (goal.shape.along === 'thumb' ? thumbTurns : turns).map((turn) => {
    const heading = rotate(aboutAxis(goal.normal, turn * degrees), headingOf(goal));
    offerHand(hand, { ...goal, heading }, memory.obstacle);
    const cost = descend(hand, goal, memory, glanceSteps, false);
    const end = new MovingHand();
    end.copyFrom(hand);
    return { end, cost };
  });
  tries.sort((a, b) => a.cost - b.cost);
  const best = new MovingHand();
  let least = Infinity;
  for (const { end } of tries.slice(0, 2)) {
    hand.copyFrom(end);
    hand.update();
    descend(hand, goal, memory, coldSteps, false);
    const cost = descend(hand, goal, memory, warmSteps, true);
    if (cost >= least) continue;
    least = cost;
    best.copyFrom(hand);
  }
  hand.copyFrom(best);
  hand.update();
};

/** Deeper than this is pushed out harder, metres. */
const deepEnough = -0.0034;

/**
 * Regions that still do not quite touch are made dearer, and sinking is made dearer, a few times
 * over.
 */
const insist = (hand: MovingHand, goal: Goal, memory: Memory): void => {
  if (goal.lift > 0) return;
  for (let round = 0; round < 3; round++) {
    const gaps = regionGaps(hand, goal);
    let short = false;
    gaps.forEach((gap, index) => {
      // What is far away is out of reach, and pulling harder would only tear the rest off.
      if (gap < -0.0007 || gap > 0.006) return;
      memory.emphasis[index] = memory.emphasis[index]! * 2.5;
      short = true;
    });
    const deep = deepestOf(hand, goal) < deepEnough;
    if (deep) memory.firmness *= 2;
    if (!short && !deep) return;
    descend(hand, goal, memory, 16, true);
  }
  // Sinking is worse than floating: the last word is not to sink.
  if (deepestOf(hand, goal) > deepEnough) return;
  memory.firmness *= 2.5;
  memory.emphasis.forEach((dear, index) => {
    memory.emphasis[index] = dear ** 0.8;
  });
  descend(hand, goal, memory, 20, true);
};

const startFrom = (hand: MovingHand, previous: ContactSolution, mirrored: boolean): void => {
  const { position, quaternion } = previous.wrist;
  hand.position = mirrored ? mirrorVector(position) : position;
  hand.rotation = mirrored ? mirrorRotation(quaternion) : quaternion;
  hand.setAngles(previous.angles);
  hand.update();
};

/** The other hand's sticks in the mirror world of this one. */
export const obstacleOf = (other: ContactSolution | undefined, mirrored: boolean): Float64Array => {
  if (!other) return new Float64Array(0);
  const hand = new MovingHand();
  const otherMirrored = other.hand === 'left';
  startFrom(hand, other, otherMirrored);
  const placed = new Float64Array(sticks.length * 8);
  // Out of its own mirror world, into ours.
  placeSticks(hand, placed, otherMirrored !== mirrored);
  return placed;
};

/** Brings a hand shape to a place on the skin. */
export const solveContact = (request: ContactRequest): ContactSolution => {
  const goal = goalOf(request);
  const { previous } = request;
  const obstacle = obstacleOf(request.avoid, goal.mirrored);
  const hand = new MovingHand();
  const warm = previous?.hand === request.hand && previous.shape === goal.shape.name;
  if (warm) {
    startFrom(hand, previous, goal.mirrored);
    const held: Memory = {
      obstacle,
      hold: 1 / Math.max(0.25, (request.elapsed ?? 0.15) / 0.15) ** 2,
      position: hand.position,
      rotation: hand.rotation,
      values: hand.values.slice(),
      firmness: 1,
      emphasis: new Float64Array(goal.shape.core.length).fill(1),
    };
    descend(hand, goal, held, warmSteps, true);
    insist(hand, goal, held);
  } else {
    const fresh: Memory = {
      obstacle,
      hold: 0,
      position: hand.position,
      rotation: hand.rotation,
      values: hand.values.slice(),
      firmness: 1,
      emphasis: new Float64Array(goal.shape.core.length).fill(1),
    };
    approach(hand, goal, fresh);
    descend(hand, goal, fresh, warmSteps, true);
    insist(hand, goal, fresh);
  }
  return describe(hand, goal, obstacle, request);
};

const describe = (
  hand: MovingHand,
  goal: Goal,
  obstacle: Float64Array,
  request: ContactRequest,
): ContactSolution => {
  const angles = hand.readAngles();
  const position = goal.mirrored ? mirrorVector(hand.position) : hand.position;
  const quaternion: Quaternion = goal.mirrored ? mirrorRotation(hand.rotation) : hand.rotation;
  return {
    hand: request.hand,
    shape: goal.shape.name,
    pose: poseFromAngles(angles, request.hand, position, quaternion),
    angles,
    wrist: { position, quaternion },
    gaps: judge(hand, goal, obstacle),
  };
};
