/**
 * The little vector and quaternion arithmetic that the hands and the contact solver share.
 *
 * Vectors are `[x, y, z]`, quaternions `[x, y, z, w]`, both plain tuples, right-handed.
 * Nothing here knows about three.js, so it runs in node, in a worker and in tests alike.
 */
export type Vector = readonly [number, number, number];
export type Quaternion = readonly [number, number, number, number];

export const identityRotation: Quaternion = [0, 0, 0, 1];
export const degrees = Math.PI / 180;

export const add = (a: Vector, b: Vector): Vector => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
export const subtract = (a: Vector, b: Vector): Vector => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
export const scale = (a: Vector, s: number): Vector => [a[0] * s, a[1] * s, a[2] * s];
export const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
export const lengthOf = (a: Vector): number => Math.hypot(a[0], a[1], a[2]);
export const normalize = (a: Vector): Vector => {
  const length = lengthOf(a);
  return length < 1e-12 ? [0, 0, 1] : scale(a, 1 / length);
};
/** The part of `a` at right angles to the unit vector `axis`, made unit length. */
export const perpendicular = (a: Vector, axis: Vector): Vector =>
  normalize(subtract(a, scale(axis, dot(a, axis))));

export const multiply = (a: Quaternion, b: Quaternion): Quaternion => [
  a[3] * b[0] + a[0] * b[3] + a[1] * b[2] - a[2] * b[1],
  a[3] * b[1] - a[0] * b[2] + a[1] * b[3] + a[2] * b[0],
  a[3] * b[2] + a[0] * b[1] - a[1] * b[0] + a[2] * b[3],
  a[3] * b[3] - a[0] * b[0] - a[1] * b[1] - a[2] * b[2],
];
export const conjugate = (q: Quaternion): Quaternion => [-q[0], -q[1], -q[2], q[3]];
export const normalizeRotation = (q: Quaternion): Quaternion => {
  const length = Math.hypot(q[0], q[1], q[2], q[3]);
  return [q[0] / length, q[1] / length, q[2] / length, q[3] / length];
};

/** Rotation by `angle` radians about a unit `axis`. */
export const aboutAxis = (axis: Vector, angle: number): Quaternion => {
  const s = Math.sin(angle / 2);
  return [axis[0] * s, axis[1] * s, axis[2] * s, Math.cos(angle / 2)];
};

/** Rotation by the vector `r`: its direction is the axis, its length the angle in radians. */
export const fromRotationVector = (r: Vector): Quaternion => {
  const angle = lengthOf(r);
  return angle < 1e-12 ? identityRotation : aboutAxis(scale(r, 1 / angle), angle);
};

/** The shortest rotation vector (axis × angle, radians) of `q`. */
export const toRotationVector = (q: Quaternion): Vector => {
  const sign = q[3] < 0 ? -1 : 1;
  const s = Math.hypot(q[0], q[1], q[2]);
  if (s < 1e-12) return [0, 0, 0];
  const angle = 2 * Math.atan2(s, sign * q[3]);
  return [(sign * q[0] * angle) / s, (sign * q[1] * angle) / s, (sign * q[2] * angle) / s];
};

export const rotate = (q: Quaternion, v: Vector): Vector => {
  const tx = 2 * (q[1] * v[2] - q[2] * v[1]);
  const ty = 2 * (q[2] * v[0] - q[0] * v[2]);
  const tz = 2 * (q[0] * v[1] - q[1] * v[0]);
  return [
    v[0] + q[3] * tx + q[1] * tz - q[2] * ty,
    v[1] + q[3] * ty + q[2] * tx - q[0] * tz,
    v[2] + q[3] * tz + q[0] * ty - q[1] * tx,
  ];
};

/** Angle in radians between two rotations. */
export const angleBetween = (a: Quaternion, b: Quaternion): number =>
  lengthOf(toRotationVector(multiply(conjugate(a), b)));

/** The rotation whose local axes are the given orthonormal x, y and z. */
export const fromAxes = (x: Vector, y: Vector, z: Vector): Quaternion => {
  const trace = x[0] + y[1] + z[2];
  if (trace > 0) {
    const s = 0.5 / Math.sqrt(trace + 1);
    return normalizeRotation([(y[2] - z[1]) * s, (z[0] - x[2]) * s, (x[1] - y[0]) * s, 0.25 / s]);
  }
  if (x[0] > y[1] && x[0] > z[2]) {
    const s = 2 * Math.sqrt(1 + x[0] - y[1] - z[2]);
    return normalizeRotation([s / 4, (y[0] + x[1]) / s, (z[0] + x[2]) / s, (y[2] - z[1]) / s]);
  }
  if (y[1] > z[2]) {
    const s = 2 * Math.sqrt(1 + y[1] - x[0] - z[2]);
    return normalizeRotation([(y[0] + x[1]) / s, s / 4, (z[1] + y[2]) / s, (z[0] - x[2]) / s]);
  }
  const s = 2 * Math.sqrt(1 + z[2] - x[0] - y[1]);
  return normalizeRotation([(z[0] + x[2]) / s, (z[1] + y[2]) / s, s / 4, (x[1] - y[0]) / s]);
};

/** A frame whose -z looks along `forward` and whose +y is as near to `up` as it can be. */
export const lookingAlong = (forward: Vector, up: Vector): Quaternion => {
  const z = normalize(scale(forward, -1));
  const y = perpendicular(up, z);
  return fromAxes(cross(y, z), y, z);
};

/** The mirror image in the plane x = 0 of a point and of a rotation. */
export const mirrorVector = (v: Vector): Vector => [-v[0], v[1], v[2]];
export const mirrorRotation = (q: Quaternion): Quaternion => [q[0], -q[1], -q[2], q[3]];
