/** Drawn parts that must stay crisp: eyeballs, brows, lashes, nails. Head frame, cm. */
import type { Field } from '../sculpt/field.ts';
import type { Vec3 } from '../sculpt/shapes.ts';
import { brow } from './brows.ts';
import { drawn, joinRow, type Drawn } from './drawn.ts';
import { add, cross, length, mix, scale, subtractVector, unit } from './frame.ts';
import { lidOpening, ringsOf } from './opening.ts';
import { eye, fingers, headFrame as head, leftFoot, leftHand, toes } from './skeleton.ts';

/** Both eyeballs: the front cap of a sphere; uv is the gaze-centred angle map, 0.5 = straight ahead,
 * u to the baby's left on both. */
export function eyeballs(): Drawn {
  const part = drawn();
  const rings = 11;
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

const normalOf =
  (field: Field) =>
  (p: Vec3): Vec3 => {
    const g = [0, 0, 0];
    field.gradient(p[0], p[1], p[2], g, 0.05);
    return unit([g[0]!, g[1]!, g[2]!]);
  };

/** Brows (colour G), lashes (B) and nails (A); uv.x is how far a brow lets the skin through, 0 to 1. */
export function faceLines(field: Field): Drawn {
  const part = drawn();
  for (const side of [1, -1] as const) {
    brow(field, normalOf(field), part, side);
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
    if (i > 0) joinRow(part, first, i, columns.length, side);
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
