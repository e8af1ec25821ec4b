/** What one evaluation of a stroke's pose costs, in time and in memory. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  createPoseBuffer,
  decodeClip,
  poseAt,
  type Rigs,
} from '../../renderer/choreography/index.ts';

const strokes = path.join(import.meta.dirname, '../../out/strokes');
const EVALUATIONS = 20_000;

export interface PoseFigures {
  /** ms for one evaluation. */
  readonly milliseconds: number;
  /** Bytes of garbage for one evaluation. */
  readonly bytes: number;
}

/** Needs `node --expose-gc`. */
export function measurePose(): PoseFigures {
  const rigs = JSON.parse(readFileSync(path.join(strokes, 'rigs.json'), 'utf8')) as Rigs;
  const clip = decodeClip(readFileSync(path.join(strokes, 'legs/indian-milking.left.clip')), rigs);
  const pose = createPoseBuffer(rigs.doll);
  const run = () => {
    for (let index = 0; index < EVALUATIONS; index += 1) {
      poseAt(clip, (index / EVALUATIONS) * clip.seconds, pose);
    }
  };
  // Once for the compiler.
  run();
  const collect = globalThis.gc;
  if (!collect) throw new Error('Run it with node --expose-gc.');
  collect();
  const heap = process.memoryUsage().heapUsed;
  const started = performance.now();
  run();
  const milliseconds = (performance.now() - started) / EVALUATIONS;
  const bytes = Math.max(0, process.memoryUsage().heapUsed - heap) / EVALUATIONS;
  return { milliseconds, bytes };
}
