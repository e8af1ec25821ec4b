import { Color, MeshStandardMaterial, type Material, type Object3D, SkinnedMesh } from 'three';
import type { Tone } from '../../electron/lesson/types.ts';

/** Skin colour of the doll and of the adult's hands for one swatch; hands contrast with the doll. */
interface Skin {
  readonly doll: string;
  readonly hands: string;
}

const SKINS: Readonly<Record<Tone, Skin>> = {
  1: { doll: '#f2c9b0', hands: '#9a6242' },
  2: { doll: '#e3ac87', hands: '#7d4a30' },
  3: { doll: '#c68a5e', hands: '#f0c6a8' },
  4: { doll: '#94603d', hands: '#e8b994' },
  5: { doll: '#5e3a26', hands: '#dba77f' },
};

/** CSS colour of a tone's swatch. */
export function skinSwatch(tone: Tone): string {
  return SKINS[tone].doll;
}

/** The materials of everything on the stage, and how they change with tone and see-through hands. */
export class Materials {
  readonly #skin = new MeshStandardMaterial({ roughness: 0.75, vertexColors: true });
  readonly #handSkin = new MeshStandardMaterial({ roughness: 0.7, vertexColors: true });
  readonly #nails = new MeshStandardMaterial({ color: '#f3d3c4', roughness: 0.4 });
  readonly #sleeve = new MeshStandardMaterial({ color: '#6f8fa8', roughness: 0.95 });
  readonly #cloth = new MeshStandardMaterial({ color: '#fdfbf6', roughness: 0.95 });

  /** Gives every mesh of a loaded model (the doll or the hands) its material, by its name. */
  dress(root: Object3D): void {
    root.traverse((object) => {
      if (!(object instanceof SkinnedMesh)) return;
      const name = object.name;
      object.material = this.#named(name);
      object.castShadow = true;
      object.receiveShadow = true;
    });
  }

  setTone(tone: Tone): void {
    this.#skin.color = new Color(SKINS[tone].doll);
    this.#handSkin.color = new Color(SKINS[tone].hands);
  }

  /** See-through hands let the touched skin be seen; solid hands show how they are held. */
  setSeeThrough(on: boolean): void {
    for (const material of [this.#handSkin, this.#nails, this.#sleeve]) {
      material.transparent = on;
      material.opacity = on ? 0.38 : 1;
      material.needsUpdate = true;
    }
  }

  dispose(): void {
    for (const material of this.#all()) material.dispose();
  }

  #all(): readonly Material[] {
    return [this.#skin, this.#handSkin, this.#nails, this.#sleeve, this.#cloth];
  }

  #named(name: string): Material {
    if (name.endsWith('-nails')) return this.#nails;
    if (name.endsWith('-sleeve')) return this.#sleeve;
    if (name.endsWith('-skin')) return this.#handSkin;
    return name === 'nappy' ? this.#cloth : this.#skin;
  }
}
