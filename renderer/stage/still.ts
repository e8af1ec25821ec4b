import type { Cursor } from '../../electron/lesson/types.ts';

/** Draws single pictures beside the running one, without disturbing it. */
export interface StillMaker {
  /**
   * Asks for the cursor's stroke at a time, drawn into a 2D canvas that it fills. The latest wish is drawn with the
   * next frame in which nothing moves, so that it costs no frame of its own and no late one.
   * @param time seconds into the stroke
   */
  want(canvas: HTMLCanvasElement, cursor: Cursor, time: number): void;
}
