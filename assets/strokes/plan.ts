/**
 * From one action of a stroke's file to what a hand does: a row of solved contact keys, and how time runs
 * along them.
 */
import type { Vector } from '../hands/rotation.ts';
import type { PathForm } from '../../renderer/choreography/clip.ts';
import type { HandShapeName } from '../hands/shapes.ts';
import type { ContactPressure } from '../contact/index.ts';
import { rubbing, showing } from './air.ts';
import type { SkinPoint } from './figure.ts';
import { circling, gliding, rolling, turning } from './gliding.ts';
import { keyAt, type Common, type Context } from './keys.ts';
import type { Action } from './language.ts';
import { pressing } from './pressing.ts';
import type { SkinPath } from './skin-path.ts';

/** The parent's left (0) or right (1) hand. */
export type HandIndex = 0 | 1;

/** One contact to solve. `x` is its knot on the plan's own scale. */
export interface Key {
  readonly x: number;
  readonly place: SkinPoint;
  readonly heading?: Vector;
  readonly pressure: ContactPressure;
  /** m off the skin. */
  readonly lift: number;
  /** A hand in the air, shown and not laid on: where its palm is and looks. */
  readonly free?: { readonly palm: Vector; readonly facing: Vector; readonly heading: Vector };
}

export interface Ribbon {
  readonly path: SkinPath;
  readonly form: PathForm;
  /** Progress (0..1) along the ribbon at a time of the plan, s. */
  readonly progressAt: (t: number) => number;
}

export interface Plan {
  readonly shape: HandShapeName;
  readonly keys: readonly Key[];
  readonly seconds: number;
  /** Knot position at a time of the plan, s. */
  readonly xAt: (t: number) => number;
  /** True if the hand lies on the skin all the time. */
  readonly touches: boolean;
  /** True if the hand gets to the first key along the skin. */
  readonly slides?: boolean;
  readonly ribbon?: Ribbon;
}

/** Height of a hand that waits above the skin, m. */
const READY_LIFT = 0.03;

function still(
  context: Context,
  common: Common,
  shape: HandShapeName,
  name: string,
  lift: number,
): Plan {
  const key = keyAt(context, common, 0, context.figure.place(name), lift);
  return { shape, keys: [key], seconds: 0.4, xAt: () => 0, touches: lift === 0 };
}

/** What a hand does for one action. `shape` is what it wears if the action names none. */
function planOf(context: Context, entry: Action, worn: HandShapeName): Plan | undefined {
  if ('leave' in entry) return undefined;
  if ('show' in entry) return showing(context.hand, entry.near);
  if ('rub' in entry) return rubbing(context.hand, entry.times ?? 4, entry.near);
  const shape = (entry.shape as HandShapeName | undefined) ?? worn;
  if ('hold' in entry) return still(context, entry, shape, entry.hold, 0);
  if ('ready' in entry) return still(context, entry, shape, entry.ready, READY_LIFT);
  if ('press' in entry) return pressing(context, entry, shape);
  if ('glide' in entry) return gliding(context, entry, shape);
  if ('circle' in entry) return circling(context, entry, shape);
  if ('turn' in entry) return turning(context, entry, shape);
  return rolling(context, entry, shape);
}

/** What a hand does for one action. `worn` is its shape if the action names none. */
export function planAction(context: Context, entry: Action, worn: HandShapeName): Plan | undefined {
  const plan = planOf(context, entry, worn);
  return plan && 'slide' in entry && entry.slide ? { ...plan, slides: true } : plan;
}
