/**
 * From one action of a stroke's file to what a hand does: a row of solved contact keys, and how time runs
 * along them.
 */
import { add, lengthOf, normalize, scale, subtract, type Vector } from '../hands/rotation.ts';
import type { PathForm } from '../../renderer/choreography/clip.ts';
import type { HandShapeName } from '../hands/shapes.ts';
import type { ContactPressure } from '../contact/index.ts';
import { rubbing, showing } from './air.ts';
import type { Figure, SkinPoint } from './figure.ts';
import type { Action, Fingers, Pressure } from './language.ts';
import { circleAround, pathOf, pathThrough, pointAt, type SkinPath } from './skin-path.ts';
import { gently, glideDistance, glideSeconds } from './spline.ts';

/** The parent's left (0) or right (1) hand. */
export type HandIndex = 0 | 1;

/** Where the parent's arms come from, m: kneeling at the baby's feet. */
export const SHOULDERS: readonly [Vector, Vector] = [
  [-0.19, 0.5, 0.72],
  [0.19, 0.5, 0.72],
];

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

const KEY_SPACING = 0.012;
const DEFAULT_PRESSURE: Pressure = 'moderate';
/** Height of a hand that waits above the skin, m. */
const READY_LIFT = 0.03;

function contactPressure(pressure: Pressure | undefined): ContactPressure {
  const word = pressure ?? DEFAULT_PRESSURE;
  return word === 'weightless' ? 'light' : word;
}

