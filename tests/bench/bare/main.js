/** The floor: a bare Electron with two empty windows of the app's sizes, and the shortest way from key to window. */
import { app, BrowserWindow, ipcMain } from 'electron';
import path from 'node:path';

const room = import.meta.dirname;

app.whenReady().then(() => {
  const open = (/** @type {string} */ name, /** @type {import('electron').Rectangle} */ place) => {
    const window = new BrowserWindow({
      ...place,
      webPreferences: { preload: path.join(room, 'preload.cjs'), backgroundThrottling: false },
    });
    window.loadFile(path.join(room, `${name}.html`));
    return window;
  };
  open('presenter', { x: 0, y: 50, width: 1280, height: 800 });
  const projector = open('projector', { x: 1290, y: 60, width: 640, height: 360 });
  ipcMain.on('key', (_event, value) => projector.webContents.send('key', value));
});
