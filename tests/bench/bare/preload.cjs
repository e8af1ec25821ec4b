const { contextBridge, ipcRenderer } = require('electron');

contextBridge.exposeInMainWorld('bare', {
  send: (/** @type {number} */ value) => ipcRenderer.send('key', value),
  on: (/** @type {(value: number) => void} */ listener) =>
    ipcRenderer.on('key', (_event, value) => listener(value)),
});
