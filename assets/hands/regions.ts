/**
 * Which part of the hand a point of its skin belongs to. Centimetres, right hand at rest.
 */
import { handJointNames, type HandJointName } from './rig.ts';
import { conjugate, rotate, subtract, type Vector } from './rotation.ts';
import { fingerFlesh, restJoints } from './sculpture.ts';
import type { HandRegionName } from './shapes.ts';

/** The regions of a skin point that is mostly held by `bone`. A point may be in several. */
export const regionsOf = (
  position: Vector,
  normal: Vector,
  bone: HandJointName,
): readonly HandRegionName[] => {
  const { position: origin, rotation } = restJoints.get(bone)!;
  const inverse = conjugate(rotation);
  const local = rotate(inverse, subtract(position, origin));
  const facing = rotate(inverse, normal);
  const ahead = -local[2];
  const found: HandRegionName[] = [];

  for (const { name, lengths } of fingerFlesh) {
    if (!bone.startsWith(`${name}-finger-phalanx`)) continue;
    const distal = bone.endsWith('distal');
    if (facing[1] < -0.62 && (!bone.endsWith('proximal') || ahead > 1.5)) {
      found.push(`${name}-length`);
    }
    if (distal && facing[1] < -0.72 && ahead > lengths[2] * 0.28 && ahead < lengths[2] * 0.78) {
      found.push(`${name}-pad`);
    }
    if (distal && ahead > lengths[2] * 0.66 && facing[1] < 0 && facing[2] < -0.25) {
      found.push(`${name}-tip`);
    }
    if (name === 'pinky' && facing[0] > 0.7 && bone.endsWith('proximal')) found.push('edge');
    return found;
  }
  if (bone === 'thumb-phalanx-distal') {
    if (facing[1] < -0.68 && ahead > 0.5 && ahead < 2.2) found.push('thumb-pad');
    return found;
  }
  if (bone === 'thumb-phalanx-proximal') {
    if (facing[1] < -0.5) found.push('thumb-root-pad');
    return found;
  }
  if (bone === 'forearm') return found;

  const [x, , z] = position;
  // The saddle between thumb and index finger, seen from the front and the palm.
  if (z < -4.3 && x < -1.9 && normal[2] < -0.25 && normal[1] < 0.35 && z > -7.4) found.push('web');
  if (normal[1] > -0.55) {
    if (normal[0] > 0.62 && x > 2 && z < -1.6) found.push('edge');
    return found;
  }
  if (z > -0.9) return found;
  if (z < -6.1 + Math.max(0, x) * 0.22) found.push('knuckle-pads');
  else if (bone === 'thumb-metacarpal' || (x < -0.9 && z > -5.2)) found.push('thumb-ball');
  else if (x > 1.15) found.push('little-finger-ball');
  else found.push('palm');
  return found;
};

/** The bone that holds a point most. */
export const strongestBone = (
  bones: readonly number[],
  values: readonly number[],
): HandJointName => {
  let best = 0;
  for (let slot = 1; slot < values.length; slot++) if (values[slot]! > values[best]!) best = slot;
  return handJointNames[bones[best]!]!;
};
