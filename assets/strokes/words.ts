/** The places, shapes, poses and faces that a stroke's file may name, gathered from the doll and the hands. */
import { faces } from '../doll/expressions.ts';
import { handShapeNames } from '../hands/shapes.ts';
import { loadAtlas } from './atlas.ts';
import { poseNames } from './poses.ts';
import type { Vocabulary } from './read.ts';

export function loadVocabulary(): Vocabulary {
  return {
    places: [...loadAtlas().places.keys()],
    shapes: [...handShapeNames],
    poses: poseNames,
    faces: Object.keys(faces),
  };
}
