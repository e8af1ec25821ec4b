/**
 * How finely to draw. A still picture is always drawn at full quality; while the picture moves, late frames lower the
 * pixel ratio step by step, and at last the doll's triangles, so that the movement stays readable on an old laptop.
 */
const LATE_MS = 42;
const EARLY_MS = 22;
const PATIENCE = 6;
/** Shares of the pixel ratio; with the last of them the light doll is drawn. */
const STEPS = [1, 0.75, 0.6, 0.5, 0.5] as const;

export class Quality {
  #level = 0;
  #late = 0;
  #early = 0;
  #last = 0;
  /** Milliseconds between moving frames, evened out; 0 before enough of them came. */
  #gap = 0;
  #moving = 0;
  #wasMoving = false;

  /** @param most the pixel ratio of a still picture, at most 1.5 */
  constructor(readonly most: number) {}

  /** The pixel ratio to draw with. */
  ratio(moving: boolean): number {
    return moving ? this.most * (STEPS[this.#level] ?? 0.5) : this.most;
  }

  /** Whether moving pictures are drawn with the light doll. */
  get light(): boolean {
    return this.#level === STEPS.length - 1;
  }

  /** Frames a second while the picture moves; 0 before that is known. */
  get fps(): number {
    return this.#gap > 0 && this.#moving >= PATIENCE ? 1000 / this.#gap : 0;
  }

  /** Share of full fineness with which moving pictures are drawn. */
  get detail(): number {
    return STEPS[this.#level] ?? 0.5;
  }

  /**
   * Learns from the rhythm of moving frames.
   * @param at time of the frame in milliseconds
   */
  frame(at: number, moving: boolean): void {
    const gap = at - this.#last;
    this.#last = at;
    if (moving && this.#wasMoving) {
      this.#moving += 1;
      this.#gap = this.#gap === 0 ? gap : this.#gap + (gap - this.#gap) / 10;
    }
    this.#wasMoving = moving;
    if (!moving || gap > 1000) {
      this.#late = this.#early = 0;
      return;
    }
    this.#late = gap > LATE_MS ? this.#late + 1 : 0;
    this.#early = gap < EARLY_MS ? this.#early + 1 : 0;
    if (this.#late >= PATIENCE && this.#level < STEPS.length - 1) {
      this.#level += 1;
      this.#late = 0;
    } else if (this.#early >= 20 * PATIENCE && this.#level > 0) {
      this.#level -= 1;
      this.#early = 0;
    }
  }
}
