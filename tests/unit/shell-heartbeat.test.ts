/** When a page counts as hung: by its own beats, never by somebody else's standstill. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PULSE_MS } from '../../electron/lesson/pulse.ts';
import { Heartbeat } from '../../electron/main/heartbeat.ts';

const LONG = 120_000;
const PATIENCE = 1_500;

describe('a page’s heartbeat', () => {
  const hangs = vi.fn();
  let heartbeat: Heartbeat;

  beforeEach(() => {
    vi.useFakeTimers();
    hangs.mockClear();
    heartbeat = new Heartbeat(PATIENCE, hangs);
  });
  afterEach(() => void vi.useRealTimers());

  const beats = (count: number, every: number = PULSE_MS) => {
    for (let i = 0; i < count; i++) {
      vi.advanceTimersByTime(every);
      heartbeat.beat();
    }
  };

  it('says nothing of a page that never beat, or beats on', () => {
    vi.advanceTimersByTime(LONG);
    beats(200);
    expect(hangs).not.toHaveBeenCalled();
  });

  it('notices a silent page once, and has twice the patience with it afterwards', () => {
    beats(10);
    vi.advanceTimersByTime(PATIENCE - 1);
    expect(hangs).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(hangs).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(LONG);
    expect(hangs).toHaveBeenCalledTimes(1);
    beats(3);
    vi.advanceTimersByTime(2 * PATIENCE - 1);
    expect(hangs).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(1);
    expect(hangs).toHaveBeenCalledTimes(2);
  });

  it('gives a slow page longer, and not for ever', () => {
    beats(1);
    beats(1, 1_000);
    vi.advanceTimersByTime(2_999);
    expect(hangs).not.toHaveBeenCalled();
    beats(400);
    vi.advanceTimersByTime(PATIENCE);
    expect(hangs).toHaveBeenCalledTimes(1);
  });

  it('is as patient as this computer is slow to open a page, and remembers it', () => {
    beats(1, 4_000);
    heartbeat.opens();
    beats(400);
    vi.advanceTimersByTime(11_999);
    expect(hangs).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(hangs).toHaveBeenCalledTimes(1);
  });

  it('expects nothing of a page that is gone', () => {
    beats(2);
    heartbeat.stops();
    vi.advanceTimersByTime(LONG);
    heartbeat.rests(10_000);
    vi.advanceTimersByTime(LONG);
    expect(hangs).not.toHaveBeenCalled();
  });

  it('lets a page rest, and expects it to beat afterwards', () => {
    beats(2);
    heartbeat.rests(10_000);
    vi.advanceTimersByTime(4_000);
    heartbeat.rests(10_000);
    vi.advanceTimersByTime(10_000 + PATIENCE - 1);
    expect(hangs).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(hangs).toHaveBeenCalledTimes(1);
  });

  it('takes no rest for slowness', () => {
    beats(2);
    heartbeat.rests(10_000);
    beats(1, 10_500);
    vi.advanceTimersByTime(PATIENCE - 1);
    expect(hangs).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(hangs).toHaveBeenCalledTimes(1);
  });

  it('does not count the beats of a page that rests: they come from before', () => {
    beats(1);
    heartbeat.rests(10_000);
    beats(5);
    vi.advanceTimersByTime(2 * PATIENCE);
    expect(hangs).not.toHaveBeenCalled();
  });

  it('is not misled when the computer slept', () => {
    beats(2);
    // The clock went on, the timers did not.
    const now = performance.now();
    vi.spyOn(performance, 'now').mockImplementation(() => now + 3_600_000);
    vi.advanceTimersToNextTimer();
    expect(hangs).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });
});
