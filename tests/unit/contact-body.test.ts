import { describe, expect, it } from 'vitest';
import { bodyFromMesh } from '../../assets/contact/body.ts';
import { unionOf } from '../../assets/contact/solid.ts';
import { TriangleTree } from '../../assets/contact/triangle-tree.ts';

/** A ball of triangles, metres. */
export const ball = (
  radius: number,
  centre: readonly [number, number, number] = [0, 0, 0],
  rings = 48,
): { readonly positions: Float32Array; readonly indices: Uint32Array } => {
  const positions: number[] = [];
  const indices: number[] = [];
  for (let i = 0; i <= rings; i++) {
    for (let j = 0; j <= rings * 2; j++) {
      const a = (i / rings) * Math.PI;
      const b = (j / rings) * Math.PI;
      positions.push(
        centre[0] + radius * Math.sin(a) * Math.cos(b),
        centre[1] + radius * Math.cos(a),
        centre[2] + radius * Math.sin(a) * Math.sin(b),
      );
    }
  }
  const row = rings * 2 + 1;
  for (let i = 0; i < rings; i++) {
    for (let j = 0; j < rings * 2; j++) {
      const at = i * row + j;
      indices.push(at, at + 1, at + row, at + 1, at + row + 1, at + row);
    }
  }
  return { positions: Float32Array.from(positions), indices: Uint32Array.from(indices) };
};

describe('the doll as a solid', () => {
  it('knows the distance to a ball, inside and outside', () => {
    const { positions, indices } = ball(0.05);
    const tree = new TriangleTree(indices, positions);
    for (let k = 0; k < 200; k++) {
      const a = k * 2.399;
      const r = 0.01 + (k / 200) * 0.09;
      const h = 1 - (2 * k + 1) / 200;
      const s = Math.sqrt(1 - h * h);
      const d = tree.distance(r * s * Math.cos(a), r * h, r * s * Math.sin(a));
      expect(d).toBeCloseTo(r - 0.05, 3);
    }
  });

  it('reads the same from the grid, with its gradient, to a tenth of a millimetre near the skin', () => {
    const { positions, indices } = ball(0.05);
    const body = bodyFromMesh(positions, indices);
    const gradient = new Float64Array(3);
    for (let k = 0; k < 200; k++) {
      const a = k * 2.399;
      const r = 0.046 + (k / 200) * 0.01;
      const p = [r * 0.6 * Math.cos(a), r * 0.8, r * 0.6 * Math.sin(a)] as const;
      const d = body.sample(p[0], p[1], p[2], gradient);
      expect(Math.abs(d - (r - 0.05))).toBeLessThan(0.00012);
      const along = (gradient[0]! * p[0] + gradient[1]! * p[1] + gradient[2]! * p[2]) / r;
      expect(along).toBeGreaterThan(0.97);
    }
  });

  it('joins solids: outside of both, inside of either', () => {
    const one = ball(0.03, [-0.02, 0, 0]);
    const two = ball(0.02, [0.02, 0, 0]);
    const joined = unionOf([
      new TriangleTree(one.indices, one.positions),
      new TriangleTree(two.indices, two.positions),
    ]);
    expect(joined.distance(0, 0.1, 0)).toBeCloseTo(Math.hypot(0.02, 0.1) - 0.03, 3);
    expect(joined.distance(-0.02, 0, 0)).toBeLessThan(-0.029);
    expect(joined.distance(0.025, 0, 0)).toBeLessThan(-0.014);
    expect(joined.distance(0.07, 0, 0)).toBeCloseTo(0.03, 3);
    // Just outside of the one, deep inside of the other.
    expect(joined.distance(0.0125, 0, 0)).toBeCloseTo(-0.0125, 3);
  });

  it('does not take what lies beyond an open rim for the inside', () => {
    const { positions, indices } = ball(0.05);
    // Only the upper half: the ball is open below.
    const upper = Uint32Array.from(indices.slice(0, indices.length / 2));
    const bowl = new TriangleTree(upper, positions);
    expect(bowl.distance(0.05, -0.04, 0)).toBeGreaterThan(0);
  });
});
