/** Small words that the face's movements are made of: a movement takes a point of the open sculpture (head
 * frame, cm) and gives an offset; offsets add up. */
import type { Vec3 } from '../sculpt/shapes.ts';

export type Offset = (p: Vec3) => Vec3;

export const smooth = (t: number): number => {
  const c = Math.min(1, Math.max(0, t));
  return c * c * (3 - 2 * c);
};

export const sum =
  (...parts: readonly (readonly [number, Offset])[]): Offset =>
  (p) => {
    let x = 0;
    let y = 0;
    let z = 0;
    for (const [amount, part] of parts) {
      const o = part(p);
      x += o[0] * amount;
      y += o[1] * amount;
      z += o[2] * amount;
    }
    return [x, y, z];
  };

/** A soft pull around `centre`, on the left and, mirrored, on the right. */
export const pull =
  (centre: Vec3, radius: number | Vec3, move: Vec3): Offset =>
  (p) => {
    const [rx, ry, rz] = typeof radius === 'number' ? [radius, radius, radius] : radius;
    const side = p[0] < 0 ? -1 : 1;
    const d = (sx: number): number =>
      Math.exp(
        -(((p[0] * sx - centre[0]) / rx) ** 2) -
          ((p[1] - centre[1]) / ry) ** 2 -
          ((p[2] - centre[2]) / rz) ** 2,
      );
    if (centre[0] === 0) {
      const w = d(1);
      return [move[0] * w, move[1] * w, move[2] * w];
    }
    const near = d(side);
    const far = d(-side);
    return [side * move[0] * (near - far), move[1] * (near + far), move[2] * (near + far)];
  };
