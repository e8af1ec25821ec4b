/** The buffer that one moment of a stroke is written into: allocated once, filled in every frame. */
import type { PathForm } from './clip.ts';
import { HAND_JOINTS, type Rig } from './rig.ts';

/** Index of the parent's left and right hand in `hands`. */
export const LEFT_HAND = 0;
export const RIGHT_HAND = 1;

/** Most points that a path ribbon has. */
export const PATH_POINTS = 64;
/** Most points in the print of one hand on the skin. */
export const CONTACT_POINTS = 32;

/** One of the parent's hands. */
export interface HandPose {
  /** False while the hand is out of the picture; then the rest keeps its last place. */
  visible: boolean;
  /** Place of the wrist joint in the world, m (3). */
  readonly position: Float32Array;
  /** Rotation of the wrist joint in the world (4). */
  readonly rotation: Float32Array;
  /** Local rotations of the joints in the order of `HAND_JOINTS`, 4 each; entry 0 (the wrist) is identity. */
  readonly joints: Float32Array;
  /** The print on the skin: x, y, z in the world and a radius, m, of `contactCount` places. */
  readonly contacts: Float32Array;
  contactCount: number;
  /** 0 in the air, 1 laid on with the pressure of this step. */
  touch: number;
  /** Name of the hand shape that is worn, empty if none is. */
  shape: string;
}

/** The ribbon that one hand follows in this moment. */
export interface PathMark {
  /** 0: nothing to draw. The first point is the start mark, the last the end mark. */
  count: number;
  /** World places on the skin, 3 each, m. */
  readonly points: Float32Array;
  /** Outward unit normals of the skin there, 3 each. */
  readonly normals: Float32Array;
  /** How far along the path the hand is, 0..1. The arrow points to growing progress. */
  progress: number;
  /** 0..1, eased at its begin and end so that nothing blinks. */
  strength: number;
  /** True if start and end are the same place (circles), where no start and end marks are drawn. */
  form: PathForm;
}

export interface PoseBuffer {
  /** Index of the step at this time, from 0. */
  step: number;
  /** Where the whole doll stands: normally the origin, unturned. */
  readonly rootPosition: Float32Array;
  readonly rootRotation: Float32Array;
  /** Local rotations of the doll's bones in the order of its rig, 4 each. */
  readonly bones: Float32Array;
  /** Morph weights in the order of the doll's rig, 0..1. */
  readonly morphs: Float32Array;
  /** World places of the doll's bones, found on the way: 3 and 4 floats each. */
  readonly bonePositions: Float32Array;
  readonly boneRotations: Float32Array;
  /** The parent's left and right hand. */
  readonly hands: readonly [HandPose, HandPose];
  /** What each hand's path is. */
  readonly paths: readonly [PathMark, PathMark];
  /** What this step is about, for the camera: x, y, z in the world and a radius, m. */
  readonly emphasis: Float32Array;
}

function createHand(): HandPose {
  const joints = new Float32Array(HAND_JOINTS.length * 4);
  for (let index = 0; index < HAND_JOINTS.length; index++) joints[index * 4 + 3] = 1;
  return {
    visible: false,
    position: new Float32Array(3),
    rotation: Float32Array.of(0, 0, 0, 1),
    joints,
    contacts: new Float32Array(CONTACT_POINTS * 4),
    contactCount: 0,
    touch: 0,
    shape: '',
  };
}

function createPath(): PathMark {
  return {
    count: 0,
    points: new Float32Array(PATH_POINTS * 3),
    normals: new Float32Array(PATH_POINTS * 3),
    progress: 0,
    strength: 0,
    form: 'open',
  };
}

/** A buffer for this doll, lying at rest, without hands. */
export function createPoseBuffer(doll: Rig): PoseBuffer {
  const bones = new Float32Array(doll.bones.length * 4);
  doll.bones.forEach((bone, index) => bones.set(bone.rotation, index * 4));
  return {
    step: 0,
    rootPosition: new Float32Array(3),
    rootRotation: Float32Array.of(0, 0, 0, 1),
    bones,
    morphs: new Float32Array(doll.morphs.length),
    bonePositions: new Float32Array(doll.bones.length * 3),
    boneRotations: new Float32Array(doll.bones.length * 4),
    hands: [createHand(), createHand()],
    paths: [createPath(), createPath()],
    emphasis: new Float32Array(4),
  };
}
