/**
 * Keeps a hand that travels through the air out of the doll and out of the other hand: where it would brush
 * something it is moved aside, softly and in good time. Hands that lie on the skin are left as they are.
 */
import { RATE } from '../../renderer/choreography/clip.ts';
import { HAND_JOINTS } from '../../renderer/choreography/rig.ts';
import { handJoints, jointTranslation, type HandSide } from '../hands/rig.ts';
import { multiply, rotate, type Quaternion, type Vector } from '../hands/rotation.ts';
import type { Placed, SampledHand } from './hand-tracks.ts';

const SIDES: readonly HandSide[] = ['left', 'right'];
/** Joints with flesh round them; the forearm is left to the arm. */
const BALLS = HAND_JOINTS.length - 1;
/** Space that a passing hand leaves, m. */
const SPACE = 0.006;
/** Seconds over which a hand makes way, before and after. */
const SOON = 0.35;
const ROUNDS = 3;
/** A touch above this is contact, whose place is not ours to change. */
const LAID_ON = 0.98;

/** Thickness of the hand round each joint, m. */
const radii: readonly number[] = HAND_JOINTS.map((name) => {
  if (name === 'wrist') return 0.024;
  if (name === 'forearm') return 0;
  if (name.includes('metacarpal')) return name.startsWith('thumb') ? 0.017 : 0.016;
  if (name.includes('tip')) return 0.006;
  return name.includes('proximal') ? 0.012 : 0.0085;
});

function balls(row: Placed, side: 0 | 1, out: Float64Array): void {
  const rotations: Quaternion[] = [];
  for (let joint = 0; joint < BALLS; joint++) {
    const at = 3 + joint * 4;
    const local: Quaternion = [row[at]!, row[at + 1]!, row[at + 2]!, row[at + 3]!];
    const parent = handJoints[joint]!.parent;
    if (parent < 0) {
      rotations.push(local);
      out.set([row[0]!, row[1]!, row[2]!], 0);
      continue;
    }
    const turn = rotations[parent]!;
    rotations.push(multiply(turn, local));
    const step = rotate(turn, jointTranslation(joint, SIDES[side]!));
    for (let k = 0; k < 3; k++) out[joint * 3 + k] = out[parent * 3 + k]! + step[k]!;
  }
}

const own = new Float64Array(BALLS * 3);
const others = new Float64Array(BALLS * 3);
const gradient = new Float64Array(3);

/** The step that takes the deepest part of a hand out of what it is in; zero if it is clear. */
function wayOut(hands: readonly SampledHand[], side: 0 | 1, frame: number): Vector {
  const hand = hands[side]!;
  const body = hand.figures[frame]!.body;
  balls(hand.rows[frame]!, side, own);
  let deepest = 0;
  let way: Vector = [0, 0, 0];
  const consider = (depth: number, x: number, y: number, z: number): void => {
    if (depth <= deepest) return;
    const length = Math.hypot(x, y, z) || 1;
    deepest = depth;
    way = [(x / length) * depth, (y / length) * depth, (z / length) * depth];
  };
  for (let ball = 0; ball < BALLS; ball++) {
    const [x, y, z] = [own[ball * 3]!, own[ball * 3 + 1]!, own[ball * 3 + 2]!];
    const d = body.sample(x, y, z, gradient);
    consider(radii[ball]! + SPACE - d, gradient[0]!, gradient[1]!, gradient[2]!);
    consider(radii[ball]! - y, 0, 1, 0);
  }
  const other = hands[side === 0 ? 1 : 0]!;
  if (hand.rubs[frame] === 1 && other.rubs[frame] === 1) return way;
  balls(other.rows[frame]!, side === 0 ? 1 : 0, others);
  for (let a = 0; a < BALLS; a++) {
    for (let b = 0; b < BALLS; b++) {
      const x = own[a * 3]! - others[b * 3]!;
      const y = own[a * 3 + 1]! - others[b * 3 + 1]!;
      const z = own[a * 3 + 2]! - others[b * 3 + 2]!;
      const d = Math.hypot(x, y, z) - radii[a]! - radii[b]!;
      // Away from the other hand, and rather over it than under it.
      consider(SPACE - d, x, y + 0.6 * Math.hypot(x, y, z), z);
    }
  }
  return way;
}

/** How freely a hand may be moved in each frame: 0 on the skin, growing to 1 a third of a second later. */
function freedom(hand: SampledHand): Float64Array {
  const count = hand.touch.length;
  const out = new Float64Array(count).fill(1);
  let since = Infinity;
  for (let frame = 0; frame < count; frame++) {
    since = hand.touch[frame]! > LAID_ON ? 0 : since + 1 / RATE;
    out[frame] = Math.min(1, since / SOON);
  }
  since = Infinity;
  for (let frame = count - 1; frame >= 0; frame--) {
    since = hand.touch[frame]! > LAID_ON ? 0 : since + 1 / RATE;
    const u = Math.min(out[frame]!, since / SOON);
    out[frame] = u * u * (3 - 2 * u);
  }
  return out;
}

/** Moves the hands in place and returns them. */
export function keepClear(hands: readonly SampledHand[]): readonly SampledHand[] {
  const reach = Math.round(SOON * RATE);
  const free = hands.map(freedom);
  for (let round = 0; round < ROUNDS; round++) {
    hands.forEach((hand, index) => {
      const side = index as 0 | 1;
      const count = hand.rows.length;
      const ways: Vector[] = [];
      for (let frame = 0; frame < count; frame++) {
        ways.push(free[side]![frame]! > 0 ? wayOut(hands, side, frame) : [0, 0, 0]);
      }
      for (let frame = 0; frame < count; frame++) {
        const weight = free[side]![frame]!;
        if (weight === 0) continue;
        // The largest way out near this moment, fading with its distance in time.
        const push = [0, 0, 0];
        let total = 0;
        let strongest = 0;
        for (let k = -reach; k <= reach; k++) {
          const way = ways[frame + k];
          if (!way) continue;
          const size = Math.hypot(...way);
          const near = Math.cos((k / (reach + 1)) * (Math.PI / 2)) ** 2;
          const w = near * size;
          total += w;
          strongest = Math.max(strongest, near * size);
          for (let axis = 0; axis < 3; axis++) push[axis]! += way[axis]! * w;
        }
        if (total < 1e-9) continue;
        const length = Math.hypot(push[0]!, push[1]!, push[2]!) || 1;
        for (let axis = 0; axis < 3; axis++) {
          hand.rows[frame]![axis]! += (push[axis]! / length) * strongest * weight;
        }
      }
    });
  }
  return hands;
}
