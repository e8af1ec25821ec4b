/**
 * The places, shapes, poses and faces that a stroke's file may name, gathered from the doll and the hands.
 */
import { existsSync, readFileSync } from 'node:fs';
import { handShapeNames } from '../hands/shapes.ts';
import type { Vocabulary } from './read.ts';

const limbPlaces = (side: 'left' | 'right'): readonly string[] => [
  ...['hip.outer', 'hip.inner', 'hip.front', 'buttock'].map((name) => `leg.${side}.${name}`),
  ...['thigh', 'knee', 'calf', 'ankle'].flatMap((part) =>
    ['outer', 'inner', 'front', 'back'].map((face) => `leg.${side}.${part}.${face}`),
  ),
  ...['toes', 'middle', 'ankle'].map((part) => `foot.${side}.top.${part}`),
  ...['heel', 'middle', 'ball', 'undertoes'].map((part) => `sole.${side}.${part}`),
  ...['big', 'second', 'third', 'fourth', 'little'].flatMap((toe) =>
    ['base', 'tip'].map((end) => `toe.${side}.${toe}.${end}`),
  ),
];

/** Places every doll has; the atlas adds the rest of the body. */
const KNOWN_PLACES = [...limbPlaces('left'), ...limbPlaces('right')];
const KNOWN_FACES = ['calm', 'smile', 'curious', 'content'];

export interface AtlasEntry {
  readonly bone: string;
  readonly position: readonly [number, number, number];
  readonly normal: readonly [number, number, number];
}

function namesIn(file: URL, key: string): readonly string[] {
  if (!existsSync(file)) return [];
  const value = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, unknown>>;
  const inner = value[key];
  return typeof inner === 'object' && inner !== null && !Array.isArray(inner)
    ? Object.keys(inner)
    : [];
}

export function loadVocabulary(): Vocabulary {
  const atlas = new URL('../doll/atlas.json', import.meta.url);
  const places = namesIn(atlas, 'places');
  return {
    places: places.length > 0 ? places : KNOWN_PLACES,
    shapes: [...handShapeNames],
    poses: ['rest'],
    faces: KNOWN_FACES,
  };
}
