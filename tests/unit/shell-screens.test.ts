import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  besidePresenter,
  chooseHallScreen,
  fingerprintOf,
  firstPresenterPlace,
  keepOnScreen,
  likeness,
  placeAmong,
  sameScreen,
  screenOf,
  type Rectangle,
  type Screen,
} from '../../electron/main/screens.ts';

function screen(bounds: Rectangle, more: Partial<Screen> = {}): Screen {
  return { id: 1, label: '', bounds, workArea: bounds, scaleFactor: 1, ...more };
}

const laptop = screen({ x: 0, y: 0, width: 1440, height: 900 }, { id: 1, label: 'Built-in' });
const wall = screen({ x: 1440, y: 0, width: 1920, height: 1080 }, { id: 2, label: 'Epson' });
const small = screen({ x: 3360, y: 0, width: 1024, height: 768 }, { id: 3, label: 'BenQ' });
const onLaptop = { x: 100, y: 50, width: 1000, height: 700 };
const onWall = { x: 1600, y: 50, width: 1000, height: 700 };

describe("the class's screen", () => {
  it('is the one the presenter is not on', () => {
    expect(chooseHallScreen([laptop, wall], onLaptop, [])).toBe(wall);
    expect(chooseHallScreen([laptop, wall], onWall, [])).toBe(laptop);
  });

  it('does not exist with one screen, nor where screens show the same picture', () => {
    expect(chooseHallScreen([laptop], onLaptop, [])).toBeUndefined();
    const mirror = screen(laptop.bounds, { id: 2 });
    expect(chooseHallScreen([laptop, mirror], onLaptop, [])).toBeUndefined();
  });

  it('is found among screens of one model, which share their id and have no label', () => {
    const left = screen(laptop.bounds, { id: 7 });
    const right = screen(wall.bounds, { id: 7 });
    expect(chooseHallScreen([left, right], onLaptop, [])).toBe(right);
    expect(chooseHallScreen([left, right], onWall, [])).toBe(left);
  });

  it('of several is the largest, or the one that was used before, whatever its id and place are now', () => {
    expect(chooseHallScreen([laptop, wall, small], onLaptop, [])).toBe(wall);
    expect(chooseHallScreen([laptop, wall, small], onLaptop, [fingerprintOf(small)])).toBe(small);
    const moved = { ...small, id: 99, bounds: { ...small.bounds, x: -1024 } };
    expect(chooseHallScreen([laptop, wall, moved], onLaptop, [fingerprintOf(small)])).toBe(moved);
  });

  it('of several known ones is the latest', () => {
    const known = [fingerprintOf(small), fingerprintOf(wall)];
    expect(chooseHallScreen([laptop, wall, small], onLaptop, known)).toBe(small);
    expect(chooseHallScreen([laptop, wall, small], onLaptop, known.reverse())).toBe(wall);
  });

  it('never lies under the presenter', () => {
    const place = fc.record({
      x: fc.integer({ min: -3000, max: 5000 }),
      y: fc.integer({ min: -1000, max: 2000 }),
      width: fc.integer({ min: 200, max: 2000 }),
      height: fc.integer({ min: 200, max: 1200 }),
    });
    fc.assert(
      fc.property(
        place,
        fc.subarray([laptop, wall, small], { minLength: 1 }),
        (presenter, screens) => {
          const hall = chooseHallScreen(screens, presenter, []);
          const own = screenOf(presenter, screens);
          if (hall && own) expect(hall).not.toBe(own);
          if (!hall) expect(screens).toEqual([own]);
        },
      ),
    );
  });

  it('is less like itself with every difference', () => {
    const known = fingerprintOf(wall);
    const differences: Partial<Screen>[] = [
      { scaleFactor: 2 },
      { bounds: { ...wall.bounds, x: 0 } },
      { label: 'Other' },
    ];
    for (const difference of differences) {
      expect(likeness({ ...wall, ...difference }, known)).toBeLessThan(likeness(wall, known));
    }
  });
});

