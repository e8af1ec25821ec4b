import { contextBridge, ipcRenderer } from 'electron';
import type { ProjectorBridge } from '../lesson/bridge.ts';
import { CHANNELS } from '../lesson/channels.ts';
import { listen } from './listen.ts';

const bridge: ProjectorBridge = {
  ready: () => ipcRenderer.send(CHANNELS.ready),
  pulse: () => ipcRenderer.send(CHANNELS.pulse),
  onSnapshot: (listener) => listen(CHANNELS.snapshot, listener),
  press: (press) => ipcRenderer.send(CHANNELS.key, press),
  onMark: (listener) => listen(CHANNELS.mark, listener),
  report: (drawn) => ipcRenderer.send(CHANNELS.drawn, drawn),
};

contextBridge.exposeInMainWorld('warmHands', bridge);
