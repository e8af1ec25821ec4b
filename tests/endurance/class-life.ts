/** What an instructor does in class, one press after another, and what both windows must then show. */
import { readFileSync } from 'node:fs';
import type { Catalog } from '../../assets/strokes/catalog.ts';
import type { Intent } from '../../electron/lesson/intents.ts';
import type { Lesson } from '../../electron/lesson/types.ts';
import { expect, type RunningApp } from '../e2e/app.ts';
import { bothShown, inPage } from '../e2e/from-main.ts';
import type { Chance } from './chance.ts';

const catalog = JSON.parse(
  readFileSync(new URL('../../out/strokes/catalog.json', import.meta.url), 'utf8'),
) as Catalog;
export const STROKES: readonly string[] = catalog.strokes.map(({ id }) => id);

/** Something she may press now. */
export function anyPress(chance: Chance): Intent {
  return chance.of<() => Intent>([
    () => ({ type: 'openStroke', stroke: chance.of(STROKES) }),
    () => ({ type: 'nextStep' }),
    () => ({ type: 'previousStep' }),
    () => ({ type: 'play' }),
    () => ({ type: 'pause' }),
    () => ({ type: 'setView', view: chance.of(['auto', 'above', 'parent'] as const) }),
    () => ({ type: 'setTone', tone: chance.of([1, 2, 3, 4, 5] as const) }),
    () => ({ type: 'setWall', wall: chance.of(['stage', 'black', 'card'] as const) }),
  ])();
}

export async function press(app: RunningApp, intent: Intent): Promise<void> {
  await inPage(app, 'presenter', `window.warmHands.send(${JSON.stringify(intent)})`);
}

/** The lesson as main has it; see `lessonOf` of the ordinary tests. */
export async function lessonOf(app: RunningApp): Promise<Lesson> {
  const lesson = await inPage<Lesson>(
    app,
    'presenter',
    `new Promise((resolve) => {
      let last;
      const end = window.warmHands.onSnapshot((snapshot) => {
        if (snapshot.rev === last) {
          end();
          resolve(snapshot);
        }
        last = snapshot.rev;
      });
      window.warmHands.ready();
      window.warmHands.ready();
    })`,
  );
  if (!lesson) throw new Error('The presenter has no page to ask.');
  return lesson;
}

/** Waits until both windows have drawn the lesson as it is, at its stroke and step. */
export async function bothRight(app: RunningApp): Promise<void> {
  await expect
    .poll(
      async () => {
        const shown = await bothShown(app);
        if (shown.some((one) => !one)) return 'a page is away';
        const { rev, desk } = await lessonOf(app);
        const wanted = `${rev} ${desk.stroke} ${desk.step}`;
        const wrong = shown.map((one) => `${one?.rev} ${one?.stroke} ${one?.step}`);
        return wrong.every((one) => one === wanted) ? 'right' : `${wrong.join(', ')} ≠ ${wanted}`;
      },
      { intervals: [50] },
    )
    .toBe('right');
}
