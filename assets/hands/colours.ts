/**
 * Vertex tints, linear RGB multiplied onto the material's own colour: occlusion that goes red
 * rather than grey, rosier finger pads, palms paler than backs, shadow in creases.
 */
import { restJoints } from './sculpture.ts';

const smooth = (from: number, to: number, value: number): number => {
  const t = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return t * t * (3 - 2 * t);
};

/** `positions` in centimetres, right hand at rest; `open` 0.22 to 1. RGBA a vertex. */
export const skinColour = (
  positions: Float32Array,
  normals: Float32Array,
  open: Float32Array,
  creases: readonly (readonly [number, number, number])[],
): Float32Array => {
  const tips = [...restJoints].filter(([name]) => name.endsWith('tip')).map(([, j]) => j.position);
  const knuckles = [...restJoints]
    .filter(([name]) => /-(proximal|intermediate)$/.test(name) && !name.startsWith('thumb'))
    .map(([, j]) => j.position);
  const colours = new Float32Array((positions.length / 3) * 4);
  for (let v = 0; v < open.length; v++) {
    const x = positions[v * 3]!;
    const y = positions[v * 3 + 1]!;
    const z = positions[v * 3 + 2]!;
    const down = smooth(0.1, 0.8, -normals[v * 3 + 1]!);
    const up = smooth(0.4, 0.9, normals[v * 3 + 1]!);
    const near = (points: readonly (readonly [number, number, number])[]): number =>
      Math.min(...points.map((p) => Math.hypot(p[0] - x, p[1] - y, p[2] - z)));
    const rosy =
      0.65 * (1 - smooth(0.2, 3.4, near(tips))) +
      0.35 * up * (1 - smooth(0.7, 1.5, near(knuckles)));
    const crease = 1 - smooth(0.03, 0.2, near(creases));
    const light = smooth(0.2, 0.95, open[v]!) * (1 - 0.4 * crease);
    // Palms are paler and pinker than backs.
    const red = 1 + 0.05 * down;
    const green = (1 - 0.13 * rosy) * (1 + 0.035 * down);
    const blue = (1 - 0.15 * rosy) * (1 + 0.06 * down);
    const colour = [
      red * (0.72 + 0.28 * light),
      green * (0.5 + 0.5 * light),
      blue * (0.44 + 0.56 * light),
    ].map((c) => Math.min(1, c * 0.95));
    colours.set([...colour, 1], v * 4);
  }
  return colours;
};

export const nailColour = (shade: Float32Array): Float32Array => {
  const colours = new Float32Array(shade.length * 4);
  shade.forEach((s, v) => colours.set([Math.min(1, s), Math.min(1, s), Math.min(1, s), 1], v * 4));
  return colours;
};

/** `behind`: centimetres behind the wrist. The sleeve fades out before its elbow end. */
export const knitColour = (
  shade: Float32Array,
  behind: (vertex: number) => number,
): Float32Array => {
  const colours = new Float32Array(shade.length * 4);
  shade.forEach((s, v) => colours.set([s, s, s, 1 - smooth(19, 27, behind(v))], v * 4));
  return colours;
};
