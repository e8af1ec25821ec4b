import {
  BufferAttribute,
  BufferGeometry,
  type Color,
  DoubleSide,
  DynamicDrawUsage,
  Mesh,
  ShaderMaterial,
  Vector3,
} from 'three';
import { PATH_POINTS, type PathMark } from '../choreography/index.ts';

/** Half the ribbon's width and its height above the skin, m. */
const HALF_WIDTH = 0.0072;
const LIFT = 0.0035;
/** Lengths of the round start and of the arrowhead, and how much wider they are than the ribbon. */
const START_LENGTH = 0.013;
const HEAD_LENGTH = 0.02;
const START_WIDTH = 1.7;
const HEAD_WIDTH = 2.5;

const vertexShader = /* glsl */ `
  attribute vec2 along; // metres from the start, and -1 or 1 across
  varying vec2 vAlong;
  void main() {
    vAlong = along;
    gl_Position = projectionMatrix * viewMatrix * vec4(position, 1.0);
  }
`;

// Chevrons that point the way the hand goes; the way still to go is full, the way that is done pale.
// A light outline around the dark way holds on every skin tone, also where a projector washes the colours out.
const fragmentShader = /* glsl */ `
  uniform vec3 colour;
  uniform float strength;
  uniform float done;
  uniform float behind;
  varying vec2 vAlong;
  void main() {
    float across = abs(vAlong.y);
    float chevron = fract((vAlong.x + across * 0.007) / 0.022);
    float arrow = smoothstep(0.0, 0.08, chevron) * (1.0 - smoothstep(0.3, 0.38, chevron));
    arrow *= 1.0 - step(0.55, across);
    float outline = smoothstep(0.7, 0.78, across);
    float ahead = step(done, vAlong.x);
    float edge = 1.0 - smoothstep(0.86, 1.0, across);
    float alpha = strength * edge * mix(0.42, 0.94, ahead) * behind;
    gl_FragColor = vec4(mix(colour, vec3(1.0), max(arrow * 0.92, outline)), alpha);
    #include <colorspace_fragment>
  }
`;

/** A round start, an even way, an arrowhead: half the width at `at` metres of a ribbon of `length` metres. */
function halfWidth(at: number, length: number): number {
  const left = length - at;
  if (left < HEAD_LENGTH) return Math.max(1e-5, HALF_WIDTH * HEAD_WIDTH * (left / HEAD_LENGTH));
  const round = at / START_LENGTH;
  if (round < 1)
    return HALF_WIDTH * Math.max(0.05, START_WIDTH * Math.sqrt(1 - (2 * round - 1) ** 2));
  return HALF_WIDTH;
}

/** The path that a hand follows on the skin, with arrows in its direction. */
export class Ribbon {
  /** Two draws of one geometry: what the camera sees, and faintly what the hand or the body hides. */
  readonly meshes: readonly [Mesh, Mesh];
  readonly #geometry = new BufferGeometry();
  readonly #positions = new Float32Array(PATH_POINTS * 6);
  readonly #along = new Float32Array(PATH_POINTS * 4);
  readonly #lengths = new Float32Array(PATH_POINTS);
  readonly #uniforms;
  readonly #a = new Vector3();
  readonly #b = new Vector3();
  readonly #normal = new Vector3();
  readonly #side = new Vector3();

  constructor(colour: Color) {
    const index: number[] = [];
    for (let i = 0; i + 1 < PATH_POINTS; i++) {
      index.push(i * 2, i * 2 + 1, i * 2 + 2, i * 2 + 1, i * 2 + 3, i * 2 + 2);
    }
    this.#geometry.setIndex(index);
    this.#geometry.setAttribute(
      'position',
      new BufferAttribute(this.#positions, 3).setUsage(DynamicDrawUsage),
    );
    this.#geometry.setAttribute(
      'along',
      new BufferAttribute(this.#along, 2).setUsage(DynamicDrawUsage),
    );
    this.#uniforms = { colour: { value: colour }, strength: { value: 0 }, done: { value: 0 } };
    const draw = (depthTest: boolean, behind: number, order: number): Mesh => {
      const material = new ShaderMaterial({
        vertexShader,
        fragmentShader,
        uniforms: { ...this.#uniforms, behind: { value: behind } },
        transparent: true,
        depthTest,
        depthWrite: false,
        side: DoubleSide,
      });
      const mesh = new Mesh(this.#geometry, material);
      mesh.frustumCulled = false;
      mesh.renderOrder = order;
      return mesh;
    };
    this.meshes = [draw(false, 0.34, 3), draw(true, 1, 4)];
  }

  update(mark: PathMark): void {
    const shown = mark.count > 1 && mark.strength > 0.01;
    for (const mesh of this.meshes) mesh.visible = shown;
    if (!shown) return;
    const last = mark.count - 1;
    const length = this.#measure(mark);
    for (let i = 0; i <= last; i++) {
      this.#a.fromArray(mark.points, Math.max(0, i - 1) * 3);
      this.#b.fromArray(mark.points, Math.min(last, i + 1) * 3);
      this.#normal.fromArray(mark.normals, i * 3);
      this.#side.subVectors(this.#b, this.#a).cross(this.#normal);
      this.#side.setLength(mark.closed ? HALF_WIDTH : halfWidth(this.#lengths[i]!, length));
      this.#b.fromArray(mark.points, i * 3).addScaledVector(this.#normal, LIFT);
      this.#a.addVectors(this.#b, this.#side).toArray(this.#positions, i * 6);
      this.#a.subVectors(this.#b, this.#side).toArray(this.#positions, i * 6 + 3);
      this.#along[i * 4] = this.#along[i * 4 + 2] = this.#lengths[i]!;
      this.#along[i * 4 + 1] = -1;
      this.#along[i * 4 + 3] = 1;
    }
    this.#geometry.setDrawRange(0, last * 6);
    this.#geometry.getAttribute('position').needsUpdate = true;
    this.#geometry.getAttribute('along').needsUpdate = true;
    this.#uniforms.strength.value = mark.strength;
    this.#uniforms.done.value = mark.progress * length;
  }

  /** Fills in how far along the path each point is. @returns the whole length, m */
  #measure(mark: PathMark): number {
    let length = 0;
    this.#lengths[0] = 0;
    for (let i = 1; i < mark.count; i++) {
      this.#a.fromArray(mark.points, i * 3 - 3);
      length += this.#a.distanceTo(this.#b.fromArray(mark.points, i * 3));
      this.#lengths[i] = length;
    }
    return length;
  }
}
