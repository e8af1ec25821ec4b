/** Chance that falls the same way each time: a test that failed once can be run again. */
export class Chance {
  #state: number;

  /** @param seed any whole number */
  constructor(seed: number) {
    this.#state = seed;
  }

  /** @returns a number from 0 to 1, without 1 (the generator "mulberry32", by Tommy Ettinger) */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** @returns one of the choices */
  of<T>(choices: readonly T[]): T {
    return choices[Math.floor(this.next() * choices.length)]!;
  }

  /** Lets a random time pass: accidents choose their own moment. @param most milliseconds */
  moment(most: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, this.next() * most));
  }
}
