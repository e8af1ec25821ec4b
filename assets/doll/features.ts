/** Drawn parts that must stay crisp: eyeballs, brows, lashes, nails, the tongue. Head frame, cm. */
import type { Field } from '../sculpt/field.ts';
import type { Vec3 } from '../sculpt/shapes.ts';
import { add, cross, length, mix, scale, subtractVector, unit } from './frame.ts';
import { lidOpening, ringsOf } from './opening.ts';
import { eye, fingers, headFrame as head, leftFoot, leftHand, toes } from './skeleton.ts';

/** A part before skinning, world positions in the sculpture's open state. */
export interface Drawn {
  readonly positions: number[];
  readonly normals: number[];
  readonly indices: number[];
  /** Four numbers a vertex, meaning per part (see materials). */
  readonly colours: number[];
  readonly uvs: number[];
  /** One bone a vertex. */
  readonly bones: string[];
}

export const drawn = (): Drawn => ({
  positions: [],
  normals: [],
  indices: [],
  colours: [],
  uvs: [],
  bones: [],
});

/** Both eyeballs: the front cap of a sphere; uv is the gaze-centred angle map, 0.5 = straight ahead,
 * u to the baby's left on both. */
export function eyeballs(): Drawn {
  const part = drawn();
  const rings = 13;
  const sectors = 28;
  for (const side of [1, -1]) {
    const bone = side > 0 ? 'leftEye' : 'rightEye';
    const first = part.bones.length;
    for (let ring = 0; ring <= rings; ring++) {
      const angle = (ring / rings) * 1.75;
      for (let sector = 0; sector < sectors; sector++) {
        const around = (sector / sectors) * Math.PI * 2;
        const n: Vec3 = [
          Math.sin(angle) * Math.cos(around),
          Math.sin(angle) * Math.sin(around),
          Math.cos(angle),
        ];
        // The cornea stands a little proud of the ball.
        const bulge = 1 + 0.035 * Math.exp(-((angle / 0.5) ** 4));
        const c: Vec3 = [eye.centre[0] * side, eye.centre[1], eye.centre[2]];
        part.positions.push(...head.point(...add(c, scale(n, eye.radius * bulge))));
        part.normals.push(...head.direction(n));
        const reach = (angle / 1.75) * 0.5;
        part.uvs.push(0.5 + reach * Math.cos(around), 0.5 - reach * Math.sin(around));
        part.colours.push(1, 1, 1, 1);
        part.bones.push(bone);
        if (ring === 0) continue;
        const a = first + (ring - 1) * sectors + sector;
        const b = first + (ring - 1) * sectors + ((sector + 1) % sectors);
        part.indices.push(a, a + sectors, b, b, a + sectors, b + sectors);
      }
    }
  }
  return part;
}

/** A ribbon along `path` on the skin: three vertices across, lens-shaped in width and height. */
function ribbon(
  part: Drawn,
  path: readonly Vec3[],
  widths: readonly number[],
  height: number,
  colour: readonly [number, number, number, number],
  bone: string,
  normalAt: (p: Vec3) => Vec3,
): void {
  const first = part.bones.length;
  path.forEach((p, i) => {
    const before = path[Math.max(0, i - 1)]!;
    const after = path[Math.min(path.length - 1, i + 1)]!;
    const n = normalAt(p);
    const across = unit(cross(n, unit(subtractVector(after, before))));
    for (const [t, h] of [
      [-1, 0],
      [0, 1],
      [1, 0],
    ] as const) {
      const lift = height * (h * 0.7 + 0.3);
      part.positions.push(...add(add(p, scale(across, (widths[i]! * t) / 2)), scale(n, lift)));
      part.normals.push(...unit(add(n, scale(across, t * 0.5))));
      part.colours.push(...colour);
      part.uvs.push(0, 0);
      part.bones.push(bone);
    }
    if (i === 0) return;
    for (let column = 0; column < 2; column++) {
      const a = first + (i - 1) * 3 + column;
      part.indices.push(a, a + 3, a + 1, a + 1, a + 3, a + 4);
    }
  });
}

