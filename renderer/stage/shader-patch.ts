/** Changes to three's own shaders that fail loudly: a patch that silently does nothing is a bug unseen. */
import { ShaderChunk, type Material, type WebGLProgramParametersWithUniforms } from 'three';

type Shader = WebGLProgramParametersWithUniforms;

/** Replaces the one occurrence of `from`. @throws Error when it is not there */
export function swap(source: string, from: string, to: string): string {
  if (!source.includes(from))
    throw new Error(`The shader no longer has: ${from.trim().slice(0, 70)}`);
  return source.replace(from, () => to);
}

/** One of three's chunks with replacements, to stand in for its `#include`. */
export function chunk(
  name: keyof typeof ShaderChunk,
  ...swaps: readonly (readonly [string, string])[]
): string {
  return swaps.reduce((source, [from, to]) => swap(source, from, to), ShaderChunk[name]);
}

/** Patches a material's program; `key` must name the patch, because programs are cached by it. */
export function patch<M extends Material>(
  material: M,
  key: string,
  change: (shader: Shader) => void,
): M {
  material.onBeforeCompile = (shader) => change(shader);
  material.customProgramCacheKey = () => key;
  return material;
}

/** Light that wraps softly around a form, further in red than in blue, as in skin. */
export const WRAPPED_LIGHT = chunk(
  'lights_physical_pars_fragment',
  [
    'vec3 irradiance = dotNL * directLight.color;',
    `vec3 wrapped = clamp( ( vec3( dot( geometryNormal, directLight.direction ) ) + lightWrap ) / ( 1.0 + lightWrap ), 0.0, 1.0 );
	vec3 irradiance = wrapped * directLight.color;`,
  ],
  [
    // A highlight does not wrap: past the terminator its own term has no bound.
    'reflectedLight.directSpecular += irradiance * specularBRDF',
    'reflectedLight.directSpecular += dotNL * directLight.color * specularBRDF',
  ],
);
