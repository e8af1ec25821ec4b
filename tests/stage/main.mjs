/** A bare Electron app with one window: the page in $STAGE_PAGE, and beside it the app's models and strokes. */
import { app, BrowserWindow, protocol } from 'electron';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

const root = path.join(import.meta.dirname, '../..');
/** @type {Readonly<Record<string, string>>} */
const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
};

// As the app does.
app.disableDomainBlockingFor3DAPIs();
protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);

function fileOf(/** @type {string} */ pathname) {
  if (pathname.startsWith('/assets/')) return path.join(root, pathname);
  if (pathname.startsWith('/strokes/')) return path.join(root, 'out', pathname);
  return path.join(process.env.STAGE_PAGE ?? '', pathname);
}

void app.whenReady().then(() => {
  protocol.handle('app', async ({ url }) => {
    const file = fileOf(new URL(url).pathname);
    const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
    const headers = {
      'Content-Type': type,
      'Content-Security-Policy': `default-src 'self' blob: data:; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'`,
    };
    return new Response(await readFile(file), { headers });
  });
  const window = new BrowserWindow({
    width: 800,
    height: 480,
    webPreferences: { sandbox: true, backgroundThrottling: false },
  });
  void window.loadURL('app://warm-hands/index.html');
});
