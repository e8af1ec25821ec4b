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
import { PATH_POINTS, type PathForm, type PathMark } from '../choreography/index.ts';
import { Arrow, SECTIONS } from './arrow.ts';

const vertexShader = /* glsl */ `
  attribute vec2 corner; // in heights of the picture, from its middle
  attribute vec3 along; // along and across the arrow, in the same; how far the skin faces the camera
  varying vec3 vAlong;
  void main() {
    vAlong = along;
    float aspect = projectionMatrix[1][1] / projectionMatrix[0][0];
    gl_Position = vec4(corner.x * 2.0 / aspect, corner.y * 2.0, 0.0, 1.0);
  }
`;

// A light outline around the dark arrow holds on every skin tone, also where a projector washes the colours out.
const fragmentShader = /* glsl */ `
  uniform vec3 colour;
  uniform float strength;
  uniform float done;
  uniform bool veiled;
  uniform int sign;   // 0 an arrow, 1 a press, 2 a hand that is still, 3 an arrow of steps, 4 one with two heads
  uniform vec4 band;  // length to the tip, half width, radius of the start, outline
  uniform vec2 head;  // length, half width
  varying vec3 vAlong;

  /** How far outside of the arrow a place is. */
  float outside(vec2 at, vec2 head) {
    float neck = band.x - head.x;
    float shaft = max(at.y - band.y, max(-at.x, at.x - neck - band.y)); // into the head, so that no seam shows
    if (sign == 3) {
      // A dot for each step, as many as have room.
      float gap = neck / max(2.0, floor(neck / (band.y * 4.2)));
      float nearest = clamp(floor(at.x / gap + 0.5) * gap, 0.0, neck - gap);
      shaft = length(vec2(at.x - nearest, at.y)) - band.y * 1.3;
    }
    float start = length(at) - band.z;
    float point = max(dot(vec2(at.x - band.x, at.y), normalize(head.yx)), neck - at.x);
    return min(min(shaft, start), point);
  }

  /** How far outside of the four heads that point at a pressed place; the firmer, the nearer they are. */
  float outsidePress(vec2 at) {
    vec2 there = at.x > at.y ? at : at.yx;
    float tip = band.y * mix(3.5, 2.6, done);
    float point = dot(vec2(tip - there.x, there.y), normalize(head.yx));
    return max(point, there.x - tip - head.x);
  }

  /** How far outside of the two rounded bars of a pause. */
  float outsideStill(vec2 at) {
    vec2 corner = max(abs(at - vec2(band.y * 1.4, 0.0)) - band.y * vec2(0.3, 2.3), 0.0);
    return length(corner) - band.y * 0.6;
  }

  void main() {
    vec2 at = vec2(vAlong.x, abs(vAlong.y));
    bool bothWays = sign == 4;
    // To and fro: the larger head points where the hand goes first, so that two hands are seen to go opposite ways.
    vec2 point = bothWays && at.x < band.x * 0.5 ? head * 0.62 : head;
    if (bothWays) at.x = band.x * 0.5 + abs(at.x - band.x * 0.5);
    float away = sign == 2 ? outsideStill(abs(at)) : sign == 1 ? outsidePress(abs(at)) : outside(at, point);
    float soft = fwidth(vAlong.y) * 0.75;
    float inner = 1.0 - smoothstep(-soft, soft, away);
    float outer = 1.0 - smoothstep(band.w - soft, band.w + soft, away);
    float ahead = sign == 1 || sign == 2 ? 1.0 : smoothstep(done - band.y, done + band.y, vAlong.x);
    if (veiled) {
      gl_FragColor = vec4(mix(vec3(1.0), colour, inner), strength * mix(0.8 * outer, 0.75, inner));
    } else {
      float near = mix(0.75, 1.0, smoothstep(-0.4, 0.1, vAlong.z));
      vec3 paint = mix(colour, vec3(1.0), 0.12 * (1.0 - ahead));
      gl_FragColor = vec4(mix(vec3(1.0), paint, inner), strength * outer * near * mix(0.92, 0.96, ahead));
    }
    #include <colorspace_fragment>
  }
`;

/** How the shader knows a form. */
const SIGNS: Readonly<Record<PathForm, number>> = {
  open: 0,
  closed: 0,
  'to and fro': 4,
  press: 1,
  still: 2,
  steps: 3,
};

/** The path that a hand follows on the skin: an arrow from where to where. */
export class Ribbon {
  /**
   * Two draws of one geometry: on the doll, paler where its skin is turned away, whatever bulges there; then, when the
   * hands are drawn over it, a veil of it on them.
   */
  readonly meshes: readonly [Mesh, Mesh];
  readonly #arrow = new Arrow();
  readonly #geometry = new BufferGeometry();
  /** x, y and facing of each point of the path. */
  readonly #seen = new Float32Array(PATH_POINTS * 3);
  readonly #uniforms;
  readonly #point = new Vector3();
  readonly #normal = new Vector3();

  constructor(colour: Color) {
    const index: number[] = [];
    for (let i = 0; i + 1 < SECTIONS; i++) {
      index.push(i * 2, i * 2 + 1, i * 2 + 2, i * 2 + 1, i * 2 + 3, i * 2 + 2);
    }
    const attribute = (values: Float32Array, width: number): BufferAttribute =>
      new BufferAttribute(values, width).setUsage(DynamicDrawUsage);
    this.#geometry.setIndex(index);
    this.#geometry.setAttribute('corner', attribute(this.#arrow.corners, 2));
    this.#geometry.setAttribute('along', attribute(this.#arrow.along, 3));
    this.#uniforms = {
      colour: { value: colour },
      strength: { value: 0 },
      done: { value: 0 },
      band: { value: new Vector4() },
      head: { value: new Vector2() },
      sign: { value: 0 },
    };
    const draw = (veiled: boolean, order: number): Mesh => {
      const material = new ShaderMaterial({
        vertexShader,
        fragmentShader,
        uniforms: { ...this.#uniforms, veiled: { value: veiled } },
        transparent: true,
        depthTest: false,
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
      this.#seen[i * 3] = (point.x / -point.z) * toHeights;
      this.#seen[i * 3 + 1] = (point.y / -point.z) * toHeights;
      this.#seen[i * 3 + 2] = -normal.dot(point) / point.length();
    }
    this.#arrow.lay(this.#seen, mark.count, mark.form);
    const { length, halfWidth, startRadius, outline, headLength, headHalfWidth } =
      this.#arrow.sizes;
    this.#uniforms.band.value.set(length, halfWidth, startRadius, outline);
    this.#uniforms.head.value.set(headLength, headHalfWidth);
    const { form, progress } = mark;
    const done = form === 'open' || form === 'steps' ? progress * length : -1;
    this.#uniforms.done.value = form === 'press' ? progress : done;
    this.#uniforms.sign.value = SIGNS[form];
    this.#geometry.getAttribute('corner').needsUpdate = true;
    this.#geometry.getAttribute('along').needsUpdate = true;
  }
}
