import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { catalogSchema } from '../../assets/strokes/catalog.ts';
import { check } from '../lesson/intents.ts';
import type { Programme } from '../lesson/programme.ts';

/** @throws Error with a sentence, when the app's own list of strokes can't be used */
export async function readProgramme(appRoot: string): Promise<Programme> {
  const file = path.join(appRoot, 'out/strokes/catalog.json');
  const catalog = check(catalogSchema, JSON.parse(await readFile(file, 'utf8')));
  if (!catalog.ok) throw new Error(`The list of strokes can't be used. ${catalog.reason}`);
  if (catalog.value.strokes.length === 0) throw new Error('The list of strokes is empty.');
  return catalog.value;
}
