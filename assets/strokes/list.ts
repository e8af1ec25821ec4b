/** `npm run --silent strokes -- --json`: every stroke with its steps and words, compiled if need be. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildStrokes } from './build.ts';
import type { Catalog, Notes } from './catalog.ts';
import { StrokeFileError } from './read.ts';

const out = fileURLToPath(new URL('../../out/strokes/', import.meta.url));

try {
  await buildStrokes();
  const catalog = JSON.parse(readFileSync(`${out}catalog.json`, 'utf8')) as Catalog;
  const notes = JSON.parse(readFileSync(`${out}notes.json`, 'utf8')) as Notes;
  const strokes = catalog.strokes.map((stroke) => {
    const words = notes.strokes.find((entry) => entry.id === stroke.id)!;
    const { steps: stepNotes, ...about } = words;
    return {
      ...stroke,
      ...about,
      steps: stroke.steps.map((step, index) => ({ ...step, notes: stepNotes[index] })),
    };
  });
  if (process.argv.includes('--json')) {
    console.log(JSON.stringify(strokes, undefined, 1));
  } else {
    for (const stroke of strokes) {
      console.log(
        `\n${stroke.name}  (${stroke.id}, ${stroke.seconds.toFixed(0)} s, ${stroke.direction})`,
      );
      stroke.steps.forEach((step, index) =>
        console.log(
          `  ${index + 1}  ${step.caption}  (${step.seconds.toFixed(1)} s, ${step.view})`,
        ),
      );
    }
  }
} catch (error) {
  if (!(error instanceof StrokeFileError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
