/** A shape compiled for evaluation: nodes with packed numbers and bounding spheres. */
import { primitiveBounds, primitiveNumbers } from './primitives.ts';
import type { Mark, Primitive, Shape, Vec3 } from './shapes.ts';

export const LEAF = 0;
export const UNION = 1;
export const SUBTRACT = 2;
export const INTERSECT = 3;
export const MARKED = 4;

export interface Node {
  readonly op: number;
  readonly children: readonly Node[];
  readonly blend: number;
  /** Bone index of a leaf, −1 otherwise. */
  readonly bone: number;
  /** Leaf parameters, see primitives.ts. */
  readonly numbers: Float64Array;
  readonly marks: readonly CompiledMark[];
  /** How far blends and raised marks may reach out of the children's spheres. */
  readonly grow: number;
  /** Bounding sphere: of a leaf in its bone's rest space, of a group in the space of the query. */
  x: number;
  y: number;
  z: number;
  radius: number;
  readonly rest: readonly [number, number, number, number];
}

export interface CompiledMark {
  readonly bone: number;
  readonly ring: boolean;
  readonly path: Float64Array;
  readonly normal: Vec3;
  readonly towards: Vec3 | null;
  readonly depth: number;
  readonly inverseWidth: number;
  readonly inverseReach: number;
}

/** Compiles a shape; leaves that are flesh are added to `leaves`. */
export function compile(shape: Shape, index: (bone: string) => number, leaves: Node[]): Node {
  switch (shape.kind) {
    case 'ellipsoid':
    case 'cone':
    case 'box':
      return compileLeaf(shape, index(shape.bone), leaves);
    case 'union':
    case 'intersect': {
      const children = shape.of.map((child) => compile(child, index, leaves));
      return group(
        shape.kind === 'union' ? UNION : INTERSECT,
        children,
        shape.blend,
        shape.blend / 2,
      );
    }
    case 'subtract': {
      const from = compile(shape.from, index, leaves);
      // A cut adds no matter: its leaves must not count as a bone's flesh.
      const cut = compile(shape.cut, index, []);
      return group(SUBTRACT, [from, cut], shape.blend, 0, [from]);
    }
    case 'marked': {
      const child = compile(shape.on, index, leaves);
      const raise = shape.marks.reduce((sum, mark) => sum + Math.max(0, -mark.depth), 0);
      const marks = shape.marks.map((mark) => compileMark(mark, index(mark.bone)));
      return group(MARKED, [child], 0, raise, [child], marks);
    }
  }
}

function compileLeaf(shape: Primitive, bone: number, leaves: Node[]): Node {
  const rest = primitiveBounds(shape);
  const node: Node = {
    op: LEAF,
    children: [],
    blend: 0,
    bone,
    numbers: primitiveNumbers(shape),
    marks: [],
    grow: 0,
    x: rest[0],
    y: rest[1],
    z: rest[2],
    radius: rest[3],
    rest,
  };
  leaves.push(node);
  return node;
}

function compileMark(mark: Mark, bone: number): CompiledMark {
  const ring = mark.kind === 'ring';
  return {
    bone,
    ring,
    path: Float64Array.from(ring ? mark.centre : mark.path.flat()),
    normal: ring ? unit(mark.normal) : [0, 0, 0],
    towards: ring && mark.towards ? unit(mark.towards) : null,
    depth: mark.depth,
    inverseWidth: 1 / mark.width,
    inverseReach: ring ? 1 / mark.reach : 0,
  };
}

function group(
  op: number,
  children: readonly Node[],
  blend: number,
  grow: number,
  bounding: readonly Node[] = children,
  marks: readonly CompiledMark[] = [],
): Node {
  const rest = enclose(
    bounding.map((c) => c.rest),
    grow,
  );
  const [x, y, z, radius] = rest;
  const numbers = new Float64Array(0);
  return { op, children, blend, bone: -1, numbers, marks, grow, x, y, z, radius, rest };
}

type Sphere = readonly [number, number, number, number];

function enclose(spheres: readonly Sphere[], grow: number): Sphere {
  const low = [1e9, 1e9, 1e9];
  const high = [-1e9, -1e9, -1e9];
  for (const s of spheres) {
    for (let axis = 0; axis < 3; axis++) {
      low[axis] = Math.min(low[axis]!, s[axis]! - s[3]);
      high[axis] = Math.max(high[axis]!, s[axis]! + s[3]);
    }
  }
  const c = [0, 1, 2].map((axis) => (low[axis]! + high[axis]!) / 2);
  let radius = 0;
  for (const s of spheres) {
    radius = Math.max(radius, Math.hypot(s[0] - c[0]!, s[1] - c[1]!, s[2] - c[2]!) + s[3]);
  }
  return [c[0]!, c[1]!, c[2]!, radius + grow];
}

/** Puts group spheres back to rest. */
export function restoreBounds(node: Node): void {
  [node.x, node.y, node.z, node.radius] = node.rest;
  node.children.forEach(restoreBounds);
}

/** Group spheres of a pose; returns the node's sphere in the space of the query. */
export function poseBounds(node: Node, forward: Float64Array): Sphere {
  if (node.op === LEAF) {
    const [x, y, z] = transform(forward, node.bone * 12, node.rest[0], node.rest[1], node.rest[2]);
    return [x, y, z, node.rest[3]];
  }
  const spheres = node.children.map((child) => poseBounds(child, forward));
  const sphere = enclose(node.op === SUBTRACT ? [spheres[0]!] : spheres, node.grow);
  [node.x, node.y, node.z, node.radius] = sphere;
  return sphere;
}

/** A point under the rigid matrix of 12 numbers at offset `o`. */
export function transform(
  m: Float64Array,
  o: number,
  x: number,
  y: number,
  z: number,
): [number, number, number] {
  return [
    m[o]! * x + m[o + 3]! * y + m[o + 6]! * z + m[o + 9]!,
    m[o + 1]! * x + m[o + 4]! * y + m[o + 7]! * z + m[o + 10]!,
    m[o + 2]! * x + m[o + 5]! * y + m[o + 8]! * z + m[o + 11]!,
  ];
}

/** Splits a rigid 4×4 matrix into forward and inverse ones of 12 numbers. */
export function invertRigid(
  m: ArrayLike<number>,
  from: number,
  inverse: Float64Array,
  forward: Float64Array,
  to: number,
): void {
  for (let column = 0; column < 4; column++) {
    for (let row = 0; row < 3; row++) {
      forward[to + column * 3 + row] = m[from + column * 4 + row]!;
    }
  }
  for (let column = 0; column < 3; column++) {
    for (let row = 0; row < 3; row++) inverse[to + column * 3 + row] = m[from + row * 4 + column]!;
  }
  const tx = m[from + 12]!;
  const ty = m[from + 13]!;
  const tz = m[from + 14]!;
  for (let row = 0; row < 3; row++) {
    inverse[to + 9 + row] = -(
      inverse[to + row]! * tx +
      inverse[to + 3 + row]! * ty +
      inverse[to + 6 + row]! * tz
    );
  }
}

const unit = (v: Vec3): Vec3 => {
  const length = Math.hypot(v[0], v[1], v[2]);
  return [v[0] / length, v[1] / length, v[2] / length];
};
