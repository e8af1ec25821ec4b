/** Whether a hand is where the stroke says that it is: contact alone would be as good beside the foot as on it. */
import type { Clip } from '../../renderer/choreography/clip.ts';
import { poseAt } from '../../renderer/choreography/pose-at.ts';
import {
  createPoseBuffer,
  type HandPose,
  type PathMark,
} from '../../renderer/choreography/pose.ts';

export interface Aim {
  /** The furthest that a touching hand's print was from the place on its path where it should be, m. */
  readonly miss: number;
  /** How far a print like that one may be away, m. */
  readonly allowed: number;
  /** When that was, s. */
  readonly at: number;
}

/** How far a print may be from its place, m: pads of thumbs and fingers, and whole hands, whose print is wide. */
const mayMiss = (shape: string): number => (/thumb|finger|pad|pinch/.test(shape) ? 0.012 : 0.025);

/** How far the nearest place of a hand's print is from a point, m. */
function printAway({ contacts, contactCount }: HandPose, x: number, y: number, z: number): number {
  let least = Infinity;
  for (let i = 0; i < contactCount; i++) {
    const away = Math.hypot(
      contacts[i * 4]! - x,
      contacts[i * 4 + 1]! - y,
      contacts[i * 4 + 2]! - z,
    );
    least = Math.min(least, away);
  }
  return least;
}

/** How far a hand is from where its path says, m. */
function missOf({ points, count, form, progress }: PathMark, hand: HandPose): number {
  // A press counts how firm it is, not how far it has come.
  const along = form === 'press' ? 0 : progress * (count - 1);
  const before = Math.min(count - 2, Math.floor(along));
  const share = along - before;
  const [x, y, z] = [0, 1, 2].map((axis) => {
    const [a, b] = [points[before * 3 + axis]!, points[(before + 1) * 3 + axis]!];
    return a + (b - a) * share;
  }) as [number, number, number];
  return printAway(hand, x, y, z);
}

/**
 * Follows every hand along the ways that are drawn of it. A turn, a roll on a toe and a hand that is still have no way
 * of their own: what is drawn of them is a sign.
 *
 * @param rate how many moments a second are looked at
 */
export function aimOf(clip: Clip, rate = 10): Aim {
  const pose = createPoseBuffer(clip.doll);
  let worst: Aim = { miss: 0, allowed: Infinity, at: 0 };
  for (const { hand, form, from, to, progress } of clip.paths) {
    if (form === 'to and fro' || form === 'still') continue;
    const [begins, ends] = [progress[0]!, Math.min(to, progress.at(-2)!)];
    for (let t = Math.max(from, begins); t <= ends; t += 1 / rate) {
      poseAt(clip, t, pose);
      const mark = pose.paths[hand];
      const touching = pose.hands[hand];
      if (touching.touch <= 0.999 || mark.form !== form) continue;
      const miss = missOf(mark, touching);
      if (miss > worst.miss) worst = { miss, allowed: mayMiss(touching.shape), at: t };
    }
  }
  return worst;
}
