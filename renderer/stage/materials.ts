/**
 * What everything on the stage is made of.
 *
 * The doll's vertex colours are masks, not colours, so that one model serves every tone:
 * skin  R openness (baked occlusion), G blush, B lips, A inside of the mouth; uv.x palms and soles
 * nappy R openness, G coloured trim · hair R openness, G thickness · tongue R openness · features R openness, G brow, B lash, A nail
 */
import {
  Color,
  type IUniform,
  type Material,
  MeshStandardMaterial,
  type Object3D,
  SkinnedMesh,
} from 'three';
import type { Tone } from '../../electron/lesson/types.ts';
import { eyeTexture } from './eye-texture.ts';
import { patch, swap, WRAPPED_LIGHT } from './shader-patch.ts';
import { SKINS, type Skin } from './tones.ts';
import { Touch } from './touch.ts';

/** CSS colour of a tone's swatch. */
export function skinSwatch(tone: Tone): string {
  return SKINS[tone].doll;
}

const MASK_VARYING = 'varying float vPalm;\n';

/** The materials of everything on the stage, and how they change with tone and see-through hands. */
export class Materials {
  readonly #uniforms = {
    lightWrap: { value: new Color(0.42, 0.2, 0.14) },
    blushColour: { value: new Color() },
    lipColour: { value: new Color() },
    palmColour: { value: new Color() },
    insideColour: { value: new Color('#4a1216') },
    foldTint: { value: new Color() },
    browColour: { value: new Color() },
    lashColour: { value: new Color('#33190f') },
    nailColour: { value: new Color() },
    trimColour: { value: new Color('#9fcbb8') },
    hairlessColour: { value: new Color() },
  } satisfies Readonly<Record<string, IUniform<Color>>>;
  readonly #handMeshes: SkinnedMesh[] = [];
  /** The print of the hands on the doll's skin. */
  readonly touch = new Touch();
  readonly #skin = this.#flesh(new MeshStandardMaterial({ roughness: 0.52, vertexColors: true }));
  readonly #features = this.#lines(
    new MeshStandardMaterial({ roughness: 0.6, vertexColors: true }),
  );
  readonly #hair = this.#open(
    new MeshStandardMaterial({ roughness: 0.72, vertexColors: true }),
    'hair',
    'diffuseColor.rgb = mix( hairlessColour, diffuseColor.rgb, vColor.g );',
  );
  readonly #tongue = this.#open(
    new MeshStandardMaterial({ color: '#c8605f', roughness: 0.5, vertexColors: true }),
    'tongue',
    '',
  );
  readonly #cloth = this.#nappyCloth(
    new MeshStandardMaterial({ color: '#f6f3ec', roughness: 1, vertexColors: true }),
  );
  readonly #eyes = this.#eyeballs(new MeshStandardMaterial({ roughness: 0.3 }));
  readonly #handSkin = this.#wrapped(
    new MeshStandardMaterial({ roughness: 0.62, vertexColors: true }),
  );
  readonly #nails = this.#worn(
    new MeshStandardMaterial({ color: '#f3d3c4', roughness: 0.4 }),
    'hand-nails',
  );
  readonly #sleeve = this.#worn(
    // Its vertices fade out towards the elbow.
    new MeshStandardMaterial({
      color: '#6f8fa8',
      roughness: 0.95,
      vertexColors: true,
      transparent: true,
    }),
    'sleeve',
  );

  constructor() {
    this.setTone(1);
  }

  /** Gives every mesh of a loaded model (the doll or the hands) its material, by its name. */
  dress(root: Object3D): void {
    root.traverse((object) => {
      if (!(object instanceof SkinnedMesh)) return;
      const name = object.name;
      object.material = this.#named(name);
      object.castShadow = name !== 'eyes' && name !== 'features' && name !== 'tongue';
      object.receiveShadow = true;
      if (/-(skin|nails|sleeve)$/.test(name)) this.#handMeshes.push(object);
    });
  }

  setTone(tone: Tone): void {
    const skin = SKINS[tone];
    const u = this.#uniforms;
    this.#skin.color.set(skin.doll);
    this.#hair.color.set(skin.hair);
    u.hairlessColour.value.set(skin.doll);
    u.blushColour.value.set(skin.blush);
    u.lipColour.value.set(skin.lips);
    u.palmColour.value.set(skin.palm);
    u.foldTint.value.set(skin.fold);
    u.browColour.value.set(skin.brow);
    u.nailColour.value.set(skin.nail);
    this.#handSkin.color.set(skin.hands);
    this.#nails.color.set(skin.handNails);
  }

  /** See-through hands let the touched skin be seen; solid hands show how they are held. */
  setSeeThrough(on: boolean): void {
    for (const material of [this.#handSkin, this.#nails, this.#sleeve]) {
      material.transparent = on || material === this.#sleeve;
      material.opacity = on ? 0.38 : 1;
      material.needsUpdate = true;
    }
    // Glass that threw the shadow of a solid hand would hide the very skin it is to show.
    for (const mesh of this.#handMeshes) mesh.castShadow = !on;
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
      this.#cloth,
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
        return this.#cloth;
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

  #wrap(fragment: string): string {
    return swap(
      fragment,
      '#include <lights_physical_pars_fragment>',
      `uniform vec3 lightWrap;\n${WRAPPED_LIGHT}`,
    );
  }

  /** Folds darken towards the skin's own deep colour instead of grey. */
  #folds(fragment: string, tint: string): string {
    return swap(
      fragment,
      '#include <aomap_fragment>',
      `vec3 fold = mix( ${tint}, vec3( 1.0 ), smoothstep( 0.1, 1.0, vColor.r ) );
	reflectedLight.indirectDiffuse *= fold * fold;
	reflectedLight.directDiffuse *= mix( vec3( 1.0 ), fold, 0.6 );
	reflectedLight.indirectSpecular *= vColor.r;
	reflectedLight.directSpecular *= vColor.r;`,
    );
  }

  #flesh(material: MeshStandardMaterial): MeshStandardMaterial {
    return patch(material, 'doll-skin', (shader) => {
      Object.assign(shader.uniforms, this.#uniforms);
      this.touch.addTo(shader);
      shader.vertexShader = swap(
        swap(shader.vertexShader, '#include <common>', `${MASK_VARYING}#include <common>`),
        '#include <color_vertex>',
        '#include <color_vertex>\n\tvPalm = uv.x;',
      );
      let fragment = swap(
        shader.fragmentShader,
        '#include <common>',
        `${MASK_VARYING}uniform vec3 blushColour, lipColour, palmColour, insideColour, foldTint;\n#include <common>`,
      );
      fragment = swap(
        fragment,
        '#include <color_fragment>',
        `diffuseColor.rgb = mix( diffuseColor.rgb, palmColour, vPalm );
	diffuseColor.rgb = mix( diffuseColor.rgb, blushColour, vColor.g * 0.62 );
	diffuseColor.rgb = mix( diffuseColor.rgb, lipColour, vColor.b * 0.66 );
	diffuseColor.rgb = mix( diffuseColor.rgb, insideColour, vColor.a );`,
      );
      fragment = swap(
        fragment,
        '#include <roughnessmap_fragment>',
        '#include <roughnessmap_fragment>\n\troughnessFactor = mix( roughnessFactor, 0.42, vColor.b );',
      );
      shader.fragmentShader = this.#folds(this.#wrap(fragment), 'foldTint');
    });
  }

  #lines(material: MeshStandardMaterial): MeshStandardMaterial {
    return patch(material, 'doll-features', (shader) => {
      Object.assign(shader.uniforms, this.#uniforms);
      shader.fragmentShader = this.#wrap(
        swap(
          swap(
            shader.fragmentShader,
            '#include <common>',
            'uniform vec3 browColour, lashColour, nailColour;\n#include <common>',
          ),
          '#include <color_fragment>',
          'diffuseColor.rgb = browColour * vColor.g + lashColour * vColor.b + nailColour * vColor.a;',
        ),
      );
    });
  }

  #open(material: MeshStandardMaterial, key: string, colour: string): MeshStandardMaterial {
    return patch(material, `doll-${key}`, (shader) => {
      Object.assign(shader.uniforms, this.#uniforms);
      shader.fragmentShader = this.#folds(
        this.#wrap(
          swap(
            swap(shader.fragmentShader, '#include <color_fragment>', colour),
            '#include <common>',
            'uniform vec3 hairlessColour;\n#include <common>',
          ),
        ),
        'vec3( 0.35, 0.22, 0.2 )',
      );
    });
  }

  #nappyCloth(material: MeshStandardMaterial): MeshStandardMaterial {
    return patch(material, 'doll-nappy', (shader) => {
      Object.assign(shader.uniforms, this.#uniforms);
      let fragment = swap(
        shader.fragmentShader,
        '#include <common>',
        'uniform vec3 trimColour;\n#include <common>',
      );
      fragment = swap(
        fragment,
        '#include <color_fragment>',
        'diffuseColor.rgb = mix( diffuseColor.rgb, trimColour, smoothstep( 0.5 - fwidth( vColor.g ), 0.5 + fwidth( vColor.g ), vColor.g ) );',
      );
      shader.fragmentShader = this.#folds(this.#wrap(fragment), 'vec3( 0.5, 0.42, 0.4 )');
    });
  }

  /** Catch-lights stay where the lamp is while the eyes turn. */
  #eyeballs(material: MeshStandardMaterial): MeshStandardMaterial {
    material.map = eyeTexture();
    return patch(material, 'doll-eyes', (shader) => {
      shader.fragmentShader = swap(
        shader.fragmentShader,
        '#include <aomap_fragment>',
        `float lamp = smoothstep( 0.982, 0.991, dot( normal, normalize( vec3( -0.2, 0.34, 0.92 ) ) ) );
	float window = smoothstep( 0.990, 0.997, dot( normal, normalize( vec3( 0.24, -0.16, 0.96 ) ) ) );
	totalEmissiveRadiance += vec3( 1.0, 0.98, 0.95 ) * ( lamp * 0.85 + window * 0.3 );
	reflectedLight.directSpecular *= 0.25;`,
      );
    });
  }

  #wrapped(material: MeshStandardMaterial): MeshStandardMaterial {
    return patch(material, 'hand-skin', (shader) => {
      Object.assign(shader.uniforms, this.#uniforms);
      shader.fragmentShader = this.#glass(this.#wrap(shader.fragmentShader));
    });
  }

  #worn(material: MeshStandardMaterial, key: string): MeshStandardMaterial {
    return patch(material, key, (shader) => {
      shader.fragmentShader = this.#glass(shader.fragmentShader);
    });
  }

  /** See-through like glass: clear where it faces the eye, drawn by its outline. */
  #glass(fragment: string): string {
    return swap(
      fragment,
      '#include <opaque_fragment>',
      `if ( opacity < 1.0 ) {
	float rim = 1.0 - abs( dot( normal, normalize( vViewPosition ) ) );
	diffuseColor.a *= mix( 0.3, 1.0 / opacity, rim * rim );
}
#include <opaque_fragment>`,
    );
  }
}

export type { Skin };
