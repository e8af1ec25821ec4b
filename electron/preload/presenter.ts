import { contextBridge, ipcRenderer } from 'electron';
import type { PresenterBridge } from '../lesson/bridge.ts';
import { CHANNELS } from '../lesson/channels.ts';
import { listen } from './listen.ts';

const bridge: PresenterBridge = {
  ready: () => ipcRenderer.send(CHANNELS.ready),
  pulse: () => ipcRenderer.send(CHANNELS.pulse),
  send: (intent) => ipcRenderer.send(CHANNELS.intent, intent),
  press: (press) => ipcRenderer.send(CHANNELS.key, press),
  mark: (mark) => ipcRenderer.send(CHANNELS.mark, mark),
  wishScreens: (wish) => ipcRenderer.send(CHANNELS.screenWish, wish),
  editNote: (edit) => ipcRenderer.send(CHANNELS.noteEdit, edit),
  onOwnNotes: (listener) => listen(CHANNELS.ownNotes, listener),
  onSnapshot: (listener) => listen(CHANNELS.snapshot, listener),
  onHallReport: (listener) => listen(CHANNELS.hallReport, listener),
};

contextBridge.exposeInMainWorld('warmHands', bridge);
