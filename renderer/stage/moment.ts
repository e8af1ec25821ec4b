import { stepOf, viewOf } from '../../electron/lesson/cursor.ts';
import { isMoving, timeAt } from '../../electron/lesson/clock.ts';
import type { Programme, View } from '../../electron/lesson/programme.ts';
import type { Cursor } from '../../electron/lesson/types.ts';

/** What a cursor says is to be seen at one moment. */
export interface Moment {
  readonly stroke: string;
  /** From 1. */
  readonly step: number;
  /** Seconds into the stroke. */
  readonly time: number;
  readonly view: View;
  /** Whether the next moment looks different without anybody asking. */
  readonly moving: boolean;
}

/** @param now milliseconds since the epoch */
export function momentOf(cursor: Cursor, programme: Programme, now: number): Moment {
  return {
    stroke: cursor.stroke,
    step: stepOf(cursor, programme, now),
    time: timeAt(cursor.clock, now),
    view: viewOf(cursor, programme, now),
    moving: isMoving(cursor.clock, now),
  };
}

/** What the stage says of the picture that it last drew. */
export interface DrawnMoment extends Omit<Moment, 'view'> {
  /** The named view, or `free` while the instructor turns the doll on her own screen. */
  readonly view: View | 'free';
  /** Of the snapshot that the picture shows. */
  readonly rev: number;
  /** Frames drawn since the window started. */
  readonly frames: number;
  /** False where the words go on without a picture. */
  readonly picture: boolean;
  /** Frames a second when the picture last moved; 0 before that is known. */
  readonly fps: number;
  /** Share of full fineness with which the picture is drawn while it moves. */
  readonly detail: number;
}
