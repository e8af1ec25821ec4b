/** What the doll itself does through a stroke: from pose to pose and from face to face, softly. */
import { RATE, type ClipHeader } from '../../renderer/choreography/clip.ts';
import { nlerpInto } from '../../renderer/choreography/quaternion.ts';
import { placeBones } from '../../renderer/choreography/rig.ts';
import type { ClipWriter } from './clip-file.ts';
import type { PosedBody } from '../contact/index.ts';
import type { Doll, Figure } from './figure.ts';
import { gently } from './spline.ts';

/** Seconds from one pose to the next, and from one face to the next. */
const POSE_SECONDS = 1.4;
const FACE_SECONDS = 0.9;
/** Frames that share a solid while the doll moves. */
const FRAMES_A_BODY = 3;

/** A body that is made when it is first asked for; a doll in the same pose is the same function. */
export type BodyLater = () => PosedBody;

function once(make: BodyLater): BodyLater {
  let made: PosedBody | undefined;
  return () => (made ??= make());
}

interface Change<T> {
  readonly at: number;
  readonly seconds: number;
  readonly from: T;
  readonly to: T;
}

type Morphs = Readonly<Record<string, number>>;

/** Rotations at a time, in an array of their own. */
function between(changes: readonly Change<Float32Array>[], t: number): Float32Array {
  const index = Math.max(
    0,
    changes.findLastIndex((change) => change.at <= t),
  );
  const { at, seconds, from, to } = changes[index]!;
  const u = gently((t - at) / seconds);
  const out = Float32Array.from(to);
  if (u >= 1) return out;
  for (let i = 0; i < out.length; i += 4) nlerpInto(from, i, to, i, u, out, i);
  return out;
}

export class DollMotion {
  private readonly poses: Change<Float32Array>[];
  private readonly faces: Change<Morphs>[];
  private pose: string;
  private face: string;
  private readonly gazes: Change<Float32Array>[];
  private readonly eyes: readonly number[];
  private readonly positions: Float32Array;
  private readonly worldRotations: Float32Array;

  constructor(
    private readonly doll: Doll,
    pose: string,
    face: string,
  ) {
    this.pose = pose;
    this.face = face;
    const rotations = doll.rotationsOf(pose);
    const morphs = doll.morphsOf(face);
    this.poses = [{ at: -10, seconds: 1, from: rotations, to: rotations }];
    this.faces = [{ at: -10, seconds: 1, from: morphs, to: morphs }];
    this.eyes = ['leftEye', 'rightEye'].map((name) =>
      doll.rig.bones.findIndex((bone) => bone.name === name),
    );
    const gaze = this.gazeOf(face);
    this.gazes = [{ at: -10, seconds: 1, from: gaze, to: gaze }];
    this.positions = new Float32Array(doll.rig.bones.length * 3);
    this.worldRotations = new Float32Array(doll.rig.bones.length * 4);
  }

  /**
   * Starts towards a pose and a face at a time, from wherever the doll is then; returns how long the pose takes,
   * 0 if it stays.
   * @param within seconds that pose and face take, if not the usual ones
   */
  change(at: number, pose: string, face: string, within?: number): number {
    if (face !== this.face) {
      this.face = face;
      const from = Object.fromEntries(
        this.doll.rig.morphs.map((name) => [name, this.morphAt(name, at)]),
      );
      const to = this.doll.morphsOf(face);
      const looking = this.gazeAt(at);
      this.gazes.push({
        at,
        seconds: (within ?? FACE_SECONDS) * 0.6,
        from: looking,
        to: this.gazeOf(face),
      });
      this.faces.push({ at, seconds: within ?? FACE_SECONDS, from, to });
    }
    if (pose === this.pose) return 0;
    this.pose = pose;
    const from = this.rotationsAt(at);
    this.poses.push({ at, seconds: within ?? POSE_SECONDS, from, to: this.doll.rotationsOf(pose) });
    return within ?? POSE_SECONDS;
  }

  /** Local rotations of both eyes in a face, 4 each. */
  private gazeOf(face: string): Float32Array {
    return Float32Array.from((this.doll.eyesOf?.(face) ?? []).flat());
  }

  private gazeAt(t: number): Float32Array {
    return between(this.gazes, t);
  }

  /** Local rotations at a time. */
  rotationsAt(t: number): Float32Array {
    const out = between(this.poses, t);
    const gaze = this.gazeAt(t);
    if (gaze.length === 0) return out;
    this.eyes.forEach((bone, eye) => {
      if (bone >= 0) out.set(gaze.subarray(eye * 4, eye * 4 + 4), bone * 4);
    });
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

  /**
   * The doll to press against in every frame: that of a pose while it keeps one of these, and one of its own,
   * shared by a few frames, while it moves. Each is made when a hand first asks for it.
   */
  bodies(frames: number, figures: readonly Figure[]): readonly BodyLater[] {
    const out: BodyLater[] = [];
    let moving: BodyLater | undefined;
    const turns = figures.map((figure) => this.doll.rotationsOf(figure.pose));
    const posed = new Map(figures.map((figure) => [figure, () => figure.body] as const));
    for (let frame = 0; frame < frames; frame++) {
      const rotations = this.rotationsAt(frame / RATE);
      const kept = figures.find((_, index) => this.sameTurns(rotations, turns[index]!));
      const { bodyIn } = this.doll;
      if (kept || !bodyIn) {
        moving = undefined;
        out.push(posed.get(kept ?? figures[0]!)!);
        continue;
      }
      if (!moving || frame % FRAMES_A_BODY === 0) moving = once(() => bodyIn(rotations));
      out.push(moving);
    }
    return out;
  }

  /** Whether all bones but the eyes are turned alike. */
  private sameTurns(a: Float32Array, b: Float32Array): boolean {
    return a.every(
      (value, i) => this.eyes.includes(Math.floor(i / 4)) || Math.abs(value - b[i]!) < 1e-4,
    );
  }

  private morphAt(name: string, t: number): number {
    const index = Math.max(
      0,
      this.faces.findLastIndex((change) => change.at <= t),
    );
    const now = this.faces[index]!;
    const u = gently((t - now.at) / now.seconds);
    const from = now.from[name] ?? 0;
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
