/**
 * Signed distance to a triangle mesh: the nearest triangle, found in a box tree.
 */
import type { Solid } from './solid.ts';

const leafSize = 4;

/** A triangle soup with a box tree. Keep one per topology; `pose` moves it. */
export class TriangleTree implements Solid {
  /** 1 for vertices on open edges. */
  private readonly rim: Uint8Array;
  private readonly order: Uint32Array;
  private readonly firstLeaf: number;
  /** Per node: low x, y, z, high x, y, z. */
  private readonly boxes: Float64Array;
  private positions: Float32Array;
  private normals: Float32Array;
  private readonly stack = new Int32Array(128);
  /** Where the last query ended. */
  private hitX = 0;
  private hitY = 0;
  private hitZ = 0;
  private hitTriangle = -1;
  private hitU = 0;
  private hitV = 0;
  private hitInside = false;

  constructor(
    private readonly indices: Uint32Array,
    positions: Float32Array,
    /** A tree of the same triangles in another pose: its order is taken over. */
    shared?: TriangleTree,
  ) {
    this.positions = positions;
    this.normals = new Float32Array(positions.length);
    this.rim = shared?.rim ?? rimOf(indices, positions.length / 3);
    this.order = shared?.order ?? treeOrder(indices, positions);
    const width = leavesFor(indices.length / 3);
    this.firstLeaf = width - 1;
    this.boxes = new Float64Array((2 * width - 1) * 6);
    this.pose(positions);
  }

  /** New vertex positions, metres, same topology. */
  pose(positions: Float32Array): void {
    this.positions = positions;
    this.normals = vertexNormals(positions, this.indices);
    const { boxes, order, indices } = this;
    const triangles = indices.length / 3;
    const nodes = boxes.length / 6;
    for (let node = nodes - 1; node >= 0; node--) {
      const at = node * 6;
      if (node < this.firstLeaf) {
        const a = (2 * node + 1) * 6;
        const b = a + 6;
        for (let axis = 0; axis < 3; axis++) {
          boxes[at + axis] = Math.min(boxes[a + axis]!, boxes[b + axis]!);
          boxes[at + 3 + axis] = Math.max(boxes[a + 3 + axis]!, boxes[b + 3 + axis]!);
        }
        continue;
      }
      for (let axis = 0; axis < 3; axis++) {
        boxes[at + axis] = 1e9;
        boxes[at + 3 + axis] = -1e9;
      }
      const from = (node - this.firstLeaf) * leafSize;
      for (let t = from; t < Math.min(from + leafSize, triangles); t++) {
        for (let corner = 0; corner < 3; corner++) {
          const v = indices[order[t]! * 3 + corner]! * 3;
          for (let axis = 0; axis < 3; axis++) {
            const p = positions[v + axis]!;
            if (p < boxes[at + axis]!) boxes[at + axis] = p;
            if (p > boxes[at + 3 + axis]!) boxes[at + 3 + axis] = p;
          }
        }
      }
    }
  }

  /** Low and high corner of everything, metres. */
  bounds(): Float64Array {
    return this.boxes.subarray(0, 6);
  }

  /** Signed distance in metres: negative behind the nearest triangle. */
  distance(x: number, y: number, z: number, limit = Infinity): number {
    const most = limit * limit;
    if (boxDistance(this.boxes, 0, x, y, z) >= most) return limit;
    // Questions come close together: the last answer is a good bound for the next.
    const guess = this.nearest(Math.max(0, this.hitTriangle), x, y, z, Infinity);
    let best = Math.min(guess, most);
    let top = 0;
    const { stack, boxes, firstLeaf, order } = this;
    const triangles = this.indices.length / 3;
    stack[top++] = 0;
    while (top > 0) {
      const node = stack[--top]!;
      if (boxDistance(boxes, node * 6, x, y, z) >= best) continue;
      if (node >= firstLeaf) {
        const from = (node - firstLeaf) * leafSize;
        const to = Math.min(from + leafSize, triangles);
        for (let t = from; t < to; t++) best = this.nearest(order[t]!, x, y, z, best);
        continue;
      }
      const a = 2 * node + 1;
      const da = boxDistance(boxes, a * 6, x, y, z);
      const db = boxDistance(boxes, a * 6 + 6, x, y, z);
      // The nearer child is looked at first.
      if (da < db) {
        if (db < best) stack[top++] = a + 1;
        if (da < best) stack[top++] = a;
      } else {
        if (da < best) stack[top++] = a;
        if (db < best) stack[top++] = a + 1;
      }
    }
    if (best >= most) return limit;
    const side = this.side(x, y, z);
    return side < 0 ? -Math.sqrt(best) : Math.sqrt(best);
  }

  /** The nearest point of the last `distance`, and its outward normal: six numbers. */
  nearestPoint(out: Float64Array): void {
    out[0] = this.hitX;
    out[1] = this.hitY;
    out[2] = this.hitZ;
    this.normalAtHit(out, 3);
  }

