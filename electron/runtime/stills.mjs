/**
 * `npm run stills`: pictures of a stroke by the real app, as its projector window shows them, one for each step.
 *
 *   npm run stills -- --stroke legs/indian-milking --out pictures
 *
 * It works without a display. Files are called `indian-milking-1.png`, or with several moments of each step
 * `indian-milking-1-at-0.20.png`.
 */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { Failure, messageOf, runCommand, say } from './failure.mjs';
import { prepareLaunch } from './launch.mjs';
import { root } from './paths.mjs';

const USAGE = `npm run stills -- --stroke legs/indian-milking --out DIR
  --size 1280x720     size of the window
  --view parent       one view for all steps, instead of the one that each step asks for
  --side right        the baby's side
  --see-through       see-through hands
  --tone 3            skin tone, 1 to 5
  --at 0.6            the moment of each step, 0 its beginning and 1 its end
  --times 0.2,0.5,0.9 several moments of each step
  --steps 1,3         only these steps
  --stage-only        the picture without the words below it`;

/** How long the app may take for one picture; software graphics are slow. */
const PATIENCE_MILLISECONDS = 60_000;
/** Late in a step: hands that came a long way have arrived, and those that glide are well on their way. */
const DEFAULT_MOMENT = 0.82;

/**
 * @typedef {object} Wishes
 * @property {string} stroke
 * @property {string} folder absolute
 * @property {{ width: number, height: number }} size pixels of the window's content
 * @property {string} view a view, or `auto`
 * @property {string | undefined} side
 * @property {boolean} seeThrough
 * @property {number} tone
 * @property {readonly number[]} moments parts of a step, 0 to 1
 * @property {boolean} several whether file names tell the moment
 * @property {readonly number[] | undefined} steps from 1
 * @property {boolean} stageOnly
 */

/** @typedef {{ id: string, name: string, sides: string[], steps: { start: number, seconds: number }[] }} Stroke */

/**
 * What a command line asks for. Whether the stroke, its side and its steps exist is seen later.
 * @param {readonly string[]} words
 * @param {{ views: readonly string[], tones: readonly number[] }} known
 * @returns {Wishes}
 * @throws {Failure} with a sentence for the first thing that is wrong
 */
export function readWishes(words, known) {
  const { values } = parse(words);
  if (!values.stroke) throw new Failure(`--stroke is missing.\n${USAGE}`);
  if (!values.out) throw new Failure(`--out is missing.\n${USAGE}`);
  if (values.at && values.times) throw new Failure('--at and --times exclude each other.');
  const view = values.view ?? 'auto';
  if (view !== 'auto' && !known.views.includes(view)) {
    throw new Failure(`there is no view ${view}; the views are ${known.views.join(', ')}.`);
  }
  const tone = Number(values.tone ?? 2);
  if (!known.tones.includes(tone)) {
    throw new Failure(
      `there is no skin tone ${values.tone}; they are numbered ${known.tones.join(', ')}.`,
    );
  }
  return {
    stroke: values.stroke,
    folder: path.resolve(values.out),
    size: readSize(values.size ?? '1280x720'),
    view,
    side: values.side,
    seeThrough: values['see-through'] ?? false,
    tone,
    moments: values.times ? readList('times', values.times, 0, 1) : [readMoment(values.at)],
    several: values.times !== undefined,
    steps: values.steps ? readList('steps', values.steps, 1, 99) : undefined,
    stageOnly: values['stage-only'] ?? false,
  };
}

/** @param {readonly string[]} words */
function parse(words) {
  const text = /** @type {const} */ ({ type: 'string' });
  const flag = /** @type {const} */ ({ type: 'boolean' });
  try {
    return parseArgs({
      args: [...words],
      options: {
        stroke: text,
        out: text,
        size: text,
        view: text,
        side: text,
        tone: text,
        at: text,
        times: text,
        steps: text,
        'see-through': flag,
        'stage-only': flag,
      },
    });
  } catch (error) {
    throw new Failure(`${messageOf(error)}\n${USAGE}`);
  }
}

