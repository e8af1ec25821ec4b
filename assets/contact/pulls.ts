/** Turns the present hand and the goal into residual rows. Metres throughout: angles × a lever. */
import { keepApart, stayOnOwnSide } from './apart.ts';
import type { Goal } from './goal.ts';
import { holdOn, pullForearm, pullJoints, wristLever } from './joint-pulls.ts';
import { parameterCount, type MovingHand } from './moving-hand.ts';
import type { NormalEquations } from './least-squares.ts';
import { tellingPoint } from './judge.ts';
import { anchorOf, headingOf, pointingOf, vectorAt } from './offer.ts';
import { skinPoints } from './points.ts';
import { columns, pointRow, slopes, turnRow } from './rows.ts';
import { jointIndex } from '../hands/rig.ts';
import type { HandRegionName, HandShape } from '../hands/shapes.ts';
import type { ForbiddenBall, PosedBody } from './types.ts';
import {
  add,
  cross,
  dot,
  normalize,
  scale,
  subtract,
  type Quaternion,
  type Vector,
} from '../hands/rotation.ts';

/** Where the hand was a moment ago, and the other hand. */
export interface Memory {
  readonly obstacle: Float64Array;
  /** 0 forgets; 1 holds as usual. */
  readonly hold: number;
  readonly position: Vector;
  readonly rotation: Quaternion;
  readonly values: Float64Array;
  /** How much harder than usual hands are pushed out of what they sink into. */
  firmness: number;
  /** How much dearer than usual each core region is. */
  readonly emphasis: Float64Array;
}

/** Weights, all on squared metres. */
const corePull = 200;
const softPull = 8;
/** At first softly, so that a finger can find its way round; in the end firmly. */
const softPush = 5;
const firmPush = 150;
const anchorPull = 25;
/** A place that cannot be reached (the other hand is there) is not insisted on, metres. */
const anchorKnee = 0.008;
/** Along the normal a patch may lie this far from its place, metres: limbs are round. */
const anchorPlay = 0.035;
const headingPull = 2;
const facingPull = 1.2;

const gradient = new Float64Array(3);
const rank: number[] = [];
const distances = new Float64Array(skinPoints.count);
const gradients = new Float64Array(skinPoints.count * 3);
const bystander = 0;
const soft = 1;
export const core = 2;

export const gatherPulls = (
  hand: MovingHand,
  goal: Goal,
  memory: Memory,
  elbow: Vector,
  equations: NormalEquations,
  firm: boolean,
): void => {
  const push = firm ? firmPush * memory.firmness : softPush;
  const { shape } = goal;
  feel(hand, goal.body);
  if (goal.lift === 0) {
    pullRegions(hand, goal.gap, equations, shape.soft, soft, undefined);
    pullRegions(hand, goal.gap, equations, shape.core, core, memory.emphasis);
  }
  pushOut(hand, shape, goal.lift > 0 ? lifted : allowances, equations, push);
  leaveForbidden(hand, goal.body, equations, 5 * push);
  pullAnchor(hand, goal, equations);
  pullJoints(hand, shape, goal, equations);
  pullForearm(hand, goal, elbow, equations);
  keepApart(hand, memory.obstacle, equations, push);
  stayOnOwnSide(hand, goal, memory.obstacle, equations);
  holdOn(hand, memory, equations);
};

/** Distance and outward direction at every skin point, for the rows below. Returns the distances, metres. */
export const feel = (hand: MovingHand, body: PosedBody): Float64Array => {
  for (let at = 0; at < distances.length * 3; at += 3) {
    const [x, y, z] = [hand.points[at]!, hand.points[at + 1]!, hand.points[at + 2]!];
    distances[at / 3] = body.sample(x, y, z, gradient);
    for (let axis = 0; axis < 3; axis++) gradients[at + axis] = gradient[axis]!;
  }
  return distances;
};

