/** The doll's skin and nappy, posed, as a solid to measure on and as a body to press against. */
import { TriangleTree, bodyFromSolid, unionOf, type Solid } from './body.ts';
import { boneWorlds, skinMatrices, skinPart, type Model, type ModelPose } from './model.ts';
import type { PosedBody } from './types.ts';

/** What a hand can touch; hair, eyes and tongue are left out. */
const touchable = /^(skin|nappy)$/;

export class SolidDoll {
  private readonly parts;

  /** `model` is doll.glb (or the light one), from `readModel`. */
  constructor(private readonly model: Model) {
    this.parts = model.parts.filter((part) => touchable.test(part.name));
    if (this.parts.length === 0) throw new Error('The doll has no part called skin or nappy');
  }

  /** The exact surface of one pose: skin and nappy, each a solid of its own. */
  solid(pose?: ModelPose): Solid {
    const matrices = skinMatrices(this.model, boneWorlds(this.model, pose));
    return unionOf(
      this.parts.map((part) => new TriangleTree(part.indices, skinPart(part, matrices))),
    );
  }

  /** The body of one pose for the solver. Keep it: it remembers what it has worked out. */
  body(pose?: ModelPose): PosedBody {
    return bodyFromSolid(this.solid(pose));
  }
}
