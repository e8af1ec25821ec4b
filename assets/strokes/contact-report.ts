/** How well the hands of one compiled stroke touch, measured on what is drawn. */
import { fileURLToPath } from 'node:url';
import {
  bodyFromSolid,
  HandSurface,
  readModel,
  SolidDoll,
  tolerance,
  type ContactMeasure,
  type Solid,
} from '../contact/index.ts';
import type { HandShapeName } from '../hands/shapes.ts';
import type { Clip } from '../../renderer/choreography/clip.ts';
import { poseAt } from '../../renderer/choreography/pose-at.ts';
import { createPoseBuffer, type HandPose } from '../../renderer/choreography/pose.ts';
import type { Quaternion } from '../hands/rotation.ts';
import { aimOf } from './aim.ts';
import { fastestPace } from './laws.ts';
import { performanceOf } from './played.ts';

export interface ContactReport {
  readonly id: string;
  /** Frames looked at in which a hand is marked as touching. */
  readonly frames: number;
  /** Share of them whose gap is between -3 and +0.5 mm, 0..1. */
  readonly within: number;
  /** mm; float and overlap are worst when large, sink when small. */
  readonly worstFloat: number;
  readonly worstSink: number;
  readonly worstOverlap: number;
  /** cm/s of a gliding hand. */
  readonly worstSpeed: number;
  /** How far a hand's print was from the place on its path where it should be, mm. */
  readonly worstMiss: number;
  /** How far that print may be from it, mm. */
  readonly mayMiss: number;
  /** Where the worst moments are, s. */
  readonly at: {
    readonly float: number;
    readonly sink: number;
    readonly overlap: number;
    readonly miss: number;
  };
}

export interface Surfaces {
  readonly doll: SolidDoll;
  readonly hands: readonly [HandSurface, HandSurface];
}

export async function loadSurfaces(): Promise<Surfaces> {
  const path = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url));
  const hands = await readModel(path('hands/hands.glb'));
  return {
    doll: new SolidDoll(await readModel(path('doll/doll.glb'))),
    hands: [new HandSurface(hands, 'left'), new HandSurface(hands, 'right')],
  };
}

function surfacePose(hand: HandPose): {
  position: [number, number, number];
  rotations: Float32Array;
} {
  const rotations = Float32Array.from(hand.joints);
  rotations.set(hand.rotation, 0);
  return { position: [hand.position[0]!, hand.position[1]!, hand.position[2]!], rotations };
}

function millimetres(metres: number): number {
  return Math.round(metres * 10000) / 10;
}

/** What is nearer than this, or inside, is measured on the triangles themselves, m. */
const NEAR = 0.004;

/** The drawn solid, read from a grid over it (to a tenth of a millimetre) where nothing is near. */
function exactNear(solid: Solid): Solid {
  const far = bodyFromSolid(solid);
  return {
    bounds: () => solid.bounds(),
    distance: (x, y, z) => {
      const rough = far.distance(x, y, z);
      return rough > NEAR ? rough : solid.distance(x, y, z);
    },
  };
}

/** @param rate how many moments a second are looked at */
export function reportContact(clip: Clip, surfaces: Surfaces, rate = 10): ContactReport {
  const pose = createPoseBuffer(clip.doll);
  const bones = new Map(clip.doll.bones.map((bone, index) => [bone.name, index]));
  const solids = new Map<string, Solid>();
  const known = new Map<string, ContactMeasure>();
  const solidKey = (): string => Array.from(pose.bones, (x) => x.toFixed(3)).join();
  const solidNow = (): Solid => {
    const key = solidKey();
    const made = solids.get(key) ?? solidOf();
    solids.set(key, made);
    return made;
  };
  const solidOf = (): Solid => {
    const rotation = (name: string): Quaternion | undefined => {
      const at = (bones.get(name) ?? -1) * 4;
      return at < 0
        ? undefined
        : [pose.bones[at]!, pose.bones[at + 1]!, pose.bones[at + 2]!, pose.bones[at + 3]!];
    };
    return exactNear(surfaces.doll.solid({ rotation }));
  };
  const overlaps = new Map<string, number>();
  let frames = 0;
  let within = 0;
  const worst = { float: -Infinity, sink: Infinity, overlap: 0 };
  const at = { float: 0, sink: 0, overlap: 0 };
  const count = Math.floor(clip.seconds * rate);
  for (let frame = 0; frame <= count; frame++) {
    const t = frame / rate;
    poseAt(clip, t, pose);
    pose.hands.forEach((hand, side) => {
      if (!hand.visible) return;
      const surface = surfaces.hands[side]!;
      const surfaceNow = surfacePose(hand);
      surface.pose(surfaceNow);
      const shape = hand.shape as HandShapeName;
      // A hand that lies still is measured once.
      const still = [shape, ...surfaceNow.position, ...surfaceNow.rotations].map((x) =>
        typeof x === 'number' ? x.toFixed(4) : x,
      );
      const key = [side, solidKey(), ...still].join();
      const measured = known.get(key) ?? surface.measure(solidNow(), shape);
      known.set(key, measured);
      const { gap, deepest } = measured;
      if (deepest < worst.sink) {
        worst.sink = deepest;
        at.sink = t;
      }
      if (hand.touch < 0.999) return;
      frames++;
      if (gap >= tolerance.deepest && gap <= tolerance.farthest) within++;
      if (gap > worst.float) {
        worst.float = gap;
        at.float = t;
      }
    });
    if (pose.hands[0].visible && pose.hands[1].visible) {
      const key = pose.hands
        .map((hand) =>
          [...hand.position, ...hand.rotation, ...hand.joints].map((x) => x.toFixed(3)),
        )
        .join();
      const [left, right] = surfaces.hands;
      const overlap = overlaps.get(key) ?? Math.max(left.overlap(right), right.overlap(left));
      overlaps.set(key, overlap);
      if (overlap > worst.overlap) {
        worst.overlap = overlap;
        at.overlap = t;
      }
    }
  }
  const aim = aimOf(clip, rate);
  return {
    id: clip.id,
    frames,
    within: frames === 0 ? 1 : Math.round((within / frames) * 1000) / 1000,
    worstFloat: millimetres(frames === 0 ? 0 : worst.float),
    worstSink: millimetres(Math.min(0, worst.sink)),
    worstOverlap: millimetres(worst.overlap),
    worstSpeed: Math.round(fastestPace(performanceOf(clip)) * 10) / 10,
    worstMiss: millimetres(aim.miss),
    mayMiss: millimetres(aim.allowed),
    at: { ...at, miss: aim.at },
  };
}
