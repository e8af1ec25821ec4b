/** A bare Electron app with one window for the studio's page. */
const { app, BrowserWindow } = require('electron');

app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1000, height: 600, show: false, webPreferences: { offscreen: false, backgroundThrottling: false } });
  void window.loadURL(process.env.STUDIO_URL);
});
app.on('window-all-closed', () => app.quit());
