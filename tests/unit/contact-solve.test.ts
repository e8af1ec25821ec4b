import { describe, expect, it } from 'vitest';
import { bodyFromMesh, placeFreely, solveContact } from '../../assets/contact/index.ts';
import type { ContactRequest, ContactSolution, PosedBody } from '../../assets/contact/index.ts';
import { forearmIndex, handJointNames, handJoints } from '../../assets/hands/rig.ts';
import { mirrorRotation, mirrorVector, rotate, type Vector } from '../../assets/hands/rotation.ts';
import { MovingHand, freedoms, parameterCount } from '../../assets/contact/moving-hand.ts';
import { NormalEquations } from '../../assets/contact/least-squares.ts';
import { gatherPulls } from '../../assets/contact/pulls.ts';
import { placeSticks, stickDistance, sticks } from '../../assets/contact/capsules.ts';
import { goalOf } from '../../assets/contact/goal.ts';
import { offerHand } from '../../assets/contact/offer.ts';

/** A limb lying along z over the mat: a rounded stick. Exact distances. */
const limb = (radius: number, x = 0.06, y = 0.09): PosedBody => {
  const sample: PosedBody['sample'] = (px, py, pz, gradient) => {
    const along = Math.min(0.3, Math.max(-0.1, pz));
    const [dx, dy, dz] = [px - x, py - y, pz - along];
    const length = Math.hypot(dx, dy, dz) || 1e-9;
    gradient[0] = dx / length;
    gradient[1] = dy / length;
    gradient[2] = dz / length;
    return length - radius;
  };
  const scratch = new Float64Array(3);
  return { sample, distance: (px, py, pz) => sample(px, py, pz, scratch) };
};

const onTop = (radius: number, z: number, x = 0.06, y = 0.09): ContactRequest['place'] => ({
  position: [x, y + radius, z],
  normal: [0, 1, 0],
});

const thigh = limb(0.042);
const grip: ContactRequest = {
  body: thigh,
  place: onTop(0.042, 0.1),
  heading: [-0.7, 0, -0.7],
  hand: 'right',
  shape: 'c-grip',
};

const inLimits = ({ angles }: ContactSolution): string[] =>
  angles.flatMap((angle, joint) =>
    (['flex', 'spread', 'twist'] as const).flatMap((name) => {
      const range = handJoints[joint]!.limits[name];
      const value = angle[name];
      return range && (value < range[0] - 1e-6 || value > range[1] + 1e-6)
        ? [`${handJointNames[joint]!} ${name} ${value.toFixed(1)}`]
        : [];
    }),
  );

