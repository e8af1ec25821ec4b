/** Whether a hand in one moment needs settling, felt with the sampled skin. */
import { brushes, sleeveSamples } from './apart.ts';
import { sinksDeeper } from './drawn-skin.ts';
import { forearmIndex } from '../hands/rig.ts';
import type { Moment } from './course.ts';
import { regionGapsOn } from './judge.ts';
import type { MovingHand } from './moving-hand.ts';
import { wristBall, wristBalls } from './joint-pulls.ts';
import { feel, liesOnForbidden, rolesOf } from './pulls.ts';
import type { PosedBody } from './types.ts';
import { room } from './settle.ts';

/**
 * How deep a laid hand may lie with what is meant to touch and with the rest of it, of which fewer points are
 * felt; and how far its patch may be off the skin, metres.
 */
const deepEnough = -0.0028;
const restDeepEnough = -0.0016;
const nearEnough = 0.0001;
const patchDeep = -0.0028;
const drawnDeepEnough = -0.0031;
/** Cloth and wrist give way so much, metres. */
const sleeveGives = 0.003;
const wristGives = 0.002;
/** Two laid hands may be this near to each other by their sticks, metres. */
const touching = 0.0005;

export const troubleOf = (
  hand: MovingHand,
  body: PosedBody,
  { air, laid, shape }: Moment,
  obstacle: Float64Array | undefined,
): boolean => {
  const limit = (depth: number): number => depth + (0.75 * room - depth) * air;
  const [patch, rest] = [limit(deepEnough), limit(restDeepEnough)];
  const roles = rolesOf(shape);
  const { points } = hand;
  const felt = feel(hand, body);
  for (let at = 0; at < points.length; at += 3) {
    const y = points[at + 1]!;
    const d = felt[at / 3]!;
    if (y < -0.0005 || d < patch || (d < rest && roles[at / 3] === 0)) return true;
  }
  if (liesOnForbidden(hand, body)) return true;
  if (air < 1 && sinksDeeper(hand, body, felt, drawnDeepEnough * (1 - air))) return true;
  const m = forearmIndex * 9;
  for (const { behind, radius } of sleeveSamples) {
    const [x, y, z] = [0, 1, 2].map(
      (axis) => hand.position[axis]! + hand.frames[m + axis * 3 + 2]! * behind,
    ) as [number, number, number];
    if (body.distance(x, y, z) < radius - sleeveGives) return true;
  }
  for (const ball of wristBalls) {
    const [x, y, z] = wristBall(hand, ball);
    if (body.distance(x, y, z) < ball.radius - wristGives) return true;
  }
  if (laid) {
    for (const gap of regionGapsOn(hand, shape, body)) {
      if (gap > nearEnough || gap < patchDeep) return true;
    }
  }
  return obstacle !== undefined && brushes(hand, obstacle, touching + 0.5 * room * air);
};
