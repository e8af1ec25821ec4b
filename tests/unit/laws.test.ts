/** The laws of movement, on the compiled strokes as they are played; each law also rejects a wrong stroke. */
import { describe, expect, it } from 'vitest';
import { loadAtlas } from '../../assets/strokes/atlas.ts';
import {
  lawOfCompany,
  lawOfContinuity,
  lawOfDirection,
  lawOfForbiddenZones,
  lawOfJoints,
  lawOfPace,
  lawsOf,
  type Performance,
} from '../../assets/strokes/laws.ts';
import { readAll } from '../../assets/strokes/library.ts';
import { loadClip, loadRigs, loadTouching, performanceOf } from '../../assets/strokes/played.ts';
import type { Side } from '../../assets/strokes/catalog.ts';

const rigs = loadRigs();
const { forbidden } = loadAtlas();
const strokes = readAll();
const touching = await loadTouching(rigs.doll);

function play(id: string, side: Side): Performance {
  const clip = loadClip(id, side, rigs);
  if (!clip) throw new Error(`${id} is not compiled: run npm run build:strokes first.`);
  return performanceOf(clip);
}

const indian = (): Performance => play('legs/indian-milking', 'left');
const swedish = (): Performance => play('legs/swedish-milking', 'left');

/** The same performance with its time bent. */
function retimed(of: Performance, time: (t: number) => number, seconds = of.seconds): Performance {
  return { ...of, seconds, poseAt: (t, pose) => of.poseAt(time(t), pose) };
}

describe.each(strokes.map((stroke) => [stroke.id, stroke] as const))('%s', (_, stroke) => {
  const sides: readonly Side[] = stroke.source.limbs === 'each' ? ['left', 'right'] : ['both'];
  it.each(sides)('keeps the laws, side: %s', (side) => {
    const broken = lawsOf(
      play(stroke.id, side),
      stroke.source.travel,
      stroke.source['one hand stays'],
      forbidden,
      touching,
    );
    expect(broken).toEqual([]);
  });
});

describe('the law of direction', () => {
  it('Indian milking played backwards goes towards the heart', () => {
    const wrong = retimed(indian(), (t) => indianSeconds - t);
    expect(lawOfDirection(wrong, 'away from the heart')).not.toEqual([]);
  });

  it('Swedish milking is no Indian milking, nor the other way round', () => {
    expect(lawOfDirection(swedish(), 'away from the heart')).not.toEqual([]);
    expect(lawOfDirection(indian(), 'towards the heart')).not.toEqual([]);
  });

  it('a stroke that never moves goes nowhere', () => {
    expect(
      lawOfDirection(
        retimed(indian(), () => 8),
        'away from the heart',
      ),
    ).not.toEqual([]);
  });
});

const indianSeconds = indian().seconds;

describe('the law of pace', () => {
  it('rejects a hurried and a creeping hand', () => {
    const hurried = retimed(indian(), (t) => t * 5, indianSeconds / 5);
    const creeping = retimed(indian(), (t) => t / 4, indianSeconds * 4);
    expect(lawOfPace(hurried).join()).toContain('is the most');
    expect(lawOfPace(creeping).join()).toContain('is the least');
  });
});

describe('the law of continuity', () => {
  it('rejects a cut', () => {
    const cut = retimed(indian(), (t) => (t > 9 ? t + 4 : t), indianSeconds - 4);
    expect(lawOfContinuity(cut).join()).toContain('jumps');
  });
});

describe('the law of company', () => {
  it('rejects two hands that leave the baby alone', () => {
    const wrong: Performance = {
      ...indian(),
      poseAt: (t, pose) => {
        indian().poseAt(t, pose);
        if (t > 12 && t < 13) for (const hand of pose.hands) hand.touch = 0;
      },
    };
    expect(lawOfCompany(wrong)).toHaveLength(1);
  });
});

describe('the law of forbidden zones', () => {
  it('rejects a hand on the nappy and one on the face', () => {
    for (const name of ['genitals', 'eye.left']) {
      const zone = forbidden.find((entry) => entry.name === name)!;
      const bone = rigs.doll.bones.findIndex((entry) => entry.name === zone.bone);
      const of = indian();
      const wrong: Performance = {
        ...of,
        poseAt: (t, pose) => {
          of.poseAt(t, pose);
          const hand = pose.hands[1];
          hand.touch = 1;
          hand.contactCount = 1;
          for (let k = 0; k < 3; k++) {
            hand.contacts[k] = pose.bonePositions[bone * 3 + k]! + zone.centre[k]!;
          }
        },
      };
      expect(lawOfForbiddenZones(wrong, forbidden).join()).toContain(name);
    }
  });
});

describe('the law of joints', () => {
  it('rejects a finger that is bent backwards', () => {
    const of = indian();
    const wrong: Performance = {
      ...of,
      poseAt: (t, pose) => {
        of.poseAt(t, pose);
        // The middle joint of the index finger, 60° the wrong way.
        pose.hands[1].joints.set([Math.sin(Math.PI / 6), 0, 0, Math.cos(Math.PI / 6)], 7 * 4);
      },
    };
    expect(lawOfJoints(wrong).join()).toContain('index-finger-phalanx-intermediate');
  });
});
