/**
 * Two hands that move have many solutions, and which of them is found can hang on micrometres. So a stroke is solved in
 * several ways, the plainest first, until what is drawn keeps what contact is held to; if none does, the best is kept.
 */
import { placeFreely, settle, solveContact } from '../contact/index.ts';
import { aboutAxis, degrees, rotate } from '../hands/rotation.ts';
import type { CompiledStroke } from './compile.ts';
import type { HandIndex } from './plan.ts';
import type { Solver } from './solving.ts';

/** One way to solve a stroke. */
interface Way {
  /** The hand that is settled first, while the other still moves as planned. */
  readonly first: HandIndex;
  /** How far the headings that are asked for are turned about the skin's normal, degrees. */
  readonly turn: number;
}

const ways: readonly Way[] = [
  { first: 0, turn: 0 },
  { first: 0, turn: 4 },
  { first: 0, turn: -4 },
  { first: 1, turn: 0 },
  { first: 1, turn: 4 },
  { first: 1, turn: -4 },
];

/** Remembers what it solved, so every stroke and every way has one of its own. */
function solverOf({ first, turn }: Way): Solver {
  return {
    solveContact: (request) => {
      const { heading, place } = request;
      if (!heading || turn === 0) return solveContact(request);
      const turned = rotate(aboutAxis(place.normal, turn * degrees), heading);
      return solveContact({ ...request, heading: turned });
    },
    placeFreely,
    settle: (courses, again) => settle(courses, again, first),
  };
}

/** The plainest way, for what is not held to any bound. */
export const plainly = (): Solver => solverOf(ways[0]!);

/**
 * @param shortfallOf how much a stroke misses what it is held to; 0 if it keeps it all
 * @returns the first that misses nothing, or the one that misses least
 */
export function bestOf(
  compile: (solver: Solver) => CompiledStroke,
  shortfallOf: (compiled: CompiledStroke) => number,
): CompiledStroke {
  let best: CompiledStroke | undefined;
  let least = Infinity;
  for (const way of ways) {
    const compiled = compile(solverOf(way));
    const shortfall = shortfallOf(compiled);
    if (shortfall < least) {
      best = compiled;
      least = shortfall;
    }
    if (least === 0) break;
  }
  return best!;
}
