import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { placeSticks, sticks } from '../../assets/contact/capsules.ts';
import { sinksDeeper } from '../../assets/contact/drawn-skin.ts';
import { HandSurface, readModel, type PosedBody } from '../../assets/contact/index.ts';
import { NormalEquations } from '../../assets/contact/least-squares.ts';
import { MovingHand, parameterCount } from '../../assets/contact/moving-hand.ts';
import { feel } from '../../assets/contact/pulls.ts';
import { keepSticksApart } from '../../assets/contact/stick-pairs.ts';
import { poseFromAngles } from '../../assets/hands/rig.ts';
import { handShapes, type HandShapeName } from '../../assets/hands/shapes.ts';

const handIn = (shape: HandShapeName, x: number, y: number, z: number): MovingHand => {
  const hand = new MovingHand();
  hand.position = [x, y, z];
  hand.setAngles(handShapes[shape].angles);
  hand.update();
  return hand;
};

/** Everything below y = 0. */
const ground: PosedBody = {
  distance: (_x, y) => y,
  sample: (_x, y, _z, gradient) => {
    gradient.set([0, 1, 0]);
    return y;
  },
};

describe('the drawn hand, as settling feels it', () => {
  it.each(['c-grip', 'thumb-pads', 'flat-palm'] as const)(
    '%s: sinks exactly as deep as the deepest vertex that is drawn',
    async (shape) => {
      const path = fileURLToPath(new URL('../../assets/hands/hands.glb', import.meta.url));
      const surface = new HandSurface(await readModel(path), 'right');
      const hand = handIn(shape, 0, 0.02, 0);
      surface.pose(poseFromAngles(hand.readAngles(), 'right', hand.position, hand.rotation));
      let deepest = Infinity;
      for (let at = 1; at < surface.points.length; at += 3) {
        deepest = Math.min(deepest, surface.points[at]!);
      }
      const felt = feel(hand, ground);
      expect(deepest).toBeLessThan(0);
      expect(sinksDeeper(hand, ground, felt, deepest + 1e-5)).toBe(true);
      expect(sinksDeeper(hand, ground, felt, deepest - 1e-5)).toBe(false);
    },
  );

  it('leaves another hand on the side on which it is', () => {
    const other = new Float64Array(sticks.length * 8);
    placeSticks(handIn('flat-palm', 0, 0.1, 0), other);
    const pushed = (by: number): number => {
      const equations = new NormalEquations(parameterCount);
      const hand = handIn('flat-palm', 0, 0.1 + by, 0);
      keepSticksApart(hand, other, equations, 0, 1);
      return -equations.vector[1]!;
    };
    expect(pushed(0.006)).toBeGreaterThan(0);
    expect(pushed(-0.006)).toBeLessThan(0);
    expect(pushed(0.2)).toBeCloseTo(0);
  });
});
