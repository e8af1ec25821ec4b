import { app, type Session, type WebContents } from 'electron';
import { log } from './log.ts';
import { ORIGIN } from './policy.ts';

/** Addresses that stay inside the app; blob: is what a page made itself. */
const INSIDE = [`${ORIGIN}/`, `blob:${ORIGIN}/`, 'data:', 'devtools://'];

/**
 * Shuts the session off: no network, no permissions, no downloads, no devices.
 * @param mayRead whether a window may have an address of the app; the projector never gets the notes
 * @param devServer origin of Vite's server in `npm run dev`
 */
export function hardenSession(
  session: Session,
  mayRead: (address: string, webContentsId: number | undefined) => boolean,
  devServer?: string,
): void {
  const allowed = devServer ? [...INSIDE, devServer.replace(/^http/, 'ws')] : INSIDE;
  session.webRequest.onBeforeRequest((details, callback) => {
    const inside = allowed.some((prefix) => details.url.startsWith(prefix));
    const cancel = !inside || !mayRead(details.url, details.webContentsId);
    if (cancel) log.warn(`Blocked a request to ${details.url}`);
    callback({ cancel });
  });
  session.setPermissionRequestHandler((_contents, permission, decide) => {
    log.warn(`Denied the permission ${permission}`);
    decide(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  session.on('will-download', (event) => event.preventDefault());
  session.setSpellCheckerEnabled(false);
}

/** Every page stays where it was opened, whoever made it. */
export function hardenContents(): void {
  app.on('web-contents-created', (_event, contents) => harden(contents));
}

function harden(contents: WebContents): void {
  contents.setWindowOpenHandler(({ url }) => {
    log.warn(`Denied a new window for ${url}`);
    return { action: 'deny' };
  });
  contents.on('will-navigate', (event) => {
    // A page may load itself again.
    if (event.url === contents.getURL()) return;
    log.warn(`Denied going to ${event.url}`);
    event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  // Peer connections would go around the block on requests.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}
