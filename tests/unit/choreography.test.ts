import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileStroke } from '../../assets/strokes/compile.ts';
import { handRig } from '../../assets/strokes/hand-rig.ts';
import { readStroke } from '../../assets/strokes/read.ts';
import { standInDoll, standInSolver } from '../../assets/strokes/stand-in.ts';
import { loadVocabulary } from '../../assets/strokes/words.ts';
import {
  applyIdle,
  createPoseBuffer,
  decodeClip,
  idleOf,
  mirrorClip,
  otherSide,
  poseAt,
  type PoseBuffer,
} from '../../renderer/choreography/index.ts';
import { blinkAt, breathAt } from '../../renderer/choreography/idle.ts';

const text = readFileSync(
  new URL('../../assets/strokes/legs/indian-milking.yaml', import.meta.url),
  'utf8',
);
const stroke = readStroke('legs/indian-milking', 'indian-milking.yaml', text, loadVocabulary());
const rigs = { doll: standInDoll.rig, hands: [handRig('left'), handRig('right')] as const };
const { clip: file, catalog } = compileStroke(stroke, standInDoll, standInSolver);
const clip = decodeClip(file, rigs);

/** All numbers of a pose, for comparing. */
function numbers(pose: PoseBuffer): number[] {
  return [
    pose.step,
    ...pose.bones,
    ...pose.morphs,
    ...pose.emphasis,
    ...pose.hands.flatMap((hand) => [
      hand.visible ? 1 : 0,
      ...hand.position,
      ...hand.rotation,
      ...hand.joints,
      hand.touch,
      hand.contactCount,
      ...hand.contacts.subarray(0, hand.contactCount * 4),
    ]),
    ...pose.paths.flatMap((path) => [
      path.count,
      path.progress,
      path.strength,
      ...path.points.subarray(0, path.count * 3),
    ]),
  ];
}

function fresh(t: number, of = clip): number[] {
  const pose = createPoseBuffer(of.doll);
  poseAt(of, t, pose);
  return numbers(pose);
}

describe('poseAt', () => {
  it('is the same whatever was asked before', () => {
    const reused = createPoseBuffer(clip.doll);
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1, max: 40, noNaN: true }), { minLength: 2 }),
        (times) => {
          for (const t of times) poseAt(clip, t, reused);
          expect(numbers(reused)).toEqual(fresh(times.at(-1)!));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('shows the same moments at 24 and at 60 frames a second', () => {
    const at60 = createPoseBuffer(clip.doll);
    for (let second = 0; second < clip.seconds; second++) {
      for (let frame = 0; frame <= 60; frame++) poseAt(clip, second + frame / 60, at60);
      const at24 = createPoseBuffer(clip.doll);
      for (let frame = 0; frame <= 24; frame++) poseAt(clip, second + frame / 24, at24);
      expect(numbers(at60)).toEqual(numbers(at24));
    }
  });

  it('holds the first and the last moment outside the stroke', () => {
    expect(fresh(-5)).toEqual(fresh(0));
    expect(fresh(clip.seconds + 5)).toEqual(fresh(clip.seconds));
  });

  it('knows its step', () => {
    const pose = createPoseBuffer(clip.doll);
    catalog.steps.forEach((step, index) => {
      poseAt(clip, step.start + 0.001, pose);
      expect(pose.step).toBe(index);
    });
  });

  it('gives unit quaternions', () => {
    const pose = createPoseBuffer(clip.doll);
    for (let t = 0; t < clip.seconds; t += 0.31) {
      poseAt(clip, t, pose);
      for (const hand of pose.hands) {
        for (let i = 0; i < hand.joints.length; i += 4) {
          expect(Math.hypot(...hand.joints.subarray(i, i + 4))).toBeCloseTo(1, 3);
        }
      }
    }
  });

  // How fast it is stands in tests/bench: a clock has no place in a test that must always say the same.
  it('leaves nothing behind for the collector', () => {
    const pose = createPoseBuffer(clip.doll);
    for (let i = 0; i < 20_000; i++) poseAt(clip, (i * 0.37) % clip.seconds, pose);
    const memory = process.memoryUsage().heapUsed;
    const rounds = 20_000;
    for (let i = 0; i < rounds; i++) poseAt(clip, (i * 0.37) % clip.seconds, pose);
    // An array a frame would be 100 bytes and more; a boxed number or two of the caller is not counted.
    expect(process.memoryUsage().heapUsed - memory).toBeLessThan(rounds * 80);
  });
});

describe('the other limb', () => {
  const mirrored = mirrorClip(clip);

  it('is the reflection: hands swap and x turns round', () => {
    const left = createPoseBuffer(clip.doll);
    const right = createPoseBuffer(clip.doll);
    for (let t = 0; t < clip.seconds; t += 0.7) {
      poseAt(clip, t, left);
      poseAt(mirrored, t, right);
      for (const hand of [0, 1] as const) {
        const other = right.hands[1 - hand]!;
        expect(other.visible).toBe(left.hands[hand].visible);
        expect(other.position[0]).toBeCloseTo(-left.hands[hand].position[0]!, 6);
        expect(other.position[1]).toBeCloseTo(left.hands[hand].position[1]!, 6);
        expect(other.position[2]).toBeCloseTo(left.hands[hand].position[2]!, 6);
        for (let i = 0; i < left.hands[hand].contactCount * 4; i += 4) {
          expect(other.contacts[i]).toBeCloseTo(-left.hands[hand].contacts[i]!, 5);
          expect(other.contacts[i + 2]).toBeCloseTo(left.hands[hand].contacts[i + 2]!, 5);
        }
      }
      expect(right.emphasis[0]).toBeCloseTo(-left.emphasis[0]!, 6);
    }
    expect(mirrored.side).toBe('right');
  });

  it('mirrored twice is what it was', () => {
    expect(fresh(9.3, mirrorClip(mirrored))).toEqual(fresh(9.3));
  });

  it('moves the ribbon to the other leg', () => {
    const pose = createPoseBuffer(clip.doll);
    poseAt(mirrored, catalog.steps[2]!.start + 3, pose);
    expect(pose.paths[0].count).toBeGreaterThan(5);
    expect(pose.paths[0].points[0]).toBeLessThan(0);
    expect(otherSide('leftUpperLeg')).toBe('rightUpperLeg');
  });
});

describe('idle life', () => {
  it('is a pure function of time, blinks rarely and breathes evenly', () => {
    let shut = 0;
    for (let t = 0; t < 120; t += 1 / 60) {
      expect(Math.abs(breathAt(t))).toBeLessThanOrEqual(1);
      if (blinkAt(t) > 0.5) shut++;
    }
    expect(shut / (120 * 60)).toBeGreaterThan(0.005);
    expect(shut / (120 * 60)).toBeLessThan(0.06);
    expect(blinkAt(31.4)).toBe(blinkAt(31.4));
  });

  it('stands still while its time does', () => {
    const idle = idleOf(clip.doll);
    const a = createPoseBuffer(clip.doll);
    const b = createPoseBuffer(clip.doll);
    for (const pose of [a, b]) {
      poseAt(clip, 4, pose);
      applyIdle(clip, idle, 77.3, pose);
    }
    expect(numbers(a)).toEqual(numbers(b));
  });
});
