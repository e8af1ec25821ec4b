import { Color, Vector4, type WebGLProgramParametersWithUniforms } from 'three';
import type { PoseBuffer } from '../choreography/index.ts';
import { swap } from './shader-patch.ts';

/** Most touched places that the skin is told of, both hands together. */
const PLACES = 32;

/** The colour of the path that a hand follows, and of the print of its touch: on no skin tone is it lost. */
export const MARK_COLOUR = new Color('#0f7f86');
const PRINT_COLOUR = new Color('#4fc4bd');

const vertexHead = /* glsl */ `
uniform vec4 touches[${PLACES}]; // place in the world and radius, m
uniform int touchCount;
uniform float dent;
varying float vTouch;
`;

// Soft spots that melt into one print; the skin gives way under it.
const vertexBody = /* glsl */ `
  vTouch = 0.0;
  {
    vec3 touchedAt = (modelMatrix * vec4(transformed, 1.0)).xyz;
    for (int i = 0; i < touchCount; i++) {
      float near = distance(touchedAt, touches[i].xyz) / max(touches[i].w, 1e-5);
      vTouch = max(vTouch, 1.0 - smoothstep(0.9, 1.9, near));
    }
    transformed -= normalize(objectNormal) * dent * vTouch;
  }
`;

const fragmentHead = /* glsl */ `
uniform vec3 printColour;
uniform float printStrength;
varying float vTouch;
`;

const fragmentBody = /* glsl */ `
  diffuseColor.rgb = mix(diffuseColor.rgb, printColour, vTouch * printStrength);
`;

/** Skin that nobody touches: the same shader, with nothing to do. */
export const untouched = createUniforms();
export type TouchUniforms = ReturnType<typeof createUniforms>;

function createUniforms() {
  return {
    touches: { value: Array.from({ length: PLACES }, () => new Vector4(0, 0, 0, 0)) },
    touchCount: { value: 0 },
    dent: { value: 0.0012 },
    printColour: { value: PRINT_COLOUR },
    printStrength: { value: 0.5 },
  };
}

/** Adds print and dent to a material's shader; `TouchUniforms` must be among its uniforms. Call before three reads it. */
export function addTouch(shader: WebGLProgramParametersWithUniforms): void {
  const skinned = '#include <skinning_vertex>';
  const normal = '#include <normal_fragment_begin>';
  shader.vertexShader = vertexHead + swap(shader.vertexShader, skinned, skinned + vertexBody);
  shader.fragmentShader = fragmentHead + swap(shader.fragmentShader, normal, fragmentBody + normal);
}

/** The print of the hands on the skin and the slight dent under them. */
export class Touch {
  readonly uniforms = createUniforms();

  /** @param seeThrough see-through hands let the whole print be seen, so it may be stronger */
  update(pose: PoseBuffer, seeThrough: boolean): void {
    const { touches, touchCount, printStrength } = this.uniforms;
    printStrength.value = seeThrough ? 0.85 : 0.6;
    let next = 0;
    for (const hand of pose.hands) {
      const share = PLACES / 2;
      const step = Math.max(1, Math.ceil(hand.contactCount / share));
      for (
        let i = 0;
        hand.visible && hand.touch > 0 && i < hand.contactCount && next < PLACES;
        i += step
      ) {
        const place = touches.value[next++]!;
        place.fromArray(hand.contacts, i * 4);
        place.w *= hand.touch;
      }
    }
    touchCount.value = next;
  }
}