describe('a place from last time', () => {
  it('is kept while it can be reached', () => {
    expect(keepOnScreen(onWall, [laptop, wall])).toEqual(onWall);
  });

  it('is forgotten when its screen is gone, or too little of it is left to be grasped', () => {
    expect(keepOnScreen(onWall, [laptop])).toBeUndefined();
    expect(keepOnScreen({ ...onLaptop, x: 1340 }, [laptop])).toBeUndefined();
  });

  it('larger than any screen is made to fit it', () => {
    expect(keepOnScreen({ x: -50, y: -20, width: 4000, height: 3000 }, [laptop])).toEqual(
      laptop.bounds,
    );
  });

  it('always lies wholly on a screen', () => {
    const place = fc.record({
      x: fc.integer({ min: -5000, max: 5000 }),
      y: fc.integer({ min: -3000, max: 3000 }),
      width: fc.integer({ min: 1, max: 5000 }),
      height: fc.integer({ min: 1, max: 3000 }),
    });
    fc.assert(
      fc.property(place, (wished) => {
        const kept = keepOnScreen(wished, [laptop, wall]);
        if (!kept) return;
        const on = screenOf(kept, [laptop, wall]);
        expect(on).toBeDefined();
        const { bounds } = on ?? laptop;
        expect(kept.x).toBeGreaterThanOrEqual(bounds.x);
        expect(kept.y).toBeGreaterThanOrEqual(bounds.y);
        expect(kept.x + kept.width).toBeLessThanOrEqual(bounds.x + bounds.width);
        expect(kept.y + kept.height).toBeLessThanOrEqual(bounds.y + bounds.height);
      }),
    );
  });
});

describe('the first places', () => {
  it('put the rehearsal window beside the presenter where there is room', () => {
    const wide = screen({ x: 0, y: 0, width: 2600, height: 900 });
    const presenter = firstPresenterPlace(wide);
    const beside = besidePresenter(presenter, wide);
    expect(beside.x).toBe(presenter.x + presenter.width);
    expect(beside.x + beside.width).toBeLessThanOrEqual(2600);
  });

  it('put a small one into a corner where there is none', () => {
    const presenter = firstPresenterPlace(laptop);
    const corner = besidePresenter(presenter, laptop);
    expect(corner.x + corner.width).toBe(1440);
    expect(corner.y + corner.height).toBe(900);
    expect(corner.width * corner.height).toBeLessThan((1440 * 900) / 8);
  });
});

describe('a screen that moved in the arrangement', () => {
  const home = { place: onLaptop, screen: laptop };
  const elsewhere = { x: 1, y: 2, width: 960, height: 600 };
  const at = (of: Screen, x: number): Screen => ({
    ...of,
    bounds: { ...of.bounds, x },
    workArea: { ...of.workArea, x },
  });

  it('takes along a window that the system left behind', () => {
    const other = screen({ x: 0, y: 0, width: 1024, height: 768 }, { id: 2 });
    expect(placeAmong(onLaptop, home, [other, at(laptop, 1024)], elsewhere)).toEqual({
      ...onLaptop,
      x: onLaptop.x + 1024,
    });
  });

  it('keeps a window whole that would lie on two screens, or half off its own', () => {
    const { bounds } = laptop;
    const other = screen({ x: 0, y: 0, width: 640, height: 360 }, { id: 2 });
    const full = { place: bounds, screen: laptop };
    const now = [other, at(laptop, 640)];
    expect(placeAmong(bounds, full, now, elsewhere)).toEqual({ ...bounds, x: 640 });
    const further = { place: { ...bounds, x: 1024 }, screen: at(laptop, 1024) };
    expect(placeAmong(further.place, further, now, elsewhere)).toEqual({ ...bounds, x: 640 });
  });

  it('leaves alone what is right already', () => {
    expect(placeAmong(onLaptop, home, [laptop, wall], elsewhere)).toEqual(onLaptop);
    const there = { ...onLaptop, x: 1124 };
    expect(placeAmong(there, home, [at(laptop, 1024)], elsewhere)).toEqual(there);
  });

  it('is not guessed where two screens share an id', () => {
    const twin = (of: Screen) => ({ ...of, id: 7 });
    const before = { place: onLaptop, screen: twin(at(laptop, 500)) };
    const twins = [twin(laptop), twin(wall)];
    expect(sameScreen(before.screen, twins)).toBeUndefined();
    expect(placeAmong(onLaptop, before, twins, elsewhere)).toEqual(onLaptop);
    expect(sameScreen(twin(wall), twins)).toBe(twins[1]);
  });

  it('drives a window onto another screen while it is gone, and takes it back', () => {
    const alone = at(wall, 0);
    const driven = placeAmong({ ...onLaptop, x: -5000 }, home, [alone], elsewhere);
    expect(driven).toEqual(elsewhere);
    const away = { ...home, away: true };
    expect(placeAmong(driven, away, [laptop, wall], elsewhere)).toEqual(onLaptop);
    expect(placeAmong(onWall, home, [laptop, wall], elsewhere)).toEqual(onLaptop);
  });

  it('is known by its name and size when it has another id since', () => {
    const back = { ...laptop, id: 40 };
    expect(sameScreen(laptop, [wall, back])).toBe(back);
    expect(sameScreen(laptop, [wall, small])).toBeUndefined();
    const nameless = { ...laptop, label: '' };
    expect(sameScreen(nameless, [wall, { ...nameless, id: 40 }])).toBeUndefined();
  });
});
