/**
 * The sleeve: a ribbed cuff and a soft knitted arm, swept along the forearm as rings of points.
 * Its mouth closes down onto the skin; towards the elbow it fades out (vertex alpha), so that it
 * never reads as a tube. Centimetres, hand frame; the wrist is at the origin and the elbow at +z.
 */
import type { Vector } from './rotation.ts';

export interface Sleeve {
  readonly positions: Float32Array;
  readonly indices: Uint32Array;
  /** Light and shade of the knit for each point: 1 open, lower in a groove. */
  readonly shade: Float32Array;
}

/** Where the sleeve's mouth lies behind the wrist, and where the elbow end closes. */
export const sleeveStart = 2.6;
export const sleeveEnd = 30;

const segments = 72;
const ribs = 18;

/** Along the sleeve: distance behind the wrist, half width, half height, depth of the ribs. */
type Ring = readonly [z: number, width: number, height: number, rib: number, shade: number];

const profile = (): readonly Ring[] => {
  const rings: Ring[] = [
    // The mouth: from just under the skin, out and over a soft lip.
    [sleeveStart + 0.5, 2.55, 1.75, 0, 0.45],
    [sleeveStart + 0.12, 2.78, 2.0, 0, 0.6],
    [sleeveStart, 2.94, 2.14, 0.02, 0.85],
    [sleeveStart + 0.1, 3.08, 2.3, 0.06, 1],
    [sleeveStart + 0.5, 3.14, 2.4, 0.09, 1],
  ];
  const cuffEnd = sleeveStart + 4.4;
  for (let z = sleeveStart + 1.2; z < cuffEnd - 0.3; z += 0.75) {
    const t = (z - sleeveStart) / 4.4;
    rings.push([z, 3.14 + 0.08 * t, 2.4 + 0.16 * t, 0.09, 1]);
  }
  // The arm puffs out a little over the cuff, then follows the forearm.
  rings.push([cuffEnd - 0.15, 3.2, 2.58, 0.07, 0.82]);
  rings.push([cuffEnd + 0.1, 3.28, 2.66, 0.02, 0.74]);
  rings.push([cuffEnd + 0.4, 3.46, 2.86, 0, 0.95]);
  for (let z = cuffEnd + 1; z < sleeveEnd - 3; z += 1.35) {
    const t = (z - cuffEnd) / (sleeveEnd - 3 - cuffEnd);
    const swell = Math.sin(Math.PI * Math.min(1, t * 0.8 + 0.12));
    rings.push([z, 3.46 + 0.3 * t + 0.25 * swell, 2.88 + 0.72 * t + 0.26 * swell, 0, 1]);
  }
  // Rounded shut.
  for (let step = 0; step <= 6; step++) {
    const a = (step / 6) * (Math.PI / 2);
    const r = Math.max(Math.cos(a), 0.02);
    rings.push([sleeveEnd - 3 + 3 * Math.sin(a), 3.78 * r, 3.62 * r, 0, 1]);
  }
  return rings;
};

/** Two or three slow folds that make it cloth. */
const fold = (z: number, angle: number): number => {
  const near =
    Math.exp(-(((z - 8.4) / 1.6) ** 2)) * 0.14 * Math.sin(2.2 * z + 1.5 * Math.cos(angle));
  const far =
    0.09 * Math.sin(0.9 * z + 2 * Math.sin(angle + 0.6)) * Math.min(1, Math.max(0, (z - 8) / 6));
  return near + far;
};

export const sweepSleeve = (): Sleeve => {
  const rings = profile();
  const positions = new Float32Array(rings.length * segments * 3);
  const shade = new Float32Array(rings.length * segments);
  const indices: number[] = [];
  rings.forEach(([z, width, height, rib, light], ring) => {
    const cloth = z > sleeveStart + 4.6 && z < sleeveEnd - 1.5;
    for (let s = 0; s < segments; s++) {
      const angle = (s / segments) * Math.PI * 2;
      const wave = Math.cos(angle * ribs);
      const out = rib * wave + (cloth ? fold(z, angle) : 0);
      const point: Vector = [Math.cos(angle) * (width + out), Math.sin(angle) * (height + out), z];
      const at = ring * segments + s;
      positions.set(point, at * 3);
      shade[at] = light * (rib > 0.03 ? 0.86 + 0.14 * wave : 1);
      if (ring + 1 === rings.length) continue;
      const next = (s + 1) % segments;
      const a = at;
      const b = ring * segments + next;
      const c = a + segments;
      const d = b + segments;
      indices.push(a, b, c, b, d, c);
    }
  });
  return { positions, indices: Uint32Array.from(indices), shade };
};
