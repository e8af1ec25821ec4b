import type { Drawn } from '../../electron/lesson/snapshots.ts';
import type { Wall } from '../../electron/lesson/types.ts';
import type { DrawnMoment } from '../stage/moment.ts';

/** While nothing but the time runs on, this often is enough for the presenter to know that the wall is alive. */
const RHYTHM_MS = 250;

/** Tells main what the wall shows: at once when it is another picture, now and then while it moves. */
export class Reporter {
  #last = '';
  #toldAt = 0;
  readonly #send: (drawn: Drawn) => void;

  constructor(send: (drawn: Drawn) => void) {
    this.#send = send;
  }

  tell(moment: DrawnMoment, wall: Wall): void {
    const { rev, stroke, step, time, view, frames, picture, moving, fps, detail } = moment;
    const key = `${rev} ${stroke} ${step} ${view} ${wall} ${picture} ${moving}`;
    const now = performance.now();
    if (key === this.#last && now - this.#toldAt < RHYTHM_MS) return;
    this.#last = key;
    this.#toldAt = now;
    this.#send({ rev, stroke, step, time, view, wall, frames, picture, fps, detail });
  }
}
