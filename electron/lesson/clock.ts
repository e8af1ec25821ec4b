/** The speeds that the app offers: the share of real pace at which a stroke is shown. */
export const RATES = [0.25, 0.5, 0.75, 1] as const;
export type Rate = (typeof RATES)[number];

/**
 * An anchor from which every window works out the same moment of the stroke. It is data, it never ticks:
 * pausing at the end of a step is part of the formula and needs no timer anywhere.
 */
export interface Clock {
  /** Milliseconds since the epoch at which the stroke stood at `lessonTime`. */
  readonly startedAt: number;
  /** Seconds into the stroke at `startedAt`. */
  readonly lessonTime: number;
  readonly rate: Rate;
  readonly playing: boolean;
  /** The span being played, in seconds into the stroke: at `until` it waits, or with `loop` begins again at `from`. */
  readonly from: number;
  readonly until: number;
  readonly loop: boolean;
}

/**
 * Where the stroke stands.
 * @param now milliseconds since the epoch
 * @returns seconds into the stroke, within [from, until] while playing
 */
export function timeAt(clock: Clock, now: number): number {
  if (!clock.playing) return clock.lessonTime;
  const elapsed = Math.max(0, ((now - clock.startedAt) / 1000) * clock.rate);
  const time = clock.lessonTime + elapsed;
  if (time < clock.until) return time;
  if (!clock.loop) return clock.until;
  const length = clock.until - clock.from;
  return length > 0 ? clock.from + ((time - clock.from) % length) : clock.from;
}

/** Whether the picture changes from here on without anybody asking for anything. */
export function isMoving(clock: Clock, now: number): boolean {
  return clock.playing && (clock.loop || timeAt(clock, now) < clock.until);
}

/** The same moment, anchored anew at `now`, with what `change` says made different from here on. */
export function reanchor(clock: Clock, now: number, change: Partial<Clock> = {}): Clock {
  const playing = isMoving(clock, now);
  return { ...clock, lessonTime: timeAt(clock, now), startedAt: now, playing, ...change };
}
