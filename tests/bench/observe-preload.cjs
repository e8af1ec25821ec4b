/** Runs in each page beside its own preload: tells when it first had a frame, when its stage was drawn, when a key came. */
const { ipcRenderer } = require('electron');

/** Milliseconds since the epoch, of the same clock in all processes. */
const at = (time = performance.now()) => performance.timeOrigin + time;
/** @param {string} what @param {number} [time] @param {object} [more] */
const tell = (what, time = at(), more = {}) => ipcRenderer.send('bench', { what, time, ...more });

requestAnimationFrame(() => tell('first-frame'));
window.addEventListener('keydown', (event) => tell('key', at(event.timeStamp)), true);
document.addEventListener('bench', (event) => {
  const { detail } = /** @type {CustomEvent<string>} */ (event);
  const { what, time, ...more } = JSON.parse(detail);
  tell(what, time, more);
});

const watching = new MutationObserver(() => {
  /** @type {HTMLElement | null} */
  const stage = document.querySelector('[data-testid=stage]');
  if (!stage || !(Number(stage.dataset['frames']) > 0)) return;
  watching.disconnect();
  tell('drawn');
  const gl = stage.querySelector('canvas')?.getContext('webgl2');
  if (!gl) return;
  requestAnimationFrame(() => {
    // Reading a pixel waits until the graphics processor has drawn all that it was told to.
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
    tell('finished');
  });
});
watching.observe(document, { subtree: true, childList: true, attributeFilter: ['data-frames'] });
