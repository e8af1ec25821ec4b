import type { HandShapeName } from '../hands/shapes.ts';
import { keyAt, type Context } from './keys.ts';
import type { Action } from './language.ts';
import type { Key, Plan } from './plan.ts';
import { pathOf, pathThrough, pointAt } from './skin-path.ts';
import { gently } from './spline.ts';

/** The share of a press in which it grows. */
const PRESSING = 0.4;

/** Press and release at each place in turn, stepping over the skin between. */
export function pressing(
  context: Context,
  common: Extract<Action, { readonly press: unknown }>,
  shape: HandShapeName,
): Plan {
  const names = common.press;
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
    t += each * PRESSING;
    put(keyAt(context, { ...common, pressure: common.pressure ?? 'firm' }, x, place), t);
    x += 1;
    t += each * (1 - PRESSING);
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
            form: 'steps',
            progressAt: (time: number) => Math.min(1, time / t),
          },
        }
      : {
          ribbon: {
            path: pathOf([keys[0]!.place, keys[0]!.place]),
            form: 'press',
            // How firmly: to the full, and back.
            progressAt: (time: number) =>
              gently(
                Math.max(
                  0,
                  Math.min(time / (PRESSING * each), (each - time) / (each - PRESSING * each)),
                ),
              ),
          },
        }),
  };
}
