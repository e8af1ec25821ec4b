/** What an open mouth shows: the tongue, and the soft ridge of a toothless upper gum. Head frame, cm. */
import type { Vec3 } from '../sculpt/shapes.ts';
import { drawn, type Drawn } from './drawn.ts';
import { unit } from './frame.ts';
import { mouthCut } from './head.ts';
import { headFrame as head } from './skeleton.ts';

/** The tongue in the open mouth. */
export function tongue(): Drawn {
  const part = drawn();
  const rows = 10;
  const columns = 20;
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

/** The ridge of the upper gum (colour G), along the inside of the sculpted upper lip. */
export function gum(): Drawn {
  const part = drawn();
  const rows = 16;
  const columns = 5;
  const wide = mouthCut.radii[0] * 0.93;
  for (let r = 0; r <= rows; r++) {
    const t = (r / rows) * 2 - 1;
    const x = t * wide;
    const high = mouthCut.radii[1] * Math.sqrt(1 - (x / mouthCut.radii[0]) ** 2);
    const round = 0.25 * (1 - 0.35 * t * t) * (1 + 0.05 * Math.cos(t * 13));
    for (let c = 0; c <= columns; c++) {
      // From above in front, under the ridge, to behind it.
      const a = ((-50 + (c / columns) * 220) / 180) * Math.PI;
      const n: Vec3 = [t * 0.4 * Math.cos(a), -Math.sin(a), Math.cos(a)];
      const local: Vec3 = [
        x,
        mouthCut.centre[1] + high - 0.04 + n[1] * round,
        5.3 - 0.5 * x * x + n[2] * round,
      ];
      part.positions.push(...head.point(...local));
      // Lit as if it looked more to the front: no light comes from below.
      part.normals.push(...head.direction(unit([n[0], n[1] * 0.5, n[2] + 0.6])));
      part.colours.push(0.85 - 0.3 * Math.abs(t) ** 3, 1, 0, 0);
      part.uvs.push(0, 0);
      part.bones.push('head');
      if (r === 0 || c === 0) continue;
      const d = part.bones.length - 1;
      const b = d - columns - 1;
      part.indices.push(b - 1, d - 1, b, b, d - 1, d);
    }
  }
  return part;
}