/** Draws a point in the head frame forward onto the skin. */
function onSkin(field: Field, p: Vec3): Vec3 {
  const way = head.direction([0, 0, 1]);
  let point = head.point(p[0], p[1], 9);
  for (let step = 0; step < 80; step++) {
    const d = field.distance(...point);
    if (d < 0.002) break;
    point = add(point, scale(way, -Math.max(0.01, d * 0.7)));
  }
  return point;
}

const normalOf =
  (field: Field) =>
  (p: Vec3): Vec3 => {
    const g = [0, 0, 0];
    field.gradient(p[0], p[1], p[2], g, 0.05);
    return unit([g[0]!, g[1]!, g[2]!]);
  };

/** Brows (colour G), lashes (B) and nails (A). */
export function faceLines(field: Field): Drawn {
  const part = drawn();
  const normal = normalOf(field);
  for (const side of [1, -1] as const) {
    const path: Vec3[] = [];
    const widths: number[] = [];
    const steps = 16;
    for (let i = 0; i <= steps; i++) {
      const t = side > 0 ? i / steps : 1 - i / steps;
      const x = 1.45 + 2.15 * t;
      const y = 1.55 + 0.42 * Math.sin(Math.PI * (0.12 + t * 0.8)) - 0.2 * t;
      path.push(onSkin(field, [x * side, y, 0]));
      // Towards the nose blunt and soft, towards the temple a thin tail.
      const blunt = Math.sqrt(Math.min(1, 0.04 + t * 9));
      widths.push(0.02 + blunt * 0.22 * Math.sin(Math.PI * Math.min(1, 0.05 + t * 0.95)) ** 0.8);
    }
    ribbon(part, path, widths, 0.08, [1, 1, 0, 0], 'head', normal);
    lash(field, part, side);
  }
  return part;
}

/** The dark soft line of the upper lid: laid along the rings of its rim, thickest over the outer corner. */
function lash(field: Field, part: Drawn, side: 1 | -1): void {
  const sectors = 64;
  const opening = lidOpening(side, sectors);
  const rings = ringsOf(field, opening);
  const normal = normalOf(field);
  /** The skin at a sector, this far outside the rim. */
  const at = (sector: number, far: number): Vec3 => {
    const row = opening.rows.findIndex((way) => way >= -far);
    const [from, to] = [opening.rows[row - 1]!, opening.rows[row]!];
    return mix(rings[row - 1]![sector]!, rings[row]![sector]!, (-far - from) / (to - from));
  };
  const first = part.bones.length;
  const columns = [0.11, 0.07, 0.03, 0, -0.06, -0.12];
  const steps = 27;
  for (let i = 0; i <= steps; i++) {
    // From the outer corner over the top to the inner one, whichever side that is.
    const sector = (side > 0 ? i + 2 : sectors / 2 - 2 - i) + sectors;
    const t = i / steps;
    const ends = Math.min(1, 0.04 + t * 3.5, (1 - t) * 3);
    const wide = (0.3 + 0.7 * Math.cos(t * 1.4)) * ends;
    columns.forEach((far, column) => {
      const skin = head.point(...at(sector % sectors, far * (far < 0 ? ends : wide)));
      const n = normal(skin);
      part.positions.push(...add(skin, scale(n, column === 0 ? 0.008 : 0.024)));
      part.normals.push(...n);
      part.colours.push(1, 0, 1, 0);
      part.uvs.push(0, 0);
      part.bones.push('head');
    });
    if (i === 0) continue;
    for (let column = 0; column + 1 < columns.length; column++) {
      const b = first + i * columns.length + column;
      const a = b - columns.length;
      if (side > 0) part.indices.push(a, b, a + 1, a + 1, b, b + 1);
      else part.indices.push(a, a + 1, b, a + 1, b + 1, b);
    }
  }
}

