/**
 * A right hand in motion: parameters in, joint frames and skin points out, with the axes that a
 * solver needs for derivatives. Radians and metres inside; no allocation per update.
 */
import {
  handJointCount,
  handJoints,
  type AngleName,
  type HandAngles,
  type JointAngles,
} from '../hands/rig.ts';
import {
  degrees,
  fromRotationVector,
  multiply,
  normalizeRotation,
  type Quaternion,
  type Vector,
} from '../hands/rotation.ts';
import { skinPoints } from './points.ts';

/** One angle of one joint that may change. */
export interface Freedom {
  readonly joint: number;
  readonly angle: AngleName;
  /** Radians. */
  readonly least: number;
  readonly most: number;
}

/** Every angle that has limits, in joint order. */
export const freedoms: readonly Freedom[] = handJoints.flatMap((joint, index) =>
  (['flex', 'spread', 'twist'] as const).flatMap((angle) => {
    const range = joint.limits[angle];
    return range
      ? [{ joint: index, angle, least: range[0] * degrees, most: range[1] * degrees }]
      : [];
  }),
);
/** Index of a freedom, -1 where the joint cannot do that. */
export const freedomOf = (joint: number, angle: AngleName): number =>
  freedoms.findIndex((each) => each.joint === joint && each.angle === angle);

/** Three for the wrist's place, three for its turn, then the freedoms. */
export const firstFreedom = 6;
export const parameterCount = firstFreedom + freedoms.length;

const angleSlot: Readonly<Record<AngleName, number>> = { flex: 0, spread: 1, twist: 2 };

export class MovingHand {
  position: Vector = [0, 0, 0];
  rotation: Quaternion = [0, 0, 0, 1];
  /** Radians, one a freedom. */
  readonly values = new Float64Array(freedoms.length);
  /** Radians of all joints, flex, spread and twist; those that cannot change stay at rest. */
  private readonly angles = new Float64Array(handJointCount * 3);
  /** World rotation (row-major 3×3) and origin of each joint. */
  readonly frames = new Float64Array(handJointCount * 9);
  readonly origins = new Float64Array(handJointCount * 3);
  /** World axis of each freedom; positive values turn right-handed about it. */
  readonly axes = new Float64Array(freedoms.length * 3);
  readonly points = new Float64Array(skinPoints.count * 3);

  constructor() {
    handJoints.forEach((joint, index) => {
      this.angles[index * 3] = joint.rest.flex * degrees;
      this.angles[index * 3 + 1] = joint.rest.spread * degrees;
      this.angles[index * 3 + 2] = joint.rest.twist * degrees;
    });
  }

  /** Takes all angles, given in degrees. */
  setAngles(angles: HandAngles): void {
    freedoms.forEach((freedom, index) => {
      this.values[index] = clampTo(freedom, angles[freedom.joint]![freedom.angle] * degrees);
    });
  }

  /** All angles in degrees. */
  readAngles(): HandAngles {
    const angles: { -readonly [K in keyof JointAngles]: number }[] = handJoints.map((joint) => ({
      ...joint.rest,
    }));
    freedoms.forEach((freedom, index) => {
      angles[freedom.joint]![freedom.angle] = this.values[index]! / degrees;
    });
    return angles;
  }

  /** Moves by a step in parameter space and keeps every angle inside its limits. */
  step(delta: Float64Array, factor = 1): void {
    const [x, y, z] = this.position;
    this.position = [x + delta[0]! * factor, y + delta[1]! * factor, z + delta[2]! * factor];
    const turn = fromRotationVector([delta[3]! * factor, delta[4]! * factor, delta[5]! * factor]);
    this.rotation = normalizeRotation(multiply(turn, this.rotation));
    freedoms.forEach((freedom, index) => {
      const value = this.values[index]! + delta[firstFreedom + index]! * factor;
      this.values[index] = clampTo(freedom, value);
    });
  }

  copyFrom(other: MovingHand): void {
    this.position = other.position;
    this.rotation = other.rotation;
    this.values.set(other.values);
  }

  /** Frames, axes and skin points for the present parameters. */
  update(): void {
    freedoms.forEach((freedom, index) => {
      this.angles[freedom.joint * 3 + angleSlot[freedom.angle]] = this.values[index]!;
    });
    const { frames, origins } = this;
    writeMatrix(this.rotation, frames, 0);
    origins.set(this.position, 0);
    let freedom = 0;
    for (let joint = 1; joint < handJointCount; joint++) {
      const { parent, translation: t } = handJoints[joint]!;
      const p = parent * 9;
      for (let row = 0; row < 3; row++) {
        origins[joint * 3 + row] =
          origins[parent * 3 + row]! +
          frames[p + row * 3]! * t[0] +
          frames[p + row * 3 + 1]! * t[1] +
          frames[p + row * 3 + 2]! * t[2];
      }
      const m = joint * 9;
      times(frames, p, neutrals, m, frames, m);
      // Spread about y, then flex about -x, then twist about z: the axis of each is where it acts.
      const sign = handJoints[joint]!.spreadSign;
      while (freedom < freedoms.length && freedoms[freedom]!.joint === joint) {
        const { angle } = freedoms[freedom]!;
        freedomAt[angleSlot[angle]] = freedom++;
      }
      this.writeAxis(joint, 1, sign, freedomAt[1]!);
      turnFrame(frames, m, 1, this.angles[joint * 3 + 1]! * sign);
      this.writeAxis(joint, 0, -1, freedomAt[0]!);
      turnFrame(frames, m, 0, -this.angles[joint * 3]!);
      this.writeAxis(joint, 2, 1, freedomAt[2]!);
      turnFrame(frames, m, 2, this.angles[joint * 3 + 2]!);
      freedomAt.fill(-1);
    }
    this.skin();
  }

