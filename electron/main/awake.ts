import { powerSaveBlocker } from 'electron';

/** Keeps the screens awake exactly while the projector window is open. */
export class Awake {
  #blocker: number | undefined;

  /** Asked of the system, not remembered. */
  get held(): boolean {
    return this.#blocker !== undefined && powerSaveBlocker.isStarted(this.#blocker);
  }

  hold(): void {
    this.#blocker ??= powerSaveBlocker.start('prevent-display-sleep');
  }

  release(): void {
    if (this.#blocker === undefined) return;
    powerSaveBlocker.stop(this.#blocker);
    this.#blocker = undefined;
  }
}
