/** All that is compiled, in teaching order: each piece with the text that its compiling depends on. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compileStroke, type CompiledStroke } from './compile.ts';
import type { Doll } from './figure.ts';
import type { Solver } from './hand-motion.ts';
import { readAll } from './library.ts';

export interface Piece {
  readonly id: string;
  /** The side its clip is made for. */
  readonly side: 'left' | 'both';
  /** Its file as written: with the tools' own sources it decides whether a cached clip still holds. */
  readonly text: string;
  readonly compile: (doll: Doll, solver: Solver) => CompiledStroke;
}

/** @throws StrokeFileError with the problems of all files */
export function readPieces(): readonly Piece[] {
  return readAll().map((stroke) => ({
    id: stroke.id,
    side: stroke.source.limbs === 'each' ? 'left' : 'both',
    text: readFileSync(fileURLToPath(new URL(`${stroke.id}.yaml`, import.meta.url)), 'utf8'),
    compile: (doll, solver) => compileStroke(stroke, doll, solver),
  }));
}
