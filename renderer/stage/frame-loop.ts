/**
 * Frames on request only: after a frame that says it was the last, nothing runs at all, no timer and no callback.
 * That is what makes a paused lesson cost nothing.
 */
export class FrameLoop {
  #handle = 0;
  readonly #draw: (now: number) => boolean;

  /** @param draw draws the moment `now` (milliseconds since the epoch); returns whether another frame is needed */
  constructor(draw: (now: number) => boolean) {
    this.#draw = draw;
  }

  /** Asks for one frame; asking again before it is drawn changes nothing. */
  request(): void {
    this.#handle ||= requestAnimationFrame(this.#tick);
  }

  stop(): void {
    cancelAnimationFrame(this.#handle);
    this.#handle = 0;
  }

  readonly #tick = (): void => {
    this.#handle = 0;
    if (this.#draw(Date.now())) this.request();
  };
}
