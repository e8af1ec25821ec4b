/** rig.json: the skeleton as the app reads it, in metres, with joint limits and morph names. */
import { morphNames } from './expressions.ts';
import { scale, subtractVector } from './frame.ts';
import { boneByName, skeleton, type Joint } from './skeleton.ts';

export interface RigBone {
  readonly name: string;
  /** Index of the parent, always smaller; −1 for the root. */
  readonly parent: number;
  readonly translation: readonly number[];
  readonly rotation: readonly number[];
  /** Axes (unit, rest frame) and limits (degrees) of flex, side and twist; absent for helpers. */
  readonly joint?: Joint;
  /** A twist helper: its rotation is `share` of the twist of the bone `by` about `axis`. */
  readonly driven?: {
    readonly by: string;
    readonly share: number;
    readonly axis: readonly number[];
  };
}

export interface RigFile {
  readonly bones: readonly RigBone[];
  readonly morphs: readonly string[];
}

const tidy = (v: readonly number[]): readonly number[] => v.map((x) => Number(x.toFixed(6)));

export function rigFile(): RigFile {
  return {
    bones: skeleton.map((bone): RigBone => {
      const parent = bone.parent === null ? undefined : boneByName.get(bone.parent)!;
      const hinge = (h: Joint['flex']): Joint['flex'] => ({
        ...h,
        axis: tidy(h.axis) as unknown as Joint['flex']['axis'],
      });
      return {
        name: bone.name,
        parent: parent ? skeleton.indexOf(parent) : -1,
        translation: tidy(scale(parent ? subtractVector(bone.at, parent.at) : bone.at, 0.01)),
        rotation: [0, 0, 0, 1],
        ...(bone.driven
          ? {
              driven: {
                ...bone.driven,
                axis: tidy(boneByName.get(bone.driven.by)!.joint.twist.axis),
              },
            }
          : {
              joint: {
                flex: hinge(bone.joint.flex),
                side: hinge(bone.joint.side),
                twist: hinge(bone.joint.twist),
              },
            }),
      };
    }),
    morphs: morphNames,
  };
}
