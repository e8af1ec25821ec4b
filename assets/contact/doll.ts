/** The doll's skin and nappy, posed, as a solid to measure on and as a body to press against. */
import { bodyFromSolid } from './body.ts';
import { unionOf, type Solid } from './solid.ts';
import { TriangleTree } from './triangle-tree.ts';
import { boneWorlds, skinMatrices, skinPart, type Model, type ModelPose } from './model.ts';
import type { PosedBody } from './types.ts';

/** What a hand can touch; hair, eyes and tongue are left out. */
const touchable = /^(skin|nappy)$/;

export class SolidDoll {
  private readonly parts;
  /** The first tree of each part: later poses take over its order. */
  private readonly first: TriangleTree[] = [];

  /** `model` is doll.glb (or the light one), from `readModel`. */
  constructor(private readonly model: Model) {
    // The skin first. Under the nappy it has been cut away; beyond such a rim counts as outside.
    this.parts = model.parts
      .filter((part) => touchable.test(part.name))
      .sort((a, b) => b.name.localeCompare(a.name));
    if (this.parts.length === 0) throw new Error('The doll has no part called skin or nappy');
  }

  /** The exact surface of one pose: skin and nappy, each a solid of its own. */
  solid(pose?: ModelPose): Solid {
    const matrices = skinMatrices(this.model, boneWorlds(this.model, pose));
    return unionOf(
      this.parts.map((part, index) => {
        const tree = new TriangleTree(part.indices, skinPart(part, matrices), this.first[index]);
        this.first[index] ??= tree;
        return tree;
      }),
    );
  }

  /** The body of one pose for the solver. Keep it: it remembers what it has worked out. */
  body(pose?: ModelPose): PosedBody {
    return bodyFromSolid(this.solid(pose));
  }
}
