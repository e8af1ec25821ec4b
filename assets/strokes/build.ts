/**
 * `npm run build:strokes`: reads every stroke, compiles what has changed, and writes out/strokes.
 * `--check` only reads and reports.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { clipOf, type Catalog, type Notes } from './catalog.ts';
import { compileStroke } from './compile.ts';
import { handRig } from './hand-rig.ts';
import { readAll } from './library.ts';
import { StrokeFileError } from './read.ts';
import { standInDoll, standInSolver } from './stand-in.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const out = join(root, 'out/strokes');

function write(name: string, content: string | Uint8Array): void {
  const file = join(out, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

try {
  const strokes = readAll();
  const started = Date.now();
  const compiled = strokes.map((stroke) => {
    const result = compileStroke(stroke, standInDoll, standInSolver);
    const side = stroke.source.limbs === 'each' ? 'left' : 'both';
    write(clipOf(stroke.id, side).file, result.clip);
    return result;
  });
  const catalog: Catalog = { version: 1, strokes: compiled.map((stroke) => stroke.catalog) };
  const notes: Notes = { version: 1, strokes: compiled.map((stroke) => stroke.notes) };
  write('catalog.json', JSON.stringify(catalog, undefined, 1));
  write('notes.json', JSON.stringify(notes, undefined, 1));
  write(
    'rigs.json',
    JSON.stringify({ doll: standInDoll.rig, hands: [handRig('left'), handRig('right')] }),
  );
  console.log(
    `${compiled.length} strokes in ${((Date.now() - started) / 1000).toFixed(1)} s → out/strokes`,
  );
} catch (error) {
  if (!(error instanceof StrokeFileError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
