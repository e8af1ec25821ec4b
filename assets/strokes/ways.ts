/**
 * Two hands that move have many solutions, and which of them is found can hang on micrometres. So a stroke is solved in
 * several ways, the plainest first, until what is drawn keeps what contact is held to; if none does, the best is kept.
 * Settling the hands once more is much cheaper than another way, so that is tried first, for as long as it helps.
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

/** How often one way is settled at most. */
const PATIENCE = 3;

/**
 * @param drafts what a way compiles to, and then with the hands settled once more each time that another is asked for
 * @param shortfallOf how much a stroke misses what it is held to; 0 if it keeps it all
 * @returns the first that misses nothing, or the one that misses least
 */
export function bestOf(
  drafts: (solver: Solver) => Iterable<CompiledStroke>,
  shortfallOf: (compiled: CompiledStroke) => number,
): CompiledStroke {
  let best: CompiledStroke | undefined;
  let least = Infinity;
  for (const way of ways) {
    let before = Infinity;
    let tries = 0;
    for (const draft of drafts(solverOf(way))) {
      const shortfall = shortfallOf(draft);
      if (shortfall < least) {
        best = draft;
        least = shortfall;
      }
      if (least === 0) return best!;
      if (shortfall >= before || ++tries === PATIENCE) break;
      before = shortfall;
    }
  }
  return best!;
}
