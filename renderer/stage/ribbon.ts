import {
  BufferAttribute,
  BufferGeometry,
  Color,
  DoubleSide,
  DynamicDrawUsage,
  Mesh,
  ShaderMaterial,
  Vector3,
} from 'three';
import { PATH_POINTS, type PathMark } from '../choreography/index.ts';

/** Half the ribbon's width and its height above the skin, m. */
const HALF_WIDTH = 0.0055;
const LIFT = 0.0035;

const vertexShader = /* glsl */ `
  attribute vec2 along; // metres from the start, and -1 or 1 across
  varying vec2 vAlong;
  void main() {
    vAlong = along;
    gl_Position = projectionMatrix * viewMatrix * vec4(position, 1.0);
  }
`;

// Chevrons that point the way the hand goes; the part that is done is full, the part to come is pale.
const fragmentShader = /* glsl */ `
  uniform vec3 colour;
  uniform float strength;
  uniform float done;
  uniform float behind;
  varying vec2 vAlong;
  void main() {
    float across = abs(vAlong.y);
    float chevron = fract((vAlong.x + across * 0.006) / 0.018);
    float arrow = smoothstep(0.0, 0.08, chevron) * (1.0 - smoothstep(0.42, 0.5, chevron));
    float ahead = step(done, vAlong.x);
    float edge = 1.0 - smoothstep(0.8, 1.0, across);
    float alpha = strength * edge * mix(0.85, 0.45, ahead) * behind;
    gl_FragColor = vec4(mix(colour, vec3(1.0), arrow * 0.85), alpha);
    #include <colorspace_fragment>
  }
`;

/** The path that a hand follows on the skin, with arrows in its direction. */
export class Ribbon {
  /** Two draws of one geometry: what the camera sees, and faintly what the hand or the body hides. */
  readonly meshes: readonly [Mesh, Mesh];
  readonly #geometry = new BufferGeometry();
  readonly #positions = new Float32Array(PATH_POINTS * 6);
  readonly #along = new Float32Array(PATH_POINTS * 4);
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
    this.meshes = [draw(false, 0.28, 3), draw(true, 1, 4)];
  }

  update(mark: PathMark): void {
    const shown = mark.count > 1 && mark.strength > 0.01;
    for (const mesh of this.meshes) mesh.visible = shown;
    if (!shown) return;
    let length = 0;
    const last = mark.count - 1;
    for (let i = 0; i <= last; i++) {
      this.#a.fromArray(mark.points, Math.max(0, i - 1) * 3);
      this.#b.fromArray(mark.points, Math.min(last, i + 1) * 3);
      this.#normal.fromArray(mark.normals, i * 3);
      this.#side.subVectors(this.#b, this.#a).cross(this.#normal).setLength(HALF_WIDTH);
      if (i > 0) length += this.#a.distanceTo(this.#b.fromArray(mark.points, i * 3));
      this.#b.fromArray(mark.points, i * 3).addScaledVector(this.#normal, LIFT);
      this.#a.addVectors(this.#b, this.#side).toArray(this.#positions, i * 6);
      this.#a.subVectors(this.#b, this.#side).toArray(this.#positions, i * 6 + 3);
      this.#along.set([length, -1, length, 1], i * 4);
    }
    this.#geometry.setDrawRange(0, last * 6);
    this.#geometry.getAttribute('position').needsUpdate = true;
    this.#geometry.getAttribute('along').needsUpdate = true;
    this.#uniforms.strength.value = mark.strength;
    this.#uniforms.done.value = mark.progress * length;
  }
}
