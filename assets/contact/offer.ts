/**
 * The first guess: the shape with its fingers opened, facing the skin, brought along the patch
 * normal until it is about to touch.
 */
import { freedomOf, type MovingHand } from './moving-hand.ts';
import { elbowDirection } from './arm.ts';
import { stickDistance } from './capsules.ts';
import type { Goal } from './goal.ts';
import { jointIndex } from '../hands/rig.ts';
import {
  add,
  cross,
  degrees,
  dot,
  fromAxes,
  conjugate,
  multiply,
  normalize,
  perpendicular,
  rotate,
  scale,
  subtract,
  type Quaternion,
  type Vector,
} from '../hands/rotation.ts';
import { skinPoints } from './points.ts';

/** Middle and mean normal of the shape's anchor regions in the world. */
export const anchorOf = (
  hand: MovingHand,
  goal: Goal,
): { readonly middle: Vector; readonly normal: Vector } => {
  let middle: Vector = [0, 0, 0];
  let normal: Vector = [0, 0, 0];
  let count = 0;
  // Every region counts the same, however many points it was given.
  for (const region of goal.shape.anchor) {
    const points = skinPoints.regions.get(region)!;
    const share = 1 / points.length;
    for (const p of points) {
      middle = add(middle, scale(vectorAt(hand.points, p), share));
      normal = add(normal, scale(hand.normalAt(p), share));
    }
    count++;
  }
  return { middle: scale(middle, 1 / count), normal: normalize(normal) };
};

export const vectorAt = (values: Float64Array, index: number): Vector => [
  values[index * 3]!,
  values[index * 3 + 1]!,
  values[index * 3 + 2]!,
];

const thumbEnd = jointIndex('thumb-phalanx-distal');

/** Where the shape points, in the world: the straight fingers, or the thumb's last bone. */
export const pointingOf = (hand: MovingHand, goal: Goal): Vector => {
  const m = goal.shape.along === 'thumb' ? thumbEnd * 9 : 0;
  return [-hand.frames[m + 2]!, -hand.frames[m + 5]!, -hand.frames[m + 8]!];
};

/** The direction the hand should point in along the skin: asked for, or straight on from the arm. */
export const headingOf = (goal: Goal): Vector => {
  const wanted = goal.heading ?? scale(elbowDirection(goal.position, goal.seat), -1);
  return perpendicular(wanted, goal.normal);
};

/** Opens the fingers towards straight, as a hand does before it closes on something. */
const open = (hand: MovingHand, share: number): void => {
  for (const finger of ['index', 'middle', 'ring', 'pinky'] as const) {
    for (const phalanx of ['proximal', 'intermediate', 'distal'] as const) {
      const at = freedomOf(jointIndex(`${finger}-finger-phalanx-${phalanx}`), 'flex');
      hand.values[at] = hand.values[at]! * (1 - share);
    }
  }
  const at = freedomOf(jointIndex('thumb-metacarpal'), 'spread');
  hand.values[at] = Math.min(35 * degrees, hand.values[at]! + share * 18 * degrees);
};

export const offerHand = (hand: MovingHand, goal: Goal, obstacle: Float64Array): void => {
  hand.position = [0, 0, 0];
  hand.rotation = [0, 0, 0, 1];
  hand.setAngles(goal.shape.angles);
  // A clasp opens round what it holds; others keep their facing from the named pose.
  hand.update();
  const { normal: facing } = anchorOf(hand, goal);
  const pointing = pointingOf(hand, goal);
  open(hand, goal.shape.mould * 0.6);
  hand.update();

  const clasp = goal.shape.clasps;
  // What grips from both sides looks at the place with its own opening, not with its pads.
  const inwards = clasp ? claspFacing(hand) : facing;
  const from = frameOf(inwards, pointing);
  const to = frameOf(scale(goal.normal, -1), headingOf(goal));
  hand.rotation = multiply(to, conjugate(from));
  hand.update();
  const { middle } = anchorOf(hand, goal);
  const touching = besideOther(hand, goal, obstacle, subtract(goal.position, middle));
  const away = freeWay(hand, goal, touching);
  hand.position = add(touching, scale(away, height));
  hand.update();
  // March in until something is about to touch.
  let left = height - Math.max(0, goal.lift);
  for (let step = 0; step < 40 && left > 1e-4; step++) {
    const room = Math.min(left, clearance(hand, goal));
    if (room < 3e-4) break;
    hand.position = subtract(hand.position, scale(away, room));
    left -= room;
    hand.update();
  }
};

