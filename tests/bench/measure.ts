/** Each measurement runs the floor and the app in turn, so that both meet the same machine. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { startEngine } from '../stage/engine.ts';
import buildPage from '../stage/page.config.ts';
import { Apps, type Kind, type Running, type Told } from './apps.ts';
import { atMost, within, type Figure } from './figures.ts';
import { median, quantile } from './numbers.ts';
import { memoryOf, processorShare } from './processes.ts';

const KINDS = ['bare', 'app'] as const;
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Both windows told it: milliseconds from the start to the later one. */
async function sinceStart(running: Running, what: Told['what']): Promise<number> {
  const told = await running.heard(what, 2);
  return Math.max(...told.map(({ time }) => time)) - running.startedAt;
}

/** Launch, memory and the cost of waiting: one process of each kind a round serves all three. */
export async function measureProcesses(rounds: number, waitSeconds: number): Promise<Figure[]> {
  const apps = new Apps();
  const fresh = (): Record<Kind, number[]> => ({ bare: [], app: [] });
  const [launch, memory, share] = [fresh(), fresh(), fresh()];
  const finished: number[] = [];
  try {
    // The first start of each fills caches; it is not counted.
    for (let round = 0; round <= rounds; round++) {
      for (const kind of KINDS) {
        const running = await apps.start(kind);
        const ready = await sinceStart(running, kind === 'app' ? 'drawn' : 'first-frame');
        const whole = kind === 'app' ? await sinceStart(running, 'finished') : 0;
        if (round > 0) {
          launch[kind].push(ready);
          if (kind === 'app') finished.push(whole);
          await pause(4_000);
          memory[kind].push(memoryOf(running.pid));
          share[kind].push(await processorShare(running.pid, waitSeconds * 1000));
        }
        await running.end();
      }
    }
  } finally {
    await apps.end();
  }
  const both = (figures: Record<Kind, number[]>) => ({
    app: median(figures.app),
    floor: median(figures.bare),
  });
  return [
    within(1.5, { name: 'launch to the doll in both windows', unit: 'ms', ...both(launch) }),
    within(1.5, {
      name: 'launch to its last pixel',
      unit: 'ms',
      app: median(finished),
      floor: median(launch.bare),
    }),
    within(1.5, { name: 'memory of all processes (PSS)', unit: 'MB', ...both(memory) }),
    atMost(0.5, { name: 'processor while paused, all processes', unit: '%', ...both(share) }),
  ];
}

/** From key presses to the wall's state. */
function delays(told: readonly Told[]): { applied: number[]; frame: number[]; same: number } {
  const found = { applied: [] as number[], frame: [] as number[], same: 0 };
  let key = NaN;
  for (const { what, time, same } of told) {
    if (what === 'key') key = time;
    if (what === 'applied') found.applied.push(time - key);
    if (what === 'frame') found.frame.push(time - key);
    if (what === 'shown' && same) found.same += 1;
  }
  return found;
}

export async function measureKeys(presses: number): Promise<Figure[]> {
  const apps = new Apps();
  const heard: Record<Kind, Told[]> = { bare: [], app: [] };
  try {
    for (const kind of [...KINDS, ...KINDS]) {
      const running = await apps.start(kind, { BENCH_KEYS: String(Math.ceil(presses / 2)) });
      // Where software draws, a press and its picture take seconds.
      await running.heard('done', 1, 10);
      heard[kind].push(...running.told);
      await running.end();
    }
  } finally {
    await apps.end();
  }
  const [app, bare] = [delays(heard.app), delays(heard.bare)];
  const name = 'key in the presenter to state on the wall';
  return [
    atMost(2.5, {
      name: `${name}, median`,
      unit: 'ms',
      app: median(app.applied),
      floor: median(bare.applied),
    }),
    atMost(8, {
      name: `${name}, 99 of 100`,
      unit: 'ms',
      app: quantile(app.applied, 0.99),
      floor: quantile(bare.applied, 0.99),
    }),
    atMost(17, {
      name: 'key to the wall’s next frame, median',
      unit: 'ms',
      app: median(app.frame),
      floor: median(bare.frame),
    }),
    {
      name: 'presses that this next frame shows',
      unit: 'of 100',
      app: (app.same / app.applied.length) * 100,
      floor: null,
      goal: 'all',
      holds: app.same === app.applied.length,
    },
  ];
}

const SIZE = { width: 640, height: 360 };

export async function measureFrames(frames: number): Promise<Figure[]> {
  await buildPage();
  const engine = await startEngine();
  const all = {
    stage: { script: [] as number[], whole: [] as number[] },
    plain: { script: [] as number[], whole: [] as number[] },
  };
  try {
    const page = await engine.app.firstWindow();
    for (let round = 0; round < 3; round++) {
      for (const kind of ['plain', 'stage'] as const) {
        await page.reload();
        await page.waitForFunction(() => 'stageRoom' in window);
        const times = await page.evaluate(
          async ({ kind, count, size }) => {
            if (kind === 'plain') return window.stageRoom.plainFrames(count, size);
            window.stageRoom.open(size);
            return window.stageRoom.stageFrames(count);
          },
          { kind, count: frames, size: SIZE },
        );
        // The first ones compile shaders.
        all[kind].script.push(...times.script.slice(3));
        all[kind].whole.push(...times.whole.slice(3));
      }
    }
  } finally {
    await engine.stop();
  }
  return [
    within(1.3, {
      name: 'frame, script',
      unit: 'ms',
      app: median(all.stage.script),
      floor: median(all.plain.script),
    }),
    within(1.3, {
      name: 'frame, to its last pixel',
      unit: 'ms',
      app: median(all.stage.whole),
      floor: median(all.plain.whole),
    }),
  ];
}

export async function measurePose(): Promise<Figure[]> {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--expose-gc', '--import', 'tsx', path.join(import.meta.dirname, 'pose.ts')],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`The pose could not be measured: ${stderr}`);
  const { app, floor, bytes } = JSON.parse(stdout) as Record<'app' | 'floor' | 'bytes', number>;
  return [
    atMost(0.3, { name: 'pose of one moment', unit: 'ms', app, floor }),
    atMost(0, { name: 'left behind by one pose', unit: 'bytes', app: Math.floor(bytes), floor: 0 }),
  ];
}
