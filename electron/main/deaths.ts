/** Counts how often something died lately. */
export class Deaths {
  readonly #many: number;
  readonly #spanMs: number;
  #deaths: readonly number[] = [];

  /**
   * @param many how many deaths are too many
   * @param spanMs within so long [ms]
   */
  constructor(many: number, spanMs: number) {
    this.#many = many;
    this.#spanMs = spanMs;
  }

  /**
   * @param now milliseconds, of any clock that runs on
   * @returns whether it dies too often now
   */
  add(now: number): boolean {
    this.#deaths = [...this.#deaths.filter((then) => now - then < this.#spanMs), now];
    return this.#deaths.length >= this.#many;
  }
}
