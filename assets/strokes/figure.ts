/**
 * The doll as the compiler of strokes sees it: in one pose, with named places and a skin to lie hands on.
 * World frame, metres.
 */
import type { PosedBody } from '../contact/index.ts';
import {
  dot,
  normalize,
  perpendicular,
  rotate,
  subtract,
  type Quaternion,
  type Vector,
} from '../hands/rotation.ts';
import { placeBones, type Rig } from '../../renderer/choreography/rig.ts';

/** A named place, at rest in the frame of its bone. */
export interface AtlasPlace {
  readonly bone: string;
  readonly position: Vector;
  readonly normal: Vector;
}

/** A point on the skin with the bone it rides on. */
export interface SkinPoint {
  readonly position: Vector;
  readonly normal: Vector;
  readonly bone: number;
}

export interface Doll {
  readonly rig: Rig;
  readonly atlas: ReadonlyMap<string, AtlasPlace>;
  /** Local rotations (rig order, 4 each) of a named pose. */
  readonly rotationsOf: (pose: string) => Float32Array;
  /** Morph weights by name of a named face. */
  readonly morphsOf: (face: string) => Readonly<Record<string, number>>;
  /** Local rotations of the left and right eye in a named face, if the doll has eyes that turn. */
  readonly eyesOf?: (face: string) => readonly [left: Quaternion, right: Quaternion];
  /** The solid that hands press against, for local rotations. Kept for each pose. */
  readonly bodyOf: (pose: string) => PosedBody;
  /** The same for any local rotations (rig order, 4 each); made anew with each call. */
  readonly bodyIn?: (rotations: Float32Array) => PosedBody;
  /** A place on the drawn skin in a pose, if the doll has one to look at; else its bone carries it. */
  readonly placeOn?: (
    name: string,
    pose: string,
  ) => { readonly position: Vector; readonly normal: Vector } | undefined;
}

/** Which bone a limb bone points to: its axis runs there. */
const NEXT_BONE: Readonly<Record<string, string>> = {
  UpperLeg: 'LowerLeg',
  LowerLeg: 'Foot',
  Foot: 'SecondToe',
  UpperArm: 'LowerArm',
  LowerArm: 'Hand',
  Hand: 'MiddleProximal',
};

/** How far outside the skin the search for a place begins, m. */
const OUTSIDE = 0.02;

/** Skin is felt over so much of it, m: the point itself, and to all sides of it. */
const FELT = 0.006;
const AROUND: readonly Vector[] = [
  [0, 0, 0],
  ...[-1, 1].flatMap((s): Vector[] => [
    [s, 0, 0],
    [0, s, 0],
    [0, 0, s],
  ]),
  ...[-0.577, 0.577].flatMap((a) =>
    [-0.577, 0.577].flatMap((b) => [-0.577, 0.577].map((c): Vector => [a, b, c])),
  ),
];

export class Figure {
  private solid: PosedBody | undefined;
  readonly positions: Float32Array;
  readonly rotations: Float32Array;
  private readonly gradient = new Float64Array(3);

  constructor(
    readonly doll: Doll,
    readonly pose: string,
  ) {
    const count = doll.rig.bones.length;
    this.positions = new Float32Array(count * 3);
    this.rotations = new Float32Array(count * 4);
    const origin = [0, 0, 0];
    const unturned = [0, 0, 0, 1];
    placeBones(doll.rig, origin, unturned, doll.rotationsOf(pose), this.positions, this.rotations);
  }

  /** Made when it is first asked for: most poses of a talk are never touched. */
  get body(): PosedBody {
    this.solid ??= this.doll.bodyOf(this.pose);
    return this.solid;
  }

  boneIndex(name: string): number {
    const index = this.doll.rig.bones.findIndex((bone) => bone.name === name);
    if (index < 0) throw new Error(`The doll has no bone “${name}”.`);
    return index;
  }

  bonePosition(bone: number): Vector {
    const p = this.positions;
    return [p[bone * 3]!, p[bone * 3 + 1]!, p[bone * 3 + 2]!];
  }

  boneRotation(bone: number): Quaternion {
    const r = this.rotations;
    return [r[bone * 4]!, r[bone * 4 + 1]!, r[bone * 4 + 2]!, r[bone * 4 + 3]!];
  }

