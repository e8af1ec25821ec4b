/** A bare Electron app with one window for the studio's page. */
import { app, BrowserWindow } from 'electron';

app.on('window-all-closed', () => app.quit());
void app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1000,
    height: 600,
    show: false,
    webPreferences: { backgroundThrottling: false },
  });
  return window.loadURL(process.env.STUDIO_URL ?? 'about:blank');
});
