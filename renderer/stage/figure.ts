import type { Object3D } from 'three';
import { SkinnedMesh } from 'three';

/**
 * A skinned model and its bones in the order of its rig: what a pose is copied onto.
 */
export class Figure {
  readonly root: Object3D;
  readonly meshes: readonly SkinnedMesh[];
  readonly #bones: readonly Object3D[];
  readonly #morphs: readonly (readonly { readonly influences: number[]; readonly at: number }[])[];

  /**
   * @param root the loaded model
   * @param bones names in the order of the pose's rotations
   * @param morphs names in the order of the pose's weights
   * @param owns which meshes of the model belong to this figure
   * @throws Error when the model lacks a bone or morph that the rig names
   */
  constructor(
    root: Object3D,
    bones: readonly string[],
    morphs: readonly string[] = [],
    owns: (mesh: SkinnedMesh) => boolean = () => true,
  ) {
    this.root = root;
    const meshes: SkinnedMesh[] = [];
    root.traverse((object) => {
      if (object instanceof SkinnedMesh && owns(object)) meshes.push(object);
    });
    this.meshes = meshes;
    for (const mesh of meshes) mesh.frustumCulled = false;
    this.#bones = bones.map((name) => {
      const bone = root.getObjectByName(name);
      if (!bone) throw new Error(`The model has no bone called ${name}.`);
      return bone;
    });
    this.#morphs = morphs.map((name) => {
      const places = meshes.flatMap((mesh) => {
        const at = mesh.morphTargetDictionary?.[name];
        const influences = mesh.morphTargetInfluences;
        return at === undefined || !influences ? [] : [{ influences, at }];
      });
      if (places.length === 0) throw new Error(`The model has no morph called ${name}.`);
      return places;
    });
  }

  /** @param rotations local rotations, 4 floats a bone */
  turnBones(rotations: Float32Array): void {
    for (let index = 0; index < this.#bones.length; index++) {
      this.#bones[index]!.quaternion.fromArray(rotations, index * 4);
    }
  }

  /** Places the first bone, and the figure with it. */
  placeRoot(position: Float32Array, rotation: Float32Array): void {
    const bone = this.#bones[0]!;
    bone.position.fromArray(position);
    bone.quaternion.fromArray(rotation);
  }

  /** @param weights 0 to 1, one a morph */
  weighMorphs(weights: Float32Array): void {
    for (let index = 0; index < this.#morphs.length; index++) {
      for (const { influences, at } of this.#morphs[index]!) influences[at] = weights[index]!;
    }
  }

  setVisible(visible: boolean): void {
    for (const mesh of this.meshes) mesh.visible = visible;
  }
}
