/** So many deaths of the graphics process within the span, and the driver is given up. */
const MANY_DEATHS = 3;
const SPAN_MS = 60_000;

/** Counts how often the graphics process died lately. */
export class GraphicsDeaths {
  #deaths: readonly number[] = [];

  /**
   * @param now milliseconds, of any clock that runs on
   * @returns whether it dies too often to go on with this driver
   */
  add(now: number): boolean {
    this.#deaths = [...this.#deaths.filter((then) => now - then < SPAN_MS), now];
    return this.#deaths.length >= MANY_DEATHS;
  }
}
