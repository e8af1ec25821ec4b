import { type BufferGeometry, Skeleton, SkinnedMesh } from 'three';
import type { Figure } from './figure.ts';
import { loadModel } from './models.ts';

interface Form {
  readonly geometry: BufferGeometry;
  readonly skeleton: Skeleton;
}

interface Part {
  readonly mesh: SkinnedMesh;
  readonly fine: Form;
  readonly light: Form;
}

/**
 * The doll with less than half the triangles, for movement on a computer that cannot keep up. Only the skin is another:
 * bones, materials and expressions stay those of the fine doll. It is not read before it is needed.
 */
export class LightDoll {
  readonly #doll: Figure;
  readonly #trouble: (error: unknown) => void;
  #parts: readonly Part[] = [];
  #loading: Promise<void> | null = null;
  #worn = false;

  /** @param trouble told when the light doll cannot be read; the fine one stays then */
  constructor(doll: Figure, trouble: (error: unknown) => void) {
    this.#doll = doll;
    this.#trouble = trouble;
  }

  /** Reads the light doll, once. */
  load(): Promise<void> {
    return (this.#loading ??= this.#load().catch(this.#trouble));
  }

  /**
   * Draws the doll light or fine from now on; light as soon as that has been read.
   * @returns whether it is another doll than before
   */
  wear(light: boolean): boolean {
    if (light) void this.load();
    if (light === this.#worn || this.#parts.length === 0) return false;
    this.#worn = light;
    for (const { mesh, ...forms } of this.#parts) {
      const { geometry, skeleton } = light ? forms.light : forms.fine;
      mesh.geometry = geometry;
      mesh.skeleton = skeleton;
    }
    return true;
  }

  async #load(): Promise<void> {
    const model = await loadModel('/assets/doll/doll-light.glb');
    const skeletons = new Map<Skeleton, Skeleton>();
    this.#parts = this.#doll.meshes.map((mesh) => {
      const other = model.getObjectByName(mesh.name);
      if (!(other instanceof SkinnedMesh)) throw new Error(`doll-light.glb has no ${mesh.name}.`);
      // The same bones, but the binding of its own vertices: these are stored in a grid of their own.
      const skeleton =
        skeletons.get(other.skeleton) ??
        new Skeleton(mesh.skeleton.bones, other.skeleton.boneInverses);
      skeletons.set(other.skeleton, skeleton);
      const { geometry } = mesh;
      return {
        mesh,
        fine: { geometry, skeleton: mesh.skeleton },
        light: { geometry: other.geometry as BufferGeometry, skeleton },
      };
    });
  }
}
