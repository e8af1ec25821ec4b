/** When something dies too often: a graphics driver is then given up. */
import { expect, it } from 'vitest';
import { Deaths } from '../../electron/main/deaths.ts';

it('three deaths within a minute are too many; three in an evening are not', () => {
  const evening = new Deaths(3, 60_000);
  expect([0, 3_600_000, 7_200_000].map((at) => evening.add(at))).toEqual([false, false, false]);
  const broken = new Deaths(3, 60_000);
  expect([0, 2_000, 59_000].map((at) => broken.add(at))).toEqual([false, false, true]);
});
