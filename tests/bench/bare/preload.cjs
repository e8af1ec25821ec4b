const { contextBridge, ipcRenderer } = require('electron');

contextBridge.exposeInMainWorld('warmHands', {
  send: () => ipcRenderer.send('key'),
  /** @param {(state: unknown) => void} listener */
  onSnapshot: (listener) => ipcRenderer.on('state', (_event, state) => listener(state)),
});
