/**
 * The laws of movement, judged on the animation itself: poses sampled from what is played, never captions.
 *
 * Each law returns sentences about what breaks it; an empty list is a lawful stroke.
 */
import { angleBetween } from '../../renderer/choreography/quaternion.ts';
import { createPoseBuffer, type PoseBuffer } from '../../renderer/choreography/pose.ts';
import { handJoints } from '../hands/rig.ts';
import {
  conjugate,
  lengthOf,
  mirrorRotation,
  multiply,
  rotate,
  subtract,
  type Quaternion,
  type Vector,
} from '../hands/rotation.ts';
import type { Travel } from './language.ts';
import { bonePlace, frames, LOOK, passesOf, type Performance } from './passes.ts';

export type { Performance };

/** A place of the baby that no hand may touch, in the frame of a bone, m. */
export interface ForbiddenZone {
  readonly name: string;
  readonly bone: string;
  readonly centre: Vector;
  readonly radius: number;
}

/** cm/s of a gliding hand. */
const SLOWEST = 2;
const FASTEST = 15;
/** Largest step between two frames: 1 cm and 20°. */
const LARGEST_STEP = 0.01;
const LARGEST_TURN = (20 * Math.PI) / 180;
/** What rounding of samples and blending between keys may add to a joint's range, degrees. */
const JOINT_SLACK = 3;

const FORWARD: Readonly<
  Record<Travel, { readonly kind: 'limb' | 'foot'; readonly sign: 1 | -1 | 0 }>
> = {
  'away from the heart': { kind: 'limb', sign: 1 },
  'towards the heart': { kind: 'limb', sign: -1 },
  'towards the toes': { kind: 'foot', sign: 1 },
  'towards the ankle': { kind: 'foot', sign: -1 },
  'in place': { kind: 'limb', sign: 0 },
};

/** A stroke goes the way it says, in every pass. */
export function lawOfDirection(performance: Performance, travel: Travel): readonly string[] {
  const { kind, sign } = FORWARD[travel];
  const broken: string[] = [];
  const passes = passesOf(performance, kind);
  for (const pass of passes) {
    const travelled = pass.along.at(-1)! - pass.along[0]!;
    const at = `at ${pass.times[0]!.toFixed(1)} s`;
    if (sign !== 0 && travelled * sign < 0.004) {
      broken.push(
        `${performance.id}: ${at} the hand goes ${(travelled * 100).toFixed(1)} cm along the limb, not ${travel}.`,
      );
    }
    // No turning back on the way either: half a centimetre allows for a hand that sways.
    let furthest = pass.along[0]!;
    for (const place of pass.along) {
      if (sign !== 0 && (furthest - place) * sign > 0.012) {
        broken.push(`${performance.id}: ${at} the hand turns back on its way.`);
        break;
      }
      furthest = sign > 0 ? Math.max(furthest, place) : Math.min(furthest, place);
    }
    if (sign === 0 && Math.abs(travelled) > 0.04) {
      broken.push(
        `${performance.id}: ${at} the hand wanders ${(travelled * 100).toFixed(1)} cm; it should stay.`,
      );
    }
  }
  if (sign !== 0 && passes.length === 0)
    broken.push(`${performance.id}: no hand ever moves along the skin.`);
  return broken;
}

/** A gliding hand goes at 2 to 15 cm/s between its soft start and its soft end. */
export function lawOfPace(performance: Performance): readonly string[] {
  const broken: string[] = [];
  for (const pass of passesOf(performance, 'limb')) {
    const speeds: number[] = [];
    const window = Math.round(LOOK / 6);
    for (let i = window; i < pass.times.length; i += window) {
      const way = lengthOf(subtract(pass.middles[i]!, pass.middles[i - window]!));
      speeds.push((way / (pass.times[i]! - pass.times[i - window]!)) * 100);
    }
    const fastest = Math.max(...speeds, 0);
    const middle = [...speeds].sort((a, b) => a - b)[Math.floor(speeds.length / 2)] ?? 0;
    const at = `${performance.id}: at ${pass.times[0]!.toFixed(1)} s the hand`;
    if (fastest > FASTEST)
      broken.push(`${at} reaches ${fastest.toFixed(1)} cm/s; ${FASTEST} is the most.`);
    // Presses and small rolls stop on their way; only long glides have a least pace.
    const way = lengthOf(subtract(pass.middles.at(-1)!, pass.middles[0]!));
    if (way > 0.05 && middle < SLOWEST) {
      broken.push(`${at} glides at ${middle.toFixed(1)} cm/s; ${SLOWEST} is the least.`);
    }
  }
  return broken;
}

