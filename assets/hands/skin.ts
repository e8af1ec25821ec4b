/** The sampled skin of the right hand: what the contact solver feels with. */
import { handJointNames } from './rig.ts';
import type { Vector } from './rotation.ts';
import { regionsOf, strongestBone } from './regions.ts';
import type { HandRegionName } from './shapes.ts';

export interface SkinPoint {
  /** Rest position, metres, and unit normal, in the right hand's frame. */
  readonly at: Vector;
  readonly normal: Vector;
  /** Joint indices and weights, strongest first. */
  readonly joints: readonly number[];
  readonly weights: readonly number[];
  readonly regions: readonly HandRegionName[];
}

export interface HandSkin {
  readonly points: readonly SkinPoint[];
}

interface Source {
  /** Centimetres. */
  readonly positions: Float32Array;
  readonly normals: Float32Array;
  readonly joints: Uint16Array;
  readonly weights: Float32Array;
}

const round = (value: number, digits: number): number => Number(value.toFixed(digits)) + 0;

/** Spacing in centimetres: close where the hand touches, wide on its back. */
const spacing = (
  regions: readonly HandRegionName[],
  normalY: number,
  z: number,
  finger: boolean,
  tip: boolean,
): number => {
  if (z > 0.5) return 1.8;
  if (regions.some((region) => /pad$|tip$/.test(region))) return 0.36;
  // Small things like toes must not slip between the points of a finger.
  if (tip) return 0.42;
  if (finger) return regions.length > 0 ? 0.41 : normalY > 0.6 ? 0.75 : 0.5;
  if (regions.length > 0) return 0.6;
  return normalY > 0.5 ? 1.2 : 0.75;
};

/** Picks vertices so that no two are nearer than their spacing; those with regions go first. */
export const gatherSkin = (source: Source): HandSkin => {
  const all = Array.from({ length: source.positions.length / 3 }, (_, v) => {
    const at = [0, 1, 2].map((axis) => source.positions[v * 3 + axis]!) as unknown as Vector;
    const normal = [0, 1, 2].map((axis) => source.normals[v * 3 + axis]!) as unknown as Vector;
    const slots = [0, 1, 2, 3].filter((slot) => source.weights[v * 4 + slot]! > 0.004);
    const joints = slots.map((slot) => source.joints[v * 4 + slot]!);
    const weights = slots.map((slot) => source.weights[v * 4 + slot]!);
    const bone = strongestBone(joints, weights);
    const regions = regionsOf(at, normal, bone);
    return {
      at,
      normal,
      joints,
      weights,
      regions,
      space: spacing(
        regions,
        normal[1],
        at[2],
        /phalanx|thumb/.test(bone),
        bone.endsWith('distal'),
      ),
    };
  }).filter(({ at }) => at[2] < 3.2);
  const ordered = [...all].sort(
    (a, b) => a.space - b.space || a.at[2] - b.at[2] || a.at[0] - b.at[0],
  );
  const chosen: typeof all = [];
  for (const point of ordered) {
    const free = chosen.every((other) => {
      const apart = Math.hypot(
        other.at[0] - point.at[0],
        other.at[1] - point.at[1],
        other.at[2] - point.at[2],
      );
      // Points on opposite sides of a thin part do not stand for each other.
      const sameSide =
        other.normal[0] * point.normal[0] +
          other.normal[1] * point.normal[1] +
          other.normal[2] * point.normal[2] >
        0.2;
      return !sameSide || apart >= point.space;
    });
    if (free) chosen.push(point);
  }
  return {
    points: chosen.map(({ at, normal, joints, weights, regions }) => ({
      at: at.map((value) => round(value / 100, 6)) as unknown as Vector,
      normal: normal.map((value) => round(value, 4)) as unknown as Vector,
      joints,
      weights: weights.map((value) => round(value, 4)),
      regions,
    })),
  };
};

/** Names of a point's joints, for reading a skin file by eye. */
export const jointNamesOf = (point: SkinPoint): readonly string[] =>
  point.joints.map((joint) => handJointNames[joint]!);
