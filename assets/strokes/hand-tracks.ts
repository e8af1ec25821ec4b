/** Samples a hand's motion at the clip's rate, on the doll as it is at each moment, and writes its tracks. */
import { RATE, type ClipHeader } from '../../renderer/choreography/clip.ts';
import { HAND_JOINTS } from '../../renderer/choreography/rig.ts';
import { conjugate, multiply, rotate, subtract, type Quaternion } from '../hands/rotation.ts';
import type { ClipWriter } from './clip-file.ts';
import type { DollMotion } from './doll-motion.ts';
import type { HandMotion, Stretch } from './hand-motion.ts';
import { handJoints, jointRotation, type HandSide } from '../hands/rig.ts';
import type { HandShapeName } from '../hands/shapes.ts';
import type { Row } from './spline.ts';

function round(value: number): number {
  return Math.round(value * 1e5) / 1e5;
}

function stretchAt(stretches: readonly Stretch[], t: number): Stretch | undefined {
  return stretches.find((stretch) => t < stretch.to) ?? stretches.at(-1);
}

/** Moves a row rigidly with the bone it rides on, from the pose it was solved in to the doll's pose now. */
function carry(row: Row, stretch: Stretch, positions: Float32Array, rotations: Float32Array): void {
  const { figure, bone } = stretch;
  const then = figure.boneRotation(bone);
  const now: Quaternion = [
    rotations[bone * 4]!,
    rotations[bone * 4 + 1]!,
    rotations[bone * 4 + 2]!,
    rotations[bone * 4 + 3]!,
  ];
  const turn = multiply(now, conjugate(then));
  const local = subtract([row[0]!, row[1]!, row[2]!], figure.bonePosition(bone));
  const moved = rotate(turn, local);
  for (let k = 0; k < 3; k++) row[k] = positions[bone * 3 + k]! + moved[k]!;
  row.set(multiply(turn, [row[3]!, row[4]!, row[5]!, row[6]!]), 3);
}

/** A hand as it is drawn: wrist position (3), then a quaternion of the wrist and of every joint. */
export type Placed = Float64Array;

const SIDES: readonly HandSide[] = ['left', 'right'];

function placed(row: Row, hand: 0 | 1): Placed {
  const out = new Float64Array(3 + handJoints.length * 4);
  out.set(row.subarray(0, 7), 0);
  for (let joint = 1; joint < handJoints.length; joint++) {
    const at = 7 + joint * 3;
    const angles = { flex: row[at]!, spread: row[at + 1]!, twist: row[at + 2]! };
    out.set(jointRotation(joint, angles, SIDES[hand]!), 3 + joint * 4);
  }
  return out;
}

/** Turns each quaternion to the half of the sphere where it was a frame before. */
function align(row: Placed, reference: Placed): void {
  for (let q = 3; q < row.length; q += 4) {
    let dot = 0;
    for (let k = 0; k < 4; k++) dot += row[q + k]! * reference[q + k]!;
    if (dot < 0) for (let k = 0; k < 4; k++) row[q + k] = -row[q + k]!;
  }
}

/** One hand in every frame of the clip: its row and how much it touches. */
export interface SampledHand {
  readonly rows: readonly Row[];
  readonly touch: Float64Array;
  /** The shape it wears or is about to wear. */
  readonly shapes: readonly HandShapeName[];
  readonly visible: readonly boolean[];
}

export function sampleHand(motion: HandMotion, doll: DollMotion, frames: number): SampledHand {
  const touch = new Float64Array(frames);
  const rows: Row[] = [];
  const shapes: HandShapeName[] = [];
  const visible: boolean[] = [];
  for (let frame = 0; frame < frames; frame++) {
    const t = frame / RATE;
    const stretch = stretchAt(motion.stretches, t)!;
    const row = Float64Array.from(stretch.rowAt(Math.min(t, stretch.to)));
    const bones = doll.bonesAt(t);
    carry(row, stretch, bones.positions, bones.rotations);
    rows.push(row);
    shapes.push(stretch.shape);
    visible.push(stretch.visible);
    touch[frame] = stretch.touchAt(Math.min(t, stretch.to));
  }
  return { rows, touch, shapes, visible };
}

/** The hand as it is drawn in every frame. */
export function placedRows(rows: readonly Row[], hand: 0 | 1): Placed[] {
  const out: Placed[] = [];
  for (const row of rows) {
    const now = placed(row, hand);
    if (out.length > 0) align(now, out.at(-1)!);
    out.push(now);
  }
  return out;
}

export function writeHand(
  writer: ClipWriter,
  motion: HandMotion,
  rows: readonly Placed[],
  touch: Float64Array,
  prints: Map<string, number>,
): ClipHeader['hands'][number] {
  const frames = rows.length;
  const position = new Float64Array(frames * 3);
  const rotation = new Float64Array(frames * 4);
  const joints = HAND_JOINTS.map(() => new Float64Array(frames * 4));
  rows.forEach((row, frame) => {
    position.set(row.subarray(0, 3), frame * 3);
    rotation.set(row.subarray(3, 7), frame * 4);
    for (let joint = 1; joint < HAND_JOINTS.length; joint++) {
      joints[joint]!.set(row.subarray(3 + joint * 4, 7 + joint * 4), frame * 4);
    }
  });
  const visible: number[] = [];
  const wears: number[] = [];
  for (const stretch of motion.stretches) {
    if (stretch.visible) {
      if (visible.at(-1) === round(stretch.from)) visible[visible.length - 1] = round(stretch.to);
      else visible.push(round(stretch.from), round(stretch.to));
    }
    if (!prints.has(stretch.shape)) prints.set(stretch.shape, prints.size);
    const print = prints.get(stretch.shape)!;
    if (wears.at(-1) !== print) wears.push(round(stretch.from), print);
  }
  return {
    position: writer.track(position, 3),
    rotation: writer.track(rotation, 4),
    touch: writer.track(touch, 1),
    joints: joints.flatMap((samples, joint) =>
      joint === 0 ? [] : [{ joint, track: writer.track(samples, 4) }],
    ),
    visible,
    wears,
  };
}
