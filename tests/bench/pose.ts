/** How long one moment's pose takes to work out, and how many bytes it leaves behind. Run by `node --expose-gc`. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  applyIdle,
  createPoseBuffer,
  decodeClip,
  idleOf,
  poseAt,
  type Rigs,
} from '../../renderer/choreography/index.ts';
import { median } from './numbers.ts';

const strokes = path.join(import.meta.dirname, '../../out/strokes');
const rigs = JSON.parse(readFileSync(path.join(strokes, 'rigs.json'), 'utf8')) as Rigs;
const file = readFileSync(path.join(strokes, 'legs/indian-milking.left.clip'));
const clip = decodeClip(
  file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer,
  rigs,
);
const pose = createPoseBuffer(rigs.doll);
const idle = idleOf(rigs.doll);
const copy = createPoseBuffer(rigs.doll);

const BATCH = 500;
const SECONDS = 20;

/** The moments, each a number on the heap already (that is why there is a word among them): they are the caller's. */
const moments: readonly (number | string)[] = [
  'moments',
  ...Array.from({ length: BATCH }, (_, frame) => (frame / BATCH) * SECONDS),
];

function evaluate(): void {
  for (let frame = 1; frame <= BATCH; frame++) {
    const time = moments[frame] as number;
    poseAt(clip, time, pose);
    applyIdle(clip, idle, time, pose);
  }
}

/** The floor: the same numbers, only copied. */
function copyAll(): void {
  for (let frame = 0; frame < BATCH; frame++) {
    copy.bones.set(pose.bones);
    copy.bonePositions.set(pose.bonePositions);
    copy.boneRotations.set(pose.boneRotations);
    for (let side = 0; side < 2; side++) copy.hands[side]!.joints.set(pose.hands[side]!.joints);
  }
}

/** Median milliseconds of one call. */
function time(work: () => void): number {
  for (let warm = 0; warm < 10; warm++) work();
  const times = Array.from({ length: 20 }, () => {
    const begun = performance.now();
    work();
    return (performance.now() - begun) / BATCH;
  });
  return median(times);
}

const app = time(evaluate);
const floor = time(copyAll);
globalThis.gc?.();
const before = process.memoryUsage().heapUsed;
for (let round = 0; round < 100; round++) evaluate();
const bytes = (process.memoryUsage().heapUsed - before) / (100 * BATCH);
process.stdout.write(`${JSON.stringify({ app, floor, bytes })}\n`);