/** A small shell on the back of each finger and toe tip. */
export function nails(field: Field): Drawn {
  const part = drawn();
  const normal = normalOf(field);
  const place = (
    bone: string,
    centre: Vec3,
    along: Vec3,
    up: Vec3,
    width: number,
    long: number,
  ): void => {
    const across = unit(cross(up, along));
    const first = part.bones.length;
    const rows = 4;
    const columns = 4;
    for (let r = 0; r <= rows; r++) {
      for (let c = 0; c <= columns; c++) {
        // A squircle, so that the shell has round corners.
        const u = (c / columns) * 2 - 1;
        const v = (r / rows) * 2 - 1;
        const x = u * Math.sqrt(1 - (v * v) / 2.6);
        const y = v * Math.sqrt(1 - (u * u) / 2.6);
        let p = add(add(centre, scale(across, x * width)), scale(along, y * long));
        p = add(p, scale(up, 1));
        for (let step = 0; step < 40; step++) {
          const d = field.distance(...p);
          if (d < 0.002) break;
          p = add(p, scale(up, -Math.max(0.004, d * 0.6)));
        }
        const n = normal(p);
        const lift = 0.03 * (1 - Math.max(Math.abs(u), Math.abs(v)) ** 4) - 0.006;
        part.positions.push(...add(p, scale(n, lift)));
        part.normals.push(...n);
        part.colours.push(1, 0, 0, 1);
        part.uvs.push(0, 0);
        part.bones.push(bone);
        if (r > 0 && c > 0) {
          const a = first + (r - 1) * (columns + 1) + c - 1;
          const b = a + columns + 1;
          const winds = length(cross(across, along)) > 0;
          if (winds) part.indices.push(a, a + 1, b, a + 1, b + 1, b);
        }
      }
    }
  };
  for (const side of ['left', 'right'] as const) {
    const flip = (v: Vec3): Vec3 => (side === 'left' ? v : [-v[0], v[1], v[2]]);
    for (const finger of fingers) {
      const along = unit(subtractVector(finger.tip, finger.mid));
      const thumb = finger.name === 'Thumb';
      const up: Vec3 = thumb ? unit([-0.45, 0.75, 0.25]) : unit([0, along[2], -along[1]]);
      const centre = subtractVector(finger.tip, scale(along, 0.12));
      const width = finger.radii[2] * 0.66;
      place(
        `${side}${finger.name}Distal`,
        flip(leftHand.point(...centre)),
        flip(leftHand.direction(along)),
        flip(leftHand.direction(up)),
        width,
        width * 1.1,
      );
    }
    for (const toe of toes) {
      const along = unit(subtractVector(toe.tip, toe.root));
      const centre = subtractVector(toe.tip, scale(along, 0.1));
      const up: Vec3 = unit([0, along[2] * 0.9, 0.32]);
      const width = toe.radius * 0.6;
      place(
        `${side}${toe.name}Toe`,
        flip(leftFoot.point(...centre)),
        flip(leftFoot.direction(along)),
        flip(leftFoot.direction(up)),
        width,
        width * 0.8,
      );
    }
  }
  return part;
}

/** The tongue in the open mouth. */
export function tongue(): Drawn {
  const part = drawn();
  const rows = 12;
  const columns = 24;
  for (let r = 0; r <= rows; r++) {
    const v = (r / rows) * Math.PI;
    for (let c = 0; c < columns; c++) {
      const u = (c / columns) * Math.PI * 2;
      const n: Vec3 = [Math.sin(v) * Math.cos(u), Math.sin(v) * Math.sin(u), Math.cos(v)];
      const groove = n[1] > 0 ? -0.05 * Math.exp(-((n[0] / 0.3) ** 2)) : 0;
      const local: Vec3 = [n[0] * 0.86, -3.98 + n[1] * 0.28 + groove, 4.35 + n[2] * 0.98];
      part.positions.push(...head.point(...local));
      part.normals.push(...head.direction(unit([n[0] / 0.92, n[1] / 0.3, n[2] / 0.98])));
      part.colours.push(0.55 + 0.45 * Math.max(0, n[2]), 0, 0, 0);
      part.uvs.push(0, 0);
      part.bones.push('head');
      if (r === 0) continue;
      const a = (r - 1) * columns + c;
      const b = (r - 1) * columns + ((c + 1) % columns);
      part.indices.push(a, a + columns, b, b, a + columns, b + columns);
    }
  }
  return part;
}
