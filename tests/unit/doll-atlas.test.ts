/** Named places: on the skin, on the right side, following the pose. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Atlas } from '../../assets/doll/atlas.ts';
import { bodyField } from '../../assets/doll/body.ts';
import { matricesOf, skinned } from '../../assets/doll/posing.ts';
import { poses } from '../../assets/doll/poses.ts';
import { readGlb } from '../../assets/doll/read-glb.ts';
import { boneByName, boneNames } from '../../assets/doll/skeleton.ts';
import { posed } from '../../assets/sculpt/posed.ts';

const atlas = JSON.parse(
  readFileSync(new URL('../../assets/doll/atlas.json', import.meta.url), 'utf8'),
) as Atlas;
const places = Object.entries(atlas.places);

/** A place under a pose's skin matrices: world position and normal. */
function placed(
  name: string,
  matrices: Float64Array,
): { readonly at: number[]; readonly normal: number[] } {
  const place = atlas.places[name]!;
  const rest = boneByName.get(place.bone)!.at;
  const m = boneNames.indexOf(place.bone) * 16;
  const p = place.position.map((x, axis) => x + rest[axis]! / 100);
  const turn = (v: readonly number[], axis: number): number =>
    matrices[m + axis]! * v[0]! + matrices[m + 4 + axis]! * v[1]! + matrices[m + 8 + axis]! * v[2]!;
  return {
    at: [0, 1, 2].map((axis) => turn(p, axis) + matrices[m + 12 + axis]!),
    normal: [0, 1, 2].map((axis) => turn(place.normal, axis)),
  };
}

const rest = matricesOf({ turns: {} });

it('names what strokes need, on both sides', () => {
  const names = new Set(places.map(([name]) => name));
  for (const name of [
    'leg.left.hip.outer',
    'sole.left.heel',
    'tummy.A',
    'tummy.D',
    'tummy.ribs',
    'tummy.navel',
    'brow.left.inner',
    'toe.left.big.tip',
    'finger.left.thumb',
    'spine.middle',
    'hand.left.palm',
  ]) {
    expect(names).toContain(name);
    expect(names).toContain(name.replace('.left', '.right'));
  }
  expect(names.size).toBeGreaterThan(150);
});

it("calls left what is the baby's left: +X, screen-right for the parent at its feet", () => {
  for (const [name] of places) {
    const { at } = placed(name, rest);
    if (name.includes('.left')) expect(at[0], name).toBeGreaterThan(0);
    if (name.includes('.right')) expect(at[0], name).toBeLessThan(0);
  }
  for (const name of boneNames) {
    if (name.startsWith('left')) expect(boneByName.get(name)!.at[0], name).toBeGreaterThan(0);
    if (name.startsWith('right')) expect(boneByName.get(name)!.at[0], name).toBeLessThan(0);
  }
});

it('runs the tummy box A, B, C, D clockwise for the parent who looks at it', () => {
  const box = ['tummy.A', 'tummy.B', 'tummy.C', 'tummy.D'].map((name) => placed(name, rest).at);
  const seen = box.map(([x, , z]) => [x!, -z!] as const);
  let area = 0;
  seen.forEach(([x, y], i) => {
    const [nx, ny] = seen[(i + 1) % 4]!;
    area += x * ny - nx * y;
  });
  expect(area).toBeLessThan(0);
  expect(seen[0]![0]).toBeLessThan(0);
});

describe('at rest', () => {
  const body = posed(bodyField(), rest);
  it.each(places.map(([name]) => name))('%s lies on the skin and looks out of it', (name) => {
    const { at, normal } = placed(name, rest);
    expect(Math.abs(body.distance(at[0]!, at[1]!, at[2]!))).toBeLessThan(0.0008);
    const out = [0, 0, 0];
    body.normal(at[0]!, at[1]!, at[2]!, out);
    expect(out[0]! * normal[0]! + out[1]! * normal[1]! + out[2]! * normal[2]!).toBeGreaterThan(0.7);
  });
});

describe.each(['kneesToTummy', 'legsStraight', 'leftLegCrossed', 'armsOpen', 'headLeft', 'prone'])(
  'in the pose %s',
  (pose) => {
    it('every place stays with its own skin', async () => {
      const glb = readFileSync(new URL('../../assets/doll/doll.glb', import.meta.url));
      const skin = (await readGlb(glb)).get('skin')!;
      const matrices = matricesOf(poses[pose]!);
      const moved = skinned(skin.positions, skin.joints, skin.weights, matrices);
      for (const [name] of places) {
        const { at } = placed(name, rest);
        let nearest = 0;
        let best = Infinity;
        for (let v = 0; v < skin.positions.length; v += 3) {
          const d = Math.hypot(
            skin.positions[v]! - at[0]!,
            skin.positions[v + 1]! - at[1]!,
            skin.positions[v + 2]! - at[2]!,
          );
          if (d < best) [best, nearest] = [d, v];
        }
        const now = placed(name, matrices).at;
        const apart = Math.hypot(
          moved[nearest]! - now[0]!,
          moved[nearest + 1]! - now[1]!,
          moved[nearest + 2]! - now[2]!,
        );
        expect(apart - best, name).toBeLessThan(0.025);
      }
    });
  },
);
