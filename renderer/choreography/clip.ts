/**
 * A compiled stroke: everything that moves, as samples at a fixed rate, and how to read it from its file.
 *
 * File: `WHC1`, uint32 length of the header (little endian), the header as JSON padded with spaces to a
 * multiple of four, then the payload of int16 and float32 samples that the header's tracks point into.
 */
import type { Side } from '../../assets/strokes/catalog.ts';
import { HAND_JOINTS, type Rig } from './rig.ts';

/** Samples a second of an undivided track. */
export const RATE = 30;
export const MAGIC = 0x31434857; // 'WHC1' read as a little-endian uint32

/** Where a track's samples lie in the payload. */
export interface TrackHeader {
  /** Byte offset into the payload. */
  readonly offset: number;
  /** Number of samples; 1 means the track never changes. */
  readonly count: number;
  /** Floats a sample: 1 a weight, 3 a position, 4 a quaternion. */
  readonly width: 1 | 3 | 4;
  /** Frames of 1/30 s between samples. */
  readonly stride: number;
  /** int16 samples run over this range; absent for float32. */
  readonly range?: readonly [number, number];
}

/**
 * A way that is gone once, one that is gone from press to press, one that ends where it began, one that is gone there and
 * back; the others go nowhere.
 */
export type PathForm = 'open' | 'steps' | 'closed' | 'to and fro' | 'press' | 'still';

export interface PathHeader {
  readonly hand: 0 | 1;
  /** When the ribbon is to be seen, s. */
  readonly from: number;
  readonly to: number;
  readonly form: PathForm;
  /** Pairs of time (s) and progress (0..1), growing in time. */
  readonly progress: readonly number[];
  /** For each point: bone index, then place and normal in that bone's frame (m), 7 numbers. */
  readonly points: readonly number[];
}

export interface ClipHeader {
  readonly version: 1;
  readonly id: string;
  readonly side: Side;
  readonly seconds: number;
  /** Start of each step, s. */
  readonly steps: readonly number[];
  /** Names, so that a clip outlives a change in the order of the rig. */
  readonly bones: readonly { readonly name: string; readonly track: TrackHeader }[];
  readonly boneNames: readonly string[];
  readonly morphs: readonly { readonly name: string; readonly track: TrackHeader }[];
  readonly hands: readonly {
    readonly position: TrackHeader;
    readonly rotation: TrackHeader;
    readonly touch: TrackHeader;
    readonly joints: readonly { readonly joint: number; readonly track: TrackHeader }[];
    /** Pairs of times (s) between which the hand is in the picture. */
    readonly visible: readonly number[];
    /** Which print is worn from when: pairs of time (s) and index into `prints`. */
    readonly wears: readonly number[];
  }[];
  /** Prints: for each point a joint index, a place in that joint's frame and a radius (m), 5 numbers. */
  readonly prints: readonly (readonly number[])[];
  /** The hand shape that leaves each print. */
  readonly shapes: readonly string[];
  readonly paths: readonly PathHeader[];
  /** For each step: bone index, place in that bone's frame and a radius (m), 5 numbers. */
  readonly emphasis: readonly (readonly number[])[];
}

/** A track ready to be sampled. */
export interface Track {
  readonly width: 1 | 3 | 4;
  readonly stride: number;
  readonly count: number;
  readonly samples: Float32Array;
}

export interface ClipPath {
  readonly hand: 0 | 1;
  readonly from: number;
  readonly to: number;
  readonly form: PathForm;
  readonly progress: Float32Array;
  readonly bones: Uint16Array;
  /** 6 floats a point: place and normal in the bone's frame. */
  readonly places: Float32Array;
}

export interface ClipHand {
  readonly position: Track;
  readonly rotation: Track;
  readonly touch: Track;
  readonly joints: readonly { readonly joint: number; readonly track: Track }[];
  readonly visible: Float32Array;
  readonly wears: Float32Array;
  readonly rig: Rig;
}

export interface Clip {
  readonly id: string;
  readonly side: Side;
  readonly seconds: number;
  readonly steps: Float32Array;
  readonly doll: Rig;
  readonly bones: readonly { readonly bone: number; readonly track: Track }[];
  readonly morphs: readonly { readonly morph: number; readonly track: Track }[];
  /** The parent's left and right hand. */
  readonly hands: readonly [ClipHand, ClipHand];
  /** 5 floats a point: joint, place in the joint's frame, radius. */
  readonly prints: readonly Float32Array[];
  readonly shapes: readonly string[];
  readonly paths: readonly ClipPath[];
  readonly emphasis: readonly Float32Array[];
}

