/** (clip, time) → pose. Pure: the same moment gives the same picture, whatever was asked before. */
import { RATE, type Clip, type ClipPath, type Track } from './clip.ts';
import type { HandPose, PathMark, PoseBuffer } from './pose.ts';
import { rotateInto, type MutableFloats } from './quaternion.ts';
import { HAND_JOINTS, placeBones } from './rig.ts';

/** Seconds over which a ribbon comes and goes. */
const RIBBON_EASE = 0.35;
/** Seconds over which the emphasis moves from one step's place to the next. */
const EMPHASIS_EASE = 0.8;

/** Scratch for the hands' forward kinematics: written before it is read, so purity holds. */
const jointPositions = new Float32Array(HAND_JOINTS.length * 3);
const jointRotations = new Float32Array(HAND_JOINTS.length * 4);
const point = new Float32Array(3);

/**
 * The moment that is being evaluated, s. It stands in an array because a number handed from function to
 * function may be put on the heap, and nothing may be in every frame.
 */
const now = new Float64Array(1);

/** Writes the value of a track at this moment: quaternions by nlerp, positions by a Catmull-Rom cubic. */
function sampleTrack(track: Track, out: MutableFloats, at: number): void {
  const { samples, width, count } = track;
  if (count === 1) {
    for (let k = 0; k < width; k++) out[at + k] = samples[k]!;
    return;
  }
  const place = Math.min(count - 1, Math.max(0, (now[0]! * RATE) / track.stride));
  const index = Math.min(count - 2, Math.floor(place));
  const u = place - index;
  if (width === 4) {
    // nlerp, written out: a call would hand over "u".
    const a = index * 4;
    const b = a + 4;
    const near =
      samples[a]! * samples[b]! +
      samples[a + 1]! * samples[b + 1]! +
      samples[a + 2]! * samples[b + 2]! +
      samples[a + 3]! * samples[b + 3]!;
    const v = near < 0 ? -u : u;
    const x = samples[a]! * (1 - u) + samples[b]! * v;
    const y = samples[a + 1]! * (1 - u) + samples[b + 1]! * v;
    const z = samples[a + 2]! * (1 - u) + samples[b + 2]! * v;
    const w = samples[a + 3]! * (1 - u) + samples[b + 3]! * v;
    const scale = 1 / (Math.sqrt(x * x + y * y + z * z + w * w) || 1);
    out[at] = x * scale;
    out[at + 1] = y * scale;
    out[at + 2] = z * scale;
    out[at + 3] = w * scale;
    return;
  }
  if (width === 1) {
    out[at] = samples[index]! * (1 - u) + samples[index + 1]! * u;
    return;
  }
  const before = Math.max(0, index - 1) * 3;
  const here = index * 3;
  const next = here + 3;
  const after = Math.min(count - 1, index + 2) * 3;
  for (let k = 0; k < 3; k++) {
    const a = samples[before + k]!,
      b = samples[here + k]!,
      c = samples[next + k]!,
      d = samples[after + k]!;
    out[at + k] =
      b + 0.5 * u * (c - a + u * (2 * a - 5 * b + 4 * c - d + u * (3 * (b - c) + d - a)));
  }
}

/** Index of the step at a time. */
export function stepAt(clip: Clip, t: number): number {
  let step = 0;
  while (step + 1 < clip.steps.length && t >= clip.steps[step + 1]!) step++;
  return step;
}

/** One number on its way between two functions, for the same reason. */
const scalar = new Float64Array(1);

/** Eases `scalar`: 0 below 0, 1 above 1, smooth between. */
function ease(): void {
  const x = Math.min(1, Math.max(0, scalar[0]!));
  scalar[0] = x * x * (3 - 2 * x);
}

function fillHand(clip: Clip, side: 0 | 1, out: HandPose): void {
  const t = now[0]!;
  const source = clip.hands[side];
  sampleTrack(source.position, out.position, 0);
  sampleTrack(source.rotation, out.rotation, 0);
  sampleTrack(source.touch, scalar, 0);
  out.touch = scalar[0]!;
  out.visible = false;
  for (let i = 0; i + 1 < source.visible.length; i += 2) {
    if (t >= source.visible[i]! && t <= source.visible[i + 1]!) out.visible = true;
  }
  const bones = source.rig.bones;
  for (let joint = 0; joint < bones.length && joint < HAND_JOINTS.length; joint++) {
    const rest = bones[joint]!.rotation;
    for (let k = 0; k < 4; k++) out.joints[joint * 4 + k] = rest[k]!;
  }
  for (let i = 0; i < source.joints.length; i++) {
    const entry = source.joints[i]!;
    sampleTrack(entry.track, out.joints, entry.joint * 4);
  }
  out.contactCount = 0;
  let worn = -1;
  for (let i = 0; i + 1 < source.wears.length; i += 2) {
    if (t >= source.wears[i]!) worn = source.wears[i + 1]!;
  }
  out.shape = clip.shapes[worn] ?? '';
  if (!out.visible || out.touch <= 0) return;
  const print = worn < 0 ? undefined : clip.prints[worn];
  if (!print) return;
  placeBones(source.rig, out.position, out.rotation, out.joints, jointPositions, jointRotations);
  const count = Math.min(print.length / 5, out.contacts.length / 4);
  for (let i = 0; i < count; i++) {
    const joint = print[i * 5]!;
    // Prints are written for the right hand; the left one is its reflection.
    point[0] = side === 0 ? -print[i * 5 + 1]! : print[i * 5 + 1]!;
    point[1] = print[i * 5 + 2]!;
    point[2] = print[i * 5 + 3]!;
    rotateInto(jointRotations, joint * 4, point, 0, point, 0);
    out.contacts[i * 4] = jointPositions[joint * 3]! + point[0]!;
    out.contacts[i * 4 + 1] = jointPositions[joint * 3 + 1]! + point[1]!;
    out.contacts[i * 4 + 2] = jointPositions[joint * 3 + 2]! + point[2]!;
    out.contacts[i * 4 + 3] = print[i * 5 + 4]!;
  }
  out.contactCount = count;
}

