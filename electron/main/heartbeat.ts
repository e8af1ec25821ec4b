import { PULSE_MS } from '../lesson/pulse.ts';

/** A page may be silent for so many times what it took to open, or what its slowest beat took. */
const SLOWNESS = 3;
/** A timer that rings so much too late says that this process stood still itself, not the page [ms]. */
const LATE_MS = 300;
/** What is remembered of the slowest beat fades by this share with each one, to a third in a minute. */
const FADE = 0.0075;
/** No page is waited for longer than this [ms]. */
const MOST_PATIENCE_MS = 60_000;

/**
 * Notices that a page hangs. It judges from the page's first beat on, so a page that is still opening
 * never hangs. A page that opened slowly, beats slowly, or was ended before, is given longer: where the
 * processor draws the picture, one new shader can hold a page for seconds, and ending pages again and
 * again would be worse than waiting.
 */
export class Heartbeat {
  readonly #patience: number;
  readonly #hangs: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #openingSince: number | undefined = performance.now();
  #opening = 0;
  #last: number | undefined;
  #slowest = PULSE_MS;
  #restUntil = 0;
  #ended = 0;

  /**
   * @param patience how long a page may be silent at least [ms]
   * @param hangs called once; the next beat begins anew
   */
  constructor(patience: number, hangs: () => void) {
    this.#patience = patience;
    this.#hangs = hangs;
  }

  /** The page said that it lives. */
  beat(): void {
    const now = performance.now();
    if (now < this.#restUntil) return;
    if (this.#openingSince !== undefined) {
      this.#opening = Math.max(this.#opening, now - this.#openingSince);
      this.#openingSince = undefined;
    }
    const gap = this.#last === undefined ? 0 : now - this.#last;
    this.#slowest = Math.max(gap, this.#slowest * (1 - FADE));
    this.#last = now;
    this.#wait(this.#patienceNow());
  }

  /** The page begins to open. */
  opens(): void {
    this.stops();
    this.#openingSince = performance.now();
  }

  /** The page is gone: nothing is expected until it, or the one after it, beats. */
  stops(): void {
    clearTimeout(this.#timer);
    this.#last = undefined;
    this.#restUntil = 0;
  }

  /**
   * The page has much to rebuild: its beats count again after so long, and then it has to beat.
   * @param milliseconds how long at least nothing is expected of it
   */
  rests(milliseconds: number): void {
    this.#restUntil = performance.now() + milliseconds;
    if (this.#last === undefined) return;
    this.#last = this.#restUntil;
    this.#wait(milliseconds + this.#patienceNow());
  }

  /** How long the page may be silent now [ms]. */
  #patienceNow(): number {
    const slow = SLOWNESS * Math.max(this.#opening, this.#slowest);
    return Math.min(Math.max(this.#patience, slow) * 2 ** this.#ended, MOST_PATIENCE_MS);
  }

  #wait(patience: number): void {
    clearTimeout(this.#timer);
    const due = performance.now() + patience;
    this.#timer = setTimeout(() => {
      // After the computer slept the beats of the page are still to be heard.
      if (performance.now() - due > LATE_MS) return this.#wait(patience);
      this.stops();
      this.#ended += 1;
      this.#hangs();
    }, patience);
  }
}
