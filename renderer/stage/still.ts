import type { Cursor } from '../../electron/lesson/types.ts';

/** Draws single pictures beside the running one, without disturbing it. */
export interface StillMaker {
  /**
   * Draws the cursor's stroke at a time into a 2D canvas, filling it.
   * @param time seconds into the stroke
   * @returns false when the stroke's movement is not loaded yet; it is being fetched then
   */
  draw(canvas: HTMLCanvasElement, cursor: Cursor, time: number): boolean;
}