  private writeAxis(joint: number, column: number, sign: number, freedom: number): void {
    if (freedom < 0) return;
    for (let row = 0; row < 3; row++) {
      this.axes[freedom * 3 + row] = this.frames[joint * 9 + row * 3 + column]! * sign;
    }
  }

  private skin(): void {
    const { count, joints, weights, offsets } = skinPoints;
    const { frames, origins } = this;
    for (let point = 0; point < count; point++) {
      let x = 0;
      let y = 0;
      let z = 0;
      for (let at = point * 4; at < point * 4 + 4; at++) {
        const w = weights[at]!;
        if (w === 0) break;
        const m = joints[at]! * 9;
        const o = joints[at]! * 3;
        const ox = offsets[at * 3]!;
        const oy = offsets[at * 3 + 1]!;
        const oz = offsets[at * 3 + 2]!;
        x += w * (origins[o]! + frames[m]! * ox + frames[m + 1]! * oy + frames[m + 2]! * oz);
        y +=
          w * (origins[o + 1]! + frames[m + 3]! * ox + frames[m + 4]! * oy + frames[m + 5]! * oz);
        z +=
          w * (origins[o + 2]! + frames[m + 6]! * ox + frames[m + 7]! * oy + frames[m + 8]! * oz);
      }
      this.points[point * 3] = x;
      this.points[point * 3 + 1] = y;
      this.points[point * 3 + 2] = z;
    }
  }

  /** Outward normal of a skin point, about of unit length. */
  normalAt(point: number): Vector {
    const { joints, weights, normals } = skinPoints;
    const { frames } = this;
    let [x, y, z] = [0, 0, 0];
    for (let at = point * 4; at < point * 4 + 4; at++) {
      const w = weights[at]!;
      const m = joints[at]! * 9;
      const nx = normals[at * 3]!;
      const ny = normals[at * 3 + 1]!;
      const nz = normals[at * 3 + 2]!;
      x += w * (frames[m]! * nx + frames[m + 1]! * ny + frames[m + 2]! * nz);
      y += w * (frames[m + 3]! * nx + frames[m + 4]! * ny + frames[m + 5]! * nz);
      z += w * (frames[m + 6]! * nx + frames[m + 7]! * ny + frames[m + 8]! * nz);
    }
    return [x, y, z];
  }
}

const freedomAt = new Int32Array(3).fill(-1);

const clampTo = (freedom: Freedom, value: number): number =>
  Math.min(freedom.most, Math.max(freedom.least, value));

const writeMatrix = (q: Quaternion, out: Float64Array, at: number): void => {
  const [x, y, z, w] = q;
  out[at] = 1 - 2 * (y * y + z * z);
  out[at + 1] = 2 * (x * y - z * w);
  out[at + 2] = 2 * (x * z + y * w);
  out[at + 3] = 2 * (x * y + z * w);
  out[at + 4] = 1 - 2 * (x * x + z * z);
  out[at + 5] = 2 * (y * z - x * w);
  out[at + 6] = 2 * (x * z - y * w);
  out[at + 7] = 2 * (y * z + x * w);
  out[at + 8] = 1 - 2 * (x * x + y * y);
};

const neutrals = ((): Float64Array => {
  const out = new Float64Array(handJointCount * 9);
  handJoints.forEach((joint, index) => {
    writeMatrix(joint.neutral, out, index * 9);
  });
  return out;
})();

/** out = a × b, 3×3; out may not be a or b. */
const times = (
  a: Float64Array,
  atA: number,
  b: Float64Array,
  atB: number,
  out: Float64Array,
  to: number,
): void => {
  for (let row = 0; row < 3; row++) {
    for (let column = 0; column < 3; column++) {
      out[to + row * 3 + column] =
        a[atA + row * 3]! * b[atB + column]! +
        a[atA + row * 3 + 1]! * b[atB + 3 + column]! +
        a[atA + row * 3 + 2]! * b[atB + 6 + column]!;
    }
  }
};

/** Turns a frame about its own axis 0, 1 or 2 (right-handed). */
const turnFrame = (m: Float64Array, at: number, axis: number, angle: number): void => {
  if (angle === 0) return;
  const c = Math.cos(angle);
  const s = Math.sin(angle);
  const i = (axis + 1) % 3;
  const j = (axis + 2) % 3;
  for (let row = at; row < at + 9; row += 3) {
    const a = m[row + i]!;
    const b = m[row + j]!;
    m[row + i] = a * c + b * s;
    m[row + j] = b * c - a * s;
  }
};
