/** Hands in the air: shown, rubbed, at rest beside the doll. */
import {
  conjugate,
  cross,
  degrees,
  fromAxes,
  mirrorRotation,
  mirrorVector,
  normalize,
  perpendicular,
  rotate,
  subtract,
  type Vector,
} from '../hands/rotation.ts';
import { forearmIndex, handJoints, poseFromAngles, type HandAngles } from '../hands/rig.ts';
import { handShapes } from '../hands/shapes.ts';
import { atTheFeet, elbowDirection } from './arm.ts';
import { MovingHand } from './moving-hand.ts';
import { vectorAt } from './offer.ts';
import { skinPoints } from './points.ts';
import type { ContactSolution, FreeRequest } from './types.ts';

/** Places a hand in the air: palm, facing and heading are kept; wrist and forearm follow. */
export const placeFreely = (request: FreeRequest): ContactSolution => {
  const shape = typeof request.shape === 'string' ? handShapes[request.shape] : request.shape;
  const mirrored = request.hand === 'left';
  const across = (v: Vector): Vector => (mirrored ? mirrorVector(v) : v);
  const seat = request.seat ?? atTheFeet;
  const ownSeat = mirrored
    ? {
        shoulders: mirrorVector(seat.shoulders),
        right: [seat.right[0], -seat.right[1], -seat.right[2]] as const,
      }
    : seat;
  const y = normalize(across([-request.facing[0], -request.facing[1], -request.facing[2]]));
  const forward = perpendicular(across(request.heading), y);
  const z: Vector = [-forward[0], -forward[1], -forward[2]];
  const hand = new MovingHand();
  hand.rotation = fromAxes(cross(y, z), y, z);
  hand.setAngles(shape.angles);
  hand.update();
  const palm = skinPoints.regions.get('palm')!;
  const middle: [number, number, number] = [0, 0, 0];
  for (const point of palm) {
    vectorAt(hand.points, point).forEach((value, axis) => {
      middle[axis] = middle[axis]! + value / palm.length;
    });
  }
  hand.position = subtract(across(request.palm), middle);
  const angles = forearmTowards(
    shape.angles,
    rotate(conjugate(hand.rotation), elbowDirection(hand.position, ownSeat)),
  );
  const position = across(hand.position);
  const quaternion = mirrored ? mirrorRotation(hand.rotation) : hand.rotation;
  return {
    hand: request.hand,
    shape: shape.name,
    pose: poseFromAngles(angles, request.hand, position, quaternion),
    angles,
    wrist: { position, quaternion },
    gaps: { core: 0, coreFarthest: 0, deepest: 0, miss: 0, overlap: 0 },
  };
};

/** The forearm turned, within its limits, to run along `elbow` (a direction in the hand's frame). */
const forearmTowards = (angles: HandAngles, elbow: Vector): HandAngles => {
  const { limits } = handJoints[forearmIndex]!;
  const clamp = (value: number, range: readonly [number, number] | undefined): number =>
    range ? Math.min(range[1], Math.max(range[0], value)) : 0;
  // +z turned by spread about y, then by flex about -x.
  const spread = Math.atan2(elbow[0], elbow[2]) / degrees;
  const flex = Math.asin(Math.max(-1, Math.min(1, elbow[1]))) / degrees;
  return angles.map((angle, joint) =>
    joint === forearmIndex
      ? { flex: clamp(flex, limits.flex), spread: clamp(spread, limits.spread), twist: 0 }
      : angle,
  );
};
