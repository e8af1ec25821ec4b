/** Contacts to solve: where a hand is to lie, which way its fingers point, how firmly. */
import { add, normalize, scale, type Vector } from '../hands/rotation.ts';
import type { ContactPressure } from '../contact/index.ts';
import type { Figure, SkinPoint } from './figure.ts';
import type { Fingers, Pressure } from './language.ts';
import type { HandIndex, Key } from './plan.ts';

/** Where the parent's arms come from, m: kneeling at the baby's feet. */
const SHOULDERS: readonly [Vector, Vector] = [
  [-0.19, 0.5, 0.72],
  [0.19, 0.5, 0.72],
];

const DEFAULT_PRESSURE: Pressure = 'moderate';

/** Whose hand moves over whom. */
export interface Context {
  readonly figure: Figure;
  readonly hand: HandIndex;
  /** cm/s of the stroke. */
  readonly pace: number;
}

/** What every action may say of how a hand lies. */
export interface Common {
  readonly slide?: boolean;
  readonly aside?: number;
  readonly pressure?: Pressure;
  readonly pace?: number;
  readonly fingers?: Fingers;
}

function contactPressure(pressure: Pressure | undefined): ContactPressure {
  const word = pressure ?? DEFAULT_PRESSURE;
  return word === 'weightless' ? 'light' : word;
}

/** Where the fingers point at a place; undefined lets the arm decide. */
function headingAt(
  figure: Figure,
  point: SkinPoint,
  hand: HandIndex,
  fingers: Fingers | undefined,
): Vector | undefined {
  if (!fingers) return undefined;
  const { along, around } = figure.directionsAt(point, SHOULDERS[hand]);
  switch (fingers) {
    case 'around':
      return around;
    case 'across':
      return normalize(add(scale(around, 0.87), scale(along, -0.5)));
    case 'slanting':
      return normalize(add(scale(around, 0.7), scale(along, -0.7)));
    case 'towards the head':
      return scale(along, -1);
    case 'towards the feet':
      return along;
  }
}

/** Which way the limb runs at a place, towards the feet. */
export function alongLimb({ figure, hand }: Context, place: SkinPoint): Vector {
  return figure.directionsAt(place, SHOULDERS[hand]).along;
}

/** Across the limb at a place: the same direction for both hands, so that their `opposite` means opposite. */
export function acrossLimb(context: Context, place: SkinPoint): Vector {
  const n = place.normal;
  const axis = alongLimb(context, place);
  return [
    n[1] * axis[2] - n[2] * axis[1],
    n[2] * axis[0] - n[0] * axis[2],
    n[0] * axis[1] - n[1] * axis[0],
  ];
}

/** A place moved to the hand's own side of the limb, along the skin. */
function aside(context: Context, common: Common, place: SkinPoint): SkinPoint {
  if (!common.aside) return place;
  const across = acrossLimb(context, place);
  const own = across[0] > 0 === (context.hand === 1) ? 1 : -1;
  const moved = add(place.position, scale(across, (own * common.aside) / 100));
  return { ...context.figure.project(moved, place.normal), bone: place.bone };
}

/** The contact at a place. */
export function keyAt(context: Context, common: Common, x: number, at: SkinPoint, lift = 0): Key {
  const place = aside(context, common, at);
  const heading = headingAt(context.figure, place, context.hand, common.fingers);
  const pressure = contactPressure(common.pressure);
  return heading ? { x, place, heading, pressure, lift } : { x, place, pressure, lift };
}
