import type { HallReport } from '../../electron/lesson/snapshots.ts';
import { hallWords } from './hall-words.ts';

export interface Check {
  readonly name: 'screen' | 'picture' | 'smooth' | 'awake';
  readonly state: 'good' | 'bad' | 'unknown';
  readonly text: string;
}

/** Below this many frames a second a hand's movement is no longer read as one. */
const SMOOTH_ENOUGH = 20;

/** What is known of the hall, from what the projector and the system say of themselves. */
export function checksOf(report: HallReport | null): readonly Check[] {
  const { said } = hallWords;
  const drawn = report?.drawn;
  const output = report?.output;
  const checks: Check[] = [];
  if (output?.kind === 'screen') {
    const text = said.screen(output.name, output.width, output.height);
    checks.push({ name: 'screen', state: 'good', text });
  } else {
    const text = output?.kind === 'window' ? said.window : said.noScreen;
    checks.push({ name: 'screen', state: 'bad', text });
  }
  if (!drawn) checks.push({ name: 'picture', state: 'unknown', text: said.nothingDrawn });
  else if (drawn.picture) checks.push({ name: 'picture', state: 'good', text: said.picture });
  else checks.push({ name: 'picture', state: 'bad', text: said.wordsOnly });
  if (!drawn || drawn.fps === 0) {
    checks.push({ name: 'smooth', state: 'unknown', text: said.notMeasured });
  } else {
    const detail = drawn.detail === 1 ? said.fullDetail : said.lessDetail(drawn.detail);
    checks.push({
      name: 'smooth',
      state: drawn.fps >= SMOOTH_ENOUGH ? 'good' : 'bad',
      text: `${said.frames(drawn.fps)} ${detail}`,
    });
  }
  checks.push(
    report?.awake
      ? { name: 'awake', state: 'good', text: said.awake }
      : { name: 'awake', state: 'bad', text: said.mayAsleep },
  );
  return checks;
}
