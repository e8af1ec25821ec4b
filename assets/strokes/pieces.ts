/** All that is compiled, in teaching order: each piece with the text that its compiling depends on. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compileTalk } from '../guidance/compile.ts';
import { readAllTalks } from '../guidance/read.ts';
import { loadAtlas } from './atlas.ts';
import { draftsOf, type CompiledStroke } from './compile.ts';
import type { Doll } from './figure.ts';
import type { Solver } from './hand-motion.ts';
import { lawsOf, type Performance } from './laws.ts';
import { readAll } from './library.ts';
import { loadVocabulary } from './words.ts';

export interface Piece {
  readonly id: string;
  /** The side its clip is made for. */
  readonly side: 'left' | 'both';
  /** Its file as written: with the tools' own sources it decides whether a cached clip still holds. */
  readonly text: string;
  /** What breaks the laws of movement, of a stroke: only strokes are held to them, in talks hands only pass by. */
  readonly laws?: (performance: Performance) => readonly string[];
  /** It compiled, and then with its hands settled once more each time that another is asked for. */
  readonly drafts: (doll: Doll, solver: Solver) => Iterable<CompiledStroke>;
}

/** Strokes, then talks. @throws StrokeFileError with the problems of all files */
export function readPieces(): readonly Piece[] {
  const strokes = readAll().map((stroke): Piece => ({
    id: stroke.id,
    side: stroke.source.limbs === 'each' ? 'left' : 'both',
    text: readFileSync(fileURLToPath(new URL(`${stroke.id}.yaml`, import.meta.url)), 'utf8'),
    laws: (performance) =>
      lawsOf(
        performance,
        stroke.source.travel,
        stroke.source['one hand stays'],
        loadAtlas().forbidden,
      ),
    drafts: (doll, solver) => draftsOf(stroke, doll, solver),
  }));
  const talks = readAllTalks(loadVocabulary()).map((talk): Piece => ({
    id: talk.id,
    side: 'both',
    // With the cues it names written out, so that a changed cue counts.
    text: JSON.stringify([talk.source, talk.stroke.source]),
    drafts: (doll, solver) => [compileTalk(talk, doll, solver)],
  }));
  return [...strokes, ...talks];
}