function readSize(/** @type {string} */ wanted) {
  const [, width, height] = /^(\d+)x(\d+)$/.exec(wanted)?.map(Number) ?? [];
  if (!width || !height || width < 320 || height < 180 || width > 4096 || height > 2304) {
    throw new Failure(
      `the size ${wanted} can't be made; give it as 1280x720, from 320x180 to 4096x2304.`,
    );
  }
  return { width, height };
}

function readMoment(/** @type {string | undefined} */ wanted) {
  return wanted === undefined
    ? DEFAULT_MOMENT
    : /** @type {number} */ (readList('at', wanted, 0, 1)[0]);
}

function readList(
  /** @type {string} */ option,
  /** @type {string} */ list,
  /** @type {number} */ least,
  /** @type {number} */ most,
) {
  return list.split(',').map((word) => {
    const value = Number(word);
    if (word.trim() === '' || !(value >= least && value <= most)) {
      throw new Failure(
        `--${option} takes numbers from ${least} to ${most}, not ${word || 'nothing'}.`,
      );
    }
    return value;
  });
}

/**
 * The moments to draw.
 * @param {Wishes} wishes @param {readonly Stroke[]} strokes
 */
export function planStills(wishes, strokes) {
  const stroke = strokes.find(({ id }) => id === wishes.stroke);
  if (!stroke) {
    const ids = strokes.map(({ id }) => id).join(', ');
    throw new Failure(`there is no stroke ${wishes.stroke}; the strokes are ${ids}.`);
  }
  if (wishes.side && !stroke.sides.includes(wishes.side)) {
    throw new Failure(
      `${stroke.name} has no side ${wishes.side}; it has ${stroke.sides.join(', ')}.`,
    );
  }
  const steps = wishes.steps ?? stroke.steps.map((_, index) => index + 1);
  const stem = path.basename(stroke.id);
  return steps.flatMap((number) => {
    const step = stroke.steps[number - 1];
    if (!step)
      throw new Failure(`${stroke.name} has no step ${number}; it has ${stroke.steps.length}.`);
    return wishes.moments.map((moment) => ({
      step: number,
      // Just before its end at most: the end itself already is the next step's beginning.
      time:
        Math.round((step.start + Math.min(moment * step.seconds, step.seconds - 0.002)) * 1000) /
        1000,
      file: path.join(
        wishes.folder,
        wishes.several ? `${stem}-${number}-at-${moment.toFixed(2)}.png` : `${stem}-${number}.png`,
      ),
    }));
  });
}

async function ensureWritable(/** @type {string} */ folder) {
  const probe = path.join(folder, '.warm-hands-probe');
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(probe, '');
    await rm(probe);
  } catch (error) {
    throw new Failure(`the folder ${folder} can't be written: ${messageOf(error)}`);
  }
}

/**
 * Waits until a page's stage shows a snapshot at least as new as `rev`, at rest: its frame loop asks for a frame
 * while it draws one, so when none was drawn between two frames of the page it sleeps.
 * @param {import('playwright').Page} page
 * @param {number} rev
 */
export async function untilDrawn(page, rev) {
  // Not `waitForFunction`: it takes the promise of an async condition for its fulfilment.
  await page.evaluate(
    async ({ wanted, patience }) => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      const end = performance.now() + patience;
      while (performance.now() < end) {
        const stage = /** @type {HTMLElement | null} */ (
          document.querySelector('[data-testid="stage"]')
        );
        const before = stage?.dataset.frames;
        const drawn = Number(stage?.dataset.rev) >= wanted;
        await frame();
        await frame();
        if (drawn && stage?.dataset.frames === before) return;
      }
      throw new Error(`Revision ${wanted} was not drawn and at rest in ${patience} ms.`);
    },
    { wanted: rev, patience: PATIENCE_MILLISECONDS },
  );
}

