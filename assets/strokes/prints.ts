/** Which places of a hand leave their print on the skin for each shape, as points riding on its joints. */
import { existsSync, readFileSync } from 'node:fs';
import { CONTACT_POINTS } from '../../renderer/choreography/pose.ts';
import { handJoints, jointRotation } from '../hands/rig.ts';
import {
  add,
  conjugate,
  multiply,
  rotate,
  subtract,
  type Quaternion,
  type Vector,
} from '../hands/rotation.ts';
import { handShapes, type HandShapeName } from '../hands/shapes.ts';

interface SkinSample {
  readonly at: Vector;
  readonly joints: readonly number[];
  readonly regions: readonly string[];
}

/** Half the distance between neighbouring points of a whole palm, so that their prints run together, m. */
const RADIUS = 0.0085;

let samples: readonly SkinSample[] | undefined;

function skinSamples(): readonly SkinSample[] {
  if (samples) return samples;
  const file = new URL('../hands/skin.json', import.meta.url);
  samples = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as { points: readonly SkinSample[] }).points
    : [];
  return samples;
}

interface Placed {
  readonly position: Vector;
  readonly rotation: Quaternion;
}

/** The right hand's joints at rest, in the hand's frame. */
const rest: readonly Placed[] = handJoints.reduce<Placed[]>((placed, joint, index) => {
  const above = placed[joint.parent];
  const rotation = jointRotation(index, joint.rest);
  placed.push(
    above
      ? {
          position: add(above.position, rotate(above.rotation, joint.translation)),
          rotation: multiply(above.rotation, rotation),
        }
      : { position: joint.translation, rotation },
  );
  return placed;
}, []);

/** Keeps points that lie far apart: the first is any, each next the one furthest from those kept. */
function spreadOut(points: readonly SkinSample[], count: number): readonly SkinSample[] {
  if (points.length <= count) return points;
  const kept = [points[0]!];
  const far = points.map((point) => Math.hypot(...subtract(point.at, kept[0]!.at)));
  while (kept.length < count) {
    const next = far.indexOf(Math.max(...far));
    const chosen = points[next]!;
    kept.push(chosen);
    points.forEach((point, i) => {
      far[i] = Math.min(far[i]!, Math.hypot(...subtract(point.at, chosen.at)));
    });
  }
  return kept;
}

/** The print of a shape, for the right hand: joint, place in the joint's frame, radius; 5 numbers a point. */
export function printOf(shape: string): readonly number[] {
  const plan = handShapes[shape as HandShapeName];
  // What only rests against the other side of a foot or a toe is not what the stroke is about.
  const pads = plan.along === 'thumb' || plan.clasps;
  const wanted: readonly string[] = pads ? plan.core : [...plan.core, ...plan.soft];
  const touching = skinSamples().filter((point) =>
    point.regions.some((name) => wanted.includes(name)),
  );
  return spreadOut(touching, CONTACT_POINTS).flatMap((point) => {
    const joint = point.joints[0]!;
    const frame = rest[joint]!;
    const local = rotate(conjugate(frame.rotation), subtract(point.at, frame.position));
    return [joint, ...local.map((x) => Math.round(x * 1e5) / 1e5), RADIUS];
  });
}
