/** What everything on the stage is made of, and how it changes with the skin tone and with see-through hands. */
import { MeshPhongMaterial, type Material, type Object3D, SkinnedMesh } from 'three';
import type { Tone } from '../../electron/lesson/types.ts';
import { eyeTexture } from './eye-texture.ts';
import { patch, swap } from './shader-patch.ts';
import { SKINS } from './tones.ts';
import { Touch } from './touch.ts';
import { Vinyl } from './vinyl.ts';

/** CSS colour of a tone's swatch. */
export function skinSwatch(tone: Tone): string {
  return SKINS[tone].doll;
}

const SKIN_WRAP = [0.26, 0.16, 0.12] as const;

/** The materials of everything on the stage. The masks are named as the bakes of doll and hands write them. */
export class Materials {
  readonly #shadowingHands: SkinnedMesh[] = [];
  /** The print of the hands on the doll's skin. */
  readonly touch = new Touch();
  readonly #skin = new Vinyl({ wrap: SKIN_WRAP, touch: this.touch.uniforms });
  /** Brows, lashes and nails; a brow's down lets the skin through. */
  readonly #features = new Vinyl({
    color: '#000000',
    shininess: 14,
    wrap: SKIN_WRAP,
    transparent: true,
    feathered: true,
  });
  readonly #hair = new Vinyl({ shininess: 6, wrap: SKIN_WRAP, fold: '#9e8178' });
  readonly #tongue = new Vinyl({
    color: '#d06f6c',
    shininess: 30,
    wrap: SKIN_WRAP,
    fold: '#9e8178',
    // The gum.
    tints: { green: { colour: '#ffa49c', strength: 1 } },
  });
  readonly #nappy = new Vinyl({
    color: '#f6f3ec',
    shininess: 1,
    wrap: SKIN_WRAP,
    fold: '#cfc4c0',
    tints: { green: { colour: '#9fcbb8', strength: 1 } },
    crisp: true,
  });
  readonly #eyes = eyeballs();
  // All of a hand is drawn with what is transparent, after the path on the skin that it covers.
  readonly #handSkin = new Vinyl({
    shininess: 12,
    wrap: SKIN_WRAP,
    painted: true,
    transparent: true,
    contour: 0.6,
  });
  readonly #nails = new Vinyl({ shininess: 70, painted: true, transparent: true });
  /** Fades out beyond the elbow. */
  readonly #sleeve = new Vinyl({
    color: '#6f8fa8',
    shininess: 1,
    painted: true,
    transparent: true,
    contour: 0.5,
  });

  constructor() {
    this.setTone(1);
  }

  /** Gives every mesh of a loaded model (the doll or the hands) its material, by its name. */
  dress(root: Object3D): void {
    root.traverse((object) => {
      if (!(object instanceof SkinnedMesh)) return;
      const name = object.name;
      object.material = this.#named(name);
      object.castShadow = !/^(eyes|features|tongue)$|-nails$/.test(name);
      // The jaw's shadow would leave tongue and gum black.
      object.receiveShadow = name !== 'tongue';
      // Of what is transparent the brows come first: a see-through hand lies over them.
      if (name === 'features') object.renderOrder = -1;
      if (/-(skin|sleeve)$/.test(name)) this.#shadowingHands.push(object);
    });
  }

  setTone(tone: Tone): void {
    const skin = SKINS[tone];
    this.#skin.specular.setScalar(skin.gloss);
    this.#skin.recolour({
      color: skin.doll,
      fold: skin.fold,
      tints: {
        green: { colour: skin.blush, strength: 0.62 },
        blue: { colour: skin.lips, strength: 0.66 },
        alpha: { colour: '#b04e50', strength: 1 },
        palm: { colour: skin.palm, strength: 0.5 },
      },
    });
    // Where hair is thin the scalp shows.
    this.#hair.recolour({ color: skin.doll, tints: { green: { colour: skin.hair, strength: 1 } } });
    this.#features.recolour({
      tints: {
        green: { colour: skin.brow, strength: 1 },
        blue: { colour: '#33190f', strength: 1 },
        alpha: { colour: skin.nail, strength: 1 },
      },
    });
    this.#handSkin.recolour({ color: skin.hands });
    this.#nails.recolour({ color: skin.handNails });
  }

  /** See-through hands let the touched skin be seen; solid hands show how they are held. */
  setSeeThrough(on: boolean): void {
    for (const material of [this.#handSkin, this.#nails, this.#sleeve]) {
      material.opacity = on ? 0.38 : 1;
    }
    // Glass that threw the shadow of a solid hand would hide the very skin it is to show.
    for (const mesh of this.#shadowingHands) mesh.castShadow = !on;
  }

  dispose(): void {
    this.#eyes.map?.dispose();
    for (const material of this.#all()) material.dispose();
  }

  #all(): readonly Material[] {
    return [
      this.#skin,
      this.#features,
      this.#hair,
      this.#tongue,
      this.#nappy,
      this.#eyes,
      this.#handSkin,
      this.#nails,
      this.#sleeve,
    ];
  }

  #named(name: string): Material {
    if (name.endsWith('-nails')) return this.#nails;
    if (name.endsWith('-sleeve')) return this.#sleeve;
    if (name.endsWith('-skin')) return this.#handSkin;
    switch (name) {
      case 'nappy':
        return this.#nappy;
      case 'hair':
        return this.#hair;
      case 'eyes':
        return this.#eyes;
      case 'tongue':
        return this.#tongue;
      case 'features':
        return this.#features;
      default:
        return this.#skin;
    }
  }
}

/** Painted eyes with painted glints, so that they look alive from every side; glints shine by themselves. */
function eyeballs(): MeshPhongMaterial {
  const material = new MeshPhongMaterial({ map: eyeTexture(), shininess: 60, specular: '#050505' });
  return patch(material, 'doll-eyes', (shader) => {
    shader.fragmentShader = swap(
      shader.fragmentShader,
      '#include <aomap_fragment>',
      'totalEmissiveRadiance += vec3( 1.0, 0.97, 0.92 ) * ( 1.0 - diffuseColor.a );',
    );
  });
}
