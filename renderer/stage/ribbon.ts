import {
  BufferAttribute,
  BufferGeometry,
  type Camera,
  type Color,
  DoubleSide,
  DynamicDrawUsage,
  Mesh,
  ShaderMaterial,
  Vector2,
  Vector3,
  Vector4,
} from 'three';
import { PATH_POINTS, type PathMark } from '../choreography/index.ts';
import { Arrow, SECTIONS } from './arrow.ts';

/** So much nearer to the camera than the skin the arrow is drawn, m: bulging skin does not break it, another limb does. */
const NEARER = 0.02;

const vertexShader = /* glsl */ `
  attribute vec3 along; // along and across the arrow, in heights of the picture; how far the skin faces the camera
  varying vec3 vAlong;
  void main() {
    vAlong = along;
    // Heights of the picture, from its middle, at this distance.
    float away = position.z - ${NEARER.toFixed(3)};
    vec2 seen = position.xy * 2.0 * away / projectionMatrix[1][1];
    gl_Position = projectionMatrix * vec4(seen, -away, 1.0);
  }
`;

// A light outline around the dark arrow holds on every skin tone, also where a projector washes the colours out.
const fragmentShader = /* glsl */ `
  uniform vec3 colour;
  uniform float strength;
  uniform float done;
  uniform bool veiled;
  uniform vec4 band;  // length to the tip, half width, radius of the start, outline
  uniform vec2 head;  // length, half width
  varying vec3 vAlong;

  /** How far outside of the arrow a place is. */
  float outside(vec2 at) {
    float neck = band.x - head.x;
    float shaft = max(at.y - band.y, max(-at.x, at.x - neck));
    float start = length(at) - band.z;
    float point = max(dot(vec2(at.x - band.x, at.y), normalize(head.yx)), neck - at.x);
    return min(min(shaft, start), point);
  }

  void main() {
    vec2 at = vec2(vAlong.x, abs(vAlong.y));
    float away = outside(at);
    float soft = fwidth(vAlong.y) * 0.75;
    float inner = 1.0 - smoothstep(-soft, soft, away);
    float outer = 1.0 - smoothstep(band.w - soft, band.w + soft, away);
    float ahead = smoothstep(done - band.y, done + band.y, vAlong.x);
    float alpha = veiled
      ? 0.3 * inner
      : outer * mix(0.62, 0.96, ahead) * smoothstep(-0.3, 0.15, vAlong.z);
    vec3 paint = mix(colour, vec3(1.0), 0.5 * (1.0 - ahead));
    gl_FragColor = vec4(veiled ? vec3(1.0) : mix(vec3(1.0), paint, inner), alpha * strength);
    #include <colorspace_fragment>
  }
`;

/** The path that a hand follows on the skin: an arrow from where to where. */
export class Ribbon {
  /** Two draws of one geometry: on the skin, under the hands; and a veil of it that shines through them. */
  readonly meshes: readonly [Mesh, Mesh];
  readonly #arrow = new Arrow();
  readonly #geometry = new BufferGeometry();
  /** x, y, distance and facing of each point of the path. */
  readonly #seen = new Float32Array(PATH_POINTS * 4);
  readonly #uniforms;
  readonly #point = new Vector3();
  readonly #normal = new Vector3();

  constructor(colour: Color) {
    const index: number[] = [];
    for (let i = 0; i + 1 < SECTIONS; i++) {
      index.push(i * 2, i * 2 + 1, i * 2 + 2, i * 2 + 1, i * 2 + 3, i * 2 + 2);
    }
    const attribute = (values: Float32Array): BufferAttribute =>
      new BufferAttribute(values, 3).setUsage(DynamicDrawUsage);
    this.#geometry.setIndex(index);
    this.#geometry.setAttribute('position', attribute(this.#arrow.corners));
    this.#geometry.setAttribute('along', attribute(this.#arrow.along));
    this.#uniforms = {
      colour: { value: colour },
      strength: { value: 0 },
      done: { value: 0 },
      band: { value: new Vector4() },
      head: { value: new Vector2() },
    };
    const draw = (veiled: boolean, order: number): Mesh => {
      const material = new ShaderMaterial({
        vertexShader,
        fragmentShader,
        uniforms: { ...this.#uniforms, veiled: { value: veiled } },
        transparent: true,
        depthTest: !veiled,
        depthWrite: false,
        side: DoubleSide,
      });
      const mesh = new Mesh(this.#geometry, material);
      mesh.frustumCulled = false;
      mesh.renderOrder = order;
      return mesh;
    };
    // Hands are drawn between the two, in the order 0.
    this.meshes = [draw(false, -1), draw(true, 3)];
  }

  /** @param camera where it stands in this frame, its matrices up to date */
  update(mark: PathMark, camera: Camera): void {
    if (mark.count > 1 && mark.strength > 0.01) this.#lay(mark, camera);
    else this.#arrow.clarity = 0;
    const strength = mark.strength * this.#arrow.clarity;
    for (const mesh of this.meshes) mesh.visible = strength > 0.01;
    this.#uniforms.strength.value = strength;
  }

  #lay(mark: PathMark, camera: Camera): void {
    const toHeights = camera.projectionMatrix.elements[5]! / 2;
    for (let i = 0; i < mark.count; i++) {
      const point = this.#point
        .fromArray(mark.points, i * 3)
        .applyMatrix4(camera.matrixWorldInverse);
      const normal = this.#normal
        .fromArray(mark.normals, i * 3)
        .transformDirection(camera.matrixWorldInverse);
      const facing = -normal.dot(point) / point.length();
      const away = -point.z;
      this.#seen[i * 4] = (point.x / away) * toHeights;
      this.#seen[i * 4 + 1] = (point.y / away) * toHeights;
      this.#seen[i * 4 + 2] = away;
      this.#seen[i * 4 + 3] = facing;
    }
    this.#arrow.lay(this.#seen, mark.count, mark.closed);
    const { length, halfWidth, startRadius, outline, headLength, headHalfWidth } =
      this.#arrow.sizes;
    this.#uniforms.band.value.set(length, halfWidth, startRadius, outline);
    this.#uniforms.head.value.set(headLength, headHalfWidth);
    this.#uniforms.done.value = mark.closed ? -1 : mark.progress * length;
    this.#geometry.getAttribute('position').needsUpdate = true;
    this.#geometry.getAttribute('along').needsUpdate = true;
  }
}
