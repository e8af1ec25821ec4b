import {
  DataTexture,
  LinearFilter,
  LinearMipmapLinearFilter,
  RGBAFormat,
  SRGBColorSpace,
} from 'three';

/** Radians of the eyeball that the texture spans from its middle to its edge; as sculpted. */
const SPAN = 1.75;
const IRIS = 0.7;
const PUPIL = 0.37;

const mix = (a: number, b: number, t: number): number => a + (b - a) * t;
const step = (from: number, to: number, x: number): number => {
  const t = Math.min(1, Math.max(0, (x - from) / (to - from)));
  return t * t * (3 - 2 * t);
};

/** A painted eye: warm white, dark ring, brown iris lighter towards its lower side, large pupil. */
export function eyeTexture(size = 512): DataTexture {
  const data = new Uint8Array(size * size * 4);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const x = (column + 0.5) / size - 0.5;
      const y = 0.5 - (row + 0.5) / size;
      const angle = Math.hypot(x, y) * 2 * SPAN;
      const around = Math.atan2(y, x);
      const streak =
        0.5 + 0.5 * Math.sin(around * 37 + 3 * Math.sin(around * 11)) * Math.sin(around * 23 + 1.3);
      const low = step(0.35, -0.5, y / (IRIS / (2 * SPAN)));
      const colour = [246, 241, 236];
      // The white falls into shade towards the lids.
      const shade = 1 - 0.2 * step(0.75, 1.35, angle);
      for (let c = 0; c < 3; c++) colour[c] = colour[c]! * shade;
      const inIris = step(IRIS + 0.02, IRIS - 0.02, angle);
      const radius = angle / IRIS;
      const iris = [
        mix(66, 132, low) + 26 * streak * low,
        mix(38, 80, low) + 16 * streak * low,
        mix(24, 46, low) + 8 * streak * low,
      ];
      const ring = step(0.74, 1, radius);
      const pupil = step(PUPIL + 0.03, PUPIL - 0.03, angle);
      for (let c = 0; c < 3; c++) {
        let value = mix(iris[c]!, [34, 18, 12][c]!, ring * 0.85);
        value = mix(value, [10, 7, 6][c]!, pupil);
        colour[c] = mix(colour[c]!, value, inIris);
      }
      const at = (row * size + column) * 4;
      data.set([colour[0]!, colour[1]!, colour[2]!, 255], at);
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
