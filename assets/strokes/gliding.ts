/** What a hand does along the skin: it glides, circles, rolls, or turns to and fro. */
import { add, lengthOf, scale, subtract, type Vector } from '../hands/rotation.ts';
import type { HandShapeName } from '../hands/shapes.ts';
import type { SkinPoint } from './figure.ts';
import { acrossLimb, alongLimb, keyAt, type Common, type Context } from './keys.ts';
import type { Action } from './language.ts';
import type { Key, Plan } from './plan.ts';
import { circleAround, pathOf, pathThrough, pointAt, type SkinPath } from './skin-path.ts';
import { gently, glideDistance, glideSeconds } from './spline.ts';

/** From contact to contact that is solved, m. */
const KEY_SPACING = 0.012;
/** A rolling hand whose way is shorter, m, is drawn going to and fro, as on a toe: that is what there is to see. */
const LITTLE_WAY = 0.02;

type Of<K extends string> = Extract<Action, Record<K, unknown>>;

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
      const guess = add(place.position, scale(acrossLimb(context, place), sway.at(share)));
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

/** Places of a swing across the limb, close to each other where it turns. */
function swung(
  context: Context,
  place: SkinPoint,
  width: number,
  opposite: boolean,
): readonly SkinPoint[] {
  // On opposite sides of the limb this turns round with the limb: as hands that roll it.
  const across = scale(acrossLimb(context, place), opposite ? -1 : 1);
  const count = 8;
  return Array.from({ length: count + 1 }, (_, k) => {
    const offset = -Math.cos((k / count) * Math.PI) * (width / 2);
    const guess = add(place.position, scale(across, offset));
    return { ...context.figure.project(guess, place.normal), bone: place.bone };
  });
}

/** Shapes that reach round a limb: what one sees of their turning is on its front, whatever side the palm is on. */
const ROUND: ReadonlySet<HandShapeName> = new Set(['ring-grip', 'c-grip']);

/** To and fro in one place, across the limb, without going on. */
export function turning(context: Context, common: Of<'turn'>, shape: HandShapeName): Plan {
  const place = context.figure.place(common.turn);
  const times = common.times ?? 2;
  const width = (common.width ?? 2) / 100;
  const pace = (common.pace ?? context.pace) / 100;
  // One there and back: keys from side to side, then the same keys again.
  const keys = swung(context, place, width, common.opposite ?? false).map((at, k, all) =>
    keyAt(context, common, k / (all.length - 1), at),
  );
  const front = ROUND.has(shape) ? common.turn.replace(/\.(outer|inner|back)$/, '.front') : '';
  const swing = front
    ? swung(context, context.figure.place(front), width, common.opposite ?? false)
    : keys.map((key) => key.place);
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
      const out = Math.sin(u * times * 2 * Math.PI) * gently(envelope);
      return Math.acos(-out) / Math.PI;
    },
    touches: true,
    ribbon: { path: pathOf(swing), form: 'to and fro', progressAt: () => 1 },
  };
}

/** The way through the places of these names. */
function through({ figure }: Context, names: readonly string[]): SkinPath {
  return pathThrough(
    figure,
    names.map((name) => figure.place(name)),
  );
}

export function gliding(context: Context, entry: Of<'glide'>, shape: HandShapeName): Plan {
  const path = through(context, entry.glide);
  const { twist } = entry;
  if (!twist) return along(context, entry, shape, path, false, 1);
  // The limb of the doll is some 3 cm from its axis to the skin.
  const amplitude = ((twist * Math.PI) / 180) * 0.03;
  const waves = Math.max(2, Math.round(path.length / 0.05));
  const at = (share: number): number => amplitude * Math.sin(share * waves * 2 * Math.PI);
  return along(context, entry, shape, path, false, 1, { at, waves });
}

export function circling(context: Context, entry: Of<'circle'>, shape: HandShapeName): Plan {
  const centre = context.figure.place(entry.circle);
  const start = alongLimb(context, centre);
  const clockwise = (entry.way ?? 'clockwise') === 'clockwise';
  const path = circleAround(context.figure, centre, (entry.width ?? 3) / 100, start, clockwise);
  return along(context, entry, shape, path, true, entry.turns ?? 3);
}

export function rolling(context: Context, entry: Of<'roll'>, shape: HandShapeName): Plan {
  const path = through(context, entry.roll);
  const waves = entry.times ?? 4;
  const width = (entry.width ?? 2) / 100;
  const amplitude = (width * (entry.opposite ? -1 : 1)) / 2;
  const at = (share: number): number => amplitude * Math.sin(share * waves * 2 * Math.PI);
  const plan = along(context, entry, shape, path, false, 1, { at, waves });
  if (path.length > LITTLE_WAY) return plan;
  const swing = swung(context, pointAt(path, path.length / 2), width, false);
  return { ...plan, ribbon: { path: pathOf(swing), form: 'to and fro', progressAt: () => 1 } };
}
