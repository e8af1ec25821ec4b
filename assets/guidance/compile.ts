/** Compiles a talk as a stroke, and adds to catalog and notes what only talks have. */
import type { CatalogStroke, StrokeNotes } from '../strokes/catalog.ts';
import { compileStroke, type CompiledStroke } from '../strokes/compile.ts';
import type { Doll } from '../strokes/figure.ts';
import type { Solver } from '../strokes/hand-motion.ts';
import { QUESTION } from './language.ts';
import type { ReadTalk } from './read.ts';

export function compileTalk(talk: ReadTalk, doll: Doll, solver: Solver): CompiledStroke {
  const compiled = compileStroke(talk.stroke, doll, solver);
  return {
    clip: compiled.clip,
    catalog: catalogOf(talk, compiled.catalog),
    notes: notesOf(talk, compiled.notes),
  };
}

function catalogOf({ source }: ReadTalk, plain: CatalogStroke): CatalogStroke {
  const variantOf = source['variant of'];
  return {
    ...plain,
    ...(variantOf === undefined ? {} : { variantOf }),
    steps: plain.steps.map((step, index) => {
      const { caption, shows, checklist } = source.steps[index]!;
      return {
        ...step,
        ...(shows === undefined ? {} : { shows }),
        ...(checklist ? { checklist } : {}),
        ...(caption.includes(QUESTION) ? { asks: true as const } : {}),
      };
    }),
  };
}

function notesOf({ source }: ReadTalk, plain: StrokeNotes): StrokeNotes {
  return {
    ...plain,
    ...(source.choices ? { choices: source.choices } : {}),
    steps: plain.steps.map((step, index) => {
      const { claims } = source.steps[index]!;
      return { ...step, ...(claims ? { claims } : {}) };
    }),
  };
}
