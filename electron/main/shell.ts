import { app, screen, session, type BrowserWindow } from 'electron';
import path from 'node:path';
import { CHANNELS } from '../lesson/channels.ts';
import type { ScreenWish } from '../lesson/screen-wishes.ts';
import type { Programme } from '../lesson/programme.ts';
import { Awake } from './awake.ts';
import { Deaths } from './deaths.ts';
import { drawnByProcessor, restartWithoutDriver } from './graphics.ts';
import { HallWindow } from './hall-window.ts';
import type { Heartbeat } from './heartbeat.ts';
import { hearingFor, hearKeys, type Hear } from './keys.ts';
import { LessonHost } from './lesson-host.ts';
import { installMenu } from './menu.ts';
import type { Memory } from './memory.ts';
import { hearWindows } from './messages.ts';
import { areMirrored, identifyScreens, listScreens } from './screen-list.ts';
import { serveApp } from './protocol.ts';
import { firstPresenterPlace, keepOnScreen, PRESENTER_LEAST, type Rectangle } from './screens.ts';
import { PresenterHome } from './presenter-home.ts';
import { hardenSession } from './security.ts';
import type { ShellSettings } from './settings.ts';
import { Still } from './still.ts';
import { watchHelpers, watchWindow } from './watchdog.ts';
import { openWindow, type WindowName } from './windows.ts';

/** So many deaths of the graphics process within the span, and the driver is given up. */
const MANY_GRAPHICS_DEATHS = 3;
const GRAPHICS_SPAN_MS = 60_000;
/** Stages whose graphics were lost may take so long to compile and draw everything anew. */
const REBUILDING_MS = 20_000;

/** Both windows, the lesson they show, and what ties them to the computer. */
export class Shell {
  readonly #appRoot: string;
  readonly #devServer: string | undefined;
  readonly #memory: Memory;
  readonly #host: LessonHost;
  readonly #hall: HallWindow;
  readonly #hear: Hear;
  readonly #awake = new Awake();
  #settings: ShellSettings;
  #presenter: BrowserWindow | undefined;
  #presenterHome: PresenterHome | undefined;
  #still: Still | undefined;
  #heartbeats: Partial<Record<WindowName, Heartbeat>> = {};

