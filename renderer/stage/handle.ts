import type { Spot } from '../../electron/lesson/marks.ts';
import type { Cursor } from '../../electron/lesson/types.ts';

/** What the page around the instructor's stage may ask of it. */
export interface StageHandle {
  /**
   * Asks for the cursor's stroke at a time, drawn into a 2D canvas that it fills. The latest wish is drawn with the
   * next frame in which nothing moves, so that it costs no frame of its own and no late one.
   * @param time seconds into the stroke
   */
  wantStill(canvas: HTMLCanvasElement, cursor: Cursor, time: number): void;
  /** Takes the camera back to the lesson's view after it was turned by hand. */
  backToView(): void;
  /** The place of the doll or mat that is drawn at a point of the stage, in its CSS pixels. */
  pick(x: number, y: number): Spot | null;
}
