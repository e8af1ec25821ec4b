/** What the doll itself does through a stroke: from pose to pose and from face to face, softly. */
import { RATE, type ClipHeader } from '../../renderer/choreography/clip.ts';
import { nlerpInto } from '../../renderer/choreography/quaternion.ts';
import { placeBones } from '../../renderer/choreography/rig.ts';
import type { ClipWriter } from './clip-file.ts';
import type { Doll } from './figure.ts';
import { gently } from './spline.ts';

/** Seconds from one pose to the next, and from one face to the next. */
const POSE_SECONDS = 1.4;
const FACE_SECONDS = 0.9;

interface Change<T> {
  readonly at: number;
  readonly to: T;
}

export class DollMotion {
  private readonly poses: Change<Float32Array>[];
  private readonly faces: Change<Readonly<Record<string, number>>>[];
  private pose: string;
  private face: string;
  private readonly positions: Float32Array;
  private readonly worldRotations: Float32Array;

  constructor(
    private readonly doll: Doll,
    pose: string,
    face: string,
  ) {
    this.pose = pose;
    this.face = face;
    this.poses = [{ at: -10, to: doll.rotationsOf(pose) }];
    this.faces = [{ at: -10, to: doll.morphsOf(face) }];
    this.positions = new Float32Array(doll.rig.bones.length * 3);
    this.worldRotations = new Float32Array(doll.rig.bones.length * 4);
  }

  /** Starts towards a pose and a face at a time; returns how long the pose takes, 0 if it stays. */
  change(at: number, pose: string, face: string): number {
    if (face !== this.face) {
      this.face = face;
      this.faces.push({ at, to: this.doll.morphsOf(face) });
    }
    if (pose === this.pose) return 0;
    this.pose = pose;
    this.poses.push({ at, to: this.doll.rotationsOf(pose) });
    return POSE_SECONDS;
  }

  /** Local rotations at a time. */
  rotationsAt(t: number): Float32Array {
    const index = this.poses.findLastIndex((change) => change.at <= t);
    const now = this.poses[Math.max(0, index)]!;
    const u = gently((t - now.at) / POSE_SECONDS);
    if (index <= 0 || u >= 1) return now.to;
    const from = this.poses[index - 1]!.to;
    const out = new Float32Array(from.length);
    for (let i = 0; i < out.length; i += 4) nlerpInto(from, i, now.to, i, u, out, i);
    return out;
  }

  /** World places of the bones at a time; the arrays are reused by the next call. */
  bonesAt(t: number): { readonly positions: Float32Array; readonly rotations: Float32Array } {
    const origin = [0, 0, 0];
    placeBones(
      this.doll.rig,
      origin,
      [0, 0, 0, 1],
      this.rotationsAt(t),
      this.positions,
      this.worldRotations,
    );
    return { positions: this.positions, rotations: this.worldRotations };
  }

  private morphAt(name: string, t: number): number {
    const index = Math.max(
      0,
      this.faces.findLastIndex((change) => change.at <= t),
    );
    const now = this.faces[index]!;
    const u = gently((t - now.at) / FACE_SECONDS);
    const from = this.faces[Math.max(0, index - 1)]!.to[name] ?? 0;
    return from + ((now.to[name] ?? 0) - from) * u;
  }

  write(writer: ClipWriter, frames: number): Pick<ClipHeader, 'bones' | 'morphs'> {
    const { bones, morphs } = this.doll.rig;
    const samples = bones.map(() => new Float64Array(frames * 4));
    for (let frame = 0; frame < frames; frame++) {
      const rotations = this.rotationsAt(frame / RATE);
      samples.forEach((track, bone) =>
        track.set(rotations.subarray(bone * 4, bone * 4 + 4), frame * 4),
      );
    }
    const moves = new Set(this.faces.flatMap((change) => Object.keys(change.to)));
    return {
      bones: bones.map(({ name }, bone) => ({ name, track: writer.track(samples[bone]!, 4) })),
      morphs: morphs
        .filter((name) => moves.has(name))
        .map((name) => ({
          name,
          track: writer.track(
            Array.from({ length: frames }, (_, frame) => this.morphAt(name, frame / RATE)),
            1,
          ),
        })),
    };
  }
}
