import { add, scale, subtract } from '../hands/rotation.ts';
import { wristOf, type RibbonTime } from './hand-rows.ts';
import { pathOf } from './skin-path.ts';
import type { Held } from './sliding.ts';

/** How far from what a hand holds towards its wrist the sign is: on the hand, beside the fingertips. */
const TOWARDS_WRIST = 0.45;

/** The sign of a hand that lies still. */
export function stillSign({ row, place, figure }: Held, from: number): RibbonTime {
  const toWrist = subtract(wristOf(row), place.position);
  const on = { ...place, position: add(place.position, scale(toWrist, TOWARDS_WRIST)) };
  const ribbon = { path: pathOf([on, on]), form: 'still', progressAt: () => 0 } as const;
  return { figure, ribbon, from, to: from, start: from, scale: 1, seconds: 0 };
}
