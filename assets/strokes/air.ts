/** Hands in the air before the baby: rubbed so that it is heard, and shown open. */
import { add, normalize, scale, type Vector } from '../hands/rotation.ts';
import type { Near } from './language.ts';
import type { HandIndex, Key, Plan } from './plan.ts';

/** Middle between the hands, m: sources differ in how near to the baby's face they are. */
const MIDDLE: Readonly<Record<Near, Vector>> = {
  'the parent': [0, 0.18, 0.32],
  'the face': [0, 0.16, 0.13],
};
/** How far each palm goes to and fro, m, and how long once to and fro takes, s. */
const RUB = 0.014;
const RUB_SECONDS = 0.8;

function inAir(x: number, palm: Vector, facing: Vector, heading: Vector): Key {
  return {
    x,
    place: { position: palm, normal: [0, 0, -1], bone: 0 },
    pressure: 'light',
    lift: 1,
    free: { palm, facing, heading },
  };
}

const sideOf = (hand: HandIndex): number => (hand === 0 ? -1 : 1);

/** An open palm, shown to the baby. */
export function showing(hand: HandIndex, near: Near = 'the parent'): Plan {
  const side = sideOf(hand);
  const palm = add(MIDDLE[near], [side * 0.085, 0, 0]);
  const key = inAir(0, palm, [0, near === 'the face' ? -0.5 : -0.1, -1], [side * 0.12, 1, -0.15]);
  return { shape: 'open-palms', keys: [key], seconds: 1, xAt: () => 0, touches: false };
}

/** Palm on palm, to and fro. */
export function rubbing(hand: HandIndex, times: number, near: Near = 'the parent'): Plan {
  const side = sideOf(hand);
  const heading = normalize([0, 0.8, -0.6]);
  const middle = add(MIDDLE[near], [side * 0.004, 0, 0]);
  const at = (x: number): Key =>
    inAir(x, add(middle, scale(heading, side * RUB * (2 * x - 1))), [-side, 0, 0], heading);
  const seconds = times * RUB_SECONDS;
  return {
    shape: 'rubbing',
    keys: [at(0), at(0.5), at(1)],
    seconds,
    // It begins and ends in the middle, where the palms lie on each other.
    xAt: (t) => 0.5 + 0.5 * Math.sin((t / seconds) * times * 2 * Math.PI),
    touches: false,
  };
}
