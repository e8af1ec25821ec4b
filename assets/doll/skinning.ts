/** Which bones share skin, how far each reaches, and how smooth the joints are. */
import type { WeightOptions } from '../sculpt/weights.ts';
import { skeleton } from './skeleton.ts';

/** The order in which flesh follows flesh: twist helpers sit between the trunk and their limb. */
function fleshParent(name: string, parent: string | null): string | null {
  const side = name.startsWith('left') ? 'left' : 'right';
  if (name === `${side}UpperArm`) return `${side}UpperArmTwist`;
  if (name === `${side}UpperArmTwist`) return `${side}Shoulder`;
  if (name === `${side}LowerArm`) return `${side}LowerArmTwist`;
  if (name === `${side}LowerArmTwist`) return `${side}UpperArm`;
  if (name === `${side}UpperLeg`) return `${side}UpperLegTwist`;
  if (name === `${side}UpperLegTwist`) return 'hips';
  return parent;
}

const isFinger = (bone: string): boolean => /(Proximal|Distal)$/.test(bone);
const isToe = (bone: string): boolean => bone.endsWith('Toe');

const reaches: readonly (readonly [RegExp, number])[] = [
  [/(Proximal|Distal)$/, 0.3],
  [/Toe$/, 0.3],
  [/(Hand|Foot)$/, 0.75],
  [/LowerArm/, 1.15],
  [/UpperArm/, 1.75],
  [/LowerLeg/, 1.9],
  [/UpperLeg/, 2.4],
  [/neck|head/, 2.0],
  [/./, 2.8],
];

export const bodyWeights: WeightOptions = {
  parents: Object.fromEntries(
    skeleton.map((bone) => [bone.name, fleshParent(bone.name, bone.parent)]),
  ),
  reach: (bone) => reaches.find(([pattern]) => pattern.test(bone))![1],
  passes: (bone) =>
    isFinger(bone)
      ? 5
      : isToe(bone)
        ? 5
        : /Hand|Foot/.test(bone)
          ? 24
          : /LowerArm/.test(bone)
            ? 45
            : 65,
  also: [
    ['leftUpperArmTwist', 'chest'],
    ['rightUpperArmTwist', 'chest'],
    ['leftUpperLegTwist', 'spine'],
    ['rightUpperLegTwist', 'spine'],
  ],
};
