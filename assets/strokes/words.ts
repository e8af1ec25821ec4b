/** The places, shapes, poses and faces that a stroke's file may name, gathered from the doll and the hands. */
import { handShapeNames } from '../hands/shapes.ts';
import { loadAtlas } from './atlas.ts';
import { faceNames } from './faces.ts';
import { poseNames } from './poses.ts';
import type { Vocabulary } from './read.ts';

export function loadVocabulary(): Vocabulary {
  return {
    places: [...loadAtlas().places.keys()],
    shapes: [...handShapeNames],
    poses: poseNames,
    faces: faceNames,
  };
}
