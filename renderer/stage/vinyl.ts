/**
 * The one shader of everything soft on the stage: the doll's vinyl, hair and nappy, the parent's skin, nails and
 * sleeves. One program serves them all, because compiling shaders is most of what opening the stage costs; what
 * differs are a few numbers.
 *
 * A model's vertex colours are masks, not colours, so that one model serves every tone: red says how open a place is
 * (baked occlusion), green, blue and alpha each carry one tint, uv.x the palms and soles. Only where a model is
 * `painted` are they its colours.
 */
import { Color, MeshPhongMaterial, Vector4, type ColorRepresentation } from 'three';
import { chunk, patch, swap } from './shader-patch.ts';
import { addTouch, untouched, type TouchUniforms } from './touch.ts';

/** A colour laid over the base where its mask is, and how much of it, 0 to 1. */
export interface Tint {
  readonly colour: ColorRepresentation;
  readonly strength: number;
}

/** The masks that a tint can follow. */
export type Mask = 'green' | 'blue' | 'alpha' | 'palm';
const MASKS: readonly Mask[] = ['green', 'blue', 'alpha', 'palm'];

export interface VinylLook {
  readonly color?: ColorRepresentation;
  /** Blinn-Phong exponent; 25 is vinyl, 2 is cloth. */
  readonly shininess?: number;
  /** How far light wraps round the form, for red, green and blue: further in red, as in skin. */
  readonly wrap?: readonly [number, number, number];
  /** What a deep fold tends to; white for none. */
  readonly fold?: ColorRepresentation;
  readonly tints?: Readonly<Partial<Record<Mask, Tint>>>;
  /** The green mask has a clear edge instead of a soft one. */
  readonly crisp?: boolean;
  /** Vertex colours are the model's own colours. */
  readonly painted?: boolean;
  readonly transparent?: boolean;
  /** The palm mask says how far what lies beneath shows through, instead of where palms are. */
  readonly feathered?: boolean;
  /** How dark the form turns where it curves out of sight, 0 to 1: a line between two that lie before each other. */
  readonly contour?: number;
  readonly touch?: TouchUniforms;
}

/** Light reflected straight back from vinyl and skin, at normal incidence. */
const SPECULAR = new Color(0.04, 0.04, 0.04);

/** Light that wraps softly around a form; a highlight does not: past the terminator its own term has no bound. */
const WRAPPED_LIGHT = chunk(
  'lights_phong_pars_fragment',
  [
    'vec3 irradiance = dotNL * directLight.color;',
    `vec3 wrapped = clamp( ( vec3( dot( geometryNormal, directLight.direction ) ) + lightWrap ) / ( 1.0 + lightWrap ), 0.0, 1.0 );
	vec3 irradiance = wrapped * directLight.color;`,
  ],
  [
    'reflectedLight.directSpecular += irradiance * BRDF_BlinnPhong',
    'reflectedLight.directSpecular += dotNL * directLight.color * BRDF_BlinnPhong',
  ],
);

const FRAGMENT_HEAD = /* glsl */ `
uniform vec4 tints[ 4 ]; // green, blue, alpha, palm: colour and strength
uniform vec3 foldTint;
uniform vec3 lightWrap;
uniform float painted;
uniform float crisp;
uniform float feathered;
uniform float contour;
varying float vPalm;
`;

const FRAGMENT_COLOUR = /* glsl */ `
	diffuseColor *= mix( vec4( 1.0 ), vColor, painted );
	float edge = fwidth( vColor.g ) + 1e-4;
	float green = mix( vColor.g, smoothstep( 0.5 - edge, 0.5 + edge, vColor.g ), crisp );
	diffuseColor.a *= 1.0 - feathered * vPalm;
	diffuseColor.rgb = mix( diffuseColor.rgb, tints[ 3 ].rgb, tints[ 3 ].a * vPalm );
	diffuseColor.rgb = mix( diffuseColor.rgb, tints[ 0 ].rgb, tints[ 0 ].a * green );
	diffuseColor.rgb = mix( diffuseColor.rgb, tints[ 1 ].rgb, tints[ 1 ].a * vColor.b );
	diffuseColor.rgb = mix( diffuseColor.rgb, tints[ 2 ].rgb, tints[ 2 ].a * vColor.a );
`;

