/** What the motion of a hand is made of, and small questions it asks about rows and keys. */
import { lengthOf, subtract, type Vector } from '../hands/rotation.ts';
import type { ContactSolution, FreeRequest } from '../contact/index.ts';
import type { HandShapeName } from '../hands/shapes.ts';
import type { Figure } from './figure.ts';
import type { HandIndex, Key, Plan, Ribbon } from './plan.ts';
import { ROW, type Row } from './spline.ts';

export interface Stretch {
  readonly from: number;
  readonly to: number;
  /** Wrist and joints in the world of `figure`, at a time of the clip, s. */
  readonly rowAt: (t: number) => Row;
  /** 0 in the air .. 1 laid on. */
  readonly touchAt: (t: number) => number;
  readonly shape: HandShapeName;
  /** The pose it was solved in and the bone it rides on when the doll moves. */
  readonly figure: Figure;
  readonly bone: number;
  readonly visible: boolean;
}

export interface RibbonTime {
  /** The pose in which it lies on the skin. */
  readonly figure: Figure;
  readonly ribbon: Ribbon;
  readonly from: number;
  to: number;
  /** When the hand sets out along it, and its own time scale. */
  readonly start: number;
  readonly scale: number;
  readonly seconds: number;
}

/** Whether a hand lies on the skin at a key: not above it, and not shown in the air. */
export function lies(key: Key): boolean {
  return !key.free && key.lift < 0.01;
}

export function rowOf(solution: ContactSolution): Row {
  const row = new Float64Array(ROW);
  row.set(solution.wrist.position, 0);
  row.set(solution.wrist.quaternion, 3);
  solution.angles.forEach(({ flex, spread, twist }, joint) => {
    row.set([flex, spread, twist], 7 + joint * 3);
  });
  return row;
}

export function wristOf(row: Row): Vector {
  return [row[0]!, row[1]!, row[2]!];
}

/** The key of a plan where it begins, and the one where it ends: a turn begins and ends in its middle. */
export function firstKey(plan: Plan): number {
  return nearestKey(plan, plan.xAt(0));
}

export function lastKey(plan: Plan): number {
  return nearestKey(plan, plan.xAt(plan.seconds));
}

function nearestKey(plan: Plan, x: number): number {
  let best = 0;
  plan.keys.forEach((key, i) => {
    if (Math.abs(key.x - x) < Math.abs(plan.keys[best]!.x - x)) best = i;
  });
  return best;
}

/** Whether two rows are the same hand but for what no eye sees: 1 mm, 1.5°. */
export function alike(a: Row, b: Row): boolean {
  const away = lengthOf(subtract(wristOf(a), wristOf(b)));
  let turn = 0;
  for (let k = 3; k < 7; k++) turn += a[k]! * b[k]!;
  let fingers = 0;
  for (let k = 7; k < ROW; k++) fingers = Math.max(fingers, Math.abs(a[k]! - b[k]!));
  return away < 0.001 && 2 * Math.acos(Math.min(1, Math.abs(turn))) < 0.026 && fingers < 1.5;
}

export function sameKeys(a: Plan, b: Plan): boolean {
  return (
    a.shape === b.shape &&
    a.keys.length === b.keys.length &&
    a.keys.every(
      (key, i) => lengthOf(subtract(key.place.position, b.keys[i]!.place.position)) < 1e-6,
    )
  );
}

/** Knots for a way through rows: the way of the wrist, and a little for what only the fingers do, m. */
export function knotsAlong(rows: readonly Row[]): readonly number[] {
  const knots = [0];
  for (let i = 1; i < rows.length; i++) {
    const way = lengthOf(subtract(wristOf(rows[i]!), wristOf(rows[i - 1]!)));
    knots.push(knots[i - 1]! + 0.012 + way);
  }
  return knots;
}

/** Where a hand is before it comes into the picture: with the parent. */
export function offStage(hand: HandIndex): FreeRequest {
  return {
    hand: hand === 0 ? 'left' : 'right',
    shape: 'resting-palm',
    palm: [hand === 0 ? -0.2 : 0.2, 0.2, 0.76],
    facing: [0, -1, 0],
    heading: [0, 0, -1],
  };
}
