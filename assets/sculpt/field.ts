/**
 * Evaluates a sculpture: signed distance (negative inside), gradient, and distance per bone, at rest
 * or posed. Subtrees whose bounding sphere is too far to matter are skipped; because the smooth
 * minimum has compact support the skipping never changes the answer.
 */
import { primitiveDistance } from './primitives.ts';
import type { Shape } from './shapes.ts';
import {
  compile,
  INTERSECT,
  invertRigid,
  LEAF,
  poseBounds,
  restoreBounds,
  SUBTRACT,
  transform,
  UNION,
  type CompiledMark,
  type Node,
} from './tree.ts';

/** A compiled sculpture. Queries are in centimetres at rest; `pose` switches to a pose. */
export class Field {
  /** Bone names, in the order of `pose` matrices and `boneDistances`. */
  readonly bones: readonly string[];
  private readonly root: Node;
  private readonly leaves: readonly Node[];
  /** The query point in each bone's rest space, three numbers a bone. */
  private readonly local: Float64Array;
  private readonly stamps: Int32Array;
  private stamp = 0;
  private inverse: Float64Array | null = null;
  private forward: Float64Array | null = null;
  private x = 0;
  private y = 0;
  private z = 0;

  constructor(shape: Shape, bones?: readonly string[]) {
    const names = bones ? [...bones] : [];
    const index = (bone: string): number => {
      const known = names.indexOf(bone);
      if (known >= 0) return known;
      if (bones) throw new Error(`The shape uses bone ${bone}, which is not in the list`);
      names.push(bone);
      return names.length - 1;
    };
    const leaves: Node[] = [];
    this.root = compile(shape, index, leaves);
    this.leaves = leaves;
    this.bones = names;
    this.local = new Float64Array(names.length * 3);
    this.stamps = new Int32Array(names.length);
  }

  /**
   * Poses the field. `matrices` are rigid skin matrices (bone world × inverse bind), column-major, 16
   * numbers a bone in the order of `bones`, translations in centimetres. `null` returns to rest.
   */
  pose(matrices: ArrayLike<number> | null): void {
    if (!matrices) {
      this.inverse = null;
      this.forward = null;
      restoreBounds(this.root);
      return;
    }
    const count = this.bones.length;
    this.inverse ??= new Float64Array(count * 12);
    this.forward ??= new Float64Array(count * 12);
    for (let b = 0; b < count; b++) {
      invertRigid(matrices, b * 16, this.inverse, this.forward, b * 12);
    }
    poseBounds(this.root, this.forward);
  }

  /** Signed distance [cm]. Exact below `limit`; above it, only "at least limit". */
  distance(x: number, y: number, z: number, limit = 1e9): number {
    this.x = x;
    this.y = y;
    this.z = z;
    this.stamp++;
    return this.evaluate(this.root, limit);
  }

  /** Gradient by tetrahedral differences over `step` [cm], written to `out`; returns its length. */
  gradient(x: number, y: number, z: number, out: Float64Array | number[], step = 0.01): number {
    const a = this.distance(x + step, y - step, z - step);
    const b = this.distance(x - step, y - step, z + step);
    const c = this.distance(x - step, y + step, z - step);
    const d = this.distance(x + step, y + step, z + step);
    const s = 1 / (4 * step);
    const gx = (a - b - c + d) * s;
    const gy = (-a - b + c + d) * s;
    const gz = (-a + b - c + d) * s;
    out[0] = gx;
    out[1] = gy;
    out[2] = gz;
    return Math.sqrt(gx * gx + gy * gy + gz * gz);
  }

  /** The smallest distance to any primitive of each bone [cm], written to `out` (1e9 where none). */
  boneDistances(x: number, y: number, z: number, out: Float64Array): void {
    this.x = x;
    this.y = y;
    this.z = z;
    this.stamp++;
    out.fill(1e9);
    for (const leaf of this.leaves) {
      const d = this.evaluate(leaf, 1e9);
      if (d < out[leaf.bone]!) out[leaf.bone] = d;
    }
  }

  /** An axis-aligned box that holds the surface: min x, y, z, max x, y, z [cm]. */
  bounds(): readonly [number, number, number, number, number, number] {
    const box: [number, number, number, number, number, number] = [1e9, 1e9, 1e9, -1e9, -1e9, -1e9];
    for (const leaf of this.leaves) {
      let { x, y, z } = leaf;
      if (this.forward) [x, y, z] = transform(this.forward, leaf.bone * 12, x, y, z);
      box[0] = Math.min(box[0], x - leaf.radius);
      box[1] = Math.min(box[1], y - leaf.radius);
      box[2] = Math.min(box[2], z - leaf.radius);
      box[3] = Math.max(box[3], x + leaf.radius);
      box[4] = Math.max(box[4], y + leaf.radius);
      box[5] = Math.max(box[5], z + leaf.radius);
    }
    return box;
  }

