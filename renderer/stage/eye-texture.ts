import {
  DataTexture,
  LinearFilter,
  LinearMipmapLinearFilter,
  RGBAFormat,
  SRGBColorSpace,
} from 'three';

/** Radians of the eyeball that the texture spans from its middle to its edge; as sculpted. */
const SPAN = 1.75;
const IRIS = 0.63;
const PUPIL = 0.32;

/** A soft light on the cornea, painted: from wherever the eye is seen it lies where it makes the eye look alive. */
interface Glint {
  /** Radians from the middle of the iris: to the baby's left, and up. */
  readonly at: readonly [number, number];
  readonly radius: number;
  readonly soft: number;
  readonly strength: number;
}
const LAMP: Glint = { at: [-0.16, 0.2], radius: 0.135, soft: 0.03, strength: 1 };
const WARM: Glint = { at: [0.19, -0.2], radius: 0.08, soft: 0.05, strength: 0.75 };

const DEEP = [78, 43, 25];
const LIGHT = [196, 124, 70];
const RING = [40, 20, 12];
const BLACK = [14, 9, 7];

const mix = (a: number, b: number, t: number): number => a + (b - a) * t;
const step = (from: number, to: number, x: number): number => {
  const t = Math.min(1, Math.max(0, (x - from) / (to - from)));
  return t * t * (3 - 2 * t);
};

/** How much of a glint is seen here, 0 to 1. */
const seen = ({ at, radius, soft, strength }: Glint, x: number, y: number): number =>
  strength * step(radius + soft, radius - soft, Math.hypot(x - at[0], y - at[1]));

/**
 * A painted eye: warm white, soft dark ring, brown iris that gathers light below the pupil. Alpha says where it does
 * not shine: 255 nowhere, 0 in the middle of the lamp's glint.
 */
export function eyeTexture(size = 512): DataTexture {
  const data = new Uint8Array(size * size * 4);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      // Radians of the ball, to the baby's left and up.
      const x = ((column + 0.5) / size - 0.5) * 2 * SPAN;
      const y = (0.5 - (row + 0.5) / size) * 2 * SPAN;
      const angle = Math.hypot(x, y);
      const radius = angle / IRIS;
      const around = Math.atan2(y, x);
      const streak =
        0.5 + 0.5 * Math.sin(around * 37 + 3 * Math.sin(around * 11)) * Math.sin(around * 23 + 1.3);
      // Light that falls in from above gathers in a crescent on the far side of the iris.
      const low = step(0.5, -0.7, y / IRIS);
      const crescent = step(0.55, 1, -Math.sin(around)) * step(0.5, 0.72, radius);
      const lit = Math.min(1, 0.72 * low + 0.34 * crescent);
      const ring = step(0.78, 1, radius);
      const inIris = step(IRIS + 0.05, IRIS - 0.06, angle);
      const pupil = step(PUPIL + 0.05, PUPIL - 0.05, angle);
      // The white falls into shade towards the lids, most under the upper one.
      const shade = (1 - 0.2 * step(0.75, 1.35, angle)) * (1 - 0.22 * step(0.4, 0.75, y));
      const colour = [246, 240, 234];
      for (let c = 0; c < 3; c++) {
        const iris = mix(DEEP[c]!, LIGHT[c]!, lit) * (1 - 0.22 * streak * (1 - pupil));
        let value = mix(iris, RING[c]!, ring * (0.9 - 0.25 * lit));
        value = mix(value, BLACK[c]!, pupil);
        colour[c] = mix(colour[c]!, value, inIris) * shade;
      }
      const glint = Math.min(1, seen(LAMP, x, y) + seen(WARM, x, y));
      const at = (row * size + column) * 4;
      data.set([colour[0]!, colour[1]!, colour[2]!, 255 * (1 - glint)], at);
    }
  }
  const texture = new DataTexture(data, size, size, RGBAFormat);
  texture.colorSpace = SRGBColorSpace;
  texture.generateMipmaps = true;
  texture.minFilter = LinearMipmapLinearFilter;
  texture.magFilter = LinearFilter;
  texture.needsUpdate = true;
  return texture;
}
