/** The sampled skin of the right hand, flattened for the solver's inner loop. */
import skinFile from '../hands/skin.json' with { type: 'json' };
import { handJointCount, handJoints, jointRotation } from '../hands/rig.ts';
import { handRegionNames, type HandRegionName } from '../hands/shapes.ts';
import {
  add,
  conjugate,
  multiply,
  rotate,
  subtract,
  type Quaternion,
  type Vector,
} from '../hands/rotation.ts';

export interface PointSet {
  readonly count: number;
  /** For each point up to four influences; unused ones have weight 0. */
  readonly joints: Uint8Array;
  readonly weights: Float64Array;
  /** The point and its normal in the frame of each influencing joint, metres: 4 × 3 a point. */
  readonly offsets: Float64Array;
  readonly normals: Float64Array;
  /** Points of each region. */
  readonly regions: ReadonlyMap<HandRegionName, readonly number[]>;
  /** The joint that holds a point most. */
  readonly holder: Uint8Array;
}

const restFrames = (): { readonly position: Vector; readonly rotation: Quaternion }[] => {
  const frames: { readonly position: Vector; readonly rotation: Quaternion }[] = [];
  handJoints.forEach((joint, index) => {
    const above = frames[joint.parent];
    const own = jointRotation(index, joint.rest);
    frames.push({
      position: above
        ? add(above.position, rotate(above.rotation, joint.translation))
        : joint.translation,
      rotation: above ? multiply(above.rotation, own) : own,
    });
  });
  return frames;
};

const flatten = (): PointSet => {
  const frames = restFrames();
  const { points } = skinFile;
  const count = points.length;
  const set = {
    count,
    joints: new Uint8Array(count * 4),
    weights: new Float64Array(count * 4),
    offsets: new Float64Array(count * 12),
    normals: new Float64Array(count * 12),
    holder: new Uint8Array(count),
  };
  const regions = new Map<HandRegionName, number[]>(handRegionNames.map((name) => [name, []]));
  points.forEach((point, index) => {
    let strongest = 0;
    point.joints.forEach((joint, slot) => {
      const { position, rotation } = frames[joint]!;
      const inverse = conjugate(rotation);
      const at = index * 4 + slot;
      set.joints[at] = joint;
      set.weights[at] = point.weights[slot]!;
      set.offsets.set(rotate(inverse, subtract(point.at as unknown as Vector, position)), at * 3);
      set.normals.set(rotate(inverse, point.normal as unknown as Vector), at * 3);
      if (point.weights[slot]! > point.weights[strongest]!) strongest = slot;
    });
    set.holder[index] = point.joints[strongest]!;
    for (const region of point.regions) regions.get(region as HandRegionName)!.push(index);
  });
  return { ...set, regions };
};

export const skinPoints: PointSet = flatten();

/** `under[a * joints + b]` is 1 where joint b moves with joint a. */
export const under = ((): Uint8Array => {
  const table = new Uint8Array(handJointCount * handJointCount);
  for (let joint = 0; joint < handJointCount; joint++) {
    for (let up = joint; up >= 0; up = handJoints[up]!.parent)
      table[up * handJointCount + joint] = 1;
  }
  return table;
})();
