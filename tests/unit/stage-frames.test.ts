import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FrameLoop } from '../../renderer/stage/frame-loop.ts';
import { Quality } from '../../renderer/stage/quality.ts';

describe('the frame loop', () => {
  let asked: (() => void)[] = [];
  beforeEach(() => {
    asked = [];
    vi.stubGlobal('requestAnimationFrame', (callback: () => void) => asked.push(callback));
    vi.stubGlobal('cancelAnimationFrame', (handle: number) => {
      asked = asked.filter((_, index) => index !== handle - 1);
    });
  });
  afterEach(() => vi.unstubAllGlobals());

  const frame = (): void => asked.splice(0).forEach((callback) => callback());

  it('runs nothing at all until it is asked, and nothing after its last frame', () => {
    let left = 2;
    const loop = new FrameLoop(() => (left -= 1) > 0);
    expect(asked).toHaveLength(0);
    loop.request();
    frame();
    expect(asked).toHaveLength(1);
    frame();
    expect(asked).toHaveLength(0);
    expect(left).toBe(0);
  });

  it('draws once however often it is asked before', () => {
    const draw = vi.fn(() => false);
    const loop = new FrameLoop(draw);
    loop.request();
    loop.request();
    loop.request();
    expect(asked).toHaveLength(1);
    frame();
    expect(draw).toHaveBeenCalledTimes(1);
  });

  it('forgets what was asked when it is stopped', () => {
    const loop = new FrameLoop(() => true);
    loop.request();
    loop.stop();
    expect(asked).toHaveLength(0);
  });
});

describe('the number of pixels', () => {
  /** Frames that come every `gap` ms while the picture moves. */
  function play(quality: Quality, count: number, gap: number, from = 0): number {
    for (let i = 0; i < count; i++) quality.frame(from + i * gap, true);
    return from + count * gap;
  }

  it('falls step by step while moving frames are late, never for a still picture', () => {
    const quality = new Quality(1.5);
    expect(quality.ratio(true)).toBe(1.5);
    play(quality, 20, 60);
    expect(quality.ratio(true)).toBeLessThan(1.5);
    play(quality, 300, 60, 2000);
    expect(quality.ratio(true)).toBeGreaterThanOrEqual(0.75);
    expect(quality.ratio(false)).toBe(1.5);
  });

  it('draws the light doll last, and only while the picture moves on a slow computer', () => {
    const quality = new Quality(1);
    let at = 0;
    const seen: [number, boolean][] = [];
    while (!quality.light && at < 60_000) {
      at = play(quality, 1, 60, at);
      seen.push([quality.ratio(true), quality.light]);
    }
    expect(seen.filter(([, light]) => !light).at(-1)?.[0]).toBe(0.5);
    expect(quality.light).toBe(true);
    play(quality, 2000, 16, at);
    expect(quality.light).toBe(false);
  });

  it('is not lowered by one late frame or by a long pause', () => {
    const quality = new Quality(1);
    let at = play(quality, 50, 16);
    quality.frame((at += 90), true);
    at = play(quality, 20, 16, at + 16);
    quality.frame((at += 60_000), true);
    play(quality, 20, 16, at + 16);
    expect(quality.ratio(true)).toBe(1);
  });

  it('comes back when frames are early for long', () => {
    const quality = new Quality(1);
    const at = play(quality, 30, 60);
    expect(quality.ratio(true)).toBeLessThan(1);
    play(quality, 2000, 16, at);
    expect(quality.ratio(true)).toBe(1);
  });
});