/** What a point of the skin is to a shape: one of its core regions, of its soft ones, or neither. */
export const rolesOf = (shape: HandShape): Uint8Array => {
  const known = knownRoles.get(shape);
  if (known) return known;
  const roles = new Uint8Array(skinPoints.count).fill(bystander);
  for (const region of shape.soft) for (const p of skinPoints.regions.get(region)!) roles[p] = soft;
  for (const region of shape.core) for (const p of skinPoints.regions.get(region)!) roles[p] = core;
  knownRoles.set(shape, roles);
  return roles;
};
const knownRoles = new WeakMap<HandShape, Uint8Array>();

/**
 * Of each region the nearest third must touch; the rest follows as it can. `gap` in metres. With `bring` the point by
 * which contact is judged comes at least to a gap of its own, with a weight on squared metres.
 */
export const pullRegions = (
  hand: MovingHand,
  gap: number,
  equations: NormalEquations,
  regions: readonly HandRegionName[],
  role: number,
  emphasis: Float64Array | undefined,
  bring?: { readonly gap: number; readonly weight: number },
): void => {
  for (const [index, region] of regions.entries()) {
    const points = skinPoints.regions.get(region)!;
    rank.length = 0;
    rank.push(...points);
    rank.sort((a, b) => distances[a]! - distances[b]!);
    const firm = Math.ceil(points.length * 0.42);
    const dear = emphasis?.[index] ?? 1;
    const judged = tellingPoint(points.length);
    const share = ((role === core ? corePull : softPull) * dear) / points.length;
    rank.forEach((point, order) => {
      const distance = distances[point]!;
      const error = distance - gap;
      const nearness = order < firm ? 1 : 0.12;
      const knee = order >= firm ? 0.004 : role === core ? 0.012 : 0.006;
      const used = pointRow(
        hand,
        point,
        gradients[point * 3]!,
        gradients[point * 3 + 1]!,
        gradients[point * 3 + 2]!,
      );
      equations.addSoftened(error, share * nearness, knee, columns, slopes, used);
      if (!bring || Math.abs(order - judged) > 1 || distance <= bring.gap) return;
      equations.addSoftened(distance - bring.gap, bring.weight / 3, 0.004, columns, slopes, used);
    });
  }
};

/**
 * How deep a point may lie in the skin before it is pushed out, metres: flesh gives way under the
 * middle of a patch so that its rim touches, too.
 */
export const allowances = [-0.0008, -0.0024, -0.0029] as const;
const lifted = [0.002, 0.002, 0.002] as const;

/** Nothing goes into the doll or the mat. `allowed`: for bystanders, soft and core regions, metres. */
export const pushOut = (
  hand: MovingHand,
  shape: HandShape,
  allowed: readonly number[],
  equations: NormalEquations,
  push: number,
): void => {
  const roles = rolesOf(shape);
  for (let p = 0; p < skinPoints.count; p++) {
    const error = distances[p]! - allowed[roles[p]!]!;
    if (error < 0) {
      const at = p * 3;
      const used = pointRow(hand, p, gradients[at]!, gradients[at + 1]!, gradients[at + 2]!);
      equations.add(error, push, columns, slopes, used);
    }
    const height = hand.points[p * 3 + 1]! - 0.001;
    if (height < 0) equations.add(height, push, columns, slopes, pointRow(hand, p, 0, 1, 0));
  }
};

/** Skin that is nearer than this touches, and a forbidden ball is left by as much more, metres. */
const touches = 0.004;
const beside = 0.005;

/** Visits points of a hand that was just felt which lie on forbidden skin, and how far they have to go, metres. */
const visitForbidden = (
  hand: MovingHand,
  { forbidden = [] }: PosedBody,
  visit: (point: number, ball: ForbiddenBall, left: number) => void,
): void => {
  if (forbidden.length === 0) return;
  for (let p = 0; p < skinPoints.count; p++) {
    if (distances[p]! > touches) continue;
    for (const ball of forbidden) {
      const dx = hand.points[p * 3]! - ball.centre[0];
      const dy = hand.points[p * 3 + 1]! - ball.centre[1];
      const dz = hand.points[p * 3 + 2]! - ball.centre[2];
      const reach = ball.radius + beside;
      const away = dx * dx + dy * dy + dz * dz;
      if (away < reach * reach) visit(p, ball, Math.sqrt(away) - reach);
    }
  }
};