/**
 * Where the hand would lie, moved to its own side until it is clear of the other hand: from on top
 * of the other hand there is no way down to the skin.
 */
const besideOther = (
  hand: MovingHand,
  goal: Goal,
  obstacle: Float64Array,
  touching: Vector,
): Vector => {
  if (obstacle.length === 0 || goal.lift > 0) return touching;
  const aside = perpendicular(goal.seat.right, goal.normal);
  const away = new Float64Array(3);
  for (let step = 0; step <= 8; step++) {
    const at = add(touching, scale(aside, step * 0.01));
    hand.position = at;
    hand.update();
    let deepest = 0;
    for (let p = 0; p < hand.points.length; p += 3) {
      for (let s = 0; s < obstacle.length / 8; s++) {
        const [x, y, z] = [hand.points[p]!, hand.points[p + 1]!, hand.points[p + 2]!];
        deepest = Math.min(deepest, stickDistance(obstacle, s, x, y, z, away));
      }
    }
    if (deepest > -0.004) return at;
  }
  return touching;
};

/** Metres that the hand starts off the skin. */
const height = 0.07;

/** Distance of the nearest part of the hand, negative when it is inside. */
const clearance = (hand: MovingHand, goal: Goal): number => {
  let least = Infinity;
  for (let p = 0; p < skinPoints.count; p++) {
    const at = p * 3;
    const d = goal.body.distance(hand.points[at]!, hand.points[at + 1]!, hand.points[at + 2]!);
    least = Math.min(least, d, hand.points[at + 1]! + 0.002);
  }
  return least;
};

/**
 * The direction to come from: along the normal, unless another limb or the mat is there; then more
 * and more from above, where the parent is, or from the hand's own side.
 */
const freeWay = (hand: MovingHand, goal: Goal, touching: Vector): Vector => {
  const fromAbove = normalize([0, 0.8, 0.35]);
  const fromBeside = normalize(add(scale(goal.seat.right, 0.8), [0, 0.15, 0.5]));
  let best: Vector = goal.normal;
  let room = -Infinity;
  for (const share of [0, 0.5, 0.8, 1]) {
    for (const other of share === 0 ? [goal.normal] : [fromAbove, fromBeside]) {
      const way = normalize(add(scale(goal.normal, 1 - share), scale(other, share)));
      // Coming from behind the place would end on the wrong side of the body.
      if (dot(way, goal.normal) < -0.2) continue;
      hand.position = add(touching, scale(way, height));
      hand.update();
      const free = clearance(hand, goal);
      if (free > 0.002) return way;
      if (free > room) {
        room = free;
        best = way;
      }
    }
  }
  return best;
};

/** An orthonormal frame: z along `first`, y as near as possible to `second`. */
const frameOf = (first: Vector, second: Vector): Quaternion => {
  const z = normalize(first);
  const y = perpendicular(second, z);
  return fromAxes(cross(y, z), y, z);
};

/** From the wrist towards the middle between thumb tip and index tip. */
const claspFacing = (hand: MovingHand): Vector => {
  const index = vectorAt(hand.origins, jointIndex('index-finger-tip'));
  const thumb = vectorAt(hand.origins, jointIndex('thumb-tip'));
  const middle = scale(add(index, thumb), 0.5);
  const wrist = hand.position;
  const out = normalize(subtract(middle, wrist));
  const palm = rotate(hand.rotation, [0, -1, 0]);
  return normalize(add(out, scale(palm, Math.max(0, 0.35 - dot(out, palm)))));
};
