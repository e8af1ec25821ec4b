import * as v from 'valibot';
import {
  catalogSchema,
  notesSchema,
  type Catalog,
  type Notes,
} from '../../assets/strokes/catalog.ts';

/** Reads one of the app's own JSON files and checks it. @throws Error with a sentence that names the file */
async function read<S extends v.GenericSchema>(path: string, schema: S): Promise<v.InferOutput<S>> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path} could not be read (${response.status}).`);
  const result = v.safeParse(schema, await response.json());
  if (result.success) return result.output;
  const issue = result.issues[0];
  throw new Error(
    `${path} is not as expected at ${v.getDotPath(issue) ?? 'its root'}: ${issue.message}`,
  );
}

/** The strokes, as both windows may know them. */
export const loadCatalog = (): Promise<Catalog> => read('/strokes/catalog.json', catalogSchema);

/** The strokes with the question that the instructor puts to the baby, where it is asked. */
export function withQuestion(catalog: Catalog, question: string | null): Catalog {
  if (question === null) return catalog;
  const strokes = catalog.strokes.map((stroke) => {
    if (!stroke.steps.some(({ asks }) => asks)) return stroke;
    const steps = stroke.steps.map((step) => (step.asks ? { ...step, caption: question } : step));
    return { ...stroke, steps };
  });
  return { ...catalog, strokes };
}

/** The instructor's private words. Only the presenter calls this. */
export const loadNotes = (): Promise<Notes> => read('/strokes/notes.json', notesSchema);
