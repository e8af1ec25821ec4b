/**
 * The doll is alive: it breathes and, rarely, blinks. A pure function of the lesson's time, so that a paused
 * picture is a still picture and two windows breathe together.
 */
import type { Clip } from './clip.ts';
import { placeDoll } from './pose-at.ts';
import type { PoseBuffer } from './pose.ts';
import { multiplyInto } from './quaternion.ts';
import type { Rig } from './rig.ts';

/** Seconds from breath to breath: a calm, awake baby takes some 30 to 40 a minute. */
const BREATH = 1.9;
/** How far the chest tips with a breath, rad. Small, so that a hand that lies on it still lies on it. */
const CHEST_LIFT = 0.012;
/** Seconds between the slots in which one blink may happen, and the length of a blink. */
const BLINK_SLOT = 5.3;
const BLINK_SECONDS = 0.26;

/** Which bones and morphs idle life uses; -1 where the rig has none. */
export interface Idle {
  readonly chest: number;
  readonly neck: number;
  readonly breath: number;
  readonly blink: number;
}

export const NO_IDLE: Idle = { chest: -1, neck: -1, breath: -1, blink: -1 };

export function idleOf(doll: Rig): Idle {
  const bone = (name: string): number => doll.bones.findIndex((entry) => entry.name === name);
  return {
    chest: bone('chest'),
    neck: bone('neck'),
    breath: doll.morphs.indexOf('breath'),
    blink: doll.morphs.indexOf('blink'),
  };
}

/** -1 (out) to 1 (in): a breath goes in a little faster than out. */
export function breathAt(t: number): number {
  const phase = (t / BREATH) * 2 * Math.PI;
  return Math.sin(phase + 0.35 * Math.sin(phase));
}

/** A number in 0..1 that looks random but belongs to its slot. */
function chance(slot: number): number {
  const x = Math.sin(slot * 127.1 + 11.7) * 43758.5453;
  return x - Math.floor(x);
}

/** 0 open, 1 shut. One blink in most slots, at a place in the slot that differs. */
export function blinkAt(t: number): number {
  const slot = Math.floor(t / BLINK_SLOT);
  if (chance(slot + 0.5) < 0.25) return 0;
  const start = slot * BLINK_SLOT + 0.6 + chance(slot) * (BLINK_SLOT - 1.2);
  const u = (t - start) / BLINK_SECONDS;
  return u <= 0 || u >= 1 ? 0 : Math.sin(u * Math.PI) ** 2;
}

const turn = new Float32Array(4);

function tip(pose: PoseBuffer, bone: number, angle: number): void {
  turn[0] = Math.sin(angle / 2);
  turn[1] = 0;
  turn[2] = 0;
  turn[3] = Math.cos(angle / 2);
  multiplyInto(pose.bones, bone * 4, turn, 0, pose.bones, bone * 4);
}

/**
 * Adds idle life to a pose that `poseAt` has filled. Leave it out for reduced motion.
 *
 * @param t the lesson's own time, s: it stands still while the lesson is paused
 */
export function applyIdle(clip: Clip, idle: Idle, t: number, pose: PoseBuffer): void {
  const breath = breathAt(t);
  if (idle.breath >= 0) {
    pose.morphs[idle.breath] = Math.min(1, pose.morphs[idle.breath]! + 0.5 + 0.5 * breath);
  } else if (idle.chest >= 0) {
    tip(pose, idle.chest, -CHEST_LIFT * breath);
    if (idle.neck >= 0) tip(pose, idle.neck, CHEST_LIFT * breath);
    placeDoll(clip, pose);
  }
  if (idle.blink >= 0) pose.morphs[idle.blink] = Math.max(pose.morphs[idle.blink]!, blinkAt(t));
}
