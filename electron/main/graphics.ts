import { app } from 'electron';
import { log } from './log.ts';

/** Whether the processor draws already; then there is nothing else to try. */
export const drawnByProcessor = (): boolean =>
  app.commandLine.getSwitchValue('use-angle').startsWith('swiftshader');

/** Starts the app once more with pictures that the processor draws: slower, and independent of the driver. */
export function restartWithoutDriver(): void {
  log.warn('The graphics driver fails again and again; the app starts anew and draws without it');
  const args = process.argv.slice(1).filter((one) => !/^--use-(angle|gl)=/.test(one));
  app.relaunch({
    // An AppImage runs from a folder that goes away with it.
    ...(process.env.APPIMAGE && { execPath: process.env.APPIMAGE }),
    args: [...args, '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
  });
  // The lesson is saved on the way out, and class goes on where it was.
  app.quit();
}
