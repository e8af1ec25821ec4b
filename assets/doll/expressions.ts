/**
 * The morphs of the face, each a sum of movements, and the named faces that blend them. Morph names
 * are an interface: strokes and cues use them.
 */
import type { Vec3 } from '../sculpt/shapes.ts';
import {
  cheeks,
  chin,
  innerBrow,
  middleBrow,
  noseWings,
  outerBrow,
  pull,
  sum,
  toLids,
  toMouth,
  type Offset,
} from './face-warp.ts';

/** Lids pressed shut: a short line, bent up by the cheeks, and a puffy lid above it. */
const squeeze = (amount: number): Offset =>
  sum(
    [1, toLids(1.2, 0.95, 1 + 0.8 * amount)],
    [amount, pull([3.75, -0.6, 4.8], [0.7, 0.7, 1.2], [-0.3, 0, 0.06])],
    [amount, pull([1.2, -0.6, 5.0], [0.5, 0.6, 1], [0.12, 0, 0])],
    [amount, pull([2.5, 0.15, 5.6], [1.1, 0.5, 1.2], [0, -0.1, 0.2])],
  );

/** Small hollows beside the corners of the mouth, and the cheeks' apples above them. */
const dimples = (amount: number): Offset =>
  sum(
    [amount, pull([1.42, -3.5, 5.0], [0.26, 0.3, 0.7], [0, 0.02, -0.16])],
    [amount, pull([2.0, -2.9, 4.9], [0.7, 0.6, 1], [0.04, 0.06, 0.12])],
  );

/** Face morphs in head-frame centimetres, offsets from the rest face. */
export const faceMorphs: Readonly<Record<string, Offset>> = {
  blink: toLids(1.14, 0.84),
  /** Half closed over the pupil, the upper lid's edge sagging a little: a straight one would look stern. */
  heavyLids: toLids(0.9, 0.14, 0.38),
  eyesWide: toLids(0.2, -0.2),
  /** Lips parted, wide and round below, their corners softly up under risen cheeks; the lower lids pushed up. */
  smile: sum(
    [
      1,
      toMouth({
        half: 1.38,
        corner: 0.36,
        upper: [0.02, 2.2, 0.8],
        lower: [-0.5, 2.2, 0.55],
        forward: [0.2, -0.04, 0],
        soft: 0.16,
      }),
    ],
    [1, dimples(1)],
    [1, cheeks(1.7)],
    [1, toLids(0.7, 0.05, 1.35)],
    [1, outerBrow([0, 0.1, 0])],
  ),
  /** Lips together, their corners drawn softly out and up. */
  closedSmile: sum(
    [
      1,
      toMouth({
        half: 1.12,
        corner: 0.46,
        upper: [0, 2.2, 0.9],
        lower: [-0.1, 2.2, 0.9],
        forward: [0.14, -0.04, -0.02],
      }),
    ],
    [0.8, dimples(1)],
    [1, cheeks(0.8)],
  ),
  /** A laugh: the mouth a wide round bowl under a soft upper lip. */
  openHappy: sum(
    [
      1,
      toMouth({
        half: 1.36,
        corner: 0.22,
        upper: [0.2, 2, 1],
        lower: [-0.92, 2.2, 0.5],
        forward: [0.16, -0.02, 0.04],
        soft: 0.36,
      }),
    ],
    [1, dimples(1)],
    [1, cheeks(1.7)],
    [1, toLids(0.7, 0.12, 1.4)],
    [1, innerBrow([0, 0.2, 0])],
    [1, outerBrow([0, 0.24, 0])],
  ),
  /** The lower lip pushed out, full, over a dimpled chin. */
  pout: sum(
    [
      1,
      toMouth({
        half: 0.84,
        corner: -0.12,
        upper: [0.05, 2],
        lower: [0.04, 2],
        forward: [0.02, -0.08, 0.42],
      }),
    ],
    [1, pull([0, -4.52, 5.3], [1, 0.24, 0.8], [0, -0.14, 0.16])],
    [1, chin([0, 0.14, 0.14])],
    [1, innerBrow([-0.06, 0.34, 0.04])],
    [1, outerBrow([0, -0.14, 0])],
  ),
  /** Disgust: eyes narrow, brows low and knit, nose wrinkled, the mouth drawn wide and square. */
  grimace: sum(
    [
      1,
      toMouth({
        half: 1.34,
        corner: -0.32,
        upper: [0.18, 5, 0.6],
        lower: [-0.7, 5, 0.6],
        forward: [-0.04, 0.06, 0],
        soft: 0.38,
        jaw: 0.3,
      }),
    ],
    [1, chin([0, 0.2, 0.12])],
    [1, noseWings([0.14, 0.3, 0.02])],
    [1, cheeks(1.6)],
    [1, toLids(0.9, 0.74, 1.25)],
    // Slits that fall to the nose would look angry.
    [1, pull([3.8, -0.6, 4.8], [0.9, 0.7, 1.2], [0, -0.14, 0])],
    [1, pull([1.2, -0.6, 5.0], [0.7, 0.7, 1], [0, 0.1, 0])],
    [1, innerBrow([-0.42, -0.45, 0.26])],
    [1, middleBrow([-0.14, -0.36, 0.16])],
    [1, outerBrow([0, -0.26, 0])],
    // The bridge of the nose wrinkles.
    [1, pull([0.42, -0.55, 5.4], [0.5, 0.24, 0.8], [0, 0.08, 0.16])],
    [1, pull([0.4, -1.15, 5.5], [0.5, 0.2, 0.8], [0, 0.1, 0.14])],
  ),
  cry: sum(
    [1, toMouth({ half: 1.12, corner: -0.3, upper: [0.44, 2.3, 0.5], lower: [-1.06, 2.3, 0.5] })],
    [1, noseWings([0.16, 0.2, 0.04])],
    [1, cheeks(1.5)],
    [1, squeeze(1)],
    [1, innerBrow([-0.5, -0.1, 0.4])],
    [1, middleBrow([-0.1, -0.3, 0.16])],
    [1, outerBrow([0, -0.36, 0])],
  ),
  yawn: sum(
    [1, toMouth({ half: 0.86, corner: -0.4, upper: [0.42, 2.1, 0.5], lower: [-1.3, 2.1, 0.5] })],
    [1, toLids(1.14, 0.84, 0.1)],
    [1, innerBrow([0, 0.36, 0])],
    [1, outerBrow([0, 0.34, 0])],
  ),
  mouthOpen: toMouth({
    half: 0.84,
    corner: 0.04,
    upper: [0.2, 2, 0.6],
    lower: [-0.4, 2, 0.6],
    soft: 0.06,
  }),
  tongue: toMouth({
    half: 0.94,
    corner: 0.1,
    upper: [0.2, 2, 0.5],
    lower: [-0.56, 2, 0.5],
    forward: [0, 0, 0.08],
  }),
  browsUp: sum(
    [1, innerBrow([0, 0.42, 0])],
    [1, outerBrow([0, 0.45, 0])],
    [1, toLids(0.57, -0.1, 1.35)],
  ),
  browsFrown: sum(
    [1, innerBrow([-0.4, -0.8, 0.3])],
    [1, middleBrow([0, -0.2, 0.06])],
    [1, outerBrow([0, 0.08, 0])],
    [1, toLids(0.69, 0, 1.3)],
  ),
  /** A small bow that falls to its ends over a full lower lip. */
  concern: sum(
    [
      1,
      toMouth({
        half: 0.84,
        corner: -0.12,
        upper: [0.2, 2, 0.7],
        lower: [0.02, 2, 0.7],
        forward: [0.04, 0, 0.24],
        soft: 0.07,
      }),
    ],
    [1, chin([0, 0.1, 0.04])],
  ),
  browsWorried: sum([1, innerBrow([-0.12, 0.42, 0.06])], [1, outerBrow([0, -0.22, 0])]),
};

