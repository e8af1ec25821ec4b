/** How hands lie on the drawn doll and beside each other in the compiled strokes: measured on what is drawn. */
import { beforeAll, describe, expect, it } from 'vitest';
import {
  loadSurfaces,
  reportContact,
  type ContactReport,
  type Surfaces,
} from '../../assets/strokes/contact-report.ts';
import { aimOf } from '../../assets/strokes/aim.ts';
import { loadClip, loadRigs } from '../../assets/strokes/played.ts';
import type { Clip } from '../../renderer/choreography/clip.ts';
import { lengthOf, subtract, type Vector } from '../../assets/hands/rotation.ts';
import { poseAt } from '../../renderer/choreography/pose-at.ts';
import { createPoseBuffer } from '../../renderer/choreography/pose.ts';
import type { Side } from '../../assets/strokes/catalog.ts';

/** What contact is held to: share of frames from -3 to +0.5 mm, deepest sink and overlap (mm). */
const SHARE = 0.95;
const SINK = -4;
const OVERLAP = 1;
/** How far a hand may be from where its path says, m: thumbs and fingertips, and whole hands, whose print is wide. */
const PADS_MISS = 0.012;
const HAND_MISS = 0.025;
const PADS = /thumb|toe|foot|ankle/;

/** All strokes of legs and feet. */
const strokes = [
  'resting-hands',
  'indian-milking',
  'hug-and-glide',
  'thumb-over-thumb',
  'toe-roll',
  'under-toes-and-ball',
  'thumb-press',
  'top-of-foot',
  'ankle-circles',
  'swedish-milking',
  'rolling',
  'bottom-relaxer',
  'integration',
] as const;

const rigs = loadRigs();

function clipOf(id: string): Clip {
  const side: Side = /bottom-relaxer|integration/.test(id) ? 'both' : 'left';
  const clip = loadClip(id, side, rigs);
  if (!clip) throw new Error(`${id} is not compiled: run npm run build:strokes first.`);
  return clip;
}

/** Of each glide in its middle, between its soft start and end: how far the wrist comes in a tenth of a second, m. */
function glides(clip: Clip): readonly (readonly number[])[] {
  const pose = createPoseBuffer(clip.doll);
  return clip.paths
    .filter(({ form }) => form === 'open')
    .map(({ hand, progress }) => {
      const [begins, ends] = [progress[0]!, progress.at(-2)!];
      const places: Vector[] = [];
      for (let t = begins + 0.2 * (ends - begins); t < begins + 0.8 * (ends - begins); t += 0.1) {
        poseAt(clip, t, pose);
        const [x, y, z] = pose.hands[hand].position;
        places.push([x!, y!, z!]);
      }
      return places.slice(1).map((place, i) => lengthOf(subtract(place, places[i]!)));
    });
}

describe('compiled strokes, as they are drawn', () => {
  let surfaces: Surfaces;
  const reports = new Map<string, ContactReport>();
  const reportOf = (name: string): ContactReport => {
    const id = `legs/${name}`;
    const known = reports.get(id) ?? reportContact(clipOf(id), surfaces);
    reports.set(id, known);
    return known;
  };
  beforeAll(async () => {
    surfaces = await loadSurfaces();
  }, 60_000);

  it.each(strokes)(
    '%s: the patch lies on the skin',
    (name) => {
      expect(reportOf(name).within).toBeGreaterThanOrEqual(SHARE);
    },
    60_000,
  );
  it.each(strokes)(
    '%s: no hand sinks',
    (name) => {
      expect(reportOf(name).worstSink).toBeGreaterThanOrEqual(SINK);
    },
    60_000,
  );
  it.each(strokes)(
    '%s: hands keep out of each other',
    (name) => {
      expect(reportOf(name).worstOverlap).toBeLessThanOrEqual(OVERLAP);
    },
    60_000,
  );

  it.each(strokes)('%s: hands are where their paths say', (name) => {
    const { miss, at } = aimOf(clipOf(`legs/${name}`));
    expect(miss, `at ${at.toFixed(1)} s`).toBeLessThan(PADS.test(name) ? PADS_MISS : HAND_MISS);
  });

  it.each(['indian-milking', 'swedish-milking', 'integration'])(
    '%s: a gliding hand neither waits nor leaps',
    (name) => {
      for (const steps of glides(clipOf(`legs/${name}`))) {
        const middle = [...steps].sort((a, b) => a - b)[steps.length >> 1]!;
        expect(Math.min(...steps)).toBeGreaterThan(0.4 * middle);
        expect(Math.max(...steps)).toBeLessThan(3.2 * middle);
      }
    },
  );

  it('notices a thumb that presses beside the foot', () => {
    const clip = clipOf('legs/thumb-press');
    const path = clip.paths.find(({ form }) => form === 'press')!;
    // As far away from its place, in the bone's own axes, as the foot is wide.
    const places = path.places.map((value, i) => (i % 6 === 0 ? value + 0.03 : value));
    const beside = { ...clip, paths: [{ ...path, places }] };
    expect(aimOf({ ...clip, paths: [path] }).miss).toBeLessThan(PADS_MISS);
    expect(aimOf(beside).miss).toBeGreaterThan(PADS_MISS);
  });

  it('notices hands that were moved', () => {
    const clip = clipOf('legs/ankle-circles');
    const shifted = (hand: 0 | 1, way: number): Clip => ({
      ...clip,
      seconds: 8,
      hands: clip.hands.map((track, side) => {
        if (side !== hand) return track;
        const samples = Float32Array.from(track.position.samples);
        for (let at = 0; at < samples.length; at += 3) samples[at] = samples[at]! + way;
        return { ...track, position: { ...track.position, samples } };
      }) as unknown as Clip['hands'],
    });
    // The parent's right hand is on the outer side of the baby's left leg.
    expect(reportContact(shifted(1, -0.01), surfaces).worstSink).toBeLessThan(SINK);
    expect(reportContact(shifted(1, 0.02), surfaces).within).toBeLessThan(SHARE);
  }, 60_000);
});
