/**
 * Loaded into Electron's main process before an app (`-r`): writes as lines of JSON what its pages tell, and presses keys
 * when asked by $BENCH_KEYS. It changes nothing of the app.
 */
const { app, ipcMain, session, webContents } = require('electron');
const path = require('node:path');

const preload = path.join(__dirname, 'observe-preload.cjs');
const keys = Number(process.env.BENCH_KEYS ?? 0);
const say = (/** @type {object} */ line) => process.stdout.write(`${JSON.stringify(line)}\n`);

app.whenReady().then(() => {
  const own = session.defaultSession;
  if (own.registerPreloadScript) own.registerPreloadScript({ type: 'frame', filePath: preload });
  else own.setPreloads([preload]);
});

/** @param {import('electron').WebContents} contents */
const nameOf = (contents) => (contents.getURL().includes('projector') ? 'projector' : 'presenter');
/** @type {Map<string, () => void>} */
const waiting = new Map();
/** @type {Set<string>} */
const drawn = new Set();

ipcMain.on('bench', (event, message) => {
  const page = nameOf(event.sender);
  say({ ...message, page });
  waiting.get(message.what)?.();
  if (message.what !== (process.env.BENCH_READY ?? 'drawn')) return;
  drawn.add(page);
  if (drawn.size === 2 && keys > 0) pressKeys().then(() => say({ what: 'done' }));
});

const pause = (/** @type {number} */ milliseconds) =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
/** @param {string} what */
const heard = (what) =>
  new Promise((/** @type {(value?: undefined) => void} */ resolve) => waiting.set(what, resolve));

/** In the projector's own world: when it has a new state, and whether its next frame shows it. */
const LISTEN = `
  const at = () => performance.timeOrigin + performance.now();
  const tell = (what, more) => document.dispatchEvent(
    new CustomEvent('bench', { detail: JSON.stringify({ what, time: at(), ...more }) }));
  window.warmHands.onSnapshot(({ rev }) => {
    tell('applied', { rev });
    requestAnimationFrame(() => {
      tell('frame');
      setTimeout(() => {
        const stage = document.querySelector('[data-testid=stage]');
        tell('shown', { same: !stage || Number(stage.dataset.rev) >= rev });
      });
    });
  });
  0;`;

/** In a page: until the graphics processor has drawn all that the page told it to. */
const FINISHED = `new Promise((resolve) => requestAnimationFrame(() => {
  const gl = document.querySelector('[data-testid=stage] canvas')?.getContext('webgl2');
  gl?.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
  setTimeout(resolve);
}))`;

/** Black and back, freeze and back, a step, and pause, which ends its movement. */
const ROUND = ['b', 'b', 'f', 'f'];
const PRESSES = [...ROUND, 'PageDown', 'k', ...ROUND, 'PageUp', 'k'];

async function pressKeys() {
  const all = webContents.getAllWebContents();
  const presenter = all.find((one) => nameOf(one) === 'presenter');
  const projector = all.find((one) => nameOf(one) === 'projector');
  if (!presenter || !projector) throw new Error('A window is missing.');
  await projector.executeJavaScript(LISTEN);
  await pause(2500);
  for (let index = 0; index < keys; index += 1) {
    const shown = heard('shown');
    const keyCode = PRESSES[index % PRESSES.length] ?? '';
    presenter.sendInputEvent({ type: 'keyDown', keyCode });
    if (keyCode.length === 1) presenter.sendInputEvent({ type: 'char', keyCode });
    presenter.sendInputEvent({ type: 'keyUp', keyCode });
    await shown;
    // Where software draws, one picture of both windows takes longer than a person's next press.
    for (const page of [presenter, projector]) await page.executeJavaScript(FINISHED);
    await pause(100);
  }
}
