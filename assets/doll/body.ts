/** The whole doll as one blend tree, the way its skin is meshed and its posed solid is felt. */
import {
  marked,
  mirror,
  mirrorMark,
  otherSide,
  union,
  type Mark,
  type Shape,
} from '../sculpt/shapes.ts';
import { sculpt, type Field } from '../sculpt/field.ts';
import { leftArm, leftArmMarks, upperArmRoot } from './arm.ts';
import { headMarks, headShape } from './head.ts';
import { leftLeg, leftLegMarks, upperLegRoot } from './leg.ts';
import { boneNames } from './skeleton.ts';
import { trunk, trunkMarks } from './trunk.ts';

const right = (shape: Shape): Shape => mirror(shape, otherSide);
const rightMarks = (marks: readonly Mark[]): readonly Mark[] =>
  marks.map((mark) => mirrorMark(mark, otherSide));

/**
 * Only limb roots flow into the trunk; whole limbs join by an almost hard union, so that a hand laid
 * on the belly stays a hand on a belly.
 */
const core: Shape = union(
  1.15,
  ...trunk,
  upperArmRoot,
  right(upperArmRoot),
  upperLegRoot,
  right(upperLegRoot),
);

export const bodyShape: Shape = marked(
  union(
    0.12,
    union(0.9, core, headShape),
    marked(leftArm, ...leftArmMarks),
    marked(right(leftArm), ...rightMarks(leftArmMarks)),
    marked(leftLeg, ...leftLegMarks),
    marked(right(leftLeg), ...rightMarks(leftLegMarks)),
  ),
  ...trunkMarks,
  ...headMarks,
);

/** The doll's body as a field over all its bones; pose it with skin matrices in skeleton order. */
export const bodyField = (): Field => sculpt(bodyShape, boneNames);
