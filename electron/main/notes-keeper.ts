import { applyNoteEdit, NO_NOTES, type NoteEdit, type OwnNotes } from '../lesson/own-notes.ts';
import type { Store } from './store.ts';

/** The one holder and writer of the instructor's own notes. */
export class NotesKeeper {
  #notes: OwnNotes;
  readonly #store: Store<OwnNotes>;

  constructor(notes: OwnNotes | undefined, store: Store<OwnNotes>) {
    this.#notes = notes ?? NO_NOTES;
    this.#store = store;
  }

  get notes(): OwnNotes {
    return this.#notes;
  }

  edit(edit: NoteEdit): void {
    this.#notes = applyNoteEdit(this.#notes, edit);
    this.#store.save(this.#notes);
  }

  /** Writes what is waiting, now. */
  flush(): Promise<void> {
    return this.#store.flush();
  }
}