/** Folds darken towards the skin's own deep colour instead of grey. */
const FRAGMENT_FOLDS = /* glsl */ `
	float open = mix( vColor.r, 1.0, painted );
	vec3 fold = mix( foldTint, vec3( 1.0 ), smoothstep( 0.1, 1.0, open ) );
	reflectedLight.indirectDiffuse *= fold * fold;
	reflectedLight.directDiffuse *= mix( vec3( 1.0 ), fold, 0.6 );
	reflectedLight.directSpecular *= open;
`;

/** Where a form curves out of sight it darkens, so that a hand before a hand keeps its outline. */
const FRAGMENT_CONTOUR = /* glsl */ `
	float turned = 1.0 - abs( dot( normal, normalize( vViewPosition ) ) );
	float line = 1.0 - contour * smoothstep( 0.45, 0.95, turned );
	reflectedLight.directDiffuse *= line;
	reflectedLight.indirectDiffuse *= line;
`;

/** See-through like glass: clear where it faces the eye, drawn by its outline. */
const FRAGMENT_GLASS = /* glsl */ `
	if ( opacity < 1.0 ) {
		diffuseColor.a *= mix( 0.3, 1.0 / opacity, turned * turned );
	}
	#include <opaque_fragment>
`;

/** A material of the stage's soft things, and how its colours are changed later. */
export class Vinyl extends MeshPhongMaterial {
  readonly #uniforms = {
    tints: { value: MASKS.map(() => new Vector4(0, 0, 0, 0)) },
    foldTint: { value: new Color('#ffffff') },
    lightWrap: { value: new Color(0, 0, 0) },
    painted: { value: 0 },
    crisp: { value: 0 },
    feathered: { value: 0 },
    contour: { value: 0 },
  };

  constructor(look: VinylLook) {
    super({
      color: look.color ?? '#ffffff',
      shininess: look.shininess ?? 25,
      specular: SPECULAR,
      vertexColors: true,
      transparent: look.transparent ?? false,
      // Down lies on the skin: where triangles differ it must still be in front.
      polygonOffset: look.feathered ?? false,
      polygonOffsetFactor: -4,
      polygonOffsetUnits: -16,
    });
    const uniforms = this.#uniforms;
    if (look.wrap) uniforms.lightWrap.value.setRGB(...look.wrap);
    uniforms.painted.value = look.painted ? 1 : 0;
    uniforms.crisp.value = look.crisp ? 1 : 0;
    uniforms.feathered.value = look.feathered ? 1 : 0;
    uniforms.contour.value = look.contour ?? 0;
    this.recolour(look);
    const touch = look.touch ?? untouched;
    patch(this, 'vinyl', (shader) => {
      Object.assign(shader.uniforms, uniforms, touch);
      shader.vertexShader = swap(
        swap(shader.vertexShader, '#include <common>', 'varying float vPalm;\n#include <common>'),
        '#include <color_vertex>',
        '#include <color_vertex>\n\tvPalm = uv.x;',
      );
      for (const [from, to] of [
        ['#include <common>', `${FRAGMENT_HEAD}#include <common>`],
        ['#include <lights_phong_pars_fragment>', WRAPPED_LIGHT],
        ['#include <color_fragment>', FRAGMENT_COLOUR],
        ['#include <aomap_fragment>', FRAGMENT_FOLDS + FRAGMENT_CONTOUR],
        ['#include <opaque_fragment>', FRAGMENT_GLASS],
      ] as const)
        shader.fragmentShader = swap(shader.fragmentShader, from, to);
      addTouch(shader);
    });
  }

  /** Changes the colours that are given and leaves the others. */
  recolour({ color, fold, tints = {} }: Pick<VinylLook, 'color' | 'fold' | 'tints'>): void {
    if (color !== undefined) this.color.set(color);
    if (fold !== undefined) this.#uniforms.foldTint.value.set(fold);
    const linear = new Color();
    for (const [index, mask] of MASKS.entries()) {
      const tint = tints[mask];
      if (!tint) continue;
      const { r, g, b } = linear.set(tint.colour);
      this.#uniforms.tints.value[index]!.set(r, g, b, tint.strength);
    }
  }
}