  private evaluate(node: Node, limit: number): number {
    let x = this.x;
    let y = this.y;
    let z = this.z;
    if (node.op === LEAF && this.inverse) {
      const at = node.bone * 3;
      if (this.stamps[node.bone] !== this.stamp) this.toLocal(node.bone);
      x = this.local[at]!;
      y = this.local[at + 1]!;
      z = this.local[at + 2]!;
    }
    const dx = x - node.x;
    const dy = y - node.y;
    const dz = z - node.z;
    const bound = Math.sqrt(dx * dx + dy * dy + dz * dz) - node.radius;
    if (bound >= limit) return bound;
    switch (node.op) {
      case LEAF: {
        // The bound keeps approximate ellipsoid distances consistent with skipping.
        const d = primitiveDistance(node.numbers, x, y, z);
        return d > bound ? d : bound;
      }
      case UNION: {
        const k = node.blend;
        const children = node.children;
        let a = 1e9;
        for (let i = 0; i < children.length; i++) {
          const b = this.evaluate(children[i]!, (a < limit ? a : limit) + k);
          if (b >= a + k) continue;
          if (a >= b + k) a = b;
          else {
            const h = k - Math.abs(a - b);
            a = (a < b ? a : b) - (h * h) / (4 * k);
          }
        }
        return a;
      }
      case SUBTRACT: {
        const k = node.blend;
        const a = this.evaluate(node.children[0]!, limit);
        if (a >= limit) return a;
        const b = -this.evaluate(node.children[1]!, k - a);
        return smoothMax(a, b, k);
      }
      case INTERSECT: {
        let a = -1e9;
        for (const child of node.children) {
          a = smoothMax(a, this.evaluate(child, 1e9), node.blend);
        }
        return a;
      }
      default: {
        let d = this.evaluate(node.children[0]!, limit + 1);
        if (d < 2) for (let i = 0; i < node.marks.length; i++) d += this.mark(node.marks[i]!);
        return d;
      }
    }
  }

  private mark(mark: CompiledMark): number {
    let x = this.x;
    let y = this.y;
    let z = this.z;
    if (this.inverse) {
      if (this.stamps[mark.bone] !== this.stamp) this.toLocal(mark.bone);
      x = this.local[mark.bone * 3]!;
      y = this.local[mark.bone * 3 + 1]!;
      z = this.local[mark.bone * 3 + 2]!;
    }
    const p = mark.path;
    if (mark.ring) {
      const dx = x - p[0]!;
      const dy = y - p[1]!;
      const dz = z - p[2]!;
      const s =
        (dx * mark.normal[0] + dy * mark.normal[1] + dz * mark.normal[2]) * mark.inverseWidth;
      if (s > 3 || s < -3) return 0;
      const r2 = (dx * dx + dy * dy + dz * dz) * mark.inverseReach * mark.inverseReach;
      if (r2 > 4) return 0;
      let fade = Math.exp(-r2 * r2);
      if (mark.towards) {
        const side = dx * mark.towards[0] + dy * mark.towards[1] + dz * mark.towards[2];
        const t = Math.min(1, Math.max(0, 0.5 + side * mark.inverseReach));
        fade *= t * t * (3 - 2 * t);
      }
      return mark.depth * fade * Math.exp(-s * s);
    }
    const s2 = pathDistanceSquared(p, x, y, z) * mark.inverseWidth * mark.inverseWidth;
    return s2 > 9 ? 0 : mark.depth * Math.exp(-s2);
  }

  private toLocal(bone: number): void {
    const m = this.inverse!;
    const o = bone * 12;
    const at = bone * 3;
    this.local[at] = m[o]! * this.x + m[o + 3]! * this.y + m[o + 6]! * this.z + m[o + 9]!;
    this.local[at + 1] = m[o + 1]! * this.x + m[o + 4]! * this.y + m[o + 7]! * this.z + m[o + 10]!;
    this.local[at + 2] = m[o + 2]! * this.x + m[o + 5]! * this.y + m[o + 8]! * this.z + m[o + 11]!;
    this.stamps[bone] = this.stamp;
  }
}

/** Compiles a shape. With `bones`, their order is the given one and unknown bones are an error. */
export const sculpt = (shape: Shape, bones?: readonly string[]): Field => new Field(shape, bones);

const smoothMax = (a: number, b: number, k: number): number => {
  if (a >= b + k) return a;
  if (b >= a + k) return b;
  const h = k - Math.abs(a - b);
  return Math.max(a, b) + (h * h) / (4 * k);
};

function pathDistanceSquared(p: Float64Array, x: number, y: number, z: number): number {
  if (p.length === 3) return (x - p[0]!) ** 2 + (y - p[1]!) ** 2 + (z - p[2]!) ** 2;
  let best = 1e9;
  for (let i = 0; i + 5 < p.length; i += 3) {
    const ax = p[i]!;
    const ay = p[i + 1]!;
    const az = p[i + 2]!;
    const bx = p[i + 3]! - ax;
    const by = p[i + 4]! - ay;
    const bz = p[i + 5]! - az;
    const px = x - ax;
    const py = y - ay;
    const pz = z - az;
    const t = Math.min(
      1,
      Math.max(0, (px * bx + py * by + pz * bz) / (bx * bx + by * by + bz * bz)),
    );
    const d = (px - bx * t) ** 2 + (py - by * t) ** 2 + (pz - bz * t) ** 2;
    if (d < best) best = d;
  }
  return best;
}
