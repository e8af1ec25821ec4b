import { PerspectiveCamera, Vector3 } from 'three';
import { describe, expect, it } from 'vitest';
import { SIDES, VIEWS } from '../../electron/lesson/programme.ts';
import { CameraMove } from '../../renderer/stage/camera-move.ts';
import { fovFor, placeOf, type CameraPlace } from '../../renderer/stage/views.ts';

const FOCUS = [0.09, 0.06, 0.16, 0.1];
/** Longer than any move takes, ms. */
const LATER = 5_000;

function stands(camera: PerspectiveCamera, place: CameraPlace): void {
  const [x, y, z] = place.eye;
  expect(camera.position.distanceTo(new Vector3(x, y, z))).toBeLessThan(1e-9);
  const ahead = camera.getWorldDirection(new Vector3());
  const wanted = new Vector3(...place.target).sub(camera.position).normalize();
  expect(ahead.angleTo(wanted)).toBeLessThan(1e-6);
  expect(camera.fov).toBeCloseTo(place.fov, 9);
}

describe('the camera', () => {
  it('arrives exactly at every place, from every other', () => {
    for (const side of SIDES) {
      for (const from of VIEWS) {
        for (const to of VIEWS) {
          const camera = new PerspectiveCamera();
          const move = new CameraMove();
          move.update(camera, placeOf(from, side, FOCUS), 16 / 9, 0, true);
          stands(camera, placeOf(from, side, FOCUS));
          move.depart(1000, camera);
          const goal = placeOf(to, side, FOCUS);
          expect(move.update(camera, goal, 16 / 9, 1001, true)).toBe(true);
          expect(move.update(camera, goal, 16 / 9, 1000 + LATER, true)).toBe(false);
          stands(camera, goal);
        }
      }
    }
  });

  it('goes around the doll, never through it nor under the mat', () => {
    const camera = new PerspectiveCamera();
    for (const from of VIEWS) {
      for (const to of VIEWS) {
        const move = new CameraMove();
        move.update(camera, placeOf(from, 'left', FOCUS), 16 / 9, 0, true);
        move.depart(0, camera);
        for (let now = 1; now < LATER; now += 50) {
          move.update(camera, placeOf(to, 'left', FOCUS), 16 / 9, now, true);
          expect(camera.position.y).toBeGreaterThan(0.1);
          expect(Number.isFinite(camera.position.length())).toBe(true);
        }
      }
    }
  });

  it('turns off on the way without a jump', () => {
    const camera = new PerspectiveCamera();
    const move = new CameraMove();
    move.update(camera, placeOf('parent', 'left', FOCUS), 16 / 9, 0, true);
    move.depart(0, camera);
    move.update(camera, placeOf('above', 'left', FOCUS), 16 / 9, 350, true);
    const turning = camera.position.clone();
    move.depart(350, camera);
    move.update(camera, placeOf('side', 'left', FOCUS), 16 / 9, 351, true);
    expect(camera.position.distanceTo(turning)).toBeLessThan(0.001);
  });

  it('is there at once where movement is not wanted', () => {
    const camera = new PerspectiveCamera();
    const move = new CameraMove();
    move.update(camera, placeOf('parent', 'left', FOCUS), 16 / 9, 0, false);
    move.depart(0, camera);
    expect(move.update(camera, placeOf('sole', 'left', FOCUS), 16 / 9, 1, false)).toBe(false);
    stands(camera, placeOf('sole', 'left', FOCUS));
  });

  it('shows as much of the doll in a narrow picture as in a wide one', () => {
    const width = (fov: number, aspect: number) => Math.tan((fov * Math.PI) / 360) * aspect;
    expect(fovFor(36, 16 / 9)).toBe(36);
    expect(width(fovFor(36, 1), 1)).toBeCloseTo(width(36, 1.5), 9);
    expect(width(fovFor(36, 0.6), 0.6)).toBeCloseTo(width(36, 1.5), 9);
  });
});
