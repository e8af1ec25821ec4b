import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  boneWorlds,
  readModel,
  skinMatrices,
  skinPart,
  type Model,
} from '../../assets/contact/model.ts';
import {
  handJointNames,
  handJoints,
  handLength,
  handSides,
  jointRotation,
  poseFromAngles,
  restAngles,
} from '../../assets/hands/rig.ts';
import { handRegionNames, handShapes } from '../../assets/hands/shapes.ts';
import { skinPoints } from '../../assets/contact/points.ts';
import { MovingHand } from '../../assets/contact/moving-hand.ts';
import { sticks, placeSticks, stickDistance } from '../../assets/contact/capsules.ts';

const glb = fileURLToPath(new URL('../../assets/hands/hands.glb', import.meta.url));
const shapes = Object.values(handShapes);

describe('hand shapes', () => {
  it.each(shapes.map((shape) => [shape.name, shape] as const))(
    '%s stays inside the joint limits',
    (_, shape) => {
      shape.angles.forEach((angles, joint) => {
        for (const angle of ['flex', 'spread', 'twist'] as const) {
          const range = handJoints[joint]!.limits[angle];
          const what = `${shape.name}: ${handJointNames[joint]!} ${angle}`;
          if (range) {
            expect(angles[angle], what).toBeGreaterThanOrEqual(range[0]);
            expect(angles[angle], what).toBeLessThanOrEqual(range[1]);
          }
        }
      });
    },
  );

  it('names only regions that the skin has', () => {
    for (const shape of shapes) {
      for (const region of [...shape.core, ...shape.soft, ...shape.anchor]) {
        const count = skinPoints.regions.get(region)?.length ?? 0;
        expect(count, `${shape.name}: ${region}`).toBeGreaterThanOrEqual(3);
      }
    }
    for (const region of handRegionNames) expect(skinPoints.regions.has(region)).toBe(true);
  });

  it.each(shapes.map((shape) => [shape.name, shape] as const))(
    '%s keeps its fingers out of one another',
    (_, shape) => {
      const hand = new MovingHand();
      hand.setAngles(shape.angles);
      hand.update();
      expect(deepestOwnOverlap(hand)).toBeLessThan(0.002);
    },
  );

  it('would notice fingers that pass through one another', () => {
    const crossed = restAngles.map((angles, joint) => {
      const name = handJointNames[joint]!;
      if (name === 'index-finger-phalanx-proximal') return { ...angles, spread: -10 };
      return name === 'middle-finger-phalanx-proximal' ? { ...angles, spread: -10 } : angles;
    });
    const hand = new MovingHand();
    hand.setAngles(crossed);
    hand.update();
    expect(deepestOwnOverlap(hand)).toBeGreaterThan(0.004);
  });
});

/** How deep a digit's skin lies in another digit, metres. Roots, which share a web, do not count. */
const deepestOwnOverlap = (hand: MovingHand): number => {
  const placed = new Float64Array(sticks.length * 8);
  placeSticks(hand, placed);
  const away = new Float64Array(3);
  let deepest = 0;
  for (let point = 0; point < skinPoints.count; point++) {
    const name = handJointNames[skinPoints.holder[point]!]!;
    if (!/phalanx-(intermediate|distal)/.test(name)) continue;
    sticks.forEach((stick, index) => {
      if (!/phalanx-(intermediate|distal)/.test(stick.joint)) return;
      if (stick.joint.split('-')[0] === name.split('-')[0]) return;
      const at = point * 3;
      const d = stickDistance(
        placed,
        index,
        hand.points[at]!,
        hand.points[at + 1]!,
        hand.points[at + 2]!,
        away,
      );
      deepest = Math.max(deepest, -d);
    });
  }
  return deepest;
};