/** @param {Wishes} wishes @param {ReturnType<typeof planStills>} plan */
async function takeStills(wishes, plan) {
  const { _electron } = await import('playwright');
  const userData = await mkdtemp(path.join(os.tmpdir(), 'warm-hands-stills-'));
  const { options, stop } = await prepareLaunch({
    args: ['.', `--user-data-dir=${userData}`],
    quiet: true,
  });
  const electron = await _electron.launch(options);
  try {
    const presenter = await pageOf(electron, 'presenter');
    const projector = await pageOf(electron, 'projector');
    // A picture is of the stroke: nobody blinks in it.
    await projector.emulateMedia({ reducedMotion: 'reduce' });
    await resize(electron, projector, wishes.size);
    const ask = await connect(presenter);
    await ask({
      type: 'openStroke',
      stroke: wishes.stroke,
      ...(wishes.side ? { side: wishes.side } : {}),
    });
    if (wishes.view !== 'auto') await ask({ type: 'setView', view: wishes.view });
    if (wishes.seeThrough) await ask({ type: 'setSeeThrough', on: true });
    await ask({ type: 'setTone', tone: wishes.tone });
    for (const { time, file } of plan) {
      const rev = await ask({ type: 'seek', time });
      await untilDrawn(projector, rev).catch(async () => {
        const reason = await presenter.getByRole('alert').allTextContents();
        throw new Failure(`no picture came. ${reason.join(' ') || 'The app gave no reason.'}`);
      });
      const target = wishes.stageOnly ? projector.getByTestId('stage') : projector;
      await target.screenshot({ path: file });
      say(file);
    }
  } finally {
    await electron.close();
    stop();
    await rm(userData, { recursive: true, force: true });
  }
}

/** @param {import('playwright').ElectronApplication} electron @param {'presenter' | 'projector'} name */
async function pageOf(electron, name) {
  while (electron.windows().length < 2) {
    await electron.waitForEvent('window', { timeout: PATIENCE_MILLISECONDS });
  }
  const pages = electron.windows();
  await Promise.all(pages.map((page) => page.waitForURL(/^app:/)));
  const found = pages.find((page) => page.url().includes(`/${name}/`));
  if (!found) throw new Failure(`the ${name} window did not open.`);
  await found.waitForLoadState();
  return found;
}

/**
 * @param {import('playwright').ElectronApplication} electron
 * @param {import('playwright').Page} projector
 * @param {{ width: number, height: number }} size
 */
async function resize(electron, projector, size) {
  const window = await electron.browserWindow(projector);
  await window.evaluate((one, { width, height }) => {
    one.setFullScreen(false);
    one.setContentSize(width, height);
  }, size);
  await projector
    .waitForFunction(({ width, height }) => innerWidth === width && innerHeight === height, size, {
      timeout: 10_000,
    })
    .catch(() => {
      throw new Failure(
        `no window of ${size.width}x${size.height} fits on this screen; ask for a smaller size.`,
      );
    });
}

/**
 * Connects to the lesson the way the presenter's own page does.
 * @param {import('playwright').Page} presenter
 * @returns a function that sends an intent, one that changes something, and returns the `rev` that came of it
 */
async function connect(presenter) {
  const ask = (/** @type {Record<string, unknown> | null} */ intent, /** @type {number} */ above) =>
    presenter.evaluate(
      ({ intent, above }) =>
        new Promise((/** @type {(rev: number) => void} */ resolve) => {
          const bridge = /** @type {import('../lesson/bridge.ts').PresenterBridge} */ (
            window.warmHands
          );
          const end = bridge.onSnapshot(({ rev }) => {
            if (rev <= above) return;
            end();
            resolve(rev);
          });
          if (intent) bridge.send(/** @type {import('../lesson/intents.ts').Intent} */ (intent));
          else bridge.ready();
        }),
      { intent, above },
    );
  let rev = await ask(null, 0);
  return async (/** @type {Record<string, unknown>} */ intent) => (rev = await ask(intent, rev));
}

/** @returns {Promise<{ VIEWS: readonly string[], TONES: readonly number[] }>} */
async function readNames() {
  const { tsImport } = await import('tsx/esm/api');
  const { VIEWS } = await tsImport('../../assets/strokes/catalog.ts', import.meta.url);
  const { TONES } = await tsImport('../lesson/types.ts', import.meta.url);
  return { VIEWS, TONES };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await runCommand(async () => {
    await ensureDependencies();
    const { VIEWS, TONES } = await readNames();
    const wishes = readWishes(process.argv.slice(2), { views: VIEWS, tones: TONES });
    await ensureWritable(wishes.folder);
    await build();
    const catalog = JSON.parse(await readFile(path.join(root, 'out/strokes/catalog.json'), 'utf8'));
    await takeStills(wishes, planStills(wishes, catalog.strokes));
  });
}
