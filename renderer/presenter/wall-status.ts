import type { Catalog } from '../../assets/strokes/catalog.ts';
import type { HallReport } from '../../electron/lesson/snapshots.ts';
import { hallOf, type Lesson } from '../../electron/lesson/types.ts';
import { words } from '../ui/words.ts';
import { hallWords } from './hall-words.ts';

export interface WallStatus {
  /** `held`: the class sees something else than she, because she wants it so. */
  readonly kind: 'good' | 'held' | 'bad';
  readonly text: string;
  /** What she may do about it. */
  readonly help?: string;
  /** It may pass by itself within a moment, and is not worth a word before. */
  readonly passing?: true;
}

const bad = (text: string, help?: string): WallStatus =>
  help === undefined ? { kind: 'bad', text } : { kind: 'bad', text, help };
const held = (text: string): WallStatus => ({ kind: 'held', text });

/** What the class sees, in words, from what the projector says that it drew: never from what it was told to draw. */
export function wallStatusOf(
  lesson: Lesson,
  report: HallReport | null,
  catalog: Pick<Catalog, 'strokes'>,
): WallStatus {
  const { output, drawn } = report ?? {};
  const { hidden } = hallWords;
  if (output?.kind === 'hidden') {
    if (output.reason === 'unplugged') return bad(hidden.unplugged, hidden.unpluggedHelp);
    return bad(hidden.closed, hidden.closedHelp);
  }
  if (!drawn) return { kind: 'bad', text: words.wall.none, passing: true };
  const late = drawn.rev < lesson.rev;
  if (late && drawn.wall !== lesson.wall) return behind;
  switch (drawn.wall) {
    case 'black':
      return held(words.wall.black);
    case 'card':
      return held(words.wall.card);
    case 'check':
      return held(hallWords.wallChecks);
    case 'stage':
      break;
  }
  if (!drawn.picture) return bad(words.wall.wordsOnly);
  if (late) return behind;
  if (!lesson.frozenHall) return { kind: 'good', text: words.wall.same };
  const name = catalog.strokes.find(({ id }) => id === hallOf(lesson).stroke)?.name ?? '';
  return held(words.wall.frozen(drawn.step, name));
}

const behind: WallStatus = { kind: 'bad', text: words.wall.behind, passing: true };
