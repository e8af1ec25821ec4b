/** The contact solver as the motion of one hand asks it: what was solved once in a stroke is remembered. */
import type { ContactRequest, ContactSolution, Course, FreeRequest } from '../contact/index.ts';
import type { HandShapeName } from '../hands/shapes.ts';
import type { Figure } from './figure.ts';
import type { HandIndex, Key } from './plan.ts';

/** The calls of the contact solver that motion is made of. */
export interface Solver {
  readonly solveContact: (request: ContactRequest) => ContactSolution;
  readonly placeFreely: (request: FreeRequest) => ContactSolution;
  /** Corrects both hands' movements in place; without it they stay as they were planned. See contact/settle.ts. */
  readonly settle?: (courses: readonly [Course, Course], again?: boolean) => void;
}

const SIDES = ['left', 'right'] as const;

/** A hand in the air that would be so deep in the other hand goes higher, by these steps, m. */
const DEEP = 0.003;
const HIGHER = [0.015, 0.03, 0.045, 0.06] as const;

/** Solutions already found: repetitions are solved once. */
const memory = new WeakMap<Solver, Map<string, ContactSolution>>();

export class Solving {
  private readonly known: Map<string, ContactSolution>;

  constructor(
    private readonly solver: Solver,
    private readonly hand: HandIndex,
  ) {
    this.known = memory.get(solver) ?? new Map<string, ContactSolution>();
    memory.set(solver, this.known);
  }

  /** @param lift m off the skin */
  at(
    figure: Figure,
    shape: HandShapeName,
    key: Key,
    lift: number,
    previous?: ContactSolution,
    avoid?: ContactSolution,
  ): ContactSolution {
    if (key.free) {
      return this.solver.placeFreely({ hand: SIDES[this.hand], shape, ...key.free });
    }
    const name = JSON.stringify([
      figure.pose,
      this.hand,
      shape,
      key.place.position.map((x) => Math.round(x * 1e5)),
      key.heading?.map((x) => Math.round(x * 1e3)),
      key.pressure,
      Math.round(lift * 1e4),
      previous ? previous.pose.position.map((x) => Math.round(x * 500)) : 0,
      avoid ? avoid.pose.position.map((x) => Math.round(x * 500)) : 0,
    ]);
    const before = this.known.get(name);
    if (before) return before;
    const solve = (raised: number): ContactSolution =>
      this.solver.solveContact({
        body: figure.body,
        place: { position: key.place.position, normal: key.place.normal },
        ...(key.heading ? { heading: key.heading } : {}),
        hand: SIDES[this.hand],
        shape,
        pressure: key.pressure,
        lift: lift + raised,
        ...(previous && raised === 0 ? { previous, elapsed: 0.4 } : {}),
        ...(avoid ? { avoid } : {}),
      });
    let solution = solve(0);
    for (const raised of HIGHER) {
      if (lift === 0 || solution.gaps.overlap < DEEP) break;
      const higher = solve(raised);
      if (higher.gaps.overlap < solution.gaps.overlap) solution = higher;
    }
    this.known.set(name, solution);
    return solution;
  }
}
