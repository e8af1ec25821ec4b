/** Starts the app: one instance, one lesson, two windows. */
import { app, dialog } from 'electron';
import path from 'node:path';
import { Shell } from './shell.ts';
import { log, openLog } from './log.ts';
import { openMemory } from './memory.ts';
import { registerScheme } from './protocol.ts';
import { readProgramme } from './programme.ts';
import { hardenContents } from './security.ts';

const appRoot = app.getAppPath();
/** Vite's server, named by `npm run dev`; a packaged app never listens to it. */
const devServer = app.isPackaged ? undefined : process.env.WARM_HANDS_DEV_SERVER;

app.setName('Warm Hands');
// However often the graphics process dies this evening, pages may draw again and the app does not end with it;
// what Chromium would do at the limit, `graphics.ts` does better.
app.disableDomainBlockingFor3DAPIs();
app.commandLine.appendSwitch('disable-gpu-process-crash-limit');
// No chatter of Chromium's own, and the wall goes on while another window covers it.
app.commandLine.appendSwitch('disable-background-networking');
app.commandLine.appendSwitch('disable-component-update');
app.commandLine.appendSwitch('disable-features', 'CalculateNativeWinOcclusion');
registerScheme();

if (app.requestSingleInstanceLock()) {
  start();
} else {
  // The first instance shows its window.
  app.exit(0);
}

function start(): void {
  hardenContents();
  const folder = app.getPath('userData');
  openLog(path.join(folder, 'logs'));
  const reading = readProgramme(appRoot).then(async (programme) => ({
    programme,
    memory: await openMemory(folder, programme, Date.now()),
  }));
  Promise.all([reading, app.whenReady()])
    .then(([{ programme, memory }]) => {
      const shell = new Shell({ appRoot, devServer, programme, memory });
      app.on('second-instance', () => shell.focusPresenter());
      shell.open();
    })
    .catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      log.warn(`The app can't start: ${reason}`);
      dialog.showErrorBox('Warm Hands can’t start', reason);
      app.exit(1);
    });
}