/** The rigs a clip is played on; hands are the parent's left and right. */
export interface Rigs {
  readonly doll: Rig;
  readonly hands: readonly [Rig, Rig];
}

function readTrack(header: TrackHeader, payload: DataView): Track {
  const length = header.count * header.width;
  const samples = new Float32Array(length);
  if (header.range) {
    const [low, high] = header.range;
    const step = (high - low) / 65535;
    for (let index = 0; index < length; index++) {
      const value = payload.getInt16(header.offset + index * 2, true);
      samples[index] = low + (value + 32768) * step;
    }
  } else {
    for (let index = 0; index < length; index++) {
      samples[index] = payload.getFloat32(header.offset + index * 4, true);
    }
  }
  return { width: header.width, stride: header.stride, count: header.count, samples };
}

/** Header and payload of a clip file; throws if it is not one. */
export function openClip(file: ArrayBuffer | Uint8Array): {
  readonly header: ClipHeader;
  readonly payload: DataView;
} {
  const bytes = file instanceof Uint8Array ? file : new Uint8Array(file);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < 8 || view.getUint32(0, true) !== MAGIC)
    throw new Error('Not a stroke clip.');
  const headerLength = view.getUint32(4, true);
  const text = new TextDecoder().decode(bytes.subarray(8, 8 + headerLength));
  const header = JSON.parse(text) as ClipHeader;
  if (header.version !== 1) throw new Error(`Unknown clip version ${String(header.version)}.`);
  return {
    header,
    payload: new DataView(bytes.buffer, bytes.byteOffset + 8 + headerLength),
  };
}

/** Reads a clip for these rigs. Bones or morphs that a rig lacks are left out; its own extra ones stay at rest. */
export function decodeClip(file: ArrayBuffer | Uint8Array, rigs: Rigs): Clip {
  const { header, payload } = openClip(file);
  const boneIndex = new Map(rigs.doll.bones.map((bone, index) => [bone.name, index]));
  const fileBones = header.boneNames.map((name) => boneIndex.get(name) ?? 0);
  const hand = (side: 0 | 1): ClipHand => {
    const source = header.hands[side]!;
    return {
      position: readTrack(source.position, payload),
      rotation: readTrack(source.rotation, payload),
      touch: readTrack(source.touch, payload),
      joints: source.joints
        .filter(({ joint }) => joint < HAND_JOINTS.length)
        .map(({ joint, track }) => ({ joint, track: readTrack(track, payload) })),
      visible: Float32Array.from(source.visible),
      wears: Float32Array.from(source.wears),
      rig: rigs.hands[side],
    };
  };
  return {
    id: header.id,
    side: header.side,
    seconds: header.seconds,
    steps: Float32Array.from(header.steps),
    doll: rigs.doll,
    bones: header.bones.flatMap(({ name, track }) => {
      const bone = boneIndex.get(name);
      return bone === undefined ? [] : [{ bone, track: readTrack(track, payload) }];
    }),
    morphs: header.morphs.flatMap(({ name, track }) => {
      const morph = rigs.doll.morphs.indexOf(name);
      return morph < 0 ? [] : [{ morph, track: readTrack(track, payload) }];
    }),
    hands: [hand(0), hand(1)],
    prints: header.prints.map((print) => Float32Array.from(print)),
    shapes: header.shapes,
    paths: header.paths.map((path) => {
      const count = path.points.length / 7;
      const bones = new Uint16Array(count);
      const places = new Float32Array(count * 6);
      for (let index = 0; index < count; index++) {
        bones[index] = fileBones[path.points[index * 7]!] ?? 0;
        for (let k = 0; k < 6; k++) places[index * 6 + k] = path.points[index * 7 + 1 + k]!;
      }
      const { hand: which, from, to, form } = path;
      return {
        hand: which,
        from,
        to,
        form,
        progress: Float32Array.from(path.progress),
        bones,
        places,
      };
    }),
    emphasis: header.emphasis.map((entry) => {
      const place = Float32Array.from(entry);
      place[0] = fileBones[place[0]!] ?? 0;
      return place;
    }),
  };
}