/** Writes how far along its path the hand is now, 0 to 1. */
function fillProgress(keys: Float32Array, out: PathMark): void {
  const t = now[0]!;
  const last = keys.length - 2;
  if (last < 0) {
    out.progress = 0;
    return;
  }
  let i = 0;
  while (i < last && t >= keys[i + 2]!) i += 2;
  const length = i < last ? keys[i + 2]! - keys[i]! : 0;
  const u = length > 0 && t > keys[i]! ? (t - keys[i]!) / length : 0;
  out.progress = u > 0 ? keys[i + 1]! * (1 - u) + keys[i + 3]! * u : keys[i + 1]!;
}

/** How strongly a path shows now, 0 to 1, into `scalar`. */
function ribbonStrength(path: ClipPath): void {
  const t = now[0]!;
  scalar[0] = Math.min(t - path.from, path.to - t) / RIBBON_EASE;
  ease();
}

function fillPath(path: ClipPath, pose: PoseBuffer, out: PathMark): void {
  const count = Math.min(path.bones.length, out.points.length / 3);
  for (let i = 0; i < count; i++) {
    const bone = path.bones[i]!;
    rotateInto(pose.boneRotations, bone * 4, path.places, i * 6, out.points, i * 3);
    rotateInto(pose.boneRotations, bone * 4, path.places, i * 6 + 3, out.normals, i * 3);
    for (let k = 0; k < 3; k++) out.points[i * 3 + k]! += pose.bonePositions[bone * 3 + k]!;
  }
  out.count = count;
  out.form = path.form;
  fillProgress(path.progress, out);
}

function placeEmphasis(clip: Clip, step: number, pose: PoseBuffer, out: Float32Array): void {
  const entry = clip.emphasis[step];
  if (!entry) return;
  const bone = entry[0]!;
  rotateInto(pose.boneRotations, bone * 4, entry, 1, out, 0);
  for (let k = 0; k < 3; k++) out[k]! += pose.bonePositions[bone * 3 + k]!;
  out[3] = entry[4]!;
}

const earlier = new Float32Array(4);

/**
 * Fills `out` with the pose of a stroke at a time.
 *
 * @param t seconds into the stroke; outside its length the first or last moment is given
 */
export function poseAt(clip: Clip, t: number, out: PoseBuffer): void {
  const time = Math.min(clip.seconds, Math.max(0, t));
  now[0] = time;
  out.step = stepAt(clip, time);
  out.rootPosition.fill(0);
  out.rootRotation.fill(0);
  out.rootRotation[3] = 1;

  const { bones } = clip.doll;
  for (let index = 0; index < bones.length; index++) {
    const rest = bones[index]!.rotation;
    for (let k = 0; k < 4; k++) out.bones[index * 4 + k] = rest[k]!;
  }
  for (let i = 0; i < clip.bones.length; i++) {
    const entry = clip.bones[i]!;
    sampleTrack(entry.track, out.bones, entry.bone * 4);
  }
  out.morphs.fill(0);
  for (let i = 0; i < clip.morphs.length; i++) {
    const entry = clip.morphs[i]!;
    sampleTrack(entry.track, out.morphs, entry.morph);
  }
  placeDoll(clip, out);

  for (let side = 0 as 0 | 1; side < 2; side++) {
    fillHand(clip, side as 0 | 1, out.hands[side]!);
    const path = out.paths[side]!;
    path.count = 0;
    path.strength = 0;
    path.progress = 0;
    path.form = 'open';
  }
  for (let i = 0; i < clip.paths.length; i++) {
    const path = clip.paths[i]!;
    ribbonStrength(path);
    // While one ribbon gives way to the next, the stronger is the one to be seen.
    const mark = out.paths[path.hand];
    if (scalar[0]! <= mark.strength) continue;
    mark.strength = scalar[0]!;
    fillPath(path, out, mark);
  }

  placeEmphasis(clip, out.step, out, out.emphasis);
  const since = time - clip.steps[out.step]!;
  if (out.step > 0 && since < EMPHASIS_EASE) {
    placeEmphasis(clip, out.step - 1, out, earlier);
    scalar[0] = since / EMPHASIS_EASE;
    ease();
    const u = scalar[0];
    for (let k = 0; k < 4; k++) out.emphasis[k] = earlier[k]! * (1 - u) + out.emphasis[k]! * u;
  }
}

/** Finds the world places of the doll's bones again, after its rotations were changed (idle life). */
export function placeDoll(clip: Clip, out: PoseBuffer): void {
  placeBones(
    clip.doll,
    out.rootPosition,
    out.rootRotation,
    out.bones,
    out.bonePositions,
    out.boneRotations,
  );
}
