/** Parts of the body that can run into each other, as separate solids: for poses and their tests. */
import { marked, mirror, otherSide, union, type Shape } from '../sculpt/shapes.ts';
import { sculpt, type Field } from '../sculpt/field.ts';
import { leftArm } from './arm.ts';
import { headShape } from './head.ts';
import { leftLeg } from './leg.ts';
import { boneNames } from './skeleton.ts';
import { trunk } from './trunk.ts';

export type RegionName = 'trunk' | 'head' | 'leftArm' | 'rightArm' | 'leftLeg' | 'rightLeg';

const right = (shape: Shape): Shape => mirror(shape, otherSide);

/** One field a region, over all bones in skeleton order. */
export function regionFields(): Readonly<Record<RegionName, Field>> {
  const field = (shape: Shape): Field => sculpt(marked(shape), boneNames);
  return {
    trunk: field(union(1.15, ...trunk)),
    head: field(headShape),
    leftArm: field(leftArm),
    rightArm: field(right(leftArm)),
    leftLeg: field(leftLeg),
    rightLeg: field(right(leftLeg)),
  };
}

/** The region that a bone's skin belongs to; skin next to a joint with the trunk counts as trunk. */
export function regionOf(bone: string): RegionName {
  if (bone === 'head' || bone.endsWith('Eye')) return 'head';
  const side = bone.startsWith('left') ? 'left' : bone.startsWith('right') ? 'right' : null;
  if (side === null || /(Shoulder|ArmTwist|LegTwist)$/.test(bone.replace('LowerArmTwist', ''))) {
    return 'trunk';
  }
  return /Arm|Hand|Proximal|Distal/.test(bone) ? `${side}Arm` : `${side}Leg`;
}
