/** Changes to three's own shaders that fail loudly: a patch that silently does nothing is a bug unseen. */
import { ShaderChunk, type Material, type WebGLProgramParametersWithUniforms } from 'three';

type Shader = WebGLProgramParametersWithUniforms;

/** Replaces the one occurrence of `from`. @throws Error when it is not there exactly once */
export function swap(source: string, from: string, to: string): string {
  if (source.split(from).length !== 2)
    throw new Error(`The shader does not have exactly once: ${from.trim().slice(0, 70)}`);
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
