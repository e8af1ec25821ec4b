/** Every stroke there is: reads all files below this folder, in teaching order. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { STROKE_AREAS } from './catalog.ts';
import { readStroke, StrokeFileError, type ReadStroke } from './read.ts';
import { loadVocabulary } from './words.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));

/** @throws StrokeFileError with the problems of all files */
export function readAll(): readonly ReadStroke[] {
  const words = loadVocabulary();
  const problems: string[] = [];
  const strokes: ReadStroke[] = [];
  for (const area of STROKE_AREAS) {
    const inArea: ReadStroke[] = [];
    for (const name of filesIn(join(folder, area))) {
      const id = `${area}/${name.replace(/\.yaml$/, '')}`;
      try {
        const text = readFileSync(join(folder, area, name), 'utf8');
        inArea.push(readStroke(id, `assets/strokes/${area}/${name}`, text, words));
      } catch (error) {
        if (!(error instanceof StrokeFileError)) throw error;
        problems.push(...error.problems);
      }
    }
    strokes.push(...inArea.sort((a, b) => a.source.order - b.source.order));
  }
  if (problems.length > 0) throw new StrokeFileError(problems);
  return strokes;
}

function filesIn(path: string): readonly string[] {
  try {
    return readdirSync(path).filter((name) => name.endsWith('.yaml'));
  } catch {
    return [];
  }
}
