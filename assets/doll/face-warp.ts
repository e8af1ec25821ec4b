/**
 * How the face moves. The head is sculpted with eyes and mouth open; every function here takes a
 * point of that open sculpture (head frame, cm) and gives an offset. Offsets add up: the rest face is
 * the open one plus `closeMouth`, and an expression is a sum of the movements below.
 */
import type { Vec3 } from '../sculpt/shapes.ts';
import { lidCut, mouthCut } from './head.ts';
import { eye } from './skeleton.ts';

export type Offset = (p: Vec3) => Vec3;

const still: Vec3 = [0, 0, 0];

export const sum =
  (...parts: readonly (readonly [number, Offset])[]): Offset =>
  (p) => {
    let x = 0;
    let y = 0;
    let z = 0;
    for (const [amount, part] of parts) {
      const o = part(p);
      x += o[0] * amount;
      y += o[1] * amount;
      z += o[2] * amount;
    }
    return [x, y, z];
  };

/** A soft pull around `centre`, on the left and, mirrored, on the right. */
export const pull =
  (centre: Vec3, radius: number | Vec3, move: Vec3): Offset =>
  (p) => {
    const [rx, ry, rz] = typeof radius === 'number' ? [radius, radius, radius] : radius;
    const side = p[0] < 0 ? -1 : 1;
    const d = (sx: number): number =>
      Math.exp(
        -(((p[0] * sx - centre[0]) / rx) ** 2) -
          ((p[1] - centre[1]) / ry) ** 2 -
          ((p[2] - centre[2]) / rz) ** 2,
      );
    if (centre[0] === 0) {
      const w = d(1);
      return [move[0] * w, move[1] * w, move[2] * w];
    }
    const near = d(side);
    const far = d(-side);
    return [side * move[0] * (near - far), move[1] * (near + far), move[2] * (near + far)];
  };

const smooth = (t: number): number => {
  const c = Math.min(1, Math.max(0, t));
  return c * c * (3 - 2 * c);
};

/** Half the height of the sculpted mouth's opening at x, z. */
function gap(x: number, z: number): number {
  const { centre, radii } = mouthCut;
  const front = Math.min(z, centre[2] + 0.55);
  const rest = 1 - (x / radii[0]) ** 2 - ((front - centre[2]) / radii[2]) ** 2;
  return rest > 0 ? radii[1] * Math.sqrt(rest) : 0;
}

/** How much more the lower lip travels than the upper. */
const JAW = -0.12;

/** Brings the lips together: 1 closes the sculpted mouth, negative opens it further. */
export const closeMouth: Offset = (p) => {
  if (p[2] < 0) return still;
  const g = gap(p[0], p[2]);
  const e = p[1] - mouthCut.centre[1];
  const beyond = Math.max(0, Math.abs(e) - g);
  // At the lips' edge exactly the gap; further off a soft bell, or the corners would crease the chin.
  const bell =
    mouthCut.radii[1] * 0.8 * Math.exp(-((p[0] / 0.85) ** 2)) * smooth((p[2] - 2.5) / 1.5);
  const shape = g + (bell - g) * smooth(beyond / 0.6);
  const up = e > 0;
  const w = Math.exp(-((beyond / (up ? 0.85 : 1.7)) ** 2));
  return [0, shape * (up ? JAW - 1 : JAW + 1) * w * 0.97, 0];
};

/** Is this point part of the lower lip or jaw? */
const lower = (p: Vec3): number => smooth((mouthCut.centre[1] + 0.02 - p[1]) / 0.04);

/** Only the lower lip and chin, only near the middle. */
export const jawDrop: Offset = (p) => {
  const w =
    lower(p) *
    Math.exp(-((p[0] / 1.9) ** 4) - ((p[1] + 4.6) / 1.9) ** 2) *
    smooth((p[2] - 0.5) / 3);
  return [0, -0.6 * w, -0.12 * w];
};

export const lowerLip = (move: Vec3, radius = 0.75): Offset => {
  const at = pull([0, -4.1, 5.45], [1.1, radius, 1.2], move);
  return (p) => {
    const o = at(p);
    const w = lower(p);
    return [o[0] * w, o[1] * w, o[2] * w];
  };
};

export const upperLip = (move: Vec3, width = 1.05): Offset => {
  const at = pull([0, -3.15, 5.6], [width, 0.65, 1.2], move);
  return (p) => {
    const o = at(p);
    const w = 1 - lower(p);
    return [o[0] * w, o[1] * w, o[2] * w];
  };
};

/** Upper and lower lip edges between middle and corner: makes a mouth square (cry) or round. */
export const lipSides = (move: Vec3, ofLower: boolean): Offset => {
  const at = pull([0.8, ofLower ? -4.0 : -3.25, 5.3], [0.5, 0.55, 1.2], move);
  return (p) => {
    const o = at(p);
    const w = ofLower ? lower(p) : 1 - lower(p);
    return [o[0] * w, o[1] * w, o[2] * w];
  };
};

