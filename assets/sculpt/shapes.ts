/**
 * The words a sculpture is written in: a tree of shapes, as plain data.
 *
 * Units are centimetres, axes as in the app: +X the baby's left, +Y up, +Z towards its feet.
 * Every primitive belongs to a bone; posing a sculpture moves each primitive with its bone while
 * the tree (and so every blend between neighbours) stays the same.
 */

export type Vec3 = readonly [number, number, number];
/** Rotation as x, y, z, w. */
export type Quaternion = readonly [number, number, number, number];

/** Ellipsoid: half axes `radii` along the axes turned by `turn`. */
export interface Ellipsoid {
  readonly kind: 'ellipsoid';
  readonly bone: string;
  readonly centre: Vec3;
  readonly radii: Vec3;
  readonly turn?: Quaternion;
}

/** Rounded cone: the hull of two spheres. A capsule when both radii are equal. */
export interface Cone {
  readonly kind: 'cone';
  readonly bone: string;
  readonly from: Vec3;
  readonly to: Vec3;
  readonly radiusFrom: number;
  readonly radiusTo: number;
}

/** Box with rounded edges: `half` includes the rounding. */
export interface Box {
  readonly kind: 'box';
  readonly bone: string;
  readonly centre: Vec3;
  readonly half: Vec3;
  readonly round: number;
  readonly turn?: Quaternion;
}

/** Smooth union: neighbours closer than `blend` flow into each other. 0 keeps a hard seam. */
export interface Union {
  readonly kind: 'union';
  readonly blend: number;
  readonly of: readonly Shape[];
}

/** `from` minus `cut`, its rim rounded over `blend`. */
export interface Subtract {
  readonly kind: 'subtract';
  readonly blend: number;
  readonly from: Shape;
  readonly cut: Shape;
}

/** The common part of all, its rim rounded over `blend`. */
export interface Intersect {
  readonly kind: 'intersect';
  readonly blend: number;
  readonly of: readonly Shape[];
}

/**
 * A soft mark pressed into (depth > 0) or raised from (depth < 0) the surface: the distance gains
 * depth·exp(−(s/width)²). `path` has one point (a dimple) or more (a groove along the line).
 */
export interface LineMark {
  readonly kind: 'line';
  readonly bone: string;
  readonly path: readonly Vec3[];
  readonly depth: number;
  readonly width: number;
}

/**
 * A crease around a limb: s is the distance from the plane at `centre` with `normal`. It fades over
 * `reach` from the centre, and with `towards` only the side facing that way is creased.
 */
export interface RingMark {
  readonly kind: 'ring';
  readonly bone: string;
  readonly centre: Vec3;
  readonly normal: Vec3;
  readonly depth: number;
  readonly width: number;
  readonly reach: number;
  readonly towards?: Vec3;
}

export type Mark = LineMark | RingMark;

/** A shape with marks on it. */
export interface Marked {
  readonly kind: 'marked';
  readonly on: Shape;
  readonly marks: readonly Mark[];
}

export type Primitive = Ellipsoid | Cone | Box;
export type Shape = Primitive | Union | Subtract | Intersect | Marked;

export const ellipsoid = (
  bone: string,
  centre: Vec3,
  radii: Vec3 | number,
  turn?: Quaternion,
): Ellipsoid => ({
  kind: 'ellipsoid',
  bone,
  centre,
  radii: typeof radii === 'number' ? [radii, radii, radii] : radii,
  ...(turn ? { turn } : {}),
});

export const cone = (
  bone: string,
  from: Vec3,
  to: Vec3,
  radiusFrom: number,
  radiusTo = radiusFrom,
): Cone => ({ kind: 'cone', bone, from, to, radiusFrom, radiusTo });

export const box = (
  bone: string,
  centre: Vec3,
  half: Vec3,
  round: number,
  turn?: Quaternion,
): Box => ({ kind: 'box', bone, centre, half, round, ...(turn ? { turn } : {}) });

export const union = (blend: number, ...of: readonly Shape[]): Union => ({
  kind: 'union',
  blend,
  of,
});

export const subtract = (blend: number, from: Shape, cut: Shape): Subtract => ({
  kind: 'subtract',
  blend,
  from,
  cut,
});

export const intersect = (blend: number, ...of: readonly Shape[]): Intersect => ({
  kind: 'intersect',
  blend,
  of,
});

export const marked = (on: Shape, ...marks: readonly Mark[]): Marked => ({
  kind: 'marked',
  on,
  marks,
});

export const groove = (
  bone: string,
  path: readonly Vec3[],
  depth: number,
  width: number,
): LineMark => ({ kind: 'line', bone, path, depth, width });

export const ring = (
  bone: string,
  centre: Vec3,
  normal: Vec3,
  depth: number,
  width: number,
  reach: number,
  towards?: Vec3,
): RingMark => ({
  kind: 'ring',
  bone,
  centre,
  normal,
  depth,
  width,
  reach,
  ...(towards ? { towards } : {}),
});

/** A chain of rounded cones through points, each `[x, y, z, radius]`, blended into one another. */
export const chain = (
  bone: string,
  blend: number,
  ...points: readonly (readonly [number, number, number, number])[]
): Shape => {
  const cones: Cone[] = [];
  for (let i = 0; i + 1 < points.length; i++) {
    const a = points[i]!;
    const b = points[i + 1]!;
    cones.push(cone(bone, [a[0], a[1], a[2]], [b[0], b[1], b[2]], a[3], b[3]));
  }
  return cones.length === 1 ? cones[0]! : union(blend, ...cones);
};

const flip = (v: Vec3): Vec3 => [-v[0], v[1], v[2]];
const flipTurn = (q: Quaternion): Quaternion => [q[0], -q[1], -q[2], q[3]];

/** The mirror image in the plane x = 0. `rename` maps each bone to its partner. */
export function mirror(shape: Shape, rename: (bone: string) => string): Shape {
  switch (shape.kind) {
    case 'ellipsoid':
    case 'box':
      return {
        ...shape,
        bone: rename(shape.bone),
        centre: flip(shape.centre),
        ...(shape.turn ? { turn: flipTurn(shape.turn) } : {}),
      };
    case 'cone':
      return { ...shape, bone: rename(shape.bone), from: flip(shape.from), to: flip(shape.to) };
    case 'union':
    case 'intersect':
      return { ...shape, of: shape.of.map((child) => mirror(child, rename)) };
    case 'subtract':
      return { ...shape, from: mirror(shape.from, rename), cut: mirror(shape.cut, rename) };
    case 'marked':
      return {
        ...shape,
        on: mirror(shape.on, rename),
        marks: shape.marks.map((mark) => mirrorMark(mark, rename)),
      };
  }
}

export function mirrorMark(mark: Mark, rename: (bone: string) => string): Mark {
  if (mark.kind === 'line') {
    return { ...mark, bone: rename(mark.bone), path: mark.path.map(flip) };
  }
  return {
    ...mark,
    bone: rename(mark.bone),
    centre: flip(mark.centre),
    normal: flip(mark.normal),
    ...(mark.towards ? { towards: flip(mark.towards) } : {}),
  };
}

/** Swaps a leading `left` and `right`; other names stay. */
export const otherSide = (bone: string): string =>
  bone.startsWith('left')
    ? `right${bone.slice(4)}`
    : bone.startsWith('right')
      ? `left${bone.slice(5)}`
      : bone;
