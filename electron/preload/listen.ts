import { ipcRenderer, type IpcRendererEvent } from 'electron';

/**
 * Hands what main sends on a channel to the page, without the event, which would give it ipcRenderer.
 * @returns a function that ends the listening
 */
export function listen<T>(channel: string, listener: (value: T) => void): () => void {
  const handle = (_event: IpcRendererEvent, value: T) => listener(value);
  ipcRenderer.on(channel, handle);
  return () => {
    ipcRenderer.off(channel, handle);
  };
}
