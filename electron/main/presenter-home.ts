import { screen, type BrowserWindow } from 'electron';
import {
  firstPresenterPlace,
  placeAmong,
  sameRectangle,
  sameScreen,
  screenOf,
  type Home,
  type Screen,
} from './screens.ts';

/** Keeps the presenter where the instructor has it, whatever screens come, go and move. */
export class PresenterHome {
  readonly #window: BrowserWindow;
  /** Where she has it, and not where a missing screen drove it. */
  #home: Home | undefined;

  constructor(window: BrowserWindow) {
    this.#window = window;
    this.note();
  }

  /** After screens came, went or moved: it stays on its own, or on one there is until that is back. */
  keep(): void {
    const screens = screen.getAllDisplays();
    const now = this.#window.getBounds();
    const other = firstPresenterPlace(screen.getPrimaryDisplay());
    const place = placeAmong(now, this.#home, screens, other);
    const maximized = this.#window.isMaximized();
    // The system itself keeps a maximized window whole, but not always on its screen.
    const stays = maximized && screenOf(now, screens) === screenOf(place, screens);
    if (!sameRectangle(now, place) && !stays) {
      if (maximized) this.#window.unmaximize();
      this.#window.setBounds(place);
      if (maximized) this.#window.maximize();
    }
    this.note();
  }

  /** She has it on that screen from now on. */
  moveTo(own: Screen): void {
    const place = firstPresenterPlace(own);
    this.#home = { place, screen: own };
    this.#window.setBounds(place);
  }

  /** Remembers where it is. @returns false if it is there only because its screen is gone or was moved */
  note(): boolean {
    const screens = screen.getAllDisplays();
    const place = this.#window.getBounds();
    const on = screenOf(place, screens);
    if (!on) return false;
    if (this.#home) {
      const own = sameScreen(this.#home.screen, screens);
      const stands = own && sameRectangle(own.bounds, this.#home.screen.bounds);
      if (!own) this.#home = { ...this.#home, away: true };
      if (!own || (on !== own && !stands)) return false;
    }
    this.#home = { place, screen: on };
    return true;
  }
}
