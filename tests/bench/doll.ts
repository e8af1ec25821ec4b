/**
 * Frame time of the doll as the class sees it against a plain three.js draw of as many skinned triangles, both with
 * the same lights and shadows, in the same run. Fails above 1.3 times.
 */
import { openStudio } from '../visual/studio.ts';

const LIMIT = 1.3;
const studio = await openStudio();
try {
  for (const model of ['doll', 'doll-light'] as const) {
    const shot = { model, view: 'parent', face: 'smile', width: 640, height: 360 };
    const { doll, plain, triangles } = await studio.time(shot, 3);
    const ratio = doll / plain;
    console.log(
      `${model}: ${triangles} triangles, ${doll.toFixed(1)} ms a frame, plain ${plain.toFixed(1)} ms: ${ratio.toFixed(2)} times`,
    );
    if (ratio > LIMIT) process.exitCode = 1;
  }
} finally {
  await studio.close();
}
