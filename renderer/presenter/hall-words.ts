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
} as const;