/** Whether a hand that was just felt lies on skin that no hand may touch. */
export const liesOnForbidden = (hand: MovingHand, body: PosedBody): boolean => {
  let lies = false;
  visitForbidden(hand, body, (_point, _ball, left) => {
    lies ||= left < -beside / 2;
  });
  return lies;
};

/** A hand that was just felt leaves skin that no hand may touch. `push` on squared metres. */
export const leaveForbidden = (
  hand: MovingHand,
  body: PosedBody,
  equations: NormalEquations,
  push: number,
): void => {
  visitForbidden(hand, body, (p, { centre }, left) => {
    const [x, y, z] = normalize(subtract(vectorAt(hand.points, p), centre));
    equations.add(left, push, columns, slopes, pointRow(hand, p, x, y, z));
  });
};

const pullAnchor = (hand: MovingHand, goal: Goal, equations: NormalEquations): void => {
  const { shape } = goal;
  const { middle, normal } = anchorOf(hand, goal);
  const miss = subtract(middle, add(goal.position, scale(goal.normal, goal.lift)));
  const heading = headingOf(goal);
  const aside = cross(goal.normal, heading);
  const ways: readonly Vector[] =
    shape.clasps || goal.lift > 0 ? [heading, aside, goal.normal] : [heading, aside];
  for (const way of ways) {
    const used = regionRow(hand, shape, way);
    equations.addSoftened(dot(miss, way), anchorPull, anchorKnee, columns, slopes, used);
  }
  if (!shape.clasps && goal.lift === 0) {
    // The hand finds its own height over the place, but not on the other side of the body.
    const height = dot(miss, goal.normal);
    const beyond = height - Math.min(anchorPlay, Math.max(-anchorPlay, height));
    if (beyond !== 0) {
      const used = regionRow(hand, shape, goal.normal);
      equations.addSoftened(beyond, anchorPull, anchorKnee, columns, slopes, used);
    }
  }
  if (goal.heading) {
    const joint = shape.along === 'thumb' ? jointIndex('thumb-phalanx-distal') : 0;
    const pointing = pointingOf(hand, goal);
    const used = turnRow(hand, joint, pointing, aside, wristLever);
    equations.add(dot(pointing, aside) * wristLever, headingPull, columns, slopes, used);
  }
  if (shape.clasps) return;
  // The patch looks into the skin.
  const holder = skinPoints.holder[skinPoints.regions.get(shape.anchor[0]!)![0]!]!;
  for (const way of [heading, aside]) {
    const turned = turnRow(hand, holder, normal, way, wristLever);
    equations.add(dot(normal, way) * wristLever, facingPull, columns, slopes, turned);
  }
};

/** Row of (direction · middle of the anchor regions). */
const total = new Float64Array(parameterCount);
const regionRow = (hand: MovingHand, shape: HandShape, way: Vector): number => {
  total.fill(0);
  for (const region of shape.anchor) {
    const points = skinPoints.regions.get(region)!;
    const share = 1 / (points.length * shape.anchor.length);
    for (const point of points) {
      const used = pointRow(hand, point, way[0], way[1], way[2]);
      for (let at = 0; at < used; at++) {
        total[columns[at]!] = total[columns[at]!]! + slopes[at]! * share;
      }
    }
  }
  let used = 0;
  for (let column = 0; column < parameterCount; column++) {
    if (total[column] === 0) continue;
    columns[used] = column;
    slopes[used++] = total[column]!;
  }
  return used;
};
