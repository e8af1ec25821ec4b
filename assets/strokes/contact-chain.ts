/**
 * Solves a row of contacts as one movement. Each contact starts from its neighbour, carried along with the
 * skin; because the first place is sometimes the hardest, the row is begun at several places and the best
 * whole row is kept.
 */
import type { ContactSolution } from '../contact/index.ts';
import { forearmIndex, jointRotation } from '../hands/rig.ts';
import {
  aboutAxis,
  add,
  angleBetween,
  cross,
  degrees,
  dot,
  lengthOf,
  multiply,
  normalize,
  rotate,
  subtract,
  type Quaternion,
  type Vector,
} from '../hands/rotation.ts';
import type { SkinPoint } from './figure.ts';
import type { Key } from './plan.ts';

/** One call of the contact solver for a key of this movement. */
export type SolveKey = (key: Key, previous?: ContactSolution) => ContactSolution;

/** A score that needs no second try. */
const GOOD = 1.5;
/** So much better has another hold to be before a hand that lies there takes it: letting go and finding anew is seen. */
const NEW_HOLD = 5;

/** The direction in which the forearm leaves the wrist, in the world. */
function forearmDirection(solution: ContactSolution): Vector {
  const bend = jointRotation(forearmIndex, solution.angles[forearmIndex]!, solution.hand);
  return rotate(multiply(solution.wrist.quaternion, bend), [0, 0, 1]);
}

/**
 * How far a contact is from a good one: 0 is perfect, 1 is a millimetre of float or sink, or a wrist that
 * feels strained.
 */
export function scoreOf({ gaps, angles, ...rest }: ContactSolution): number {
  const millimetres = (metres: number): number => Math.max(0, metres * 1000);
  const { flex, spread } = angles[forearmIndex]!;
  const strain = Math.max(0, Math.abs(flex) - 45) / 10 + Math.max(0, Math.abs(spread) - 20) / 8;
  const elbow = forearmDirection({ gaps, angles, ...rest });
  // The parent sits at +z: a forearm that comes from anywhere else puzzles.
  const astray = Math.max(0, 0.45 - elbow[2]) * 6;
  return (
    2 * millimetres(Math.abs(gaps.core) - 0.0005) +
    0.15 * millimetres(gaps.coreFarthest - 0.002) +
    1.5 * millimetres(-gaps.deepest - 0.003) +
    0.5 * millimetres(gaps.miss - 0.004) +
    2 * millimetres(gaps.overlap - 0.0005) +
    strain +
    astray
  );
}

/** How badly a hand jumps between neighbouring contacts, in the same measure as `scoreOf`. */
function jumpBetween(
  a: ContactSolution,
  b: ContactSolution,
  from: SkinPoint,
  to: SkinPoint,
): number {
  const turn = angleBetween(a.wrist.quaternion, b.wrist.quaternion) / degrees;
  const way = lengthOf(subtract(a.wrist.position, b.wrist.position));
  const skin = lengthOf(subtract(from.position, to.position));
  let fingers = 0;
  a.angles.forEach((angle, joint) => {
    fingers = Math.max(fingers, Math.abs(angle.flex - b.angles[joint]!.flex));
  });
  return (
    Math.max(0, turn - 20) / 5 +
    Math.max(0, (way - skin) * 100 - 1.2) * 2 +
    Math.max(0, fingers - 25) / 10
  );
}

/** The shortest turn that brings one unit vector onto another. */
function turnBetween(from: Vector, to: Vector): Quaternion {
  const axis = cross(from, to);
  const sine = lengthOf(axis);
  if (sine < 1e-6) return [0, 0, 0, 1];
  return aboutAxis(normalize(axis), Math.atan2(sine, dot(from, to)));
}

