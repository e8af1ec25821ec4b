/**
 * The openings of lids and mouth, meshed by rings that follow their rims. A grid that knows nothing of a rim
 * cuts it into teeth as soon as the face moves; here every edge of a lid or lip is one unbroken row of vertices.
 * Head frame, centimetres.
 */
import type { Field } from '../sculpt/field.ts';
import type { Vec3 } from '../sculpt/shapes.ts';
import { lidCut, mouthCut } from './head.ts';
import { headFrame as head } from './skeleton.ts';

export interface Opening {
  readonly centre: Vec3;
  /** Half width and half height of the opening. */
  readonly radii: readonly [number, number];
  /** Degrees about the face's axis. */
  readonly tilt: number;
  readonly sectors: number;
  /** Way along the skin from the rim to each ring: outside negative, into the pocket positive. */
  readonly rows: readonly number[];
  /** The innermost point, where the pocket is closed. */
  readonly bottom: Vec3;
}

const lidRows = [-0.62, -0.5, -0.4, -0.31, -0.23, -0.16, -0.1, -0.05, 0, 0.05, 0.1, 0.18, 0.3, 0.5];
const lipRows = [
  -0.5, -0.43, -0.37, -0.31, -0.25, -0.19, -0.13, -0.07, 0, 0.07, 0.15, 0.25, 0.4, 0.6, 0.9, 1.2,
];

export const lidOpening = (side: 1 | -1, sectors: number): Opening => ({
  centre: [lidCut.centre[0] * side, lidCut.centre[1], lidCut.centre[2]],
  radii: [lidCut.radii[0] * 0.96, lidCut.radii[1] * 0.96],
  tilt: lidCut.tilt * side,
  sectors,
  rows: lidRows,
  bottom: [lidCut.centre[0] * side, lidCut.centre[1], 4.3],
});

/** Three openings; the light version takes every second row and half of the sectors. */
export function openings(light: boolean): readonly Opening[] {
  const fewer = (rows: readonly number[]): readonly number[] =>
    light ? rows.filter((row, i) => row === 0 || i % 3 === 0 || i === rows.length - 1) : rows;
  const lid = (side: 1 | -1): Opening => ({
    ...lidOpening(side, light ? 32 : 64),
    rows: fewer(lidRows),
  });
  return [
    lid(1),
    lid(-1),
    {
      centre: mouthCut.centre,
      radii: [mouthCut.radii[0] * 0.96, mouthCut.radii[1] * 0.96],
      tilt: 0,
      sectors: light ? 36 : 72,
      rows: fewer(lipRows),
      bottom: [0, mouthCut.centre[1], 3.6],
    },
  ];
}

type Flat = readonly [number, number];

/** The half-plane across the rim at a sector: where it starts and which way is outwards. */
function spoke(opening: Opening, sector: number): { readonly from: Flat; readonly out: Flat } {
  const [a, b] = opening.radii;
  const around = (sector / opening.sectors) * Math.PI * 2;
  const [c, s] = [Math.cos(around), Math.sin(around)];
  // Square to an ellipse of this shape, from a line inside it that the spokes never cross.
  const size = Math.hypot(c / a, s / b);
  const out: Flat = [c / a / size, s / b / size];
  const back = Math.min(b * 0.9, Math.abs(s) > 1e-6 ? (b * Math.abs(s)) / Math.abs(out[1]) : b);
  const from: Flat = [a * c - out[0] * back, b * s - out[1] * back];
  const turn = (opening.tilt * Math.PI) / 180;
  const rotated = ([x, y]: Flat): Flat => [
    x * Math.cos(turn) - y * Math.sin(turn),
    x * Math.sin(turn) + y * Math.cos(turn),
  ];
  const start = rotated(from);
  return {
    from: [opening.centre[0] + start[0], opening.centre[1] + start[1]],
    out: rotated(out),
  };
}

/** Points of the skin along one spoke, at the opening's rows. */
function profile(field: Field, opening: Opening, sector: number): readonly Vec3[] {
  const { from, out } = spoke(opening, sector);
  const at = (s: number, z: number): Vec3 => [from[0] + out[0] * s, from[1] + out[1] * s, z];
  const distance = (s: number, z: number): number => field.distance(...head.point(...at(s, z)));
  const gradient = (s: number, z: number): Flat => {
    const h = 0.012;
    const g: Flat = [
      distance(s + h, z) - distance(s - h, z),
      distance(s, z + h) - distance(s, z - h),
    ];
    const size = Math.hypot(...g) || 1;
    return [g[0] / size, g[1] / size];
  };
  const STEP = 0.02;
  /** Follows the skin from (s, z): `way` 1 towards the pocket, −1 away from it. */
  const follow = (s: number, z: number, way: 1 | -1, far: number): [number, number, Flat][] => {
    const points: [number, number, Flat][] = [[s, z, gradient(s, z)]];
    for (let gone = 0; gone < far; gone += STEP) {
      const [ps, pz, n] = points.at(-1)!;
      let [ns, nz]: [number, number] = [ps - n[1] * STEP * way, pz + n[0] * STEP * way];
      for (let again = 0; again < 3; again++) {
        const g = gradient(ns, nz);
        const d = distance(ns, nz);
        ns -= g[0] * d * 0.8;
        nz -= g[1] * d * 0.8;
      }
      points.push([ns, nz, gradient(ns, nz)]);
    }
    return points;
  };
  // Down onto the skin, just outside the rim.
  const outside = opening.radii[1] * 0.9 + 0.2;
  let z = 9;
  for (let step = 0; step < 120; step++) {
    const d = distance(outside, z);
    if (d < 0.001) break;
    z -= Math.max(0.004, d * 0.6);
  }
  const inward = follow(outside, z, 1, opening.rows.at(-1)! + 0.9);
  // The rim is where the skin has turned most of the way from the face's front into the pocket.
  // (Close to where it began, it may still be the underside of the nose.)
  const rim = inward.findIndex(([s, , n]) => n[0] < -0.6 && s < outside - 0.07);
  const outward = follow(outside, z, -1, -opening.rows[0]!);
  const way = [...outward.slice(1).reverse(), ...inward];
  const zero = outward.length - 1 + rim;
  return opening.rows.map((row) => {
    const index = Math.min(way.length - 1.001, Math.max(0, zero + row / STEP));
    const [s0, z0] = way[Math.floor(index)]!;
    const [s1, z1] = way[Math.floor(index) + 1]!;
    const t = index - Math.floor(index);
    return at(s0 + (s1 - s0) * t, z0 + (z1 - z0) * t);
  });
}

/** Rings from the outermost in, each once around (counter-clockwise seen from the front); head frame. */
export function ringsOf(field: Field, opening: Opening): readonly (readonly Vec3[])[] {
  const spokes = Array.from({ length: opening.sectors }, (_, sector) =>
    profile(field, opening, sector),
  );
  return opening.rows.map((_, row) => spokes.map((points) => points[row]!));
}
