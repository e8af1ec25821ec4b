/** The doll's named places and the places no hand may touch, as its bake wrote them. */
import { readFileSync } from 'node:fs';
import type { AtlasPlace } from './figure.ts';
import type { ForbiddenZone } from './laws.ts';

export interface Atlas {
  readonly places: ReadonlyMap<string, AtlasPlace>;
  readonly forbidden: readonly ForbiddenZone[];
}

let atlas: Atlas | undefined;

export function loadAtlas(): Atlas {
  if (atlas) return atlas;
  const text = readFileSync(new URL('../doll/atlas.json', import.meta.url), 'utf8');
  const { places, forbidden } = JSON.parse(text) as {
    readonly places: Readonly<Record<string, AtlasPlace>>;
    readonly forbidden: readonly ForbiddenZone[];
  };
  atlas = { places: new Map(Object.entries(places)), forbidden };
  return atlas;
}
