/**
 * The morphs of the face, each a sum of movements, and the named faces that blend them. Morph names
 * are an interface: strokes and cues use them.
 */
import type { Vec3 } from '../sculpt/shapes.ts';
import {
  cheeks,
  closeMouth,
  corners,
  innerBrow,
  jawDrop,
  lids,
  lipSides,
  lowerLip,
  noseWings,
  outerBrow,
  pull,
  sum,
  upperLip,
  type Offset,
} from './face-warp.ts';

/** Face morphs in head-frame centimetres, offsets from the open sculpture. */
export const faceMorphs: Readonly<Record<string, Offset>> = {
  blink: lids(0.87, 1),
  eyesSqueezed: sum(
    [1, lids(0.87, 0.85)],
    [1, cheeks(0.7)],
    [1, innerBrow([-0.14, -0.3, 0.08])],
    [1, outerBrow([0, -0.16, 0])],
  ),
  eyesWide: lids(-0.16, -0.16),
  smile: sum(
    [1, corners([0.58, 0.62, -0.3])],
    [1, cheeks(1)],
    [1, lowerLip([0, -0.12, -0.12])],
    [1, upperLip([0, -0.08, -0.12])],
    [1, lids(0.08, 0.5)],
    [1, outerBrow([0, 0.1, 0])],
  ),
  openHappy: sum(
    [-1.02, closeMouth],
    [0.3, jawDrop],
    [1, corners([0.5, 0.66, -0.24])],
    [1, cheeks(1.15)],
    [1, upperLip([0, 0.08, -0.08])],
    [1, lids(0.08, 0.6)],
    [1, innerBrow([0, 0.18, 0])],
    [1, outerBrow([0, 0.2, 0])],
  ),
  pout: sum(
    [1, corners([-0.3, -0.3, 0.1])],
    [1, lowerLip([0, 0.1, 0.42])],
    [1, upperLip([0, -0.02, 0.14])],
    [1, pull([0, -4.85, 4.4], [1.1, 0.6, 1], [0, 0.2, 0.1])],
    [1, innerBrow([-0.06, 0.28, 0.04])],
    [1, outerBrow([0, -0.14, 0])],
  ),
  grimace: sum(
    [-0.34, closeMouth],
    [1, corners([0.5, -0.2, -0.2])],
    [1, lipSides([0.12, 0.22, 0], false)],
    [1, lipSides([0.1, -0.22, 0], true)],
    [1, noseWings([0.12, 0.16, 0])],
    [1, cheeks(0.7)],
    [1, lids(0.6, 0.95)],
    [1, innerBrow([-0.3, -0.75, 0.18])],
    [1, outerBrow([0, 0.16, 0])],
  ),
  cry: sum(
    [-1.05, closeMouth],
    [0.45, jawDrop],
    [1, corners([0.26, -0.3, -0.08])],
    [1, lipSides([0.16, 0.2, 0], false)],
    [1, lipSides([0.18, -0.16, 0], true)],
    [1, noseWings([0.14, 0.14, 0])],
    [1, cheeks(1.05)],
    [1, lids(0.86, 0.82)],
    [1, innerBrow([-0.2, 0.12, 0.14])],
    [1, outerBrow([0, -0.42, 0])],
  ),
  yawn: sum(
    [-1.1, closeMouth],
    [1.1, jawDrop],
    [1, corners([-0.3, -0.1, 0.05])],
    [1, upperLip([0, 0.16, 0.02])],
    [1, lids(0.86, 0.9)],
    [1, innerBrow([0, 0.3, 0])],
    [1, outerBrow([0, 0.2, 0])],
  ),
  mouthOpen: sum([-0.75, closeMouth], [0.2, jawDrop]),
  tongue: sum([-0.62, closeMouth], [1, corners([-0.12, 0, 0.05])], [1, lowerLip([0, -0.05, 0.12])]),
  browsUp: sum([1, innerBrow([0, 0.42, 0])], [1, outerBrow([0, 0.45, 0])], [1, lids(-0.08, 0)]),
  browsFrown: sum(
    [1, innerBrow([-0.3, -0.7, 0.16])],
    [1, outerBrow([0, 0.2, 0])],
    [1, lids(0.1, 0.1)],
  ),
  browsWorried: sum([1, innerBrow([-0.12, 0.42, 0.06])], [1, outerBrow([0, -0.22, 0])]),
};

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
  calm: { morphs: {}, look: { left: 0, down: 20 } },
  content: { morphs: { smile: 0.35, blink: 0.12 }, look: { left: 0, down: 20 } },
  curious: {
    morphs: { browsUp: 0.7, eyesWide: 0.8, mouthOpen: 0.18 },
    look: { left: 0, down: 20 },
  },
  smile: { morphs: { smile: 1 }, look: { left: 0, down: 20 } },
  happy: { morphs: { openHappy: 1 }, look: { left: 0, down: 20 } },
  asleep: { morphs: { blink: 1 } },
  drowsy: { morphs: { blink: 0.55 }, look: { left: 0, down: 20 } },
  lookAside: { morphs: { browsWorried: 0.25 }, look: { left: 28, down: 0 } },
  glazed: { morphs: { blink: 0.3 }, look: { left: 6, down: -8 } },
  pout: { morphs: { pout: 1 }, look: { left: 0, down: 20 } },
  grimace: { morphs: { grimace: 1 } },
  cry: { morphs: { cry: 1 } },
  yawn: { morphs: { yawn: 1 } },
  tongue: { morphs: { tongue: 1 }, look: { left: 0, down: 20 } },
  frown: { morphs: { browsFrown: 1, pout: 0.25 }, look: { left: 0, down: 20 } },
  worried: { morphs: { browsWorried: 1, pout: 0.3 }, look: { left: 0, down: 20 } },
};
