/** What the skin's vertex colours say of a place: masks, not colours, so that one model serves every tone. */
import { sculpt, type Vec3 } from '../sculpt/index.ts';
import { lips as lipShape, mouthCut } from './head.ts';
import { headFrame, leftFoot, leftHand } from './skeleton.ts';
import { navel } from './trunk.ts';

const smooth = (t: number): number => {
  const c = Math.min(1, Math.max(0, t));
  return c * c * (3 - 2 * c);
};
const mirrored = (p: Vec3): Vec3 => [-p[0], p[1], p[2]];

const lipField = sculpt(lipShape);

const insideAt = ([x, y, z]: Vec3, toLips: number): number => {
  const { centre, radii } = mouthCut;
  const pocket = Math.hypot(x / radii[0], (y - centre[1]) / radii[1], (z - centre[2]) / radii[2]);
  // How far behind the rim the lips' colour ends: at the corners at once, or a pale wall shows in an open mouth.
  const wet = 0.45 - 0.43 * smooth((Math.abs(x) - 0.3) / 0.5);
  const behind = smooth((5.85 - 0.35 * x * x - z - wet) / 0.12);
  return smooth((1.06 - pocket) / 0.06) * Math.max(behind, smooth((toLips - 0.03) / 0.2));
};

/** Corners of lids and lips, how far around them and from which depth on: there folds of the open sculpture, baked
 * as shade, would stand as ticks when they close. */
const corners: readonly (readonly [x: number, y: number, radius: number, depth: number])[] = [
  [1.02, mouthCut.centre[1], 0.26, 5.42],
  [1.12, -0.66, 0.3, 4],
  [3.8, -0.52, 0.26, 4],
];

/** The least openness of a place of the head, 0 to 1. */
export function leastOpen(world: Vec3): number {
  const [x, y, z] = headFrame.local(world);
  return corners.reduce((most, [cx, cy, radius, depth]) => {
    const near = Math.exp(-(((Math.abs(x) - cx) ** 2 + (y - cy) ** 2) / radius ** 2));
    return Math.max(most, near * smooth((z - depth) / 0.1));
  }, 0);
}

/** Colour of the lips: it fades out towards the corners, on the lower lip sooner and softer, or it looks smudged. */
const painted = (side: number, height: number, toLips: number): number => {
  const out = Math.min(1, side / 1.15) ** 2;
  const faint = 1 - 0.6 * smooth((side - 0.75) / 0.4);
  const upper = (1 - smooth((toLips - 0.01 + 0.05 * out) / (0.17 - 0.08 * out))) * faint;
  const lower =
    (1 - smooth((toLips + 0.06 + 0.04 * out) / (0.26 - 0.12 * out))) *
    (1 - 0.85 * smooth((side - 0.25) / 0.8));
  const below = smooth(0.5 - height / 0.2);
  return upper + (lower - upper) * below;
};

const nipple = (world: Vec3): number =>
  0.42 * (1 - smooth((Math.hypot(Math.abs(world[0]) - 2.95, world[2] + 9.7) - 0.12) / 0.4));

/** Where the lips' outline runs, as the simplifier is to keep it. */
export function lipOutline(world: Vec3, bone: string): number {
  if (bone === 'chest') return world[1] > 8 ? nipple(world) : 0;
  if (bone !== 'head' && bone !== 'neck') return 0;
  const local = headFrame.local(world);
  const toLips = lipField.distance(...world);
  const side = Math.abs(local[0]);
  const lips = (1 - smooth((toLips - 0.01) / 0.16)) * (1 - 0.7 * smooth((side - 0.7) / 0.5));
  return Math.max(lips, insideAt(local, toLips));
}

/** Masks of a place on the skin: blush, lips, inside of the mouth, palm or sole. */
export interface Masks {
  readonly blush: number;
  readonly lips: number;
  readonly inside: number;
  readonly palm: number;
}

export function masksAt(world: Vec3, normal: Vec3, bone: string): Masks {
  let blush = 0;
  let lips = 0;
  let inside = 0;
  let palm = 0;
  if (bone === 'head' || bone === 'neck') {
    const [x, y, z] = headFrame.local(world);
    const side = Math.abs(x);
    blush = Math.exp(-(((side - 3.3) / 1.5) ** 2) - ((y + 2.5) / 1.15) ** 2) * smooth((z - 1) / 2);
    blush += 0.5 * Math.exp(-((x / 0.9) ** 2) - ((y + 1.95) / 0.7) ** 2) * smooth((z - 5) / 1);
    blush += 0.45 * smooth((side - 5.3) / 0.6);
    const { centre } = mouthCut;
    const toLips = lipField.distance(...world);
    lips = painted(side, y - centre[1], toLips);
    inside = insideAt([x, y, z], toLips);
  } else if (/Hand|Proximal|Distal/.test(bone)) {
    const p = bone.startsWith('left') ? world : mirrored(world);
    const n = bone.startsWith('left') ? normal : mirrored(normal);
    const local = leftHand.local(p);
    const facing = -(n[0] * leftHand.y[0] + n[1] * leftHand.y[1] + n[2] * leftHand.y[2]);
    palm = smooth((facing + 0.25) / 0.6) * smooth((local[2] + 0.2) / 0.8);
    blush = 0.35 * smooth((local[2] - 3.4) / 1) + 0.25 * palm;
  } else if (/Foot|Toe/.test(bone)) {
    const p = bone.startsWith('left') ? world : mirrored(world);
    const n = bone.startsWith('left') ? normal : mirrored(normal);
    const local = leftFoot.local(p);
    const facing = -(n[0] * leftFoot.y[0] + n[1] * leftFoot.y[1] + n[2] * leftFoot.y[2]);
    palm = smooth((facing + 0.1) / 0.6);
    blush = 0.3 * smooth((local[2] - 3.2) / 1) + 0.15 * palm;
  } else if (/LowerLeg|LowerArm/.test(bone)) {
    // Knees and elbows.
    blush = 0;
  } else if (bone === 'chest') {
    if (world[1] > 8) lips = nipple(world);
  } else if (bone === 'spine' && world[1] > 9) {
    const away = Math.hypot(world[0] - navel[0], world[2] - navel[2]);
    blush = 0.3 * Math.exp(-((away / 0.45) ** 2));
  }
  return { blush: Math.min(1, blush), lips, inside, palm };
}
