/** Fingernails: small curved patches laid onto the sculpture, so that their rims are crisp. */
import type { Field } from '../sculpt/index.ts';
import { fingerFlesh, restJoints } from './sculpture.ts';
import { add, rotate, type Vector } from './rotation.ts';
import type { HandJointName } from './rig.ts';

export interface Nail {
  readonly bone: HandJointName;
  readonly positions: Float32Array;
  readonly indices: Uint32Array;
  /** 1 on the plate, rising to 1.15 at the pale free edge, lower at the fold of skin. */
  readonly shade: Float32Array;
}

const across = 9;
const along = 10;

interface Plan {
  readonly bone: HandJointName;
  readonly halfWidth: number;
  /** Where the nail begins and ends, in front of the end joint. */
  readonly from: number;
  readonly to: number;
}

const plans: readonly Plan[] = [
  { bone: 'thumb-phalanx-distal', halfWidth: 0.66, from: 1.15, to: 2.62 },
  ...fingerFlesh.map(({ name, radii, lengths }) => ({
    bone: `${name}-finger-phalanx-distal` as const,
    halfWidth: radii[3] * 0.88,
    from: lengths[2] * 0.46,
    to: lengths[2] - 0.06,
  })),
];

export const layNails = (field: Field): readonly Nail[] =>
  plans.map(({ bone, halfWidth, from, to }) => {
    const { position, rotation } = restJoints.get(bone)!;
    const positions = new Float32Array(across * along * 3);
    const shade = new Float32Array(across * along);
    const indices: number[] = [];
    const down = rotate(rotation, [0, -1, 0]);
    for (let j = 0; j < along; j++) {
      for (let i = 0; i < across; i++) {
        const u = (i / (across - 1)) * 2 - 1;
        const v = j / (along - 1);
        // A rounded shape: the cuticle end is a half moon, the free edge a flatter arc.
        const arc = Math.sqrt(Math.max(0, 1 - u * u * 0.96));
        const start = from + (1 - arc) * halfWidth * 0.75;
        const end = to - (1 - arc) * halfWidth * 0.55;
        const ahead = start + (end - start) * v;
        const x = halfWidth * u;
        let point: Vector = add(position, rotate(rotation, [x, 1.4, -ahead]));
        for (let step = 0; step < 24; step++) {
          const d = field.distance(point[0], point[1], point[2]);
          if (d < 0.002) break;
          point = add(point, [down[0] * d * 0.8, down[1] * d * 0.8, down[2] * d * 0.8]);
        }
        // The rim dips into the skin, the free edge stands a little proud of it.
        const rim = Math.max(Math.abs(u) ** 6, (1 - v) ** 8);
        const lift = 0.06 - 0.05 * rim + 0.02 * v ** 6 * (1 - Math.abs(u) ** 6);
        const at = j * across + i;
        positions.set(add(point, [-down[0] * lift, -down[1] * lift, -down[2] * lift]), at * 3);
        shade[at] = 1 - 0.12 * rim + 0.13 * Math.max(0, (v - 0.86) / 0.14);
        if (i + 1 < across && j + 1 < along) {
          indices.push(at, at + 1, at + across, at + 1, at + across + 1, at + across);
        }
      }
    }
    return { bone, positions, indices: Uint32Array.from(indices), shade };
  });
