/**
 * Measures contact on what is drawn: every vertex of the hand's mesh against the doll's skinned
 * triangles. It shares nothing with the solver but the names of the regions.
 */
import { handJointNames, type HandPose, type HandSide } from '../hands/rig.ts';
import { regionsOf, strongestBone } from '../hands/regions.ts';
import { handShapes, type HandRegionName, type HandShapeName } from '../hands/shapes.ts';
import { cross, lengthOf, subtract, type Quaternion, type Vector } from '../hands/rotation.ts';
import { unionOf, type Solid } from './solid.ts';
import { TriangleTree } from './triangle-tree.ts';
import { boneWorlds, skinMatrices, skinPart, type Model, type ModelPose } from './model.ts';

/** Tolerances of contact, metres (issue: −3 to +0.5 mm on 95 % of contact frames, never below −4). */
export const tolerance = { deepest: -0.003, farthest: 0.0005, sink: -0.004, overlap: 0.001 };

/** A region touches when this share of its vertices is at or under the gap that is reported. */
export const touchingShare = 1 / 4;

export interface ContactMeasure {
  /**
   * Signed distance of the patch in metres, negative inside: for each core region the gap that a
   * third of it reaches, and of these the one furthest off the skin.
   */
  readonly gap: number;
  readonly regions: ReadonlyMap<HandRegionName, number>;
  /** The deepest vertex of hand and nails, metres. */
  readonly deepest: number;
  /** The deepest vertex of the sleeve, metres. */
  readonly sleeve: number;
}

const poseOf = (side: HandSide, pose: HandPose): ModelPose => {
  const index = new Map(handJointNames.map((name, at) => [`${side}-${name}`, at]));
  return {
    rotation: (bone) => {
      const at = index.get(bone);
      if (at === undefined) return undefined;
      const r = pose.rotations;
      return [r[at * 4]!, r[at * 4 + 1]!, r[at * 4 + 2]!, r[at * 4 + 3]!] satisfies Quaternion;
    },
    translation: (bone) => (bone === `${side}-wrist` ? pose.position : undefined),
  };
};

const vertexAreas = (positions: Float32Array, indices: Uint32Array): Float64Array => {
  const areas = new Float64Array(positions.length / 3);
  const at = (v: number): Vector => [
    positions[v * 3]!,
    positions[v * 3 + 1]!,
    positions[v * 3 + 2]!,
  ];
  for (let t = 0; t < indices.length; t += 3) {
    const [a, b, c] = [indices[t]!, indices[t + 1]!, indices[t + 2]!];
    const third = lengthOf(cross(subtract(at(b), at(a)), subtract(at(c), at(a)))) / 6;
    for (const v of [a, b, c]) areas[v] = areas[v]! + third;
  }
  return areas;
};

/** One hand's drawn surface, ready to be posed again and again. */
export class HandSurface {
  private readonly parts;
  private readonly sleeve;
  private readonly regions = new Map<HandRegionName, number[]>();
  /** Area that each skin vertex stands for at rest. */
  private readonly areas: Float64Array;
  /** Skinned skin and nail vertices of the last `pose`, metres. */
  points: Float32Array = new Float32Array(0);
  sleevePoints: Float32Array = new Float32Array(0);
  private readonly indices: Uint32Array;
  private solid: Solid | undefined;
  /** The trees of skin and sleeve that were made first: later ones take over their order. */
  private readonly first: TriangleTree[] = [];

  /** `model` is hands.glb, from `readModel`. */
  constructor(
    private readonly model: Model,
    readonly side: HandSide,
  ) {
    const part = (name: string) => {
      const found = model.parts.find((each) => each.name === `${side}-${name}`);
      if (!found) throw new Error(`hands.glb has no part ${side}-${name}`);
      return found;
    };
    this.parts = [part('skin'), part('nails')];
    this.sleeve = part('sleeve');
    const skin = this.parts[0]!;
    this.indices = skin.indices;
    const rest = skinMatrices(model, boneWorlds(model));
    const positions = skinPart(skin, rest);
    const normals = skinPart(skin, rest, true);
    this.areas = vertexAreas(positions, skin.indices);
    const flip = side === 'left' ? -1 : 1;
    for (let v = 0; v < positions.length / 3; v++) {
      const at = v * 3;
      const bones = [0, 1, 2, 3].map((slot) =>
        handJointNames.indexOf(
          model.bones[skin.joints[v * 4 + slot]!]!.name.slice(side.length + 1) as never,
        ),
      );
      const weights = [0, 1, 2, 3].map((slot) => skin.weights[v * 4 + slot]!);
      const place: Vector = [
        positions[at]! * 100 * flip,
        positions[at + 1]! * 100,
        positions[at + 2]! * 100,
      ];
      const normal: Vector = [normals[at]! * flip, normals[at + 1]!, normals[at + 2]!];
      for (const region of regionsOf(place, normal, strongestBone(bones, weights))) {
        const list = this.regions.get(region);
        if (list) list.push(v);
        else this.regions.set(region, [v]);
      }
    }
  }

