/** Local drawing frames, so that a foot or a head can be sculpted upright and placed askew. */
import {
  box,
  chain,
  cone,
  ellipsoid,
  groove,
  ring,
  type Mark,
  type Quaternion,
  type Shape,
  type Vec3,
} from '../sculpt/shapes.ts';

export const add = (a: Vec3, b: Vec3): Vec3 => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
export const subtractVector = (a: Vec3, b: Vec3): Vec3 => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
export const scale = (a: Vec3, s: number): Vec3 => [a[0] * s, a[1] * s, a[2] * s];
export const dot = (a: Vec3, b: Vec3): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const length = (a: Vec3): number => Math.hypot(a[0], a[1], a[2]);
export const unit = (a: Vec3): Vec3 => scale(a, 1 / (length(a) || 1));
export const cross = (a: Vec3, b: Vec3): Vec3 => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
export const mix = (a: Vec3, b: Vec3, t: number): Vec3 => [
  a[0] + (b[0] - a[0]) * t,
  a[1] + (b[1] - a[1]) * t,
  a[2] + (b[2] - a[2]) * t,
];

/** Quaternion of a rotation by `degrees` about `axis`. */
export function turnAbout(axis: Vec3, degrees: number): Quaternion {
  const u = unit(axis);
  const half = (degrees * Math.PI) / 360;
  const s = Math.sin(half);
  return [u[0] * s, u[1] * s, u[2] * s, Math.cos(half)];
}

export const rotate = (q: Quaternion, v: Vec3): Vec3 => {
  const u: Vec3 = [q[0], q[1], q[2]];
  const t = scale(cross(u, v), 2);
  return add(add(v, scale(t, q[3])), cross(u, t));
};

/** a ∘ b: first b, then a. */
export const multiplyTurns = (a: Quaternion, b: Quaternion): Quaternion => [
  a[3] * b[0] + a[0] * b[3] + a[1] * b[2] - a[2] * b[1],
  a[3] * b[1] - a[0] * b[2] + a[1] * b[3] + a[2] * b[0],
  a[3] * b[2] + a[0] * b[1] - a[1] * b[0] + a[2] * b[3],
  a[3] * b[3] - a[0] * b[0] - a[1] * b[1] - a[2] * b[2],
];

/**
 * A right-handed frame: columns are where its x, y and z point in the world. What is drawn in it comes out `size`
 * times as large; directions keep their length.
 */
export class Frame {
  readonly x: Vec3;
  readonly y: Vec3;
  readonly z: Vec3;
  readonly turn: Quaternion;

  /** `z` is kept exactly, `y` is made square to it. */
  constructor(
    readonly origin: Vec3,
    z: Vec3,
    y: Vec3,
    readonly bone: string,
    readonly size = 1,
  ) {
    this.z = unit(z);
    this.y = unit(subtractVector(y, scale(this.z, dot(y, this.z))));
    this.x = cross(this.y, this.z);
    this.turn = quaternionOf(this.x, this.y, this.z);
  }

  on(bone: string): Frame {
    return new Frame(this.origin, this.z, this.y, bone, this.size);
  }

  direction(v: Vec3): Vec3 {
    return add(add(scale(this.x, v[0]), scale(this.y, v[1])), scale(this.z, v[2]));
  }

  /** A way in the frame as a way in the world [cm]. */
  offset(v: Vec3): Vec3 {
    return scale(this.direction(v), this.size);
  }

  point(x: number, y: number, z: number): Vec3 {
    return add(this.origin, this.offset([x, y, z]));
  }

  /** World point into the frame. */
  local(p: Vec3): Vec3 {
    const d = scale(subtractVector(p, this.origin), 1 / this.size);
    return [dot(d, this.x), dot(d, this.y), dot(d, this.z)];
  }

  ellipsoid(centre: Vec3, radii: Vec3 | number, turn?: Quaternion): Shape {
    return ellipsoid(
      this.bone,
      this.point(...centre),
      typeof radii === 'number' ? radii * this.size : scale(radii, this.size),
      turn ? multiplyTurns(this.turn, turn) : this.turn,
    );
  }

  cone(from: Vec3, to: Vec3, radiusFrom: number, radiusTo = radiusFrom): Shape {
    return cone(
      this.bone,
      this.point(...from),
      this.point(...to),
      radiusFrom * this.size,
      radiusTo * this.size,
    );
  }

  box(centre: Vec3, half: Vec3, round: number, turn?: Quaternion): Shape {
    return box(
      this.bone,
      this.point(...centre),
      scale(half, this.size),
      round * this.size,
      turn ? multiplyTurns(this.turn, turn) : this.turn,
    );
  }

  chain(blend: number, ...points: readonly (readonly [number, number, number, number])[]): Shape {
    return chain(
      this.bone,
      blend * this.size,
      ...points.map(([x, y, z, r]): readonly [number, number, number, number] => [
        ...this.point(x, y, z),
        r * this.size,
      ]),
    );
  }

  groove(path: readonly Vec3[], depth: number, width: number): Mark {
    return groove(
      this.bone,
      path.map((p) => this.point(...p)),
      depth * this.size,
      width * this.size,
    );
  }

  ring(
    centre: Vec3,
    normal: Vec3,
    depth: number,
    width: number,
    reach: number,
    towards?: Vec3,
  ): Mark {
    return ring(
      this.bone,
      this.point(...centre),
      this.direction(normal),
      depth * this.size,
      width * this.size,
      reach * this.size,
      towards && this.direction(towards),
    );
  }
}

function quaternionOf(x: Vec3, y: Vec3, z: Vec3): Quaternion {
  const trace = x[0] + y[1] + z[2];
  if (trace > 0) {
    const s = Math.sqrt(trace + 1) * 2;
    return [(y[2] - z[1]) / s, (z[0] - x[2]) / s, (x[1] - y[0]) / s, s / 4];
  }
  if (x[0] > y[1] && x[0] > z[2]) {
    const s = Math.sqrt(1 + x[0] - y[1] - z[2]) * 2;
    return [s / 4, (y[0] + x[1]) / s, (z[0] + x[2]) / s, (y[2] - z[1]) / s];
  }
  if (y[1] > z[2]) {
    const s = Math.sqrt(1 + y[1] - x[0] - z[2]) * 2;
    return [(y[0] + x[1]) / s, s / 4, (z[1] + y[2]) / s, (z[0] - x[2]) / s];
  }
  const s = Math.sqrt(1 + z[2] - x[0] - y[1]) * 2;
  return [(z[0] + x[2]) / s, (z[1] + y[2]) / s, s / 4, (x[1] - y[0]) / s];
}
