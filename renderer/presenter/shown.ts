/** What the presenter's own stage last drew: the controls follow the picture, not the wish. */
export interface Shown {
  readonly stroke: string;
  /** From 1. */
  readonly step: number;
  /** Seconds into the stroke. */
  readonly time: number;
  readonly view: string;
  /** Whether the picture goes on by itself. */
  readonly moving: boolean;
}
