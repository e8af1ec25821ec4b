import { PerspectiveCamera } from 'three';
import { describe, expect, it } from 'vitest';
import { createPoseBuffer, PATH_POINTS, type PathForm } from '../../renderer/choreography/index.ts';
import { Arrow, SECTIONS } from '../../renderer/stage/arrow.ts';
import { Ribbon } from '../../renderer/stage/ribbon.ts';
import { MARK_COLOUR } from '../../renderer/stage/touch.ts';

/** Points of a path in the picture, in heights of it; skin that faces the camera. */
function seen(count: number, at: (share: number) => readonly [number, number]): Float32Array {
  return Float32Array.from(
    Array.from({ length: count }, (_, i) => [...at(i / (count - 1)), 1]).flat(),
  );
}

const PATHS: Readonly<Record<string, Float32Array>> = {
  straight: seen(5, (u) => [0.3 * u, 0]),
  short: seen(3, (u) => [0, 0.08 * u]),
  bent: seen(13, (u) => [0.1 * Math.cos(3 * u), 0.1 * Math.sin(3 * u)]),
  'with a corner': seen(9, (u) => [0.4 * Math.min(u, 0.5), 0.4 * Math.max(u - 0.5, 0)]),
  'a hairpin': seen(9, (u) => [u < 0.5 ? 0.2 * u : 0.2 - 0.2 * u, 0.05 * u]),
  'round a limb and back': seen(20, (u) => [0.03 * u, 0.15 * Math.abs(u - 0.5)]),
  'all but end on': seen(12, (u) => [0.01 * Math.sin(9 * u), 0.012 * u]),
  'in one place': seen(4, () => [0.1, 0.1]),
};
const CIRCLE = seen(13, (u) => [0.05 * Math.cos(6.2832 * u), 0.05 * Math.sin(6.2832 * u)]);

function laid(points: Float32Array, form: PathForm = 'open'): Arrow {
  const arrow = new Arrow();
  arrow.lay(points, points.length / 3, form);
  return arrow;
}

const corner = ({ corners }: Arrow, section: number, side: 0 | 1): [number, number] => {
  const at = (section * 2 + side) * 2;
  return [corners[at]!, corners[at + 1]!];
};

/** Middle of a cross section. */
function middle(arrow: Arrow, section: number): [number, number] {
  const [a, b] = [corner(arrow, section, 0), corner(arrow, section, 1)];
  return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
}

/** Twice the area of a triangle, above 0 where its corners go round anticlockwise. */
function area(a: [number, number], b: [number, number], c: [number, number]): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

