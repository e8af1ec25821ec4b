import type { System } from '../../assets/strokes/catalog.ts';

/** A point that rides on a bone: its name, and an offset in the bone's rest frame, m (+X left, +Y up, +Z feet). */
export type Anchor = readonly [bone: string, x?: number, y?: number, z?: number];

/** Beads of one size strung evenly from anchor to anchor; one anchor alone is one bead. */
export interface Chain {
  readonly through: readonly Anchor[];
  /** Beads on each stretch between two anchors. */
  readonly beads: number;
  /** Radius of a bead, m. */
  readonly radius: number;
}

const line = (through: readonly Anchor[], beads = 6, radius = 0.0032): Chain => ({
  through,
  beads,
  radius,
});
const dot = (anchor: Anchor, radius: number): Chain => ({ through: [anchor], beads: 1, radius });

/** The same on both sides of the body: `left` in a bone's name and +X belong to the baby's left. */
function both(chain: Chain): readonly Chain[] {
  const through = chain.through.map(([bone, x = 0, y = 0, z = 0]): Anchor => [
    bone.replace('left', 'right'),
    -x,
    y,
    z,
  ]);
  return [chain, { ...chain, through }];
}

const ARM: readonly Anchor[] = [
  ['chest', 0.012, 0.012, -0.045],
  ['leftUpperArm'],
  ['leftLowerArm'],
  ['leftHand'],
];
const LEG: readonly Anchor[] = [['hips'], ['leftUpperLeg'], ['leftLowerLeg'], ['leftFoot']];
const NODES: readonly Anchor[] = [
  ['neck', 0.03, 0.012, 0.008],
  ['leftUpperArm', -0.008, 0.004, 0.03],
  ['leftUpperLeg', -0.012, 0.028, 0],
  ['leftLowerLeg', 0, -0.012, 0],
];

/** A clockwise way round the navel, as the parent at the feet sees it: up the baby's right, across, down its left. */
const BOWEL: readonly Anchor[] = [
  ['spine', -0.034, 0.06, 0.022],
  ['spine', -0.036, 0.063, -0.024],
  ['spine', 0, 0.066, -0.034],
  ['spine', 0.036, 0.063, -0.024],
  ['spine', 0.034, 0.06, 0.022],
];

/**
 * Where each system lies, as a schema of beads and not as anatomy: enough to point to, too simple to be taken
 * for a picture of the inside.
 */
export const SYSTEM_CHAINS: Readonly<Record<System, readonly Chain[]>> = {
  circulatory: [
    dot(['chest', 0.01, 0.045, -0.028], 0.012),
    line([
      ['chest', 0.004, 0.04, -0.03],
      ['neck', 0, 0.01, 0],
      ['head', 0, 0.03, -0.05],
    ]),
    line([['chest', 0.004, 0.03, -0.02], ['spine'], ['hips']]),
    ...both(line(ARM)),
    ...both(line(LEG, 8)),
  ],
  digestive: [
    line(
      [
        ['head', 0, 0.062, -0.012],
        ['neck', 0, 0.02, 0.005],
        ['chest', 0.004, 0.03, 0.01],
      ],
      7,
    ),
    dot(['spine', 0.018, 0.058, -0.052], 0.014),
    line(BOWEL, 5, 0.0058),
  ],
  hormonal: [
    dot(['head', 0, 0.035, -0.055], 0.007),
    dot(['neck', 0, 0.03, 0.006], 0.007),
    ...both(dot(['spine', 0.026, 0.03, -0.012], 0.007)),
    dot(['spine', 0.02, 0.05, -0.03], 0.006),
  ],
  immune: [
    dot(['chest', 0, 0.05, -0.05], 0.01),
    dot(['spine', 0.042, 0.045, -0.04], 0.009),
    ...NODES.flatMap((anchor) => both(dot(anchor, 0.0055))),
  ],
  lymphatic: [
    ...both(
      line(
        [
          ['leftFoot'],
          ['leftLowerLeg'],
          ['leftUpperLeg'],
          ['spine'],
          ['chest', 0.006, 0.02, -0.05],
        ],
        5,
        0.0026,
      ),
    ),
    ...both(
      line(
        [['leftHand'], ['leftLowerArm'], ['leftUpperArm'], ['chest', 0.006, 0.02, -0.05]],
        4,
        0.0026,
      ),
    ),
    ...NODES.flatMap((anchor) => both(dot(anchor, 0.006))),
  ],
  nervous: [
    line(
      [
        ['head', 0.03, 0.05, -0.06],
        ['head', 0, 0.055, -0.085],
        ['head', -0.03, 0.05, -0.06],
        ['head', 0, 0.06, -0.04],
        ['head', 0.03, 0.05, -0.06],
      ],
      4,
      0.0055,
    ),
    line([['head'], ['neck'], ['chest'], ['spine'], ['hips']], 7, 0.0042),
    ...both(line(ARM, 5, 0.0026)),
    ...both(line(LEG, 6, 0.0026)),
  ],
  respiratory: [
    line(
      [
        ['head', 0, 0.075, -0.032],
        ['neck', 0, 0.028, 0.004],
        ['chest', 0, 0.035, -0.03],
      ],
      7,
    ),
    ...both(dot(['chest', 0.028, 0.034, -0.018], 0.015)),
  ],
  vestibular: both(dot(['head', 0.052, 0.028, -0.03], 0.011)),
  senses: [
    ...both(dot(['leftEye', 0, 0.012, 0], 0.011)),
    ...both(dot(['head', 0.066, 0.026, -0.03], 0.009)),
    dot(['head', 0, 0.078, -0.03], 0.007),
    dot(['head', 0, 0.07, -0.008], 0.008),
    ...both(dot(['leftHand', 0.018, 0.004, 0.012], 0.011)),
    ...both(dot(['leftFoot', 0.004, 0.01, 0.02], 0.011)),
  ],
  muscles: [
    ...both(
      line(
        [
          ['leftUpperArm', 0.012, 0.008, 0.008],
          ['leftLowerArm', -0.01, 0.006, -0.008],
        ],
        4,
        0.009,
      ),
    ),
    ...both(
      line(
        [
          ['leftUpperLeg', 0.01, 0.008, 0.02],
          ['leftLowerLeg', -0.006, 0.004, -0.02],
        ],
        5,
        0.012,
      ),
    ),
    ...both(
      line(
        [
          ['leftLowerLeg', 0, -0.006, 0.02],
          ['leftFoot', 0, 0.006, -0.02],
        ],
        4,
        0.009,
      ),
    ),
    ...both(dot(['chest', 0.028, 0.045, -0.03], 0.014)),
  ],
};
