/** Distances of the three primitives, from numbers packed once when a sculpture is compiled. */
import type { Primitive, Quaternion } from './shapes.ts';

const ELLIPSOID = 0;
const SPHERE = 1;
const CONE = 2;
const BOX = 3;

/** Centre and radius of a sphere around the primitive, in rest space [cm]. */
export function primitiveBounds(shape: Primitive): readonly [number, number, number, number] {
  if (shape.kind === 'cone') {
    const { from, to, radiusFrom, radiusTo } = shape;
    const length = Math.hypot(to[0] - from[0], to[1] - from[1], to[2] - from[2]);
    const radius = (length + radiusFrom + radiusTo) / 2;
    if (radius <= Math.max(radiusFrom, radiusTo)) {
      return radiusFrom > radiusTo
        ? [from[0], from[1], from[2], radiusFrom]
        : [to[0], to[1], to[2], radiusTo];
    }
    const t = length > 0 ? (radius - radiusFrom) / length : 0;
    return [
      from[0] + (to[0] - from[0]) * t,
      from[1] + (to[1] - from[1]) * t,
      from[2] + (to[2] - from[2]) * t,
      radius,
    ];
  }
  const [x, y, z] = shape.centre;
  const size = shape.kind === 'box' ? Math.hypot(...shape.half) : Math.max(...shape.radii);
  return [x, y, z, size];
}

/** Layout: kind, then what `primitiveDistance` reads. */
export function primitiveNumbers(shape: Primitive): Float64Array {
  if (shape.kind === 'cone') {
    const { from, to, radiusFrom: r1, radiusTo: r2 } = shape;
    const b = [to[0] - from[0], to[1] - from[1], to[2] - from[2]] as const;
    const l2 = b[0] * b[0] + b[1] * b[1] + b[2] * b[2];
    const rr = r1 - r2;
    const a2 = l2 - rr * rr;
    if (a2 <= 1e-9) {
      const [x, y, z] = r1 > r2 ? from : to;
      return Float64Array.of(SPHERE, x, y, z, Math.max(r1, r2));
    }
    return Float64Array.of(CONE, ...from, ...b, r1, r2, l2, rr, a2, 1 / l2);
  }
  const rows = matrixRows(shape.turn ?? [0, 0, 0, 1]);
  if (shape.kind === 'box') {
    const [hx, hy, hz] = shape.half;
    const r = shape.round;
    return Float64Array.of(BOX, ...shape.centre, hx - r, hy - r, hz - r, ...rows, r);
  }
  const [rx, ry, rz] = shape.radii;
  if (rx === ry && ry === rz) return Float64Array.of(SPHERE, ...shape.centre, rx);
  return Float64Array.of(
    ELLIPSOID,
    ...shape.centre,
    1 / rx,
    1 / ry,
    1 / rz,
    ...rows,
    Math.min(rx, ry, rz),
  );
}

/** Signed distance to one primitive; ellipsoids to first order, the others exactly. */
export function primitiveDistance(n: Float64Array, x: number, y: number, z: number): number {
  const px = x - n[1]!;
  const py = y - n[2]!;
  const pz = z - n[3]!;
  switch (n[0]) {
    case SPHERE:
      return Math.sqrt(px * px + py * py + pz * pz) - n[4]!;
    case ELLIPSOID: {
      const ux = (n[7]! * px + n[8]! * py + n[9]! * pz) * n[4]!;
      const uy = (n[10]! * px + n[11]! * py + n[12]! * pz) * n[5]!;
      const uz = (n[13]! * px + n[14]! * py + n[15]! * pz) * n[6]!;
      const k0 = Math.sqrt(ux * ux + uy * uy + uz * uz);
      const vx = ux * n[4]!;
      const vy = uy * n[5]!;
      const vz = uz * n[6]!;
      const k1 = Math.sqrt(vx * vx + vy * vy + vz * vz);
      return k1 < 1e-9 ? -n[16]! : (k0 * (k0 - 1)) / k1;
    }
    case CONE: {
      const bx = n[4]!;
      const by = n[5]!;
      const bz = n[6]!;
      const l2 = n[9]!;
      const rr = n[10]!;
      const a2 = n[11]!;
      const il2 = n[12]!;
      const along = px * bx + py * by + pz * bz;
      const beyond = along - l2;
      const ox = px * l2 - bx * along;
      const oy = py * l2 - by * along;
      const oz = pz * l2 - bz * along;
      const x2 = ox * ox + oy * oy + oz * oz;
      const y2 = along * along * l2;
      const z2 = beyond * beyond * l2;
      const k = Math.sign(rr) * rr * rr * x2;
      if (Math.sign(beyond) * a2 * z2 > k) return Math.sqrt(x2 + z2) * il2 - n[8]!;
      if (Math.sign(along) * a2 * y2 < k) return Math.sqrt(x2 + y2) * il2 - n[7]!;
      return (Math.sqrt(x2 * a2 * il2) + along * rr) * il2 - n[7]!;
    }
    default: {
      const qx = Math.abs(n[7]! * px + n[8]! * py + n[9]! * pz) - n[4]!;
      const qy = Math.abs(n[10]! * px + n[11]! * py + n[12]! * pz) - n[5]!;
      const qz = Math.abs(n[13]! * px + n[14]! * py + n[15]! * pz) - n[6]!;
      const outside = Math.sqrt(Math.max(qx, 0) ** 2 + Math.max(qy, 0) ** 2 + Math.max(qz, 0) ** 2);
      return outside + Math.min(Math.max(qx, qy, qz), 0) - n[16]!;
    }
  }
}

/** Rows of the inverse rotation: world into the primitive's own axes. */
function matrixRows(q: Quaternion): number[] {
  const [x, y, z, w] = q;
  return [
    1 - 2 * (y * y + z * z),
    2 * (x * y + z * w),
    2 * (x * z - y * w),
    2 * (x * y - z * w),
    1 - 2 * (x * x + z * z),
    2 * (y * z + x * w),
    2 * (x * z + y * w),
    2 * (y * z - x * w),
    1 - 2 * (x * x + y * y),
  ];
}
