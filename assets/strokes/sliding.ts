/** The way of a hand along the skin to the next thing it does. */
import type { ContactSolution } from '../contact/index.ts';
import type { Vector } from '../hands/rotation.ts';
import type { HandShapeName } from '../hands/shapes.ts';
import { solveChain } from './contact-chain.ts';
import type { Figure, SkinPoint } from './figure.ts';
import { firstKey, rowOf } from './hand-rows.ts';
import type { Key, Plan } from './plan.ts';
import { pathThrough, pointAt } from './skin-path.ts';
import type { Solving } from './solving.ts';
import type { Row } from './spline.ts';

/** Contacts on the way lie this far apart, m. */
const SPACING = 0.02;
/** A hand that changes its grip opens and rises so far, m: its fingers need room to pass. */
export const REGRIP = 0.018;

/** A hand as it is now: where it lies or waits, and how. */
export interface Held {
  readonly row: Row;
  readonly place: SkinPoint;
  /** Where the fingers were asked to point, if it was asked for. */
  readonly heading?: Vector;
  readonly shape: HandShapeName;
  readonly figure: Figure;
  readonly solution?: ContactSolution;
  readonly touching: boolean;
  readonly visible: boolean;
}

/** Rows from where a hand lies to the first contact of a plan. */
export function slidingRows(
  solving: Solving,
  held: Held,
  figure: Figure,
  plan: Plan,
  target: ContactSolution,
  avoid?: ContactSolution,
): readonly Row[] {
  const goal = plan.keys[firstKey(plan)]!;
  const path = pathThrough(figure, [held.place, goal.place]);
  const changes = held.shape !== plan.shape;
  const count = Math.max(changes ? 2 : 1, Math.round(path.length / SPACING));
  // From the goal back: every contact between starts from one that is known to be good.
  const keys: Key[] = [];
  for (let k = count; k >= (changes ? 1 : 0); k--) {
    const lift = changes && k < count ? REGRIP : 0;
    keys.push({ ...goal, lift, place: pointAt(path, (k / count) * path.length) });
  }
  const back = solveChain(
    keys,
    (key, previous) => solving.at(figure, plan.shape, key, key.lift, previous, avoid),
    { solution: target, place: goal.place },
  );
  const rows = [held.row, ...[...back].reverse().map(rowOf)];
  rows[rows.length - 1] = rowOf(target);
  return rows;
}