export const corners = (move: Vec3): Offset => pull([1.3, -3.62, 5.0], [0.85, 0.75, 1.3], move);

/** Radius of a closed lid's outer skin around the eyeball [cm]. */
const LID = 1.76;

/** Angles of the lids' edges around the eyeball at x (from its centre), and where they meet. */
function lidEdges(x: number): { up: number; low: number } {
  const { radii, centre } = lidCut;
  const across = (x - (centre[0] - eye.centre[0])) / radii[0];
  const rest = 1 - across * across;
  if (rest <= 0) return { up: 0, low: 0 };
  const y = radii[1] * Math.sqrt(rest);
  const r2 = 1.74 * 1.74 - x * x - y * y;
  const z = Math.sqrt(Math.max(0.2, r2));
  const up = Math.atan2(y, z);
  return { up, low: -up };
}

/**
 * Lids by rotation about the eyeball. `upper` 1 brings the upper lid all the way to where they meet,
 * `lower` the lower one; negative opens wider.
 */
export const lids =
  (upper: number, lowerAmount: number): Offset =>
  (p) => {
    const side = p[0] < 0 ? -1 : 1;
    const x = p[0] * side - eye.centre[0];
    const y = p[1] - eye.centre[1];
    const z = p[2] - eye.centre[2];
    const reach = Math.hypot(x, y, z);
    if (z < -0.4 || reach > 3.2) return still;
    // The cut is tilted; turn into its frame.
    const tilt = (lidCut.tilt * Math.PI) / 180;
    const tx = x * Math.cos(tilt) + y * Math.sin(tilt);
    const ty = -x * Math.sin(tilt) + y * Math.cos(tilt);
    const { up, low } = lidEdges(tx);
    if (up === 0) return still;
    const angle = Math.atan2(ty, z);
    const meet = low + (up - low) * 0.2;
    const fade = 1 - smooth((reach - 1.85) / 0.8);
    const hold =
      fade * (angle > 0 ? 1 - smooth((angle - up) / 0.65) : 1 - smooth((low - angle) / 0.6));
    const turn = angle > 0 ? (meet - up) * upper * hold : (meet - low) * lowerAmount * hold;
    // Skin that comes down over the ball takes the ball's roundness, a lid's thickness above it.
    const shut = Math.max(0, angle > 0 ? upper : lowerAmount * 0.5) * hold * smooth(up / 0.4);
    const thin = reach > LID ? (LID - reach) * Math.min(1, shut) * 0.6 : 0;
    const lift = (reach + thin) / reach + 0.015 * Math.min(1, Math.abs(turn));
    const cos = Math.cos(turn) * lift;
    const sin = Math.sin(turn) * lift;
    const ny = ty * cos + z * sin;
    const nz = z * cos - ty * sin;
    const dx = tx * (lift - 1);
    const dy = ny - ty;
    return [
      side * (dx * Math.cos(tilt) - dy * Math.sin(tilt)),
      dx * Math.sin(tilt) + dy * Math.cos(tilt),
      nz - z,
    ];
  };

/** The rest face: lips together, their corners a little up. */
export const restFace: Offset = (p) => restWarp(p);

/** Distance from the nearer eyeball's middle. */
export const fromEye = (p: Vec3): number =>
  Math.hypot(Math.abs(p[0]) - eye.centre[0], p[1] - eye.centre[1], p[2] - eye.centre[2]);

/** Cheeks rise under the eyes, but never over the rim of the lids. */
export const cheeks = (amount: number): Offset => {
  const rise = sum(
    [amount, pull([2.75, -2.3, 4.6], [1.5, 1.2, 1.8], [0.08, 0.28, 0.26])],
    [amount, pull([2.4, -1.95, 5.2], [1.3, 0.5, 1], [0, 0.14, 0.06])],
  );
  return (p) => {
    const w = smooth((fromEye(p) - 1.75) / 0.7);
    const o = rise(p);
    return [o[0] * w, o[1] * w, o[2] * w];
  };
};

export const innerBrow = (move: Vec3): Offset => pull([1.35, 1.75, 5.7], [1.05, 1.1, 2], move);
export const outerBrow = (move: Vec3): Offset => pull([3.2, 1.75, 5.0], [1.2, 1.1, 2], move);
export const noseWings = (move: Vec3): Offset => pull([0.62, -2.1, 5.6], [0.55, 0.55, 1], move);

/** Lips together, corners a little up, the upper lids over the rim of the iris. */
const restWarp = sum([1, closeMouth], [1, corners([0.06, 0.2, -0.06])], [1, lids(0.13, 0)]);
