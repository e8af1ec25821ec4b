/** The floor: a bare Electron with two empty windows, and the shortest way of a key from one to the other. */
import { app, BrowserWindow, ipcMain } from 'electron';
import path from 'node:path';

const folder = import.meta.dirname;

/** @param {string} name @param {import('electron').Rectangle} place */
function open(name, place) {
  const window = new BrowserWindow({
    ...place,
    webPreferences: {
      preload: path.join(folder, 'preload.cjs'),
      sandbox: true,
      backgroundThrottling: false,
      spellcheck: false,
    },
  });
  void window.loadFile(path.join(folder, `${name}.html`));
  return window;
}

void app.whenReady().then(() => {
  open('presenter', { x: 0, y: 50, width: 1280, height: 800 });
  const projector = open('projector', { x: 1280, y: 50, width: 1280, height: 720 });
  let rev = 0;
  ipcMain.on('key', () => projector.webContents.send('state', { rev: (rev += 1) }));
});
