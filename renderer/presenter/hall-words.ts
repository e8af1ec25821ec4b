/** The words of everything about the hall, in English. The rest of the interface has its own in `ui/words.ts`. */
export const hallWords = {
  title: 'Hall',
  open: 'Hall and class',
  page: 'Page',
  close: 'Close',
  pages: { class: 'Class' },
  plan: 'Plan of this class',
  plannedMinutes: 'Length of class in minutes',
  plannedStrokes: 'Strokes to show (may stay empty)',
  planHelp:
    'With a number of strokes the clock says whether class is on pace: each stroke gets the same share of the time before the last ten minutes.',
  card: 'Card on the wall',
  cardTitle: 'Name of the class',
  cardLine: 'A quiet line',
  editNotes: 'Write notes',
  farNotes: 'Read notes from afar',
  restore: 'Restore the original',
  yours: 'your words',
  own: 'My note',
  findNote: 'Find a note',
  wanted: 'Words to look for in all notes',
  onlyOwn: 'Only my own',
  found: (count: number) =>
    count === 0 ? 'Nothing found' : count === 1 ? 'One note' : `${count} notes`,
  step: (step: number) => `step ${step}`,
} as const;
