import type { Intent } from './intents.ts';
import type { KeyPress } from './keys.ts';
import type { Mark } from './marks.ts';
import type { ScreenWish } from './screen-wishes.ts';
import type { NoteEdit, OwnNotes } from './own-notes.ts';
import type { Drawn, HallReport, PresenterSnapshot, ProjectorSnapshot } from './snapshots.ts';

/** What the presenter's page finds at `window.warmHands`: intents out, state in. */
export interface PresenterBridge {
  /** Says that the page listens; the whole snapshot and hall report follow. */
  ready(): void;
  /** Says that the page lives; see `electron/main/heartbeat.ts`. */
  pulse(): void;
  send(intent: Intent): void;
  /** A key: main says what it means, for only main knows what has been pressed meanwhile. */
  press(press: KeyPress): void;
  mark(mark: Mark): void;
  wishScreens(wish: ScreenWish): void;
  editNote(edit: NoteEdit): void;
  /** Her own notes arrive once, after `ready`; from then on the page keeps its copy itself. */
  onOwnNotes(listener: (notes: OwnNotes) => void): () => void;
  /** @returns a function that ends the listening */
  onSnapshot(listener: (snapshot: PresenterSnapshot) => void): () => void;
  onHallReport(listener: (report: HallReport) => void): () => void;
}

/** What the projector's page finds at `window.warmHands`: state in, and a word on what was drawn. */
export interface ProjectorBridge {
  ready(): void;
  pulse(): void;
  onSnapshot(listener: (snapshot: ProjectorSnapshot) => void): () => void;
  /** A key that only the page heard; see `electron/main/keys.ts`. */
  press(press: KeyPress): void;
  onMark(listener: (mark: Mark) => void): () => void;
  report(drawn: Drawn): void;
}
