/** Brows: soft patches of down on the skin, thick in the middle and feathered all around. Head frame, cm. */
import type { Field } from '../sculpt/field.ts';
import type { Vec3 } from '../sculpt/shapes.ts';
import { joinRow, type Drawn } from './drawn.ts';
import { add, scale } from './frame.ts';
import { headFrame as head } from './skeleton.ts';

/** How far a brow lies above the skin, so that the skin's triangles never pierce it. */
const LIFT = 0.14;
/** From the lower edge to the upper one: the place across, and how dense the down is there. */
const ACROSS = [
  [-1, 0],
  [-0.6, 0.5],
  [-0.15, 1],
  [0.25, 0.85],
  [0.65, 0.32],
  [1, 0],
] as const;
const STEPS = 16;

/** Draws a point in the head frame forward onto the skin. */
function onSkin(field: Field, x: number, y: number): Vec3 {
  const way = head.direction([0, 0, 1]);
  let point = head.point(x, y, 9);
  for (let step = 0; step < 80; step++) {
    const d = field.distance(...point);
    if (d < 0.002) break;
    point = add(point, scale(way, -Math.max(0.01, d * 0.7)));
  }
  return point;
}

/** Adds the brow of one side, 1 the baby's left. */
export function brow(field: Field, normalAt: (p: Vec3) => Vec3, part: Drawn, side: 1 | -1): void {
  const first = part.bones.length;
  for (let i = 0; i <= STEPS; i++) {
    // From the nose to the temple.
    const t = i / STEPS;
    const half = 0.1 + 0.14 * Math.sin(Math.PI * Math.min(1, 0.16 + 0.8 * t)) ** 0.8;
    const dense = 0.85 * Math.min(1, t / 0.22, (1 - t) / 0.34);
    for (const [place, density] of ACROSS) {
      // Down grows outwards and up: the upper edge stands a little further out.
      const x = 1.42 + 2.1 * t + 0.1 * place;
      const y = 1.16 + 0.4 * Math.sin(Math.PI * (0.12 + t * 0.78)) - 0.1 * t + half * place;
      const skin = onSkin(field, x * side, y);
      const normal = normalAt(skin);
      part.positions.push(...add(skin, scale(normal, LIFT)));
      part.normals.push(...normal);
      part.colours.push(1, 1, 0, 0);
      part.uvs.push(1 - dense * density, 0);
      part.bones.push('head');
    }
    if (i > 0) joinRow(part, first, i, ACROSS.length, side);
  }
}