/** The same hand moved rigidly with the skin from one place to another. */
function carried(solution: ContactSolution, from: SkinPoint, to: SkinPoint): ContactSolution {
  const turn = turnBetween(from.normal, to.normal);
  const position = add(to.position, rotate(turn, subtract(solution.wrist.position, from.position)));
  const quaternion = multiply(turn, solution.wrist.quaternion);
  const rotations = Float32Array.from(solution.pose.rotations);
  rotations.set(quaternion);
  return { ...solution, wrist: { position, quaternion }, pose: { position, rotations } };
}

/** One contact from nothing, with other headings if the wanted one does not come out well. */
function begin(key: Key, solve: SolveKey): ContactSolution {
  let best = solve(key);
  let score = scoreOf(best);
  if (score < GOOD || !key.heading) return best;
  for (const turn of [25, -25, 50, -50]) {
    const heading = rotate(aboutAxis(key.place.normal, turn * degrees), key.heading);
    const other = solve({ ...key, heading });
    // A heading that was asked for is worth something.
    const worth = scoreOf(other) + Math.abs(turn) / 50;
    if (worth < score) {
      best = other;
      score = worth;
    }
    if (score < GOOD) break;
  }
  return best;
}

function spreadFrom(
  keys: readonly Key[],
  seed: number,
  solve: SolveKey,
  first: ContactSolution = begin(keys[seed]!, solve),
): ContactSolution[] {
  const row = new Array<ContactSolution>(keys.length);
  row[seed] = first;
  if (staysPut(keys)) {
    // A small circle, a press: every contact is the same one, moved a little.
    keys.forEach((key, index) => {
      if (index !== seed)
        row[index] = solve(key, carried(row[seed]!, keys[seed]!.place, key.place));
    });
    return row;
  }
  const step = (index: number, before: number): void => {
    const start = carried(row[before]!, keys[before]!.place, keys[index]!.place);
    row[index] = solve(keys[index]!, start);
  };
  for (let index = seed + 1; index < keys.length; index++) step(index, index - 1);
  for (let index = seed - 1; index >= 0; index--) step(index, index + 1);
  return row;
}

/** Whether the keys all mean the same place: a press, a turn on the spot. */
function staysPut(keys: readonly Key[]): boolean {
  return keys.every(
    (key) => lengthOf(subtract(key.place.position, keys[0]!.place.position)) < 0.03,
  );
}

export function solveChain(
  keys: readonly Key[],
  solve: SolveKey,
  from?: { readonly solution: ContactSolution; readonly place: SkinPoint },
): readonly ContactSolution[] {
  if (keys[0]!.free) return keys.map((key) => solve(key));
  const last = keys.length - 1;
  const put = staysPut(keys);
  const middle = Math.floor(last / 2);
  let held: ContactSolution[] | undefined;
  if (from) {
    // The hand already lies there: go on from it, if that goes well.
    const seed = put ? middle : 0;
    const key = keys[seed]!;
    const row = spreadFrom(
      keys,
      seed,
      solve,
      solve(key, carried(from.solution, from.place, key.place)),
    );
    if (worst(row) < GOOD * 2) return row;
    held = row;
  }
  const seeds = put ? [middle] : [...new Set([middle, 0, last])];
  let best: ContactSolution[] | undefined;
  let least = Infinity;
  for (const seed of seeds) {
    const row = spreadFrom(keys, seed, solve);
    const score = scoreOfRow(keys, row);
    if (score < least) {
      least = score;
      best = row;
    }
    if (least < GOOD) break;
  }
  return held && scoreOfRow(keys, held) < least + NEW_HOLD ? held : best!;
}

/** How far a whole row is from a good one, in the measure of `scoreOf`. */
function scoreOfRow(keys: readonly Key[], row: readonly ContactSolution[]): number {
  const jumps = row.map((solution, i) =>
    i === 0 ? 0 : jumpBetween(row[i - 1]!, solution, keys[i - 1]!.place, keys[i]!.place),
  );
  const mean = row.reduce((sum, solution) => sum + scoreOf(solution), 0) / row.length;
  return mean + worst(row) / 3 + Math.max(...jumps) * 2;
}

function worst(row: readonly ContactSolution[]): number {
  return Math.max(...row.map(scoreOf));
}