describe('solving a contact', () => {
  it.each([
    ['c-grip', 0.042, [-0.7, 0, -0.7]],
    ['hold-ankle', 0.022, [-0.8, 0, -0.6]],
    ['resting-palm', 0.06, [0, 0, -1]],
    ['thumb-pads', 0.03, [0, 0, -1]],
    ['fingertips', 0.06, [0, 0, -1]],
    ['index-pad', 0.03, [0, 0, -1]],
  ] as const)('%s lies on the skin and not in it', (shape, radius, heading) => {
    const solution = solveContact({
      body: limb(radius),
      place: onTop(radius, 0.1),
      heading,
      hand: 'right',
      shape,
    });
    expect(solution.gaps.core).toBeLessThan(0.0005);
    expect(solution.gaps.core).toBeGreaterThan(-0.003);
    expect(solution.gaps.deepest).toBeGreaterThan(-0.004);
    expect(solution.gaps.miss).toBeLessThan(0.008);
    expect(inLimits(solution)).toEqual([]);
  });

  it('presses deeper when asked to be firm', () => {
    const at = (pressure: 'light' | 'firm'): number =>
      solveContact({ ...grip, shape: 'index-pad', pressure }).gaps.core;
    expect(at('firm')).toBeLessThan(at('light') - 0.0004);
  });

  it('holds off the skin by the lift', () => {
    const { gaps } = solveContact({ ...grip, lift: 0.03 });
    expect(gaps.deepest).toBeGreaterThan(0.001);
    expect(gaps.coreFarthest).toBeLessThan(0.06);
  });

  it('comes from where the parent sits: forearms run towards +z and up', () => {
    for (const hand of ['left', 'right'] as const) {
      const solution = solveContact({ ...grip, hand });
      const hold = rotate(solution.wrist.quaternion, forearmAxis(solution));
      expect(hold[2], hand).toBeGreaterThan(0.3);
    }
  });

  it('is the same every time', () => {
    const one = solveContact(grip);
    const two = solveContact(grip);
    expect([...two.pose.rotations]).toEqual([...one.pose.rotations]);
    expect(two.pose.position).toEqual(one.pose.position);
  });

  it('treats left and right alike', () => {
    const mirrored: PosedBody = limb(0.042, -0.06);
    const right = solveContact(grip);
    const left = solveContact({
      ...grip,
      body: mirrored,
      hand: 'left',
      place: { position: mirrorVector(grip.place.position), normal: [0, 1, 0] },
      heading: mirrorVector(grip.heading!),
    });
    right.wrist.position.forEach((value, axis) => {
      expect(left.wrist.position[axis]! * (axis === 0 ? -1 : 1)).toBeCloseTo(value, 6);
    });
    left.angles.forEach((angle, joint) => {
      expect(angle.flex).toBeCloseTo(right.angles[joint]!.flex, 3);
      expect(angle.spread).toBeCloseTo(right.angles[joint]!.spread, 3);
    });
  });

  it('moves smoothly along a limb', () => {
    let previous = solveContact(grip);
    for (let step = 1; step <= 8; step++) {
      const z = 0.1 + step * 0.008;
      const next = solveContact({ ...grip, place: onTop(0.042, z), previous });
      const moved = next.wrist.position.map(
        (value, axis) => value - previous.wrist.position[axis]!,
      );
      expect(Math.hypot(...moved)).toBeLessThan(0.014);
      next.angles.forEach((angle, joint) => {
        expect(Math.abs(angle.flex - previous.angles[joint]!.flex)).toBeLessThan(8);
      });
      expect(next.gaps.core).toBeLessThan(0.0005);
      previous = next;
    }
  });

  it('keeps two hands apart', () => {
    const palm: ContactRequest = {
      body: limb(0.07),
      place: onTop(0.07, 0.1),
      heading: [0, 0, -1],
      hand: 'right',
      shape: 'resting-palm',
    };
    const first = solveContact(palm);
    const beside: ContactRequest = { ...palm, hand: 'left', place: onTop(0.07, 0.12, 0.03, 0.085) };
    expect(solveContact({ ...beside, avoid: first }).gaps.overlap).toBeLessThan(0.001);
    // Without being told, it would not: the test can fail.
    const unaware = solveContact(beside);
    expect(overlapOf(first, unaware)).toBeGreaterThan(0.004);
  });

  it('never goes through the mat', () => {
    const low = limb(0.03, 0.06, 0.03);
    const solution = solveContact({
      body: low,
      place: { position: [0.09, 0.03, 0.1], normal: [1, 0, 0] },
      hand: 'right',
      shape: 'hold-ankle',
    });
    const hand = new MovingHand();
    hand.position = solution.wrist.position;
    hand.rotation = solution.wrist.quaternion;
    hand.setAngles(solution.angles);
    hand.update();
    let lowest = Infinity;
    for (let at = 1; at < hand.points.length; at += 3) lowest = Math.min(lowest, hand.points[at]!);
    expect(lowest).toBeGreaterThan(-0.002);
  });
});