describe('the arrow of a path', () => {
  it('never folds over, however the path bends', () => {
    const all: [string, Float32Array, PathForm][] = [
      ...Object.entries(PATHS).map(([name, path]): [string, Float32Array, PathForm] => [
        name,
        path,
        'open',
      ]),
      ['circle', CIRCLE, 'closed'],
      ['to and fro', PATHS.straight!, 'to and fro'],
      ['shortly to and fro', PATHS.short!, 'to and fro'],
      ['to and fro round a limb', PATHS.bent!, 'to and fro'],
    ];
    for (const [name, points, form] of all) {
      const arrow = laid(points, form);
      for (let i = 0; i + 1 < SECTIONS; i++) {
        const quad = [corner(arrow, i, 0), corner(arrow, i, 1), corner(arrow, i + 1, 0)] as const;
        const other = corner(arrow, i + 1, 1);
        expect(area(...quad), `${name}, section ${i}`).toBeGreaterThan(-1e-7);
        expect(area(quad[1], other, quad[2]), `${name}, section ${i}`).toBeGreaterThan(-1e-7);
        expect(other.every(Number.isFinite)).toBe(true);
      }
    }
  });

  it('begins at the start of the path and has its tip at the end', () => {
    const arrow = laid(PATHS.straight!);
    const { length, startRadius, outline, headLength } = arrow.sizes;
    expect(length).toBeCloseTo(0.3, 5);
    expect(middle(arrow, 0)[0]).toBeCloseTo(-startRadius - outline, 5);
    expect(middle(arrow, 1)[0]).toBeCloseTo(0, 5);
    const [neck] = middle(arrow, SECTIONS - 3);
    expect(neck).toBeCloseTo(0.3 - headLength - outline, 5);
    // All the head lies in the strip, and the strip tells the shader where on the arrow it is.
    expect(middle(arrow, SECTIONS - 1)[0]).toBeGreaterThan(0.3 + outline);
    expect(arrow.along[(SECTIONS - 1) * 6]).toBeCloseTo(middle(arrow, SECTIONS - 1)[0], 5);
  });

  it('points its head where the path is going, stiff on a bend', () => {
    const arrow = laid(PATHS.bent!);
    const [a, b] = [middle(arrow, SECTIONS - 2), middle(arrow, SECTIONS - 1)];
    const heading = Math.atan2(b[1] - a[1], b[0] - a[0]);
    // The path ends at an angle of 3 on its circle, and so heads for 3 + π / 2; the chord lags behind a little.
    const astray = Math.atan2(
      Math.sin(heading - 3 - Math.PI / 2),
      Math.cos(heading - 3 - Math.PI / 2),
    );
    expect(Math.abs(astray)).toBeLessThan(0.4);
  });

  it('takes the corners out of a path', () => {
    const arrow = laid(PATHS['with a corner']!);
    let sharpest = 0;
    for (let i = 2; i + 4 < SECTIONS; i++) {
      const [a, b, c] = [middle(arrow, i - 1), middle(arrow, i), middle(arrow, i + 1)];
      const turn = Math.atan2(
        area(a, b, c),
        (b[0] - a[0]) * (c[0] - b[0]) + (b[1] - a[1]) * (c[1] - b[1]),
      );
      sharpest = Math.max(sharpest, Math.abs(turn));
    }
    expect(sharpest).toBeLessThan(0.25);
  });

  it('is narrower where the path is short, and gone where it is a speck', () => {
    expect(laid(PATHS.short!).sizes.halfWidth).toBeLessThan(laid(PATHS.straight!).sizes.halfWidth);
    expect(laid(PATHS.short!).clarity).toBe(1);
    expect(laid(PATHS['all but end on']!).clarity).toBeLessThan(0.5);
    expect(laid(PATHS['in one place']!).clarity).toBe(0);
  });

  it('draws a way to and fro large enough to be read, unless it says nothing', () => {
    const little = seen(5, (u) => [0.06 * (u - 0.5), 0.1]);
    const arrow = laid(little, 'to and fro');
    expect(arrow.sizes.length).toBeCloseTo(0.17, 3);
    expect(arrow.clarity).toBe(1);
    const [from, to] = [middle(arrow, 1), middle(arrow, SECTIONS - 2)];
    expect(from[0]).toBeCloseTo(-0.085, 2);
    expect(to[0]).toBeGreaterThan(0);
    expect(from[1]).toBeCloseTo(0.1, 5);
    expect(laid(PATHS['in one place']!, 'to and fro').clarity).toBe(0);
  });

  it('draws a little way to and fro straight, however its points lie, towards its end', () => {
    const crumpled = seen(9, (u) => [0.02 * u, 0.01 * Math.sin(40 * u) * (1 - u) * u]);
    const arrow = laid(crumpled, 'to and fro');
    const heights = Array.from({ length: SECTIONS }, (_, i) => middle(arrow, i)[1]);
    expect(Math.max(...heights) - Math.min(...heights)).toBeLessThan(1e-5);
    expect(middle(arrow, SECTIONS - 1)[0]).toBeGreaterThan(middle(arrow, 0)[0]);
  });

  it.each(['press', 'still'] as const)(
    'lays a square round a place, with room for its sign: %s',
    (form) => {
      const arrow = laid(PATHS['in one place']!, form);
      const { headLength, halfWidth, outline } = arrow.sizes;
      const [from, to] = [corner(arrow, 0, 1), corner(arrow, SECTIONS - 1, 0)];
      const reach = (to[0] - from[0]) / 2;
      expect(to[1] - from[1]).toBeCloseTo(2 * reach, 5);
      expect((from[0] + to[0]) / 2).toBeCloseTo(0.1, 5);
      // Furthest out while the press has not begun: 3.5 half widths away, and then a whole head.
      expect(reach).toBeGreaterThan(3.5 * halfWidth + headLength + outline);
      expect(arrow.along[0]).toBeCloseTo(-reach, 5);
      expect(arrow.clarity).toBe(1);
    },
  );

  it('keeps the sign of a still hand in the picture, and that of a press at its place', () => {
    const low = seen(2, () => [0.2, -0.49]);
    const heightOf = (form: PathForm): number => {
      const arrow = laid(low, form);
      return (corner(arrow, 0, 1)[1] + corner(arrow, SECTIONS - 1, 0)[1]) / 2;
    };
    expect(heightOf('still')).toBeCloseTo(-0.44, 5);
    expect(heightOf('press')).toBeCloseTo(-0.49, 5);
  });

  it('draws a circle that is seen from its edge round, in its own sense', () => {
    for (const sense of [1, -1]) {
      const flat = CIRCLE.map((value, i) => (i % 3 === 1 ? value * 0.05 * sense : value));
      const arrow = laid(flat, 'closed');
      const furthest = Math.max(
        ...Array.from({ length: 30 }, (_, i) => Math.abs(middle(arrow, i + 1)[1])),
      );
      expect(furthest).toBeGreaterThan(0.03);
      const [a, b, c] = [middle(arrow, 3), middle(arrow, 6), middle(arrow, 9)];
      expect(Math.sign(area(a, b, c))).toBe(sense);
    }
  });

  it('makes a small circle large enough to be read, and leaves a gap in it', () => {
    const small = CIRCLE.map((value, i) => (i % 3 < 2 ? value * 0.1 : value));
    const arrow = laid(small, 'closed');
    const [x, y] = middle(arrow, 5);
    expect(Math.hypot(x, y)).toBeGreaterThan(0.035);
    expect(arrow.clarity).toBe(1);
    expect(arrow.sizes.length).toBeLessThan(0.9 * 2 * Math.PI * 0.052);
  });
});

