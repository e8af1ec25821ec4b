/**
 * Quaternion and vector arithmetic on flat arrays with offsets: nothing here allocates, so that a pose can be
 * evaluated in every frame. Quaternions are (x, y, z, w) and of unit length; vectors are in metres.
 */
export type Floats = Float32Array | Float64Array | readonly number[];
export type MutableFloats = Float32Array | Float64Array | number[];

/** out = a · b. `out` may be the same place as `a` or `b`. */
export function multiplyInto(
  a: Floats,
  ai: number,
  b: Floats,
  bi: number,
  out: MutableFloats,
  oi: number,
): void {
  const ax = a[ai]!,
    ay = a[ai + 1]!,
    az = a[ai + 2]!,
    aw = a[ai + 3]!;
  const bx = b[bi]!,
    by = b[bi + 1]!,
    bz = b[bi + 2]!,
    bw = b[bi + 3]!;
  out[oi] = ax * bw + aw * bx + ay * bz - az * by;
  out[oi + 1] = ay * bw + aw * by + az * bx - ax * bz;
  out[oi + 2] = az * bw + aw * bz + ax * by - ay * bx;
  out[oi + 3] = aw * bw - ax * bx - ay * by - az * bz;
}

/** out = v turned by q. `out` may be the same place as `v`. */
export function rotateInto(
  q: Floats,
  qi: number,
  v: Floats,
  vi: number,
  out: MutableFloats,
  oi: number,
): void {
  const x = q[qi]!,
    y = q[qi + 1]!,
    z = q[qi + 2]!,
    w = q[qi + 3]!;
  const vx = v[vi]!,
    vy = v[vi + 1]!,
    vz = v[vi + 2]!;
  const tx = 2 * (y * vz - z * vy);
  const ty = 2 * (z * vx - x * vz);
  const tz = 2 * (x * vy - y * vx);
  out[oi] = vx + w * tx + y * tz - z * ty;
  out[oi + 1] = vy + w * ty + z * tx - x * tz;
  out[oi + 2] = vz + w * tz + x * ty - y * tx;
}

/** Places a child frame (local translation, local rotation) in the world of its parent. */
export function composeInto(
  parentPosition: Floats,
  ppi: number,
  parentRotation: Floats,
  pri: number,
  translation: Floats,
  ti: number,
  rotation: Floats,
  ri: number,
  position: MutableFloats,
  pi: number,
  worldRotation: MutableFloats,
  wi: number,
): void {
  const px = parentPosition[ppi]!,
    py = parentPosition[ppi + 1]!,
    pz = parentPosition[ppi + 2]!;
  rotateInto(parentRotation, pri, translation, ti, position, pi);
  position[pi]! += px;
  position[pi + 1]! += py;
  position[pi + 2]! += pz;
  multiplyInto(parentRotation, pri, rotation, ri, worldRotation, wi);
}

/** Scales a quaternion to unit length in place. */
export function normaliseAt(q: MutableFloats, i: number): void {
  const x = q[i]!,
    y = q[i + 1]!,
    z = q[i + 2]!,
    w = q[i + 3]!;
  // Not Math.hypot: its arguments and its result would each become an object of the heap.
  const length = Math.sqrt(x * x + y * y + z * z + w * w) || 1;
  q[i] = x / length;
  q[i + 1] = y / length;
  q[i + 2] = z / length;
  q[i + 3] = w / length;
}

/** Normalised linear interpolation along the shorter way. */
export function nlerpInto(
  a: Floats,
  ai: number,
  b: Floats,
  bi: number,
  t: number,
  out: MutableFloats,
  oi: number,
): void {
  const dot =
    a[ai]! * b[bi]! + a[ai + 1]! * b[bi + 1]! + a[ai + 2]! * b[bi + 2]! + a[ai + 3]! * b[bi + 3]!;
  const s = 1 - t;
  const u = dot < 0 ? -t : t;
  for (let k = 0; k < 4; k++) out[oi + k] = a[ai + k]! * s + b[bi + k]! * u;
  normaliseAt(out, oi);
}

/** Angle between two unit quaternions, rad. */
export function angleBetween(a: Floats, ai: number, b: Floats, bi: number): number {
  const dot = Math.abs(
    a[ai]! * b[bi]! + a[ai + 1]! * b[bi + 1]! + a[ai + 2]! * b[bi + 2]! + a[ai + 3]! * b[bi + 3]!,
  );
  return 2 * Math.acos(Math.min(1, dot));
}