describe('hands.glb', () => {
  let model: Model;
  beforeAll(async () => {
    model = await readModel(glb);
  });

  it('has every joint of both hands, in order, at rest where the rig says', () => {
    expect(model.bones.map((bone) => bone.name)).toEqual(
      handSides.flatMap((side) => handJointNames.map((joint) => `${side}-${joint}`)),
    );
    model.bones.forEach((bone, index) => {
      const joint = index % handJointNames.length;
      const side = index < handJointNames.length ? 'right' : 'left';
      const expected = jointRotation(joint, handJoints[joint]!.rest, side);
      const same = Math.abs(
        bone.rotation.reduce((sum, value, at) => sum + value * expected[at]!, 0),
      );
      expect(same, bone.name).toBeGreaterThan(0.99999);
    });
  });

  it('is true to scale: 17 to 18 cm from wrist to middle fingertip when straight', () => {
    const straight = restAngles.map(() => ({ flex: 0, spread: 0, twist: 0 }));
    const pose = poseFromAngles(straight, 'right');
    const worlds = boneWorlds(model, {
      rotation: (bone) => {
        const joint = handJointNames.findIndex((name) => bone === `right-${name}`);
        if (joint < 0) return undefined;
        const [x, y, z, w] = pose.rotations.subarray(joint * 4, joint * 4 + 4);
        return [x!, y!, z!, w!];
      },
    });
    const skin = model.parts.find((part) => part.name === 'right-skin')!;
    const points = skinPart(skin, skinMatrices(model, worlds));
    let furthest = 0;
    for (let at = 2; at < points.length; at += 3) furthest = Math.min(furthest, points[at]!);
    expect(-furthest).toBeGreaterThan(0.17);
    expect(-furthest).toBeLessThan(0.18);
    expect(handLength).toBeCloseTo(-furthest, 2);
  });

  it('has a left hand that is the true mirror image of the right one, never turned inside out', () => {
    const matrices = skinMatrices(model, boneWorlds(model));
    for (const name of ['skin', 'nails', 'sleeve']) {
      const right = model.parts.find((part) => part.name === `right-${name}`)!;
      const left = model.parts.find((part) => part.name === `left-${name}`)!;
      expect(left.indices.length).toBe(right.indices.length);
      expect(signedVolume(skinPart(left, matrices), left.indices)).toBeCloseTo(
        signedVolume(skinPart(right, matrices), right.indices),
        6,
      );
      const cloud = (positions: Float32Array, flip: number): string[] => {
        const keys: string[] = [];
        for (let at = 0; at < positions.length; at += 3) {
          const place = [positions[at]! * flip, positions[at + 1]!, positions[at + 2]!];
          // Half a millimetre: quantising may round the two sides differently.
          keys.push(place.map((value) => Math.round(value / 0.0005)).join());
        }
        return keys;
      };
      const other = new Set(cloud(skinPart(left, matrices), -1).flatMap(nearKeys));
      const missing = cloud(skinPart(right, matrices), 1).filter((key) => !other.has(key));
      expect(missing).toEqual([]);
    }
  });

  it('stays small: 10 to 14 thousand triangles a hand, under 250 KB', () => {
    const triangles = model.parts
      .filter((part) => part.name.startsWith('right-'))
      .reduce((sum, part) => sum + part.indices.length / 3, 0);
    expect(triangles).toBeGreaterThan(10_000);
    expect(triangles).toBeLessThan(14_000);
    expect(readFileSync(glb).length).toBeLessThan(250 * 1024);
  });

  it('is of solid skin and nails: only the sleeve fades out', () => {
    for (const { name, colours } of model.parts) {
      const alphas = colours.filter((_, i) => i % 4 === 3);
      expect(alphas.length, name).toBeGreaterThan(0);
      const faded = alphas.filter((alpha) => alpha < 1).length;
      if (name.endsWith('-sleeve')) expect(faded, name).toBeGreaterThan(0);
      else expect(faded, name).toBe(0);
    }
  });

  it('has a sleeve that reaches at least 25 cm behind the wrist', () => {
    const sleeve = model.parts.find((part) => part.name === 'right-sleeve')!;
    const points = skinPart(sleeve, skinMatrices(model, boneWorlds(model)));
    let back = 0;
    for (let at = 2; at < points.length; at += 3) back = Math.max(back, points[at]!);
    expect(back).toBeGreaterThan(0.25);
  });
});

const nearKeys = (key: string): string[] => {
  const [x, y, z] = key.split(',').map(Number) as [number, number, number];
  const around = [-1, 0, 1];
  return around.flatMap((dx) =>
    around.flatMap((dy) => around.map((dz) => [x + dx, y + dy, z + dz].join())),
  );
};

/** Positive where triangles are wound to be seen from outside, cubic metres × 1000. */
const signedVolume = (positions: Float32Array, indices: Uint32Array): number => {
  let six = 0;
  for (let t = 0; t < indices.length; t += 3) {
    const [a, b, c] = [indices[t]! * 3, indices[t + 1]! * 3, indices[t + 2]! * 3];
    six +=
      positions[a]! *
        (positions[b + 1]! * positions[c + 2]! - positions[b + 2]! * positions[c + 1]!) +
      positions[a + 1]! * (positions[b + 2]! * positions[c]! - positions[b]! * positions[c + 2]!) +
      positions[a + 2]! * (positions[b]! * positions[c + 1]! - positions[b + 1]! * positions[c]!);
  }
  return (six / 6) * 1000;
};