/** Fastest pace in any pass, cm/s, for reports. */
export function fastestPace(performance: Performance): number {
  let fastest = 0;
  for (const pass of passesOf(performance, 'limb')) {
    for (let i = 10; i < pass.times.length; i++) {
      const way = lengthOf(subtract(pass.middles[i]!, pass.middles[i - 10]!));
      fastest = Math.max(fastest, (way / (pass.times[i]! - pass.times[i - 10]!)) * 100);
    }
  }
  return fastest;
}

/** Nothing jumps: at 60 frames a second at most 1 cm and 20° from frame to frame. */
export function lawOfContinuity(performance: Performance): readonly string[] {
  const broken: string[] = [];
  const before = createPoseBuffer(performance.doll);
  let first = true;
  const say = (t: number, what: string): void => {
    if (broken.length < 5) broken.push(`${performance.id}: at ${t.toFixed(2)} s ${what}.`);
  };
  frames(performance, (t, pose) => {
    if (!first) {
      pose.hands.forEach((hand, index) => {
        const old = before.hands[index]!;
        if (!hand.visible || !old.visible) return;
        const step = Math.hypot(
          hand.position[0]! - old.position[0]!,
          hand.position[1]! - old.position[1]!,
          hand.position[2]! - old.position[2]!,
        );
        if (step > LARGEST_STEP) say(t, `a hand jumps ${(step * 100).toFixed(1)} cm`);
        if (angleBetween(hand.rotation, 0, old.rotation, 0) > LARGEST_TURN)
          say(t, 'a wrist jumps round');
        for (let i = 4; i < hand.joints.length; i += 4) {
          if (angleBetween(hand.joints, i, old.joints, i) > LARGEST_TURN) say(t, 'a finger jumps');
        }
      });
      for (let i = 0; i < pose.bones.length; i += 4) {
        if (angleBetween(pose.bones, i, before.bones, i) > LARGEST_TURN) say(t, 'the doll jumps');
      }
    }
    first = false;
    before.bones.set(pose.bones);
    pose.hands.forEach((hand, index) => {
      const old = before.hands[index]!;
      old.visible = hand.visible;
      old.position.set(hand.position);
      old.rotation.set(hand.rotation);
      old.joints.set(hand.joints);
    });
  });
  return broken;
}

/** Once a hand has arrived, one of the two is always on the baby. */
export function lawOfCompany(performance: Performance): readonly string[] {
  let arrived = false;
  let alone: number | undefined;
  frames(performance, (t, pose) => {
    const touch = Math.max(pose.hands[0].touch, pose.hands[1].touch);
    if (touch > 0.99) arrived = true;
    if (arrived && touch < 0.5) alone ??= t;
  });
  return alone === undefined
    ? []
    : [`${performance.id}: at ${(alone as number).toFixed(1)} s no hand is on the baby.`];
}

/** Whether a point of a hand really is on the skin, and not just above it. */
export type Touching = (pose: PoseBuffer, x: number, y: number, z: number) => boolean;

/**
 * No print ever lies in a forbidden zone.
 *
 * @param touching tells hands that hover from hands that touch; without it every point of a print counts
 */
