/** Twenty accidents of each kind at random moments: class goes on where it was, and nothing is lost. */
import { readdir } from 'node:fs/promises';
import { expect, test, type RunningApp } from '../e2e/app.ts';
import { processOf, type Name } from '../e2e/from-main.ts';
import { Chance } from './chance.ts';
import { anyPress, bothRight, lessonOf, press, STROKES } from './class-life.ts';

const TIMES = 20;
/** The moment of an accident is somewhere within so long after the last press [ms]. */
const MOMENT = 1_500;

/** Where class is: what must be the same after the accident. */
async function placeIn(app: RunningApp) {
  const { desk, wall } = await lessonOf(app);
  return { stroke: desk.stroke, step: desk.step, wall };
}

for (const [killed, other, seed] of [
  ['projector', 'presenter', 1],
  ['presenter', 'projector', 2],
] as const satisfies readonly (readonly [Name, Name, number])[]) {
  test(`${TIMES} times the ${killed}'s page is killed`, async ({ app }) => {
    app.announce(new RegExp(`The ${killed}'s page is gone`));
    const chance = new Chance(seed);
    await bothRight(app);
    const undisturbed = await processOf(app, other);
    const seconds: number[] = [];
    for (let time = 0; time < TIMES; time += 1) {
      await press(app, anyPress(chance));
      await press(app, anyPress(chance));
      const before = await placeIn(app);
      await chance.moment(MOMENT);
      const page = await processOf(app, killed);
      process.kill(page, 'SIGKILL');
      const at = performance.now();
      await expect.poll(() => processOf(app, killed), { intervals: [20] }).not.toBe(page);
      await bothRight(app);
      seconds.push((performance.now() - at) / 1000);
      expect(await placeIn(app)).toEqual(before);
      expect(await processOf(app, other)).toBe(undisturbed);
    }
    const sorted = seconds.toSorted((a, b) => a - b).map((one) => one.toFixed(1));
    test.info().annotations.push({ type: 'seconds until right', description: sorted.join(' ') });
    console.log(`seconds until both windows are right again: ${sorted.join(' ')}`);
  });
}

test(`${TIMES} times the graphics process is killed`, async ({ app }) => {
  app.announce(/GPU process is gone|context|WebGL/i);
  const chance = new Chance(3);
  await bothRight(app);
  for (let time = 0; time < TIMES; time += 1) {
    await press(app, anyPress(chance));
    await chance.moment(MOMENT);
    const graphics = await app.electron.evaluate(
      ({ app: electron }) => electron.getAppMetrics().find(({ type }) => type === 'GPU')?.pid ?? 0,
    );
    expect(graphics).toBeGreaterThan(0);
    process.kill(graphics, 'SIGKILL');
    const gone = () => app.log.filter((line) => line.includes('GPU process is gone')).length;
    await expect.poll(gone).toBe(time + 1);
    await press(app, { type: 'openStroke', stroke: STROKES[time % STROKES.length]! });
    await bothRight(app);
  }
});

test(`${TIMES} times the whole app is killed`, async ({ launch }) => {
  const chance = new Chance(4);
  let app = await launch();
  await bothRight(app);
  for (let time = 0; time < TIMES; time += 1) {
    /** What class was, and since when. */
    const places: { place: string; at: number }[] = [];
    const note = async () => {
      const { stroke, step } = await placeIn(app);
      places.push({ place: `${stroke} ${step}`, at: Date.now() });
    };
    await note();
    for (let presses = 0; presses < 6; presses += 1) {
      await press(app, { type: 'openStroke', stroke: chance.of(STROKES) });
      await note();
      await press(app, { type: 'nextStep' });
      await note();
      await chance.moment(400);
    }
    await chance.moment(MOMENT);
    const main = app.electron.process();
    const ended = new Promise((resolve) => main.once('exit', resolve));
    main.kill('SIGKILL');
    const killedAt = Date.now();
    await ended;

    app = await launch({ userData: app.userData });
    await bothRight(app);
    const { stroke, step } = await placeIn(app);
    const found = places.findLastIndex(({ place }) => place === `${stroke} ${step}`);
    expect(found, `${stroke} ${step} is one of ${JSON.stringify(places)}`).toBeGreaterThanOrEqual(
      0,
    );
    const lost = killedAt - (places[found + 1]?.at ?? killedAt);
    expect(lost, 'milliseconds of class that are lost').toBeLessThan(1_000);
    const kept = await readdir(app.userData);
    expect(kept.filter((name) => name.includes('unreadable'))).toEqual([]);
  }
});