/** How much the face reddens with a morph. */
export const flush: Readonly<Record<string, number>> = { cry: 0.6, grimace: 0.14 };

/** Body morph in world centimetres: a breath lifts the belly, then the chest. */
export const breath: Offset = (p): Vec3 => {
  const belly =
    Math.exp(-((p[0] / 5.5) ** 2) - ((p[2] + 1.2) / 4.6) ** 2) *
    Math.min(1, Math.max(0, (p[1] - 2.5) / 6));
  const chest =
    Math.exp(-((p[0] / 5.5) ** 2) - ((p[2] + 8.5) / 4) ** 2) *
    Math.min(1, Math.max(0, (p[1] - 2.5) / 6));
  return [p[0] * 0.018 * (belly + chest * 0.6), 0.34 * belly + 0.16 * chest, 0];
};

export const morphNames: readonly string[] = ['breath', ...Object.keys(faceMorphs)];

/** Weights of morphs, 0–1, and where the eyes look (degrees: to its left, and down). */
export interface Face {
  readonly morphs: Readonly<Record<string, number>>;
  readonly look?: { readonly left: number; readonly down: number };
}

/** Named faces for strokes and cues. */
export const faces: Readonly<Record<string, Face>> = {
  calm: { morphs: { closedSmile: 0.35, eyesWide: 0.6 }, look: { left: 0, down: 12 } },
  content: {
    morphs: { closedSmile: 0.6, smile: 0.3, eyesWide: 0.6, browsUp: 0.15 },
    look: { left: 0, down: 12 },
  },
  curious: {
    morphs: { browsUp: 0.8, blink: 0.07, mouthOpen: 0.34 },
    look: { left: 0, down: 12 },
  },
  smile: { morphs: { smile: 1, eyesWide: 0.55, browsUp: 0.3 }, look: { left: 0, down: 9 } },
  happy: { morphs: { openHappy: 1, eyesWide: 0.5, browsUp: 0.2 }, look: { left: 0, down: 9 } },
  asleep: { morphs: { blink: 1 } },
  drowsy: {
    morphs: { heavyLids: 0.6, blink: 0.35, mouthOpen: 0.15, concern: 0.2, browsUp: 0.12 },
    look: { left: 0, down: 12 },
  },
  lookAside: { morphs: { browsWorried: 0.25 }, look: { left: 24, down: 2 } },
  glazed: { morphs: { blink: 0.3 }, look: { left: 6, down: -2 } },
  pout: { morphs: { pout: 1 }, look: { left: 0, down: 12 } },
  grimace: { morphs: { grimace: 1, blink: 0.12, browsFrown: 0.3 }, look: { left: 0, down: -2 } },
  cry: { morphs: { cry: 1 } },
  yawn: { morphs: { yawn: 1 } },
  tongue: { morphs: { tongue: 1 }, look: { left: 0, down: 12 } },
  frown: {
    morphs: { browsFrown: 0.6, browsWorried: 0.55, concern: 1 },
    look: { left: 0, down: 12 },
  },
  worried: { morphs: { browsWorried: 1, pout: 0.3 }, look: { left: 0, down: 12 } },
};