  /** A named place on the posed skin. */
  place(name: string): SkinPoint {
    const entry = this.doll.atlas.get(name);
    if (!entry) throw new Error(`The doll has no place “${name}”.`);
    const bone = this.boneIndex(entry.bone);
    const drawn = this.doll.placeOn?.(name, this.pose);
    if (drawn) return { ...this.fromOutside(drawn.position, drawn.normal), bone };
    const rotation = this.boneRotation(bone);
    const origin = this.bonePosition(bone);
    const offset = rotate(rotation, entry.position);
    const guess: Vector = [origin[0] + offset[0], origin[1] + offset[1], origin[2] + offset[2]];
    return { ...this.fromOutside(guess, rotate(rotation, entry.normal)), bone };
  }

  /**
   * The skin over a point, found from outside along the normal: a pose can push a place under the nappy or
   * into a fold, where the nearest skin would be the wrong one.
   */
  private fromOutside(point: Vector, normal: Vector): { position: Vector; normal: Vector } {
    let height = OUTSIDE;
    for (let step = 0; step < 40; step++) {
      const [x, y, z] = [0, 1, 2].map((k) => point[k]! + normal[k]! * height) as [
        number,
        number,
        number,
      ];
      const d = this.body.distance(x, y, z);
      // Something else is in the way there, the other thigh perhaps: take the nearest skin instead.
      if (step === 0 && d <= 0) break;
      if (d < 1e-4) return this.project([x, y, z], normal);
      height -= d * 0.9;
      if (height < -OUTSIDE) break;
    }
    return this.project(point, normal);
  }

  /** The nearest place on the skin; the normal comes from the skin itself. */
  project(point: Vector, normal: Vector): { position: Vector; normal: Vector } {
    let p: Vector = point;
    const g = this.gradient;
    for (let step = 0; step < 6; step++) {
      const d = this.body.sample(p[0], p[1], p[2], g);
      if (Math.abs(d) < 1e-5) break;
      const length = Math.hypot(g[0]!, g[1]!, g[2]!) || 1;
      const s = d / length;
      p = [p[0] - g[0]! * s, p[1] - g[1]! * s, p[2] - g[2]! * s];
    }
    return { position: p, normal: this.facingAt(p) ?? normal };
  }

  /** Where the skin faces round a point, as a hand feels it: over a quilted nappy or a crease, not one triangle. */
  private facingAt([x, y, z]: Vector): Vector | undefined {
    const g = this.gradient;
    let sum: Vector = [0, 0, 0];
    for (const [u, v, w] of AROUND) {
      this.body.sample(x + u * FELT, y + v * FELT, z + w * FELT, g);
      const length = Math.hypot(g[0]!, g[1]!, g[2]!) || 1;
      sum = [sum[0] + g[0]! / length, sum[1] + g[1]! / length, sum[2] + g[2]! / length];
    }
    return Math.hypot(...sum) > AROUND.length * 0.1 ? normalize(sum) : undefined;
  }

  /** Unit vector along the limb that a bone is in, away from the trunk; for the trunk, towards the feet. */
  axisAt(bone: number): Vector {
    const name = this.doll.rig.bones[bone]!.name.replace(/Twist$/, '');
    const side = name.startsWith('left') ? 'left' : name.startsWith('right') ? 'right' : '';
    const next = side ? NEXT_BONE[name.slice(side.length)] : undefined;
    const from = this.doll.rig.bones.findIndex((entry) => entry.name === name);
    const to = next ? this.doll.rig.bones.findIndex((entry) => entry.name === side + next) : -1;
    if (to >= 0 && from >= 0) {
      return normalize(subtract(this.bonePosition(to), this.bonePosition(from)));
    }
    const parent = this.doll.rig.bones[bone]!.parent;
    if (side && parent >= 0)
      return normalize(subtract(this.bonePosition(bone), this.bonePosition(parent)));
    return [0, 0, 1];
  }

  /**
   * The two directions on the skin at a point: `along` the limb away from the trunk, and `around` it, away
   * from where the hand's arm comes from.
   */
  directionsAt(point: SkinPoint, shoulder: Vector): { along: Vector; around: Vector } {
    const axis = this.axisAt(point.bone);
    const along = perpendicular(axis, point.normal);
    const n = point.normal;
    const a: Vector = [
      n[1] * along[2] - n[2] * along[1],
      n[2] * along[0] - n[0] * along[2],
      n[0] * along[1] - n[1] * along[0],
    ];
    const away = subtract(point.position, shoulder);
    const around: Vector = dot(a, away) >= 0 ? a : [-a[0], -a[1], -a[2]];
    return { along, around };
  }
}
