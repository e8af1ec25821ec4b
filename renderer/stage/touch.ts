import { Color, Vector4, type WebGLProgramParametersWithUniforms } from 'three';
import { CONTACT_POINTS, type HandPose, type PoseBuffer } from '../choreography/index.ts';
import { swap } from './shader-patch.ts';

/** The colour of the path that a hand follows, and of the print of its touch: on no skin tone is it lost. */
export const MARK_COLOUR = new Color('#0f7f86');
const PRINT_COLOUR = new Color('#4fc4bd');
/** Beside a solid hand a coloured print looks like a bruise; what shows of it there is the warm shade of a touch. */
const SHADE_COLOUR = new Color('#8a3a22');

/**
 * The print of a place is full up to this share of its radius and ends at that: the places of one hand run together,
 * and no skin is coloured beside the hand or under a finger in the air.
 */
const FULL = 0.75;
const GONE = 1.4;

/** Under hands that hide the middle of their print its places may be smaller, so that none shows beside them. */
const UNDER_HANDS = 0.72;

const vertexHead = /* glsl */ `
uniform vec4 touches[${2 * CONTACT_POINTS}]; // place in the world and radius, m; one hand after the other
uniform vec4 within[2]; // all that a hand touches lies in this ball: its middle and radius, m
uniform int touchCounts[2];
uniform float dent;
varying float vTouch;
`;

// Soft spots that melt into one print; the skin gives way under it.
const vertexBody = /* glsl */ `
  vTouch = 0.0;
  vec3 touchedAt = (modelMatrix * vec4(transformed, 1.0)).xyz;
  for (int hand = 0; hand < 2; hand++) {
    if (distance(touchedAt, within[hand].xyz) > within[hand].w) continue;
    int first = hand * ${CONTACT_POINTS};
    for (int i = first; i < first + touchCounts[hand]; i++) {
      float near = distance(touchedAt, touches[i].xyz) / max(touches[i].w, 1e-5);
      vTouch = max(vTouch, 1.0 - smoothstep(${FULL}, ${GONE}, near));
    }
  }
  transformed -= normalize(objectNormal) * dent * vTouch;
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

function places(count: number): Vector4[] {
  return Array.from({ length: count }, () => new Vector4(0, 0, 0, 0));
}

function createUniforms() {
  return {
    touches: { value: places(2 * CONTACT_POINTS) },
    within: { value: places(2) },
    touchCounts: { value: [0, 0] },
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
    this.uniforms.printColour.value = seeThrough ? PRINT_COLOUR : SHADE_COLOUR;
    this.uniforms.printStrength.value = seeThrough ? 0.85 : 0.25;
    const share = seeThrough ? 1 : UNDER_HANDS;
    for (const side of [0, 1] as const) this.#lay(side, pose.hands[side], share);
  }

  /** @param share how much of its radius each place gets */
  #lay(side: 0 | 1, hand: HandPose, share: number): void {
    const { touches, within, touchCounts } = this.uniforms;
    const count = hand.visible && hand.touch > 0 ? hand.contactCount : 0;
    touchCounts.value[side] = count;
    const ball = within.value[side]!.set(0, 0, 0, 0);
    const first = side * CONTACT_POINTS;
    for (let i = 0; i < count; i++) {
      const place = touches.value[first + i]!.fromArray(hand.contacts, i * 4);
      place.w *= hand.touch * share;
      ball.addScaledVector(place, 1 / count);
    }
    ball.w = 0;
    for (let i = 0; i < count; i++) {
      const { x, y, z, w } = touches.value[first + i]!;
      ball.w = Math.max(ball.w, Math.hypot(x - ball.x, y - ball.y, z - ball.z) + w * GONE);
    }
  }
}
