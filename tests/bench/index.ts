/**
 * `npm run bench`: each figure beside its floor, measured in the same run; bare Electron and the app take turns.
 * The table is printed and kept as test-results/bench.json.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { measurePose } from './pose.ts';
import { measure, type Figures, type Subject } from './run.ts';

const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 3);
const root = path.join(import.meta.dirname, '../..');

/** What the pages of either subject hold. */
interface Noted {
  heard?: number[];
  readonly bare?: { send(value: number): void; on(listener: () => void): void };
  readonly warmHands?: { onSnapshot(listener: () => void): void };
}

const bare: Subject = {
  name: 'bare',
  folder: path.join(import.meta.dirname, 'bare'),
  shown: () =>
    new Promise<number>((resolve) => {
      new PerformanceObserver((list) => {
        const [paint] = list.getEntriesByName('first-contentful-paint');
        if (paint) resolve(performance.timeOrigin + paint.startTime);
      }).observe({ type: 'paint', buffered: true });
    }),
  hear: (role) => {
    const page = window as unknown as Noted;
    const heard: number[] = (page.heard = []);
    if (role === 'projector')
      page.bare?.on(() => heard.push(performance.timeOrigin + performance.now()));
    else {
      window.addEventListener('keydown', (event) => {
        heard.push(performance.timeOrigin + event.timeStamp);
        page.bare?.send(event.timeStamp);
      });
    }
  },
};

const app: Subject = {
  name: 'app',
  folder: '.',
  shown: () =>
    new Promise<number>((resolve) => {
      const look = () => {
        const stage = document.querySelector('[data-testid="stage"]');
        if (Number(stage?.getAttribute('data-frames')) > 0)
          resolve(performance.timeOrigin + performance.now());
        else setTimeout(look, 4);
      };
      look();
    }),
  hear: (role) => {
    const page = window as unknown as Noted;
    const heard: number[] = (page.heard = []);
    if (role === 'projector') {
      // Registered after the page's own listener, so the page has applied the state by now.
      page.warmHands?.onSnapshot(() => heard.push(performance.timeOrigin + performance.now()));
    } else {
      window.addEventListener(
        'keydown',
        (event) => heard.push(performance.timeOrigin + event.timeStamp),
        true,
      );
    }
  },
};

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

const rounds: { bare: Figures; app: Figures }[] = [];
for (let round = 1; round <= ROUNDS; round += 1) {
  console.error(`Round ${round} of ${ROUNDS} …`);
  rounds.push({ bare: await measure(bare), app: await measure(app) });
}
const pose = measurePose();

const of = (who: 'bare' | 'app', read: (figures: Figures) => number) =>
  median(rounds.map((round) => read(round[who])));
const rows = [
  row(
    'launch → picture in both windows',
    'ms',
    (one) => one.launch,
    (floor) => floor * 1.5,
  ),
  row(
    'memory of all processes',
    'MB',
    (one) => one.memory,
    (floor) => floor * 1.5,
  ),
  row(
    'processor while paused',
    '%',
    (one) => one.idle,
    () => 0.5,
  ),
  row(
    'key → state in the other window, median',
    'ms',
    (one) => median(one.keys),
    () => 2.5,
  ),
  row(
    'key → state in the other window, p99',
    'ms',
    (one) => percentile(one.keys, 0.99),
    () => 8,
  ),
  { figure: 'one pose', unit: 'ms', floor: 0, app: pose.milliseconds, goal: 0.3 },
  { figure: 'garbage of one pose', unit: 'bytes', floor: 0, app: pose.bytes, goal: 1 },
];

function row(
  figure: string,
  unit: string,
  read: (figures: Figures) => number,
  goal: (floor: number) => number,
) {
  const floor = of('bare', read);
  return { figure, unit, floor, app: of('app', read), goal: goal(floor) };
}

console.table(
  Object.fromEntries(
    rows.map(({ figure, unit, floor, app: value, goal }) => [
      `${figure} (${unit})`,
      {
        floor: floor ? floor.toFixed(2) : '',
        app: value.toFixed(2),
        goal: goal.toFixed(2),
        holds: value <= goal ? 'yes' : 'no',
      },
    ]),
  ),
);
mkdirSync(path.join(root, 'test-results'), { recursive: true });
writeFileSync(
  path.join(root, 'test-results/bench.json'),
  `${JSON.stringify({ rows, rounds, pose }, null, 2)}\n`,
);
