/** Figures about the skinned doll that tests hold and that poses are tuned by. Metres. */
import { volumeOf } from '../sculpt/mesh.ts';
import type { Field } from '../sculpt/field.ts';
import { skinned } from './posing.ts';
import { regionFields, regionOf, type RegionName } from './regions.ts';
import { boneNames } from './skeleton.ts';

export interface Skin {
  readonly positions: Float32Array;
  readonly indices: Uint32Array;
  readonly joints: ArrayLike<number>;
  readonly weights: Float32Array;
}

export interface Penetration {
  /** Deepest place that the skin of one part lies inside another part [m]. */
  readonly depth: number;
  readonly of: string;
  readonly into: RegionName;
}

let fields: Readonly<Record<RegionName, Field>> | undefined;

/** The bone that holds each vertex most. */
export function owners(skin: Skin): Uint16Array {
  const out = new Uint16Array(skin.positions.length / 3);
  for (let v = 0; v < out.length; v++) out[v] = skin.joints[v * 4]!;
  return out;
}

/** How deep limbs, hands and head sink into one another in a pose. */
export function penetration(skin: Skin, matrices: Float64Array, every = 1): Penetration {
  fields ??= regionFields();
  const centimetres = matrices.map((m, i) => (i % 16 >= 12 && i % 4 !== 3 ? m * 100 : m));
  for (const field of Object.values(fields)) field.pose(centimetres);
  const posed = skinned(skin.positions, skin.joints, skin.weights, matrices);
  const owner = owners(skin);
  let worst: Penetration = { depth: 0, of: '', into: 'trunk' };
  for (let v = 0; v < owner.length; v += every) {
    const bone = boneNames[owner[v]!]!;
    const region = regionOf(bone);
    if (region === 'trunk') continue;
    for (const [other, field] of Object.entries(fields) as [RegionName, Field][]) {
      if (other === region) continue;
      // Where a limb grows out of the trunk it is not in it, and the head sits on its neck.
      if (other === 'trunk' && (region === 'head' || /Upper/.test(bone))) continue;
      if (other === 'head' && region === 'head') continue;
      const d =
        field.distance(posed[v * 3]! * 100, posed[v * 3 + 1]! * 100, posed[v * 3 + 2]! * 100, 0.5) /
        100;
      if (-d > worst.depth) worst = { depth: -d, of: bone, into: other };
    }
  }
  return worst;
}

/** Volume of the posed skin relative to rest, minus one, as a share of `reference` [m³]. */
export function volumeChange(skin: Skin, matrices: Float64Array, reference: number): number {
  const rest = volumeOf(skin.positions, skin.indices);
  const posed = skinned(skin.positions, skin.joints, skin.weights, matrices);
  return (volumeOf(posed, skin.indices) - rest) / reference;
}
