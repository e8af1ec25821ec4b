/** What other rooms use of the choreography. */
export { decodeClip, type Clip, type PathForm, type Rigs } from './clip.ts';
export { mirrorClip } from './mirror.ts';
export { applyIdle, idleOf, NO_IDLE, type Idle } from './idle.ts';
export { placeDoll, poseAt, stepAt } from './pose-at.ts';
export {
  CONTACT_POINTS,
  createPoseBuffer,
  LEFT_HAND,
  PATH_POINTS,
  RIGHT_HAND,
  type HandPose,
  type PathMark,
  type PoseBuffer,
} from './pose.ts';
export { HAND_JOINTS, otherSide, type Bone, type Rig } from './rig.ts';
