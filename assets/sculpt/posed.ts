/**
 * The posed body as a solid that hands press against. Each primitive is evaluated in its bone's rest
 * space inside the same blend tree, so creases and blends follow the pose.
 *
 * Everything here is in metres and world axes; the sculpture itself stays in centimetres.
 */
import { type Field } from './field.ts';

export class PosedField {
  private readonly matrices: Float64Array;
  private readonly scratch = new Float64Array(3);

  /** `field` is owned by this solid from now on: posing changes it. */
  constructor(private readonly field: Field) {
    this.matrices = new Float64Array(field.bones.length * 16);
  }

  /** Bone names in the order `pose` expects. */
  get bones(): readonly string[] {
    return this.field.bones;
  }

  /**
   * Takes a pose: for each bone its rigid skin matrix (bone world × inverse bind), column-major,
   * 16 numbers a bone in the order of `bones`, translations in metres.
   */
  pose(matrices: ArrayLike<number>): void {
    for (let i = 0; i < this.matrices.length; i++) {
      const translation = i % 16 >= 12 && i % 4 !== 3;
      this.matrices[i] = matrices[i]! * (translation ? 100 : 1);
    }
    this.field.pose(this.matrices);
  }

  /** Signed distance [m], negative inside. Exact below `limit` [m]; beyond it only a lower bound. */
  distance(x: number, y: number, z: number, limit = 1e6): number {
    return this.field.distance(x * 100, y * 100, z * 100, limit * 100) / 100;
  }

  /** Outward unit normal at a point near the surface, into `out`. */
  normal(x: number, y: number, z: number, out: Float64Array | number[]): void {
    const length = this.field.gradient(x * 100, y * 100, z * 100, this.scratch, 0.02) || 1;
    for (let axis = 0; axis < 3; axis++) out[axis] = this.scratch[axis]! / length;
  }

  /** Moves a point onto the surface by a few Newton steps; returns the distance left [m]. */
  project(point: Float64Array | number[], steps = 4): number {
    let d = 0;
    for (let step = 0; step <= steps; step++) {
      d = this.distance(point[0]!, point[1]!, point[2]!);
      if (step === steps || Math.abs(d) < 1e-6) break;
      this.normal(point[0]!, point[1]!, point[2]!, this.scratch);
      for (let axis = 0; axis < 3; axis++) point[axis] = point[axis]! - this.scratch[axis]! * d;
    }
    return d;
  }
}

/** `posed(sculpture, boneMatrices)`: the solid of one pose. Re-pose it with `.pose`. */
export function posed(field: Field, matrices: ArrayLike<number>): PosedField {
  const solid = new PosedField(field);
  solid.pose(matrices);
  return solid;
}