  private normalAtHit(out: Float64Array, at: number): void {
    const a = this.indices[this.hitTriangle * 3]! * 3;
    const b = this.indices[this.hitTriangle * 3 + 1]! * 3;
    const c = this.indices[this.hitTriangle * 3 + 2]! * 3;
    const u = this.hitU;
    const v = this.hitV;
    let sum = 0;
    for (let axis = 0; axis < 3; axis++) {
      const n =
        this.normals[a + axis]! * (1 - u - v) +
        this.normals[b + axis]! * u +
        this.normals[c + axis]! * v;
      out[at + axis] = n;
      sum += n * n;
    }
    const length = Math.sqrt(sum) || 1;
    for (let axis = 0; axis < 3; axis++) out[at + axis] = out[at + axis]! / length;
  }

  /** Whether the last query ended on an open edge: beyond it lies nothing. */
  private onRim(): boolean {
    const at = this.hitTriangle * 3;
    const shares = [1 - this.hitU - this.hitV, this.hitU, this.hitV];
    return shares.every((share, corner) => share < 1e-9 || this.rim[this.indices[at + corner]!]);
  }

  private readonly scratch = new Float64Array(3);

  private side(x: number, y: number, z: number): number {
    const n = this.scratch;
    if (!this.hitInside && this.onRim()) return 1;
    if (this.hitInside) {
      const p = this.positions;
      const a = this.indices[this.hitTriangle * 3]! * 3;
      const b = this.indices[this.hitTriangle * 3 + 1]! * 3;
      const c = this.indices[this.hitTriangle * 3 + 2]! * 3;
      const ux = p[b]! - p[a]!;
      const uy = p[b + 1]! - p[a + 1]!;
      const uz = p[b + 2]! - p[a + 2]!;
      const vx = p[c]! - p[a]!;
      const vy = p[c + 1]! - p[a + 1]!;
      const vz = p[c + 2]! - p[a + 2]!;
      n[0] = uy * vz - uz * vy;
      n[1] = uz * vx - ux * vz;
      n[2] = ux * vy - uy * vx;
    } else this.normalAtHit(n, 0);
    return (x - this.hitX) * n[0]! + (y - this.hitY) * n[1]! + (z - this.hitZ) * n[2]!;
  }

  /** Ericson's closest point on a triangle; returns the smaller squared distance. */
  private nearest(triangle: number, x: number, y: number, z: number, best: number): number {
    const p = this.positions;
    const a = this.indices[triangle * 3]! * 3;
    const b = this.indices[triangle * 3 + 1]! * 3;
    const c = this.indices[triangle * 3 + 2]! * 3;
    const ax = p[a]!;
    const ay = p[a + 1]!;
    const az = p[a + 2]!;
    const ux = p[b]! - ax;
    const uy = p[b + 1]! - ay;
    const uz = p[b + 2]! - az;
    const vx = p[c]! - ax;
    const vy = p[c + 1]! - ay;
    const vz = p[c + 2]! - az;
    const wx = x - ax;
    const wy = y - ay;
    const wz = z - az;
    const d1 = ux * wx + uy * wy + uz * wz;
    const d2 = vx * wx + vy * wy + vz * wz;
    let s = 0;
    let t = 0;
    let inside = false;
    if (!(d1 <= 0 && d2 <= 0)) {
      const uu = ux * ux + uy * uy + uz * uz;
      const uv = ux * vx + uy * vy + uz * vz;
      const vv = vx * vx + vy * vy + vz * vz;
      const d3 = d1 - uu;
      const d4 = d2 - uv;
      const d5 = d1 - uv;
      const d6 = d2 - vv;
      if (d3 >= 0 && d4 <= d3) s = 1;
      else if (d6 >= 0 && d5 <= d6) t = 1;
      else {
        const vc = d1 * d4 - d3 * d2;
        const vb = d5 * d2 - d1 * d6;
        const va = d3 * d6 - d5 * d4;
        if (vc <= 0 && d1 >= 0 && d3 <= 0) s = d1 / (d1 - d3);
        else if (vb <= 0 && d2 >= 0 && d6 <= 0) t = d2 / (d2 - d6);
        else if (va <= 0 && d4 - d3 >= 0 && d5 - d6 >= 0) {
          t = (d4 - d3) / (d4 - d3 + (d5 - d6));
          s = 1 - t;
        } else {
          const sum = 1 / (va + vb + vc);
          s = vb * sum;
          t = vc * sum;
          inside = true;
        }
      }
    }
    const qx = ax + ux * s + vx * t;
    const qy = ay + uy * s + vy * t;
    const qz = az + uz * s + vz * t;
    const d = (x - qx) ** 2 + (y - qy) ** 2 + (z - qz) ** 2;
    // Written so that a triangle without area (not a number) is passed over, too.
    if (!(d < best)) return best;
    this.hitX = qx;
    this.hitY = qy;
    this.hitZ = qz;
    this.hitTriangle = triangle;
    this.hitU = s;
    this.hitV = t;
    this.hitInside = inside;
    return d;
  }
}