  pose(pose: HandPose): void {
    const matrices = skinMatrices(this.model, boneWorlds(this.model, poseOf(this.side, pose)));
    const [skin, nails] = this.parts.map((part) => skinPart(part, matrices));
    this.points = new Float32Array(skin!.length + nails!.length);
    this.points.set(skin!, 0);
    this.points.set(nails!, skin!.length);
    this.sleevePoints = skinPart(this.sleeve, matrices);
    this.solid = undefined;
  }

  /** How the posed hand lies on the doll. The mat (y = 0) counts for the sleeve and the hand too. */
  measure(doll: Solid, shape: HandShapeName): ContactMeasure {
    const count = this.points.length / 3;
    const gaps = new Float64Array(count);
    let deepest = Infinity;
    for (let v = 0; v < count; v++) {
      const at = v * 3;
      gaps[v] = doll.distance(this.points[at]!, this.points[at + 1]!, this.points[at + 2]!);
      if (gaps[v]! < deepest) deepest = gaps[v]!;
    }
    let sleeve = Infinity;
    const cloth = this.sleevePoints;
    for (let at = 0; at < cloth.length; at += 9) {
      const d = doll.distance(cloth[at]!, cloth[at + 1]!, cloth[at + 2]!);
      if (d < sleeve) sleeve = d;
    }
    const regions = new Map<HandRegionName, number>();
    for (const region of handShapes[shape].core) {
      regions.set(region, this.reached(this.regions.get(region)!, gaps));
    }
    const gap = regions.size > 0 ? Math.max(...regions.values()) : 0;
    return { gap, regions, deepest, sleeve };
  }

  /** The gap at or under which a quarter of a region's area lies. */
  private reached(vertices: readonly number[], gaps: Float64Array): number {
    const order = [...vertices].sort((a, b) => gaps[a]! - gaps[b]!);
    const whole = order.reduce((sum, v) => sum + this.areas[v]!, 0);
    let sum = 0;
    for (const v of order) {
      sum += this.areas[v]!;
      if (sum >= whole * touchingShare) return gaps[v]!;
    }
    return gaps[order.at(-1)!]!;
  }

  /** How deep the skin of this posed hand lies in the other one or its sleeve, metres, 0 when they are apart. */
  overlap(other: HandSurface): number {
    other.solid ??= other.asSolid();
    const { solid } = other;
    const box = solid.bounds();
    let deepest = 0;
    // Vertices come close together, and no point is deeper than another by more than what lies between them.
    let [lastX, lastY, lastZ, last] = [0, 0, 0, -Infinity];
    for (let at = 0; at < this.skinLength; at += 3) {
      const x = this.points[at]!;
      const y = this.points[at + 1]!;
      const z = this.points[at + 2]!;
      const near =
        x > box[0]! && y > box[1]! && z > box[2]! && x < box[3]! && y < box[4]! && z < box[5]!;
      if (!near) continue;
      const away = Math.sqrt((x - lastX) ** 2 + (y - lastY) ** 2 + (z - lastZ) ** 2);
      if (last - away >= deepest) continue;
      last = solid.distance(x, y, z);
      [lastX, lastY, lastZ] = [x, y, z];
      deepest = Math.min(deepest, last);
    }
    return -deepest;
  }

  private asSolid(): Solid {
    const skin = this.points.slice(0, this.skinLength);
    const trees = [
      new TriangleTree(this.indices, skin, this.first[0]),
      new TriangleTree(this.sleeve.indices, this.sleevePoints, this.first[1]),
    ];
    if (this.first.length === 0) this.first.push(...trees);
    return unionOf(trees);
  }

  private get skinLength(): number {
    return this.parts[0]!.positions.length;
  }
}
