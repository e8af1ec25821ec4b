import type { Lesson } from '../lesson/types.ts';
import type { Intent } from '../lesson/intents.ts';
import type { Programme } from '../lesson/programme.ts';
import { NO_SCREENS, type Screens } from '../lesson/screen-wishes.ts';
import { reduce } from '../lesson/reduce.ts';
import {
  projectorSnapshot,
  type Drawn,
  type HallReport,
  type PresenterSnapshot,
  type ProjectorSnapshot,
} from '../lesson/snapshots.ts';

/** Where snapshots go: each target by its name, so that none can reach the wrong window. */
export interface Audience {
  toPresenter(snapshot: PresenterSnapshot): void;
  toProjector(snapshot: ProjectorSnapshot): void;
  reportToPresenter(report: HallReport): void;
}

/** The one holder and writer of the lesson. */
export class LessonHost {
  #lesson: Lesson;
  readonly #programme: Programme;
  readonly #audience: Audience;
  readonly #saved: (lesson: Lesson) => void;
  #report: HallReport = {
    drawn: null,
    awake: false,
    screens: NO_SCREENS,
    output: { kind: 'hidden', reason: 'closed' },
  };

  /** @param saved is called after every change, to save it */
  constructor(
    lesson: Lesson,
    programme: Programme,
    audience: Audience,
    saved: (lesson: Lesson) => void,
  ) {
    this.#lesson = lesson;
    this.#programme = programme;
    this.#audience = audience;
    this.#saved = saved;
  }

  get lesson(): Lesson {
    return this.#lesson;
  }

  /** @param now milliseconds since the epoch */
  apply(intent: Intent, now: number): void {
    const next = reduce(this.#lesson, intent, now, this.#programme);
    if (next === this.#lesson) return;
    this.#lesson = next;
    // The wall first: the class waits for it, the instructor has just pressed the key.
    this.#audience.toProjector(projectorSnapshot(next));
    this.#audience.toPresenter(next);
    this.#saved(next);
  }

  presenterReady(): void {
    this.#audience.toPresenter(this.#lesson);
    this.#audience.reportToPresenter(this.#report);
  }

  projectorReady(): void {
    this.#audience.toProjector(projectorSnapshot(this.#lesson));
  }

  /** The projector drew something, or its page is gone and nothing is known. */
  drawn(drawn: Drawn | null): void {
    this.#tell({ ...this.#report, drawn });
  }

  /** The screens are kept awake, or no longer. */
  awake(awake: boolean): void {
    this.#tell({ ...this.#report, awake });
  }

  /** The projector window went somewhere, or there are other screens. */
  output(output: HallReport['output'], screens: Screens): void {
    this.#tell({ ...this.#report, output, screens });
  }

  #tell(report: HallReport): void {
    this.#report = report;
    this.#audience.reportToPresenter(report);
  }
}
