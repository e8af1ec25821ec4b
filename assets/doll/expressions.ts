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
  sum,
  toLids,
  toMouth,
  type Offset,
} from './face-warp.ts';

/** Face morphs in head-frame centimetres, offsets from the rest face. */
export const faceMorphs: Readonly<Record<string, Offset>> = {
  blink: toLids(1.14, 0.84),
  eyesSqueezed: sum(
    [1, toLids(1.12, 0.88, 1)],
    [1, cheeks(0.9)],
    [1, innerBrow([-0.16, -0.3, 0.1])],
    [1, outerBrow([0, -0.2, 0])],
  ),
  eyesWide: toLids(0.06, -0.2),
  smile: sum(
    [1, toMouth({ half: 1.4, corner: 0.5, upper: [0.02, 2.2], lower: [-0.48, 2.2] })],
    [1, cheeks(1)],
    [1, toLids(0.2, 0.3, 0.4)],
    [1, outerBrow([0, 0.1, 0])],
  ),
  openHappy: sum(
    [1, toMouth({ half: 1.36, corner: 0.5, upper: [0.2, 2.4], lower: [-0.78, 2.3] })],
    [1, cheeks(1.15)],
    [1, toLids(0.2, 0.44, 0.4)],
    [1, innerBrow([0, 0.18, 0])],
    [1, outerBrow([0, 0.2, 0])],
  ),
  pout: sum(
    [
      1,
      toMouth({
        half: 0.78,
        corner: -0.18,
        upper: [0.02, 2],
        lower: [0.01, 2],
        forward: [0.05, 0.06, 0.34],
      }),
    ],
    [1, chin([0, 0.22, 0.12])],
    [1, innerBrow([-0.06, 0.34, 0.04])],
    [1, outerBrow([0, -0.14, 0])],
  ),
  grimace: sum(
    [
      1,
      toMouth({
        half: 1.58,
        corner: 0,
        upper: [0.3, 3, 0.8],
        lower: [-0.3, 3, 0.8],
        forward: [0, -0.1, -0.06],
        jaw: 0.1,
      }),
    ],
    [1, chin([0, 0.26, 0.18])],
    [1, noseWings([0.18, 0.28, 0.04])],
    [1, cheeks(1.3)],
    [1, toLids(0.98, 0.88, 0.9)],
    [1, innerBrow([-0.45, -0.42, 0.35])],
    [1, middleBrow([0, -0.34, 0.1])],
    [1, outerBrow([0, -0.12, 0])],
  ),
  cry: sum(
    [1, toMouth({ half: 1.36, corner: -0.46, upper: [0.46, 4, 0.5], lower: [-1.08, 4, 0.5] })],
    [1, noseWings([0.14, 0.14, 0])],
    [1, cheeks(1.3)],
    [1, toLids(1.16, 0.78, 1)],
    [1, innerBrow([-0.4, 0.4, 0.3])],
    [1, outerBrow([0, -0.5, 0])],
  ),
  yawn: sum(
    [1, toMouth({ half: 0.84, corner: -0.36, upper: [0.46, 2, 0.5], lower: [-1.36, 2, 0.5] })],
    [1, toLids(1.14, 0.84, 0.1)],
    [1, innerBrow([0, 0.36, 0])],
    [1, outerBrow([0, 0.34, 0])],
  ),
  mouthOpen: toMouth({ half: 0.84, corner: 0.04, upper: [0.2, 2, 0.6], lower: [-0.4, 2, 0.6] }),
  tongue: toMouth({
    half: 0.84,
    corner: 0.04,
    upper: [0.14, 2, 0.6],
    lower: [-0.38, 2, 0.6],
    forward: [0, 0, 0.1],
  }),
  browsUp: sum(
    [1, innerBrow([0, 0.42, 0])],
    [1, outerBrow([0, 0.45, 0])],
    [1, toLids(0.12, -0.12)],
  ),
  browsFrown: sum(
    [1, innerBrow([-0.34, -0.36, 0.2])],
    [1, middleBrow([0, -0.16, 0])],
    [1, toLids(0.26, 0.1)],
  ),
  browsWorried: sum([1, innerBrow([-0.12, 0.42, 0.06])], [1, outerBrow([0, -0.22, 0])]),
};

/** How much the face reddens with a morph. */
export const flush: Readonly<Record<string, number>> = { cry: 0.6, grimace: 0.4 };

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
  calm: { morphs: {}, look: { left: 0, down: 11 } },
  content: { morphs: { smile: 0.42, eyesWide: 0.4 }, look: { left: 0, down: 11 } },
  curious: {
    morphs: { browsUp: 0.7, eyesWide: 0.8, mouthOpen: 0.18 },
    look: { left: 0, down: 11 },
  },
  smile: { morphs: { smile: 1, eyesWide: 0.5, browsUp: 0.2 }, look: { left: 0, down: 11 } },
  happy: { morphs: { openHappy: 1, eyesWide: 0.5 }, look: { left: 0, down: 11 } },
  asleep: { morphs: { blink: 1 } },
  drowsy: {
    morphs: { blink: 0.76, browsUp: 0.4, browsWorried: 0.55, mouthOpen: 0.4 },
    look: { left: 0, down: 11 },
  },
  lookAside: { morphs: { browsWorried: 0.25 }, look: { left: 28, down: 0 } },
  glazed: { morphs: { blink: 0.3 }, look: { left: 6, down: -8 } },
  pout: { morphs: { pout: 1 }, look: { left: 0, down: 11 } },
  grimace: { morphs: { grimace: 1 } },
  cry: { morphs: { cry: 1 } },
  yawn: { morphs: { yawn: 1 } },
  tongue: { morphs: { tongue: 1 }, look: { left: 0, down: 11 } },
  frown: { morphs: { browsFrown: 1, pout: 0.4 }, look: { left: 0, down: 11 } },
  worried: { morphs: { browsWorried: 1, pout: 0.3 }, look: { left: 0, down: 11 } },
};