/** How deep the skin points of one hand lie in the sticks of the other, metres. */
const overlapOf = (one: ContactSolution, other: ContactSolution): number => {
  const place = ({ hand, wrist, angles }: ContactSolution): MovingHand => {
    const moving = new MovingHand();
    const left = hand === 'left';
    moving.position = left ? mirrorVector(wrist.position) : wrist.position;
    moving.rotation = left ? mirrorRotation(wrist.quaternion) : wrist.quaternion;
    moving.setAngles(angles);
    moving.update();
    return moving;
  };
  const placed = new Float64Array(sticks.length * 8);
  placeSticks(place(other), placed, other.hand === 'left');
  const points = place(one).points;
  const away = new Float64Array(3);
  let deepest = 0;
  for (let at = 0; at < points.length; at += 3) {
    const x = points[at]! * (one.hand === 'left' ? -1 : 1);
    sticks.forEach((_, stick) => {
      const d = stickDistance(placed, stick, x, points[at + 1]!, points[at + 2]!, away);
      deepest = Math.max(deepest, -d);
    });
  }
  return deepest;
};

const forearmAxis = ({ pose }: ContactSolution): Vector => {
  const at = forearmIndex * 4;
  const [x, y, z, w] = pose.rotations.subarray(at, at + 4);
  return rotate([x!, y!, z!, w!], [0, 0, 1]);
};

describe('the arithmetic under it', () => {
  it('has slopes that agree with small steps', () => {
    const goal = goalOf(grip);
    const hand = new MovingHand();
    offerHand(hand, goal, new Float64Array(0));
    const equations = new NormalEquations(parameterCount);
    const memory = {
      obstacle: new Float64Array(0),
      hold: 0,
      position: hand.position,
      rotation: hand.rotation,
      values: hand.values.slice(),
      firmness: 1,
      emphasis: new Float64Array(goal.shape.core.length).fill(1),
    };
    const costAt = (parameter: number, size: number): number => {
      const moved = new MovingHand();
      moved.copyFrom(hand);
      const delta = new Float64Array(parameterCount);
      delta[parameter] = size;
      moved.step(delta);
      moved.update();
      equations.clear();
      gatherPulls(moved, goal, memory, [0, 0.5, 0.86], equations, false);
      return equations.cost;
    };
    costAt(0, 0);
    const slopes = equations.vector.slice();
    const largest = Math.max(...slopes.map(Math.abs));
    for (let parameter = 0; parameter < parameterCount; parameter++) {
      const numeric = (costAt(parameter, 1e-5) - costAt(parameter, -1e-5)) / 4e-5;
      expect(Math.abs(numeric - slopes[parameter]!)).toBeLessThan(0.004 * largest + 1e-6);
    }
    expect(freedoms.length).toBeGreaterThan(20);
  });

  it('solves a small system', () => {
    const equations = new NormalEquations(2);
    // x + y = 3, x - y = 1
    equations.add(-3, 1, Int32Array.of(0, 1), Float64Array.of(1, 1), 2);
    equations.add(-1, 1, Int32Array.of(0, 1), Float64Array.of(1, -1), 2);
    const out = new Float64Array(2);
    equations.solve(0, Float64Array.of(1, 1), new Uint8Array(2), out);
    expect(out[0]).toBeCloseTo(2, 6);
    expect(out[1]).toBeCloseTo(1, 6);
  });
});

describe('hands in the air', () => {
  it('shows open palms where they were asked for', () => {
    const shown = placeFreely({
      hand: 'right',
      shape: 'open-palms',
      palm: [0.1, 0.2, 0.3],
      facing: [0, 0, -1],
      heading: [0, 1, 0],
    });
    const palmWay = rotate(shown.wrist.quaternion, [0, -1, 0]);
    const fingers = rotate(shown.wrist.quaternion, [0, 0, -1]);
    expect(palmWay[2]).toBeCloseTo(-1, 5);
    expect(fingers[1]).toBeCloseTo(1, 5);
    expect(inLimits(shown)).toEqual([]);
  });
});

describe('bodies from meshes', () => {
  it('can be made from any triangles', () => {
    const positions = Float32Array.of(-1, 0, 1, 1, 0, 1, 0, 0, -1);
    const body = bodyFromMesh(positions, Uint32Array.of(0, 1, 2));
    expect(body.distance(0, 0.02, 0)).toBeCloseTo(0.02, 3);
  });
});
