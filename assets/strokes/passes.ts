/** Looking at a stroke as it plays: its frames, and the unbroken passes of a hand along the skin. */
import { createPoseBuffer, type PoseBuffer } from '../../renderer/choreography/pose.ts';
import type { Rig } from '../../renderer/choreography/rig.ts';
import { add, dot, lengthOf, scale, subtract, type Vector } from '../hands/rotation.ts';
import type { Side } from './catalog.ts';

/** Something that plays: a stroke, or a wrong one made for a test. */
export interface Performance {
  readonly id: string;
  readonly side: Side;
  readonly seconds: number;
  readonly doll: Rig;
  readonly poseAt: (t: number, out: PoseBuffer) => void;
}

/** Frames a second at which a stroke is looked at; the fastest screen that the laws speak of. */
export const LOOK = 60;
export function frames(
  performance: Performance,
  visit: (t: number, pose: PoseBuffer) => void,
  rate = LOOK,
): void {
  const pose = createPoseBuffer(performance.doll);
  const count = Math.floor(performance.seconds * rate);
  for (let frame = 0; frame <= count; frame++) {
    performance.poseAt(frame / rate, pose);
    visit(frame / rate, pose);
  }
}

/** Middle of a hand's print, m. */
function printMiddle(pose: PoseBuffer, hand: 0 | 1): Vector {
  const { contacts, contactCount } = pose.hands[hand];
  let sum: Vector = [0, 0, 0];
  for (let i = 0; i < contactCount; i++) {
    sum = add(sum, [contacts[i * 4]!, contacts[i * 4 + 1]!, contacts[i * 4 + 2]!]);
  }
  return contactCount > 0 ? scale(sum, 1 / contactCount) : sum;
}

export function bonePlace(
  performance: Performance,
  pose: PoseBuffer,
  name: string,
): Vector | undefined {
  const bone = performance.doll.bones.findIndex((entry) => entry.name === name);
  if (bone < 0) return undefined;
  const p = pose.bonePositions;
  return [p[bone * 3]!, p[bone * 3 + 1]!, p[bone * 3 + 2]!];
}

/** Distance along a chain of bones, from its first, of the place nearest to a point, m. */
function alongChain(chain: readonly Vector[], point: Vector): number {
  let best = Infinity;
  let result = 0;
  let before = 0;
  for (let i = 0; i + 1 < chain.length; i++) {
    const span = subtract(chain[i + 1]!, chain[i]!);
    const length = lengthOf(span);
    const share = dot(subtract(point, chain[i]!), span) / (length * length);
    // The ends of the chain reach on, so that a hand beyond the hip or the ankle still has a place.
    const least = i === 0 ? -1 : 0;
    const most = i + 2 === chain.length ? 2 : 1;
    const t = Math.min(most, Math.max(least, share));
    const away = lengthOf(subtract(point, add(chain[i]!, scale(span, t))));
    if (away < best) {
      best = away;
      result = before + t * length;
    }
    before += length;
  }
  return result;
}

const CHAINS: Readonly<Record<'limb' | 'foot', readonly string[]>> = {
  limb: ['UpperLeg', 'LowerLeg', 'Foot'],
  foot: ['Foot', 'SecondToe'],
};

/** One unbroken working of a hand along its ribbon. */
export interface Pass {
  readonly hand: 0 | 1;
  /** Times, print middles and how far each is along the limb. */
  readonly times: number[];
  readonly middles: Vector[];
  readonly along: number[];
}

function chainOf(
  performance: Performance,
  pose: PoseBuffer,
  hand: 0 | 1,
  kind: 'limb' | 'foot',
): Vector[] {
  // For strokes of both limbs each of the parent's hands works on its own side: the left on the baby's right.
  const both: 'left' | 'right' = hand === 1 ? 'left' : 'right';
  const limb = performance.side === 'both' ? both : performance.side;
  return CHAINS[kind].flatMap((name) => {
    const place = bonePlace(performance, pose, limb + name);
    return place ? [place] : [];
  });
}

/** Every pass along an open ribbon with the hand on the skin. */
export function passesOf(performance: Performance, kind: 'limb' | 'foot'): readonly Pass[] {
  const passes: Pass[] = [];
  const open: (Pass | undefined)[] = [undefined, undefined];
  frames(performance, (t, pose) => {
    for (const hand of [0, 1] as const) {
      const path = pose.paths[hand];
      const working =
        path.count > 1 &&
        (path.form === 'open' || path.form === 'steps') &&
        path.progress > 0.01 &&
        path.progress < 0.99 &&
        pose.hands[hand].touch > 0.99;
      if (!working) {
        open[hand] = undefined;
        continue;
      }
      let pass = open[hand];
      if (!pass) {
        pass = { hand, times: [], middles: [], along: [] };
        open[hand] = pass;
        passes.push(pass);
      }
      const middle = printMiddle(pose, hand);
      pass.times.push(t);
      pass.middles.push(middle);
      pass.along.push(alongChain(chainOf(performance, pose, hand, kind), middle));
    }
  });
  return passes.filter((pass) => pass.times.length > LOOK / 3);
}