describe('the path of a hand', () => {
  /** Looks down on the path from half a metre above. */
  const camera = new PerspectiveCamera(36, 16 / 9, 0.05, 8);
  camera.position.set(0, 0.55, 0);
  camera.up.set(0, 0, -1);
  camera.lookAt(0, 0.05, 0);
  camera.updateMatrixWorld();

  /** A straight path of `count` points towards the lower edge of the picture, `length` metres long, on a flat skin. */
  function straight(count: number, length: number) {
    const mark = createPoseBuffer({ bones: [], morphs: [] }).paths[0];
    for (let i = 0; i < count; i++) {
      mark.points.set([0, 0.05, (length * i) / (count - 1)], i * 3);
      mark.normals.set([0, 1, 0], i * 3);
    }
    Object.assign(mark, { count, strength: 1, progress: 0.5 });
    return mark;
  }

  it('is drawn as long as it is, and no longer', () => {
    const heights = 0.12 / (2 * 0.5 * Math.tan(Math.PI / 10));
    for (const count of [2, 17, PATH_POINTS]) {
      const ribbon = new Ribbon(MARK_COLOUR);
      ribbon.update(straight(count, 0.12), camera);
      const place = ribbon.meshes[0].geometry.getAttribute('corner');
      // The picture's middle is where the path begins.
      expect((place.getY(2) + place.getY(3)) / 2).toBeCloseTo(0, 5);
      const lowest = Math.min(...Array.from({ length: place.count }, (_, i) => place.getY(i)));
      expect(-lowest).toBeGreaterThan(heights);
      expect(-lowest).toBeLessThan(heights * 1.08);
      for (let i = 0; i < place.count; i++) {
        expect(Math.abs(place.getX(i))).toBeLessThan(0.05);
      }
    }
  });

  it('is not drawn where there is none', () => {
    const ribbon = new Ribbon(MARK_COLOUR);
    ribbon.update(straight(5, 0.12), camera);
    expect(ribbon.meshes.every(({ visible }) => visible)).toBe(true);
    ribbon.update({ ...straight(5, 0.12), strength: 0 }, camera);
    expect(ribbon.meshes.some(({ visible }) => visible)).toBe(false);
    ribbon.update({ ...straight(5, 0.12), count: 0 }, camera);
    expect(ribbon.meshes.some(({ visible }) => visible)).toBe(false);
  });
});