const boxDistance = (boxes: Float64Array, at: number, x: number, y: number, z: number): number => {
  const dx = Math.max(boxes[at]! - x, 0, x - boxes[at + 3]!);
  const dy = Math.max(boxes[at + 1]! - y, 0, y - boxes[at + 4]!);
  const dz = Math.max(boxes[at + 2]! - z, 0, z - boxes[at + 5]!);
  return dx * dx + dy * dy + dz * dz;
};

const vertexNormals = (positions: Float32Array, indices: Uint32Array): Float32Array => {
  const normals = new Float32Array(positions.length);
  for (let t = 0; t < indices.length; t += 3) {
    const a = indices[t]! * 3;
    const b = indices[t + 1]! * 3;
    const c = indices[t + 2]! * 3;
    const ux = positions[b]! - positions[a]!;
    const uy = positions[b + 1]! - positions[a + 1]!;
    const uz = positions[b + 2]! - positions[a + 2]!;
    const vx = positions[c]! - positions[a]!;
    const vy = positions[c + 1]! - positions[a + 1]!;
    const vz = positions[c + 2]! - positions[a + 2]!;
    const nx = uy * vz - uz * vy;
    const ny = uz * vx - ux * vz;
    const nz = ux * vy - uy * vx;
    for (let corner = 0; corner < 3; corner++) {
      const v = indices[t + corner]! * 3;
      normals[v] = normals[v]! + nx;
      normals[v + 1] = normals[v + 1]! + ny;
      normals[v + 2] = normals[v + 2]! + nz;
    }
  }
  for (let v = 0; v < normals.length; v += 3) {
    const length = Math.hypot(normals[v]!, normals[v + 1]!, normals[v + 2]!) || 1;
    for (let axis = 0; axis < 3; axis++) normals[v + axis] = normals[v + axis]! / length;
  }
  return normals;
};

/**
 * Triangles in the order in which a balanced box tree wants them: every node's span is halved at the
 * median along its longest side.
 */
export const treeOrder = (indices: Uint32Array, positions: Float32Array): Uint32Array => {
  const triangles = indices.length / 3;
  const middles = new Float64Array(triangles * 3);
  for (let t = 0; t < triangles; t++) {
    for (let axis = 0; axis < 3; axis++) {
      for (let corner = 0; corner < 3; corner++) {
        middles[t * 3 + axis]! += positions[indices[t * 3 + corner]! * 3 + axis]! / 3;
      }
    }
  }
  const order = Uint32Array.from({ length: triangles }, (_, t) => t);
  const split = (from: number, leaves: number): void => {
    const to = Math.min(from + leaves * leafSize, triangles);
    if (leaves < 2 || to - from <= leafSize) return;
    const low = [Infinity, Infinity, Infinity];
    const high = [-Infinity, -Infinity, -Infinity];
    for (let t = from; t < to; t++) {
      for (let axis = 0; axis < 3; axis++) {
        const value = middles[order[t]! * 3 + axis]!;
        low[axis] = Math.min(low[axis]!, value);
        high[axis] = Math.max(high[axis]!, value);
      }
    }
    const sizes = [0, 1, 2].map((axis) => high[axis]! - low[axis]!);
    const axis = sizes.indexOf(Math.max(...sizes));
    const half = from + (leaves / 2) * leafSize;
    if (half < to) selectNth(order, middles, axis, from, to - 1, half);
    split(from, leaves / 2);
    split(half, leaves / 2);
  };
  split(0, leavesFor(triangles));
  return order;
};

const leavesFor = (triangles: number): number => {
  let width = 1;
  while (width * leafSize < triangles) width *= 2;
  return width;
};

/** Quickselect: the nth place gets what sorting would put there, smaller ones before it. */
const selectNth = (
  order: Uint32Array,
  middles: Float64Array,
  axis: number,
  from: number,
  to: number,
  nth: number,
): void => {
  let left = from;
  let right = to;
  while (left < right) {
    const pivot = middles[order[(left + right) >> 1]! * 3 + axis]!;
    let i = left;
    let j = right;
    while (i <= j) {
      while (middles[order[i]! * 3 + axis]! < pivot) i++;
      while (middles[order[j]! * 3 + axis]! > pivot) j--;
      if (i > j) break;
      const swap = order[i]!;
      order[i++] = order[j]!;
      order[j--] = swap;
    }
    if (nth <= j) right = j;
    else if (nth >= i) left = i;
    else return;
  }
};

/** Vertices on edges that only one triangle has. */
const rimOf = (indices: Uint32Array, vertices: number): Uint8Array => {
  const sides = new Map<number, number>();
  for (let t = 0; t < indices.length; t += 3) {
    for (let corner = 0; corner < 3; corner++) {
      const a = indices[t + corner]!;
      const b = indices[t + ((corner + 1) % 3)]!;
      const key = Math.min(a, b) * vertices + Math.max(a, b);
      sides.set(key, (sides.get(key) ?? 0) + 1);
    }
  }
  const rim = new Uint8Array(vertices);
  for (const [key, count] of sides) {
    if (count !== 1) continue;
    rim[Math.floor(key / vertices)] = 1;
    rim[key % vertices] = 1;
  }
  return rim;
};