  constructor(wiring: {
    /** Absolute folder of the app; inside its archive when packaged. */
    readonly appRoot: string;
    /** Origin of Vite's server in `npm run dev`. */
    readonly devServer: string | undefined;
    readonly programme: Programme;
    readonly memory: Memory;
  }) {
    this.#appRoot = wiring.appRoot;
    this.#devServer = wiring.devServer;
    this.#memory = wiring.memory;
    this.#settings = wiring.memory.settings;
    this.#host = new LessonHost(
      wiring.memory.lesson,
      wiring.programme,
      {
        toPresenter: (snapshot) => this.#send('presenter', CHANNELS.snapshot, snapshot),
        toProjector: (snapshot) => this.#send('projector', CHANNELS.snapshot, snapshot),
        reportToPresenter: (report) => this.#send('presenter', CHANNELS.hallReport, report),
      },
      (lesson) => wiring.memory.lessonStore.save(lesson),
    );
    this.#hear = hearingFor(this.#host);
    this.#hall = new HallWindow({
      open: (place) => this.#openProjector(place),
      presenterPlace: () => this.#presenterPlace(),
      changed: () => this.#hallChanged(),
      memory: { place: this.#settings.projector, halls: this.#settings.halls ?? [] },
    });
  }

  /** Opens both windows. The app is ready. */
  open(): void {
    const own = session.defaultSession;
    hardenSession(own, (address, id) => this.#mayRead(address, id), this.#devServer);
    serveApp(own, this.#appRoot, this.#devServer);
    hearWindows({
      find: (name) => this.#window(name),
      host: this.#host,
      notes: this.#memory.notes,
      wishScreens: (wish) => this.#wishScreens(wish),
      hear: this.#hear,
      // A page that waits in the debugger does not hang.
      pulse: (name) => {
        if (!this.#devServer) this.#heartbeats[name]?.beat();
      },
      onDrawn: (drawn) => {
        this.#host.drawn(drawn);
        this.#still?.drawn();
      },
    });
    const deaths = new Deaths(MANY_GRAPHICS_DEATHS, GRAPHICS_SPAN_MS);
    watchHelpers(() => {
      for (const heartbeat of Object.values(this.#heartbeats)) heartbeat.rests(REBUILDING_MS);
      if (deaths.add(Date.now()) && !drawnByProcessor()) restartWithoutDriver();
    });
    this.#openPresenter();
    this.#hall.show();
    installMenu({
      showProjector: () => this.#hall.show(),
      swapScreens: () => this.#swapScreens(),
    });
    const follow = () => {
      this.#presenterHome?.keep();
      this.#hall.place();
      // Also where the wall stays: the presenter lists all screens.
      this.#tellHall();
    };
    screen.on('display-added', follow);
    screen.on('display-removed', follow);
    screen.on('display-metrics-changed', follow);
    this.#saveBeforeQuitting();
  }

  /** Brings the presenter to the front, e.g. when the app is started a second time. */
  focusPresenter(): void {
    if (this.#presenter?.isMinimized()) this.#presenter.restore();
    this.#presenter?.focus();
  }

  #window(name: WindowName): BrowserWindow | undefined {
    return name === 'presenter' ? this.#presenter : this.#hall.window;
  }

  #send(name: WindowName, channel: string, value: unknown): void {
    const contents = this.#window(name)?.webContents;
    // While a page is gone there is nobody to tell; reborn, it asks for everything.
    if (contents && !contents.isDestroyed() && !contents.isCrashed()) contents.send(channel, value);
  }

  /** The instructor's notes are for the presenter's page alone. */
  #mayRead(address: string, webContentsId: number | undefined): boolean {
    const isNotes = new URL(address).pathname.startsWith('/strokes/notes');
    return !isNotes || webContentsId === this.#presenter?.webContents.id;
  }

  #openPresenter(): void {
    const screens = screen.getAllDisplays();
    const saved = this.#settings.presenter;
    const place =
      (saved && keepOnScreen(saved, screens)) ?? firstPresenterPlace(screen.getPrimaryDisplay());
    const window = openWindow(
      'presenter',
      path.join(this.#appRoot, 'out'),
      { ...place, minWidth: PRESENTER_LEAST.width, minHeight: PRESENTER_LEAST.height },
      this.#devServer !== undefined,
    );
    this.#presenter = window;
    if (saved?.maximized) window.maximize();
    this.#presenterHome = new PresenterHome(window);
    this.#heartbeats.presenter = watchWindow(window, 'presenter', () => undefined);
    for (const event of ['moved', 'resized', 'maximize', 'unmaximize'] as const) {
      // Overloads of `on` take one name each; all four listeners are the same.
      window.on(event as 'moved', () => this.#rememberPresenter());
    }
    // Without the presenter there is no class.
    window.on('closed', () => {
      this.#presenter = undefined;
      this.#presenterHome = undefined;
      app.quit();
    });
  }

  #openProjector(place: Electron.BrowserWindowConstructorOptions): BrowserWindow {
    const window = openWindow(
      'projector',
      path.join(this.#appRoot, 'out'),
      place,
      this.#devServer !== undefined,
    );
    window.removeMenu();
    const still = new Still(window);
    this.#still = still;
    this.#heartbeats.projector = watchWindow(window, 'projector', () => {
      this.#host.drawn(null);
      still.show();
    });
    hearKeys(window.webContents, this.#hear);
    this.#awake.hold();
    this.#host.awake(this.#awake.held);
    window.on('closed', () => {
      this.#awake.release();
      this.#host.awake(this.#awake.held);
      this.#host.drawn(null);
    });
    return window;
  }

  #presenterPlace(): Rectangle {
    return this.#presenter?.getBounds() ?? screen.getPrimaryDisplay().workArea;
  }

  /** The presenter goes where the class looked, and the class where the presenter was. */
  #swapScreens(): void {
    const window = this.#presenter;
    const hall = this.#hall.screen;
    if (!window || !hall) return;
    this.#hall.prefer(screen.getDisplayMatching(window.getBounds()));
    window.unmaximize();
    this.#presenterHome?.moveTo(hall);
    this.#hall.place();
    window.focus();
  }

  #rememberPresenter(): void {
    const window = this.#presenter;
    if (!window || !this.#presenterHome?.note()) return;
    const presenter = { ...window.getNormalBounds(), maximized: window.isMaximized() };
    this.#remember({ ...this.#settings, presenter });
  }

  #tellHall(): void {
    const screens = screen.getAllDisplays();
    this.#host.output(this.#hall.output, {
      list: listScreens(screens, this.#presenterPlace(), this.#hall.screen),
      mirrored: areMirrored(screens),
      rehearsing: this.#hall.rehearsing,
    });
  }

  #wishScreens(wish: ScreenWish): void {
    switch (wish.type) {
      case 'openWall':
        return this.#hall.show();
      case 'swap':
        return this.#swapScreens();
      case 'rehearse':
        return this.#hall.rehearse(wish.on);
      case 'identify': {
        const screens = screen.getAllDisplays();
        const list = listScreens(screens, this.#presenterPlace(), this.#hall.screen);
        return identifyScreens(screens, list);
      }
      case 'choose': {
        const chosen = screen.getAllDisplays().find(({ id }) => id === wish.screen);
        if (!chosen) return;
        this.#hall.prefer(chosen);
        return this.#hall.rehearse(false);
      }
    }
  }

  #hallChanged(): void {
    this.#tellHall();
    const { place, halls } = this.#hall.memory;
    this.#remember({ ...this.#settings, ...(place && { projector: place }), halls: [...halls] });
  }

  #remember(settings: ShellSettings): void {
    this.#settings = settings;
    this.#memory.settingsStore.save(settings);
  }

  #saveBeforeQuitting(): void {
    let saved = false;
    app.on('before-quit', (event) => {
      if (saved) return;
      event.preventDefault();
      const { lessonStore, settingsStore, notes } = this.#memory;
      void Promise.all([lessonStore.flush(), settingsStore.flush(), notes.flush()]).then(() => {
        saved = true;
        app.quit();
      });
    });
  }
}
