/** Ambient occlusion by marching short rays through the field. */
import type { Field } from './field.ts';

export interface OcclusionOptions {
  readonly rays?: number;
  /** How far a ray looks [cm]. */
  readonly reach?: number;
  /** Darkest value. */
  readonly floor?: number;
}

/** Openness of every vertex: 1 free, `floor` deep in a fold. */
export function openness(
  field: Field,
  positions: ArrayLike<number>,
  normals: ArrayLike<number>,
  options: OcclusionOptions = {},
): Float32Array {
  const { rays = 24, reach = 3.2, floor = 0.22 } = options;
  const count = positions.length / 3;
  const open = new Float32Array(count);
  const directions = hemisphere(rays);
  for (let v = 0; v < count; v++) {
    const px = positions[v * 3]!;
    const py = positions[v * 3 + 1]!;
    const pz = positions[v * 3 + 2]!;
    const nx = normals[v * 3]!;
    const ny = normals[v * 3 + 1]!;
    const nz = normals[v * 3 + 2]!;
    // Any frame around the normal: the ray pattern is even enough not to show its turn.
    const sign = nz >= 0 ? 1 : -1;
    const a = -1 / (sign + nz);
    const b = nx * ny * a;
    const tx = 1 + sign * nx * nx * a;
    const ty = sign * b;
    const tz = -sign * nx;
    const bx = b;
    const by = sign + ny * ny * a;
    const bz = -ny;
    let sum = 0;
    for (let r = 0; r < directions.length; r += 3) {
      const u = directions[r]!;
      const w = directions[r + 1]!;
      const n = directions[r + 2]!;
      const dx = tx * u + bx * w + nx * n;
      const dy = ty * u + by * w + ny * n;
      const dz = tz * u + bz * w + nz * n;
      let t = 0.12;
      let light = 1;
      while (t < reach) {
        const d = field.distance(px + dx * t, py + dy * t, pz + dz * t, reach);
        if (d < 0.01) {
          // A far blocker darkens less than a near one.
          light = t / reach;
          break;
        }
        t += Math.max(d * 0.9, 0.05);
      }
      sum += light;
    }
    open[v] = Math.max(floor, sum / (directions.length / 3));
  }
  return open;
}

/** Cosine-weighted directions on a hemisphere around +Z, by a golden-angle spiral. */
function hemisphere(count: number): Float64Array {
  const directions = new Float64Array(count * 3);
  for (let i = 0; i < count; i++) {
    const r = Math.sqrt((i + 0.5) / count);
    const angle = i * Math.PI * (3 - Math.sqrt(5));
    directions[i * 3] = r * Math.cos(angle);
    directions[i * 3 + 1] = r * Math.sin(angle);
    directions[i * 3 + 2] = Math.sqrt(1 - r * r);
  }
  return directions;
}
