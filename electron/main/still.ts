import { WebContentsView, type BrowserWindow, type NativeImage } from 'electron';
import { log } from './log.ts';

/** A picture is kept once it has stood still for so long [ms]: a moving one is soon another. */
const RESTED_MS = 700;
/** Wider stills are made smaller [px]: a page is given its picture in its address, which has a limit. */
const WIDEST = 1920;
const JPEG_QUALITY = 82;

/**
 * The last picture that stood on the wall. While the projector's page is gone it hangs in front of the
 * empty window, so that the class sees a pause and not an accident.
 */
export class Still {
  readonly #window: BrowserWindow;
  #resting: ReturnType<typeof setTimeout> | undefined;
  #picture: NativeImage | undefined;
  #view: WebContentsView | undefined;

  constructor(window: BrowserWindow) {
    this.#window = window;
    window.on('closed', () => clearTimeout(this.#resting));
  }

  /** The page drew: the still, if one is shown, is no longer needed, and this may be the next one. */
  drawn(): void {
    this.#takeDown();
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => void this.#keep(), RESTED_MS);
  }

  /** The page is gone. */
  show(): void {
    clearTimeout(this.#resting);
    if (!this.#picture || this.#view || !this.#window.isVisible()) return;
    const view = new WebContentsView({
      webPreferences: { sandbox: true, contextIsolation: true, javascript: false },
    });
    this.#view = view;
    const { width, height } = this.#window.getContentBounds();
    view.setBounds({ x: 0, y: 0, width, height });
    view.webContents.once('did-finish-load', () => {
      // The page may be back already.
      if (this.#view !== view || this.#window.isDestroyed()) return;
      this.#window.contentView.addChildView(view);
      log.note('The wall shows its last picture until its page is back');
    });
    void view.webContents.loadURL(pageWith(this.#picture));
  }

  #takeDown(): void {
    const view = this.#view;
    if (!view) return;
    this.#view = undefined;
    this.#window.contentView.removeChildView(view);
    view.webContents.close();
  }

  async #keep(): Promise<void> {
    const window = this.#window;
    if (window.isDestroyed() || !window.isVisible() || window.webContents.isCrashed()) return;
    // A window that closes or dies meanwhile has no picture; the one before stays.
    const picture = await window.webContents.capturePage().catch(() => undefined);
    if (picture && !picture.isEmpty()) this.#picture = picture;
  }
}

/** A page of its own, without scripts, that is nothing but the picture. */
function pageWith(picture: NativeImage): string {
  const { width } = picture.getSize();
  const small = width > WIDEST ? picture.resize({ width: WIDEST }) : picture;
  const source = `data:image/jpeg;base64,${small.toJPEG(JPEG_QUALITY).toString('base64')}`;
  const policy = `default-src 'none'; img-src data:; style-src 'unsafe-inline'`;
  const page = `<meta http-equiv="Content-Security-Policy" content="${policy}"><title>Still</title><body style="margin:0;cursor:none"><img alt="" style="display:block;width:100vw;height:100vh" src="${source}">`;
  return `data:text/html;charset=utf-8,${encodeURIComponent(page)}`;
}
