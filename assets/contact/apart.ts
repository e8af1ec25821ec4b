/** Keeps two hands, their sleeves, and the fingers of one hand apart. */
import { placeSticks, stickDistance, stickJoints, sticks } from './capsules.ts';
import type { Goal } from './goal.ts';
import type { NormalEquations } from './least-squares.ts';
import type { MovingHand } from './moving-hand.ts';
import { skinPoints } from './points.ts';
import { columns, pointRow, rigidRow, slopes } from './rows.ts';
import { forearmIndex, handJointNames } from '../hands/rig.ts';
import { add, dot, scale, subtract, type Vector } from '../hands/rotation.ts';

/** Balls along the sleeve: metres behind the wrist, and radius. */
export const sleeveSamples = [4, 7, 10, 13, 16, 19, 22, 25].map((cm) => ({
  behind: cm / 100,
  radius: cm < 8 ? 0.03 : 0.033 + (cm - 8) * 0.0003,
}));

const away = new Float64Array(3);
/** Room kept between two hands, metres: skin points are sparse, sticks are rough. */
const handClearance = 0.0015;
const own = new Float64Array(sticks.length * 8);

const ownBalls = new Float64Array(sticks.length * 4);
const otherBalls = new Float64Array(sticks.length * 4);
const otherBox = new Float64Array(6);

const allSticks = sticks.map((_, stick) => stick);
/** The other hand may not be there at all. */
const sticksIn = (placed: Float64Array): readonly number[] => (placed.length > 0 ? allSticks : []);

/** Writes the box within `near` (metres) of some placed sticks: low and high corner, six numbers. */
const encloseAll = (
  placed: Float64Array,
  chosen: readonly number[],
  near: number,
  out: Float64Array,
): void => {
  out.fill(Infinity, 0, 3);
  out.fill(-Infinity, 3, 6);
  for (const stick of chosen) {
    for (let end = stick * 8; end < stick * 8 + 8; end += 4) {
      const thick = placed[end + 3]! + near;
      for (let axis = 0; axis < 3; axis++) {
        const at = placed[end + axis]!;
        out[axis] = Math.min(out[axis]!, at - thick);
        out[axis + 3] = Math.max(out[axis + 3]!, at + thick);
      }
    }
  }
};

const isIn = (b: Float64Array, x: number, y: number, z: number): boolean =>
  x > b[0]! && x < b[3]! && y > b[1]! && y < b[4]! && z > b[2]! && z < b[5]!;

/** The ball beyond which nothing is within `near` (metres) of a placed stick: x, y, z, radius squared. */
const enclose = (placed: Float64Array, near: number, out: Float64Array): void => {
  for (let s = 0; s < placed.length / 8; s++) {
    const at = s * 8;
    let span = 0;
    for (let axis = 0; axis < 3; axis++) {
      const half = (placed[at + 4 + axis]! - placed[at + axis]!) / 2;
      out[s * 4 + axis] = placed[at + axis]! + half;
      span += half * half;
    }
    const thick = Math.max(placed[at + 3]!, placed[at + 7]!);
    out[s * 4 + 3] = (Math.sqrt(span) + thick + near) ** 2;
  }
};

const isFar = (balls: Float64Array, stick: number, x: number, y: number, z: number): boolean => {
  const at = stick * 4;
  const dx = x - balls[at]!;
  const dy = y - balls[at + 1]!;
  const dz = z - balls[at + 2]!;
  return dx * dx + dy * dy + dz * dz > balls[at + 3]!;
};

/** For each joint the obstacle's sticks that can matter to a point it holds. */
const nearSticks: readonly number[][] = handJointNames.map(() => []);
/** Skin lies within this of the ball round its stick, metres. */
const skinBeyond = 0.0195;

const ownReaches = new Float64Array(sticks.length);

/** Call when own and other balls are in place. */
const findNearSticks = (count: number): void => {
  for (const list of nearSticks) list.length = 0;
  for (let ball = 0; ball < sticks.length; ball++) {
    ownReaches[ball] = Math.sqrt(ownBalls[ball * 4 + 3]!);
  }
  for (let other = 0; other < count; other++) {
    const otherReach = Math.sqrt(otherBalls[other * 4 + 3]!);
    for (let mine = 0; mine < sticks.length; mine++) {
      const list = nearSticks[stickJoints[mine]!]!;
      if (list.at(-1) === other) continue;
      const [a, b] = [mine * 4, other * 4];
      const dx = ownBalls[a]! - otherBalls[b]!;
      const dy = ownBalls[a + 1]! - otherBalls[b + 1]!;
      const dz = ownBalls[a + 2]! - otherBalls[b + 2]!;
      const reach = ownReaches[mine]! + otherReach + skinBeyond;
      if (dx * dx + dy * dy + dz * dz < reach * reach) list.push(other);
    }
  }
};

/**
 * Clear of the other hand by `clearance` (metres), with a weight of `otherPush` on squared metres, and every finger
 * clear of its neighbours.
 */
