import { describe, expect, it, vi } from 'vitest';
import { validateScreenWish } from '../../electron/lesson/screen-wishes.ts';
import type { Screen } from '../../electron/main/screens.ts';

vi.mock('electron', () => ({ BrowserWindow: class {} }));
const { areMirrored, listScreens } = await import('../../electron/main/screen-list.ts');

const screenAt = (id: number, x: number, label: string, scaleFactor = 1): Screen => ({
  id,
  label,
  bounds: { x, y: 0, width: 1280, height: 720 },
  workArea: { x, y: 0, width: 1280, height: 690 },
  scaleFactor,
});
const laptop = screenAt(7, 0, 'Laptop', 1.5);
const beamer = screenAt(3, -1280, 'BenQ');
const spare = screenAt(9, 1280, '');

describe('the list of screens', () => {
  it('counts from left to right and says whose each is, in real pixels', () => {
    const list = listScreens([laptop, spare, beamer], { ...laptop.bounds, width: 900 }, beamer);
    expect(list).toEqual([
      { id: 3, number: 1, name: 'BenQ', width: 1280, height: 720, use: 'class' },
      { id: 7, number: 2, name: 'Laptop', width: 1920, height: 1080, use: 'presenter' },
      { id: 9, number: 3, name: '', width: 1280, height: 720, use: 'none' },
    ]);
  });
  it('knows screens that show the same from those that touch', () => {
    expect(areMirrored([laptop, beamer, spare])).toBe(false);
    expect(areMirrored([laptop, screenAt(4, 0, 'BenQ')])).toBe(true);
    expect(areMirrored([laptop])).toBe(false);
  });
  it('refuses wishes that are none', () => {
    expect(validateScreenWish({ type: 'choose', screen: 3 }).ok).toBe(true);
    for (const wrong of [null, { type: 'choose' }, { type: 'swap', screen: 1 }, { type: 'off' }]) {
      expect(validateScreenWish(wrong).ok).toBe(false);
    }
  });
});