/** Where the fingers point at a place; undefined lets the arm decide. */
export function headingAt(
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

interface Context {
  readonly figure: Figure;
  readonly hand: HandIndex;
  /** cm/s of the stroke. */
  readonly pace: number;
}

interface Common {
  readonly slide?: boolean;
  readonly aside?: number;
  readonly pressure?: Pressure;
  readonly pace?: number;
  readonly fingers?: Fingers;
}

/** A place moved to the hand's own side of the limb, along the skin. */
function aside({ figure, hand }: Context, common: Common, place: SkinPoint): SkinPoint {
  if (!common.aside) return place;
  const { along: axis } = figure.directionsAt(place, SHOULDERS[hand]);
  const n = place.normal;
  const across: Vector = [
    n[1] * axis[2] - n[2] * axis[1],
    n[2] * axis[0] - n[0] * axis[2],
    n[0] * axis[1] - n[1] * axis[0],
  ];
  const own = across[0] > 0 === (hand === 1) ? 1 : -1;
  const moved = add(place.position, scale(across, (own * common.aside) / 100));
  return { ...figure.project(moved, n), bone: place.bone };
}

function keyAt(context: Context, common: Common, x: number, at: SkinPoint, lift = 0): Key {
  const place = aside(context, common, at);
  const heading = headingAt(context.figure, place, context.hand, common.fingers);
  const pressure = contactPressure(common.pressure);
  return heading ? { x, place, heading, pressure, lift } : { x, place, pressure, lift };
}

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

/** A glide over a path; `sway` moves each key sideways round the limb, m at a share of the way. */
function along(
  context: Context,
  common: Common,
  shape: HandShapeName,
  path: SkinPath,
  closed: boolean,
  turns: number,
  sway?: { readonly at: (share: number) => number; readonly waves: number },
): Plan {
  const pace = (common.pace ?? context.pace) / 100;
  const length = path.length * turns;
  const spacing = sway ? Math.min(KEY_SPACING, path.length / (sway.waves * 8)) : KEY_SPACING;
  const count = Math.max(closed ? 12 : 2, Math.ceil(path.length / spacing));
  const keys: Key[] = [];
  // Extra distance that a swaying hand travels slows its progress down, so that its pace holds.
  let travelled = 0;
  let last: Vector | undefined;
  for (let k = 0; k <= count; k++) {
    const share = k / count;
    let place = pointAt(path, share * path.length);
    if (sway) {
      const { along: axis } = context.figure.directionsAt(place, SHOULDERS[context.hand]);
      const guess = add(place.position, scale(acrossFrom(place, axis, false), sway.at(share)));
      place = { ...context.figure.project(guess, place.normal), bone: place.bone };
    }
    if (last) travelled += lengthOf(subtract(place.position, last));
    last = place.position;
    keys.push(keyAt(context, common, share * path.length, place));
  }
  const seconds = Math.max(glideSeconds(length, pace), sway ? travelled / pace + 0.7 : 0);
  const evenPace = length / Math.max(1e-6, seconds - Math.min(0.7, length / pace));
  const distanceAt = (t: number): number =>
    glideDistance(length, evenPace, (t / seconds) * glideSeconds(length, evenPace));
  return {
    shape,
    keys,
    seconds,
    xAt: (t) => {
      const d = distanceAt(t);
      return closed && d < length
        ? d % path.length
        : Math.min(path.length, d / (closed ? turns : 1));
    },
    touches: true,
    ribbon: {
      path,
      form: closed ? 'closed' : 'open',
      progressAt: (t) => {
        const share = distanceAt(t) / path.length;
        return closed && share < turns ? share % 1 : Math.min(1, share);
      },
    },
  };
}

/** Press and release at each place in turn, stepping over the skin between. */
function pressing(
  context: Context,
  common: Common & { readonly each?: number },
  shape: HandShapeName,
  names: readonly string[],
): Plan {
  const each = common.each ?? 1.4;
  const step = 0.7;
  const keys: Key[] = [];
  const marks: { readonly t: number; readonly x: number }[] = [];
  let t = 0;
  let x = 0;
  const put = (key: Key, at: number): void => {
    keys.push(key);
    marks.push({ t: at, x: key.x });
  };
  names.forEach((name, index) => {
    const place = context.figure.place(name);
    if (index > 0) {
      x += 1;
      t += step / 2;
      const before = context.figure.place(names[index - 1]!);
      const between = pathThrough(context.figure, [before, place]);
      put(
        keyAt(
          context,
          { ...common, pressure: 'light' },
          x,
          pointAt(between, between.length / 2),
          0.004,
        ),
        t,
      );
      x += 1;
      t += step / 2;
    }
    put(keyAt(context, { ...common, pressure: 'light' }, x, place), t);
    x += 1;
    t += each * 0.4;
    put(keyAt(context, { ...common, pressure: common.pressure ?? 'firm' }, x, place), t);
    x += 1;
    t += each * 0.6;
    put(keyAt(context, { ...common, pressure: 'light' }, x, place), t);
  });
  return {
    shape,
    keys,
    seconds: t,
    xAt: (time) => {
      let i = 0;
      while (i + 2 < marks.length && marks[i + 1]!.t <= time) i++;
      const a = marks[i]!;
      const b = marks[i + 1]!;
      return a.x + (b.x - a.x) * gently((time - a.t) / (b.t - a.t));
    },
    touches: names.length === 1,
    ...(names.length > 1
      ? {
          ribbon: {
            path: pathThrough(
              context.figure,
              names.map((name) => context.figure.place(name)),
            ),
            form: 'open',
            progressAt: (time: number) => Math.min(1, time / t),
          },
        }
      : {}),
  };
}

/** To and fro in one place, across the limb, without going on. */
function turning(
  context: Context,
  common: Common & {
    readonly width?: number;
    readonly times?: number;
    readonly opposite?: boolean;
  },
  shape: HandShapeName,
  name: string,
): Plan {
  const place = context.figure.place(name);
  const times = common.times ?? 2;
  const width = (common.width ?? 2) / 100;
  const pace = (common.pace ?? context.pace) / 100;
  const { along: axis } = context.figure.directionsAt(place, SHOULDERS[context.hand]);
  const across = acrossFrom(place, axis, common.opposite ?? false);
  // One there and back: keys from side to side, then the same keys again.
  const count = 8;
  const keys: Key[] = [];
  for (let k = 0; k <= count; k++) {
    const offset = -Math.cos((k / count) * Math.PI) * (width / 2);
    const guess = add(place.position, scale(across, offset));
    keys.push(
      keyAt(context, common, k / count, {
        ...context.figure.project(guess, place.normal),
        bone: place.bone,
      }),
    );
  }
  const half = (width / pace) * 1.4;
  const seconds = half * (2 * times + 1);
  return {
    shape,
    keys,
    seconds,
    // A swing: from the middle out, to and fro, and back to the middle, with no corner anywhere.
    xAt: (t) => {
      const u = t / seconds;
      const envelope = Math.min(1, u * times * 2, (1 - u) * times * 2);
      const swing = Math.sin(u * times * 2 * Math.PI) * gently(envelope);
      return Math.acos(-swing) / Math.PI;
    },
    touches: true,
    ribbon: { path: pathOf(keys.map((key) => key.place)), form: 'to and fro', progressAt: () => 1 },
  };
}

/** Across the limb at a place: the same direction for both hands, so that `opposite` means opposite. */
function acrossFrom(place: SkinPoint, axis: Vector, opposite: boolean): Vector {
  const n = place.normal;
  const across: Vector = [
    n[1] * axis[2] - n[2] * axis[1],
    n[2] * axis[0] - n[0] * axis[2],
    n[0] * axis[1] - n[1] * axis[0],
  ];
  // On opposite sides of the limb the cross product turns round with the limb: as a hand that rolls it.
  return opposite ? scale(across, -1) : across;
}

/** What a hand does for one action. `shape` is what it wears if the action names none. */
function planOf(context: Context, entry: Action, worn: HandShapeName): Plan | undefined {
  if ('leave' in entry) return undefined;
  if ('show' in entry) return showing(context.hand, entry.near);
  if ('rub' in entry) return rubbing(context.hand, entry.times ?? 4, entry.near);
  const { figure } = context;
  const shape = (entry.shape as HandShapeName | undefined) ?? worn;
  if ('hold' in entry) return still(context, entry, shape, entry.hold, 0);
  if ('ready' in entry) return still(context, entry, shape, entry.ready, READY_LIFT);
  if ('press' in entry) return pressing(context, entry, shape, entry.press);
  if ('glide' in entry) {
    const path = pathThrough(
      figure,
      entry.glide.map((name) => figure.place(name)),
    );
    const { twist } = entry;
    if (!twist) return along(context, entry, shape, path, false, 1);
    // The limb of the doll is some 3 cm from its axis to the skin.
    const amplitude = ((twist * Math.PI) / 180) * 0.03;
    const waves = Math.max(2, Math.round(path.length / 0.05));
    const at = (share: number): number => amplitude * Math.sin(share * waves * 2 * Math.PI);
    return along(context, entry, shape, path, false, 1, { at, waves });
  }
  if ('circle' in entry) {
    const centre = figure.place(entry.circle);
    const { along: start } = figure.directionsAt(centre, SHOULDERS[context.hand]);
    const clockwise = (entry.way ?? 'clockwise') === 'clockwise';
    const path = circleAround(figure, centre, (entry.width ?? 3) / 100, start, clockwise);
    return along(context, entry, shape, path, true, entry.turns ?? 3);
  }
  if ('turn' in entry) return turning(context, entry, shape, entry.turn);
  const path = pathThrough(
    figure,
    entry.roll.map((name) => figure.place(name)),
  );
  const waves = entry.times ?? 4;
  const amplitude = (((entry.width ?? 2) / 100) * (entry.opposite ? -1 : 1)) / 2;
  const at = (share: number): number => amplitude * Math.sin(share * waves * 2 * Math.PI);
  return along(context, entry, shape, path, false, 1, { at, waves });
}

/** What a hand does for one action. `worn` is its shape if the action names none. */
export function planAction(context: Context, entry: Action, worn: HandShapeName): Plan | undefined {
  const plan = planOf(context, entry, worn);
  return plan && 'slide' in entry && entry.slide ? { ...plan, slides: true } : plan;
}