export const keepApart = (
  hand: MovingHand,
  obstacle: Float64Array,
  equations: NormalEquations,
  push: number,
  clearance = handClearance,
  otherPush = 3 * push,
): void => {
  placeSticks(hand, own);
  enclose(own, -closeness, ownBalls);
  enclose(obstacle, clearance, otherBalls);
  digitBoxes.forEach((box, digit) => encloseAll(own, sticksOfDigit[digit]!, -closeness, box));
  encloseAll(obstacle, sticksIn(obstacle), clearance, otherBox);
  findNearSticks(obstacle.length / 8);
  for (let p = 0; p < skinPoints.count; p++) {
    const x = hand.points[p * 3]!;
    const y = hand.points[p * 3 + 1]!;
    const z = hand.points[p * 3 + 2]!;
    const digit = digitOfPoint[p]!;
    if (digit > 0) {
      for (const other of digits) {
        if (other === digit || !isIn(digitBoxes[other - 1]!, x, y, z)) continue;
        for (const s of sticksOfDigit[other - 1]!) {
          if (isFar(ownBalls, s, x, y, z)) continue;
          const d = stickDistance(own, s, x, y, z, away) + closeness;
          if (d >= 0) continue;
          const used = pointRow(hand, p, away[0]!, away[1]!, away[2]!);
          equations.add(d, push, columns, slopes, used);
        }
      }
    }
    if (!isIn(otherBox, x, y, z)) continue;
    for (const s of nearSticks[skinPoints.holder[p]!]!) {
      if (isFar(otherBalls, s, x, y, z)) continue;
      const d = stickDistance(obstacle, s, x, y, z, away) - clearance;
      if (d >= 0) continue;
      const used = pointRow(hand, p, away[0]!, away[1]!, away[2]!);
      equations.add(d, otherPush, columns, slopes, used);
    }
  }
};

const wristStick = stickJoints.lastIndexOf(0);

/** Sleeves keep clear of the other hand. `weight` on squared metres. */
export const keepSleevesApart = (
  hand: MovingHand,
  obstacle: Float64Array,
  equations: NormalEquations,
  weight = 12,
): void => {
  if (obstacle.length === 0) return;
  const m = forearmIndex * 9;
  const axis: Vector = [hand.frames[m + 2]!, hand.frames[m + 5]!, hand.frames[m + 8]!];
  for (const { behind, radius } of sleeveSamples) {
    const at = add(hand.position, scale(axis, behind));
    for (let s = 0; s < obstacle.length / 8; s++) {
      const d = stickDistance(obstacle, s, at[0], at[1], at[2], away) - radius - handClearance;
      if (d >= 0) continue;
      const used = rigidRow(hand, forearmIndex, at, away[0]!, away[1]!, away[2]!);
      equations.add(d, weight, columns, slopes, used);
    }
  }
};

/** Sleeves keep clear of the other hand, and arms do not cross. */
export const stayOnOwnSide = (
  hand: MovingHand,
  goal: Goal,
  obstacle: Float64Array,
  equations: NormalEquations,
): void => {
  if (obstacle.length === 0) return;
  keepSleevesApart(hand, obstacle, equations);
  const right = goal.seat.right;
  const other: Vector = [
    (obstacle[wristStick * 8]! + obstacle[wristStick * 8 + 4]!) / 2,
    (obstacle[wristStick * 8 + 1]! + obstacle[wristStick * 8 + 5]!) / 2,
    (obstacle[wristStick * 8 + 2]! + obstacle[wristStick * 8 + 6]!) / 2,
  ];
  const beside = dot(subtract(hand.position, other), right) - 0.03;
  if (beside >= 0) return;
  const used = rigidRow(hand, 0, hand.position, right[0], right[1], right[2]);
  equations.add(beside, 4, columns, slopes, used);
};

/** Whether a hand comes nearer to the other's sticks than `clearance`, metres. */
export const brushes = (hand: MovingHand, obstacle: Float64Array, clearance: number): boolean => {
  enclose(obstacle, clearance, otherBalls);
  encloseAll(obstacle, sticksIn(obstacle), clearance, otherBox);
  for (let p = 0; p < skinPoints.count; p++) {
    const [x, y, z] = [hand.points[p * 3]!, hand.points[p * 3 + 1]!, hand.points[p * 3 + 2]!];
    if (!isIn(otherBox, x, y, z)) continue;
    for (let s = 0; s < obstacle.length / 8; s++) {
      if (isFar(otherBalls, s, x, y, z)) continue;
      if (stickDistance(obstacle, s, x, y, z, away) < clearance) return true;
    }
  }
  return false;
};

/** Neighbouring fingers may press this far into the other's stick, metres: flesh gives way. */
const closeness = 0.0014;
/** 1 thumb to 5 little finger, 0 for the palm and the roots of the fingers. */
const digitOf = (joint: number): number => {
  const name = handJointNames[joint]!;
  if (!name.includes('phalanx')) return 0;
  return 1 + ['thumb', 'index', 'middle', 'ring', 'pinky'].indexOf(name.split('-')[0]!);
};
const digitOfStick = stickJoints.map(digitOf);
const digits = [1, 2, 3, 4, 5] as const;
const sticksOfDigit = digits.map((digit) =>
  sticks.flatMap((_, stick) => (digitOfStick[stick] === digit ? [stick] : [])),
);
const digitBoxes = digits.map(() => new Float64Array(6));
/** The roots of the fingers are webbed together: only what lies beyond the web is kept apart. */
const digitOfPoint = Uint8Array.from(skinPoints.holder, (joint, point) =>
  beyondWeb(joint, point) ? digitOf(joint) : 0,
);
function beyondWeb(joint: number, point: number): boolean {
  if (!handJointNames[joint]!.endsWith('proximal')) return true;
  for (let slot = 0; slot < 4; slot++) {
    const at = point * 4 + slot;
    if (skinPoints.joints[at] === joint && skinPoints.weights[at]! > 0) {
      return skinPoints.offsets[at * 3 + 2]! < -0.022;
    }
  }
  return false;
}