export function lawOfForbiddenZones(
  performance: Performance,
  zones: readonly ForbiddenZone[],
  touching: Touching = () => true,
): readonly string[] {
  const broken = new Set<string>();
  const bones = zones.map((zone) =>
    performance.doll.bones.findIndex((bone) => bone.name === zone.bone),
  );
  frames(
    performance,
    (_, pose) => {
      zones.forEach((zone, index) => {
        const bone = bones[index]!;
        if (bone < 0) return;
        const q: Quaternion = [
          ...pose.boneRotations.subarray(bone * 4, bone * 4 + 4),
        ] as unknown as Quaternion;
        const inverse = conjugate(q);
        const origin = bonePlace(performance, pose, zone.bone)!;
        for (const hand of pose.hands) {
          if (hand.touch < 0.5) continue;
          for (let i = 0; i < hand.contactCount; i++) {
            const point: Vector = [
              hand.contacts[i * 4]!,
              hand.contacts[i * 4 + 1]!,
              hand.contacts[i * 4 + 2]!,
            ];
            const local = rotate(inverse, subtract(point, origin));
            const inside = lengthOf(subtract(local, zone.centre)) < zone.radius;
            if (inside && touching(pose, ...point)) {
              broken.add(`${performance.id}: a hand touches the ${zone.name}.`);
              return;
            }
          }
        }
      });
    },
    12,
  );
  return [...broken];
}

/** Every joint of the hands stays in its range. */
export function lawOfJoints(performance: Performance): readonly string[] {
  const broken = new Set<string>();
  frames(
    performance,
    (_, pose) => {
      pose.hands.forEach((hand, side) => {
        if (!hand.visible) return;
        handJoints.forEach((joint, index) => {
          if (index === 0) return;
          const q = [...hand.joints.subarray(index * 4, index * 4 + 4)] as unknown as Quaternion;
          const right = side === 0 ? mirrorRotation(q) : q;
          const local = multiply(conjugate(joint.neutral), right);
          const angles = anglesOf(local, joint.spreadSign);
          for (const name of ['flex', 'spread', 'twist'] as const) {
            const [least, most] = joint.limits[name] ?? [joint.rest[name], joint.rest[name]];
            if (angles[name] < least - JOINT_SLACK || angles[name] > most + JOINT_SLACK) {
              broken.add(
                `${performance.id}: ${joint.name} has a ${name} of ${angles[name].toFixed(0)}°; ` +
                  `${least} to ${most} are possible.`,
              );
            }
          }
        });
      });
    },
    12,
  );
  return [...broken];
}

/** Spread about y, then flex about -x, then twist about z, degrees: the order in which joints are built. */
function anglesOf(
  q: Quaternion,
  spreadSign: 1 | -1,
): { flex: number; spread: number; twist: number } {
  const [x, y, z, w] = q;
  const toDegrees = 180 / Math.PI;
  let pitch = Math.asin(Math.min(1, Math.max(-1, 2 * (w * x - y * z)))) * toDegrees;
  let yaw = Math.atan2(2 * (w * y + x * z), 1 - 2 * (x * x + y * y)) * toDegrees;
  let roll = Math.atan2(2 * (w * z + x * y), 1 - 2 * (x * x + z * z)) * toDegrees;
  // A finger bent by more than a right angle reads as one turned round: read it as bent.
  if (Math.abs(yaw) > 90 && Math.abs(roll) > 90) {
    pitch = (pitch < 0 ? -180 : 180) - pitch;
    yaw += yaw > 0 ? -180 : 180;
    roll += roll > 0 ? -180 : 180;
  }
  // Near a right angle spread and twist are one and the same turn, and it is the spread that is meant.
  if (Math.abs(Math.abs(pitch) - 90) < 12) {
    const turn = pitch < 0 ? yaw + roll : yaw - roll;
    yaw = Math.abs(turn) > 180 ? turn - Math.sign(turn) * 360 : turn;
    roll = 0;
  }
  return { flex: -pitch, spread: yaw * spreadSign, twist: roll };
}

/** All laws that hold for any stroke. */
export function lawsOf(
  performance: Performance,
  travel: Travel,
  oneHandStays: boolean,
  zones: readonly ForbiddenZone[],
  touching?: Touching,
): readonly string[] {
  return [
    ...lawOfDirection(performance, travel),
    ...lawOfPace(performance),
    ...lawOfContinuity(performance),
    ...(oneHandStays ? lawOfCompany(performance) : []),
    ...lawOfForbiddenZones(performance, zones, touching),
    ...lawOfJoints(performance),
  ];
}
