/**
 * The channels between the windows and main. Each has one direction and one kind of window; the
 * validators of what goes over them stand beside their types (`intents.ts`, `snapshots.ts`).
 */
export const CHANNELS = {
  /** Window → main: the page listens. */
  ready: 'window:ready',
  /** Presenter → main. */
  intent: 'lesson:intent',
  /** Presenter → main: the instructor changed one of her notes. */
  noteEdit: 'notes:edit',
  /** Window → main: the page lives. */
  pulse: 'window:pulse',
  /** Window → main: a key that its page heard. */
  key: 'window:key',
  /** Presenter → main → projector: what she points at and draws. */
  mark: 'hall:mark',
  /** Presenter → main: what she wants of the screens. */
  screenWish: 'hall:screens',
  /** Main → presenter: all her own notes, once after it is ready. */
  ownNotes: 'notes:own',
  /** Main → each window, a snapshot of its own type. */
  snapshot: 'lesson:snapshot',
  /** Projector → main: what it drew. */
  drawn: 'hall:drawn',
  /** Main → presenter: what is known of the wall. */
  hallReport: 'hall:report',
} as const;
