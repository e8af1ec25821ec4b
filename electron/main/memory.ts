import path from 'node:path';
import type { Programme } from '../lesson/programme.ts';
import { firstLesson } from '../lesson/reduce.ts';
import { restoreLesson } from '../lesson/restore.ts';
import type { Lesson } from '../lesson/types.ts';
import { validateOwnNotes } from '../lesson/own-notes.ts';
import { NotesKeeper } from './notes-keeper.ts';
import { validateSettings, type ShellSettings } from './settings.ts';
import { Store } from './store.ts';

/** What the app knows from last time, and the files it goes on writing to. */
export interface Memory {
  readonly lesson: Lesson;
  readonly settings: ShellSettings;
  readonly lessonStore: Store<Lesson>;
  readonly settingsStore: Store<ShellSettings>;
  readonly notes: NotesKeeper;
}

/**
 * @param folder the user-data folder
 * @param now milliseconds since the epoch
 */
export async function openMemory(
  folder: string,
  programme: Programme,
  now: number,
): Promise<Memory> {
  const lessonStore = new Store(path.join(folder, 'lesson.json'), (saved) =>
    restoreLesson(saved, now, programme),
  );
  const settingsStore = new Store(path.join(folder, 'settings.json'), validateSettings);
  const notesStore = new Store(path.join(folder, 'notes.json'), validateOwnNotes);
  const [lesson, settings, notes] = await Promise.all([
    lessonStore.load(),
    settingsStore.load(),
    notesStore.load(),
  ]);
  return {
    lesson: lesson ?? firstLesson(programme, now),
    settings: settings ?? {},
    lessonStore,
    settingsStore,
    notes: new NotesKeeper(notes, notesStore),
  };
}
