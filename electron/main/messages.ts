import { ipcMain, type BrowserWindow, type IpcMainEvent } from 'electron';
import { CHANNELS } from '../lesson/channels.ts';
import { validateIntent } from '../lesson/intents.ts';
import { validateKeyPress } from '../lesson/keys.ts';
import { validateMark } from '../lesson/marks.ts';
import { validateNoteEdit } from '../lesson/own-notes.ts';
import { validateScreenWish, type ScreenWish } from '../lesson/screen-wishes.ts';
import { validateDrawn, type Drawn } from '../lesson/snapshots.ts';
import type { Hear } from './keys.ts';
import type { LessonHost } from './lesson-host.ts';
import type { NotesKeeper } from './notes-keeper.ts';
import { log } from './log.ts';
import { addressOf, type WindowName } from './windows.ts';

type FindWindow = (name: WindowName) => BrowserWindow | undefined;

/**
 * Which window sent a message: only the main frame of one of our windows, on its own page, counts.
 * @returns null for anybody else
 */
export function senderOf(event: IpcMainEvent, find: FindWindow): WindowName | null {
  const frame = event.senderFrame;
  for (const name of ['presenter', 'projector'] as const) {
    const contents = find(name)?.webContents;
    if (!contents || contents !== event.sender) continue;
    // The frame is null when it went away meanwhile.
    if (!frame || frame !== contents.mainFrame) return null;
    return frame.url === addressOf(name) ? name : null;
  }
  return null;
}

export interface Hearers {
  readonly find: FindWindow;
  readonly host: LessonHost;
  readonly notes: NotesKeeper;
  readonly wishScreens: (wish: ScreenWish) => void;
  readonly hear: Hear;
  /** A window's page lives. */
  readonly pulse: (sender: WindowName) => void;
  /** The projector drew. */
  readonly onDrawn: (drawn: Drawn) => void;
}

/** Listens to the windows. A message with a wrong sender or content is refused, and the log says why. */
export function hearWindows({
  find,
  host,
  notes,
  wishScreens,
  hear,
  pulse,
  onDrawn,
}: Hearers): void {
  const refuse = (channel: string, reason: string) => log.warn(`Refused ${channel}: ${reason}`);

  const on = (
    channel: string,
    allowed: readonly WindowName[],
    handle: (sender: WindowName, value: unknown) => string | undefined,
  ) => {
    ipcMain.on(channel, (event, value: unknown) => {
      const sender = senderOf(event, find);
      if (!sender || !allowed.includes(sender)) {
        refuse(channel, `it came from ${event.senderFrame?.url ?? 'a frame that is gone'}`);
        return;
      }
      const reason = handle(sender, value);
      if (reason !== undefined) refuse(channel, reason);
    });
  };

  on(CHANNELS.ready, ['presenter', 'projector'], (sender) => {
    if (sender === 'presenter') {
      find('presenter')?.webContents.send(CHANNELS.ownNotes, notes.notes);
      host.presenterReady();
    } else host.projectorReady();
    return undefined;
  });
  on(CHANNELS.pulse, ['presenter', 'projector'], (sender) => {
    pulse(sender);
    return undefined;
  });
  on(CHANNELS.intent, ['presenter'], (_sender, value) => {
    const intent = validateIntent(value);
    if (!intent.ok) return intent.reason;
    host.apply(intent.value, Date.now());
    return undefined;
  });
  on(CHANNELS.key, ['presenter', 'projector'], (_sender, value) => {
    const press = validateKeyPress(value);
    if (!press.ok) return press.reason;
    hear(press.value);
    return undefined;
  });
  on(CHANNELS.mark, ['presenter'], (_sender, value) => {
    const mark = validateMark(value);
    if (!mark.ok) return mark.reason;
    // While she looks ahead alone, what she draws is hers alone too.
    if (host.lesson.frozenHall === null) {
      find('projector')?.webContents.send(CHANNELS.mark, mark.value);
    }
    return undefined;
  });
  on(CHANNELS.screenWish, ['presenter'], (_sender, value) => {
    const wish = validateScreenWish(value);
    if (!wish.ok) return wish.reason;
    wishScreens(wish.value);
    return undefined;
  });
  on(CHANNELS.noteEdit, ['presenter'], (_sender, value) => {
    const edit = validateNoteEdit(value);
    if (!edit.ok) return edit.reason;
    notes.edit(edit.value);
    return undefined;
  });
  on(CHANNELS.drawn, ['projector'], (_sender, value) => {
    const drawn = validateDrawn(value);
    if (!drawn.ok) return drawn.reason;
    onDrawn(drawn.value);
    return undefined;
  });
}
