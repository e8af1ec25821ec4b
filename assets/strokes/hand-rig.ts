/** The parent's hands as the choreography wants them: bones in WebXR order, the forearm last. */
import type { Rig } from '../../renderer/choreography/rig.ts';
import { handJoints, jointRotation, jointTranslation, type HandSide } from '../hands/rig.ts';

export function handRig(side: HandSide): Rig {
  return {
    bones: handJoints.map((joint, index) => ({
      name: `${side}-${joint.name}`,
      parent: joint.parent,
      translation: jointTranslation(index, side),
      rotation: index === 0 ? [0, 0, 0, 1] : jointRotation(index, joint.rest, side),
    })),
    morphs: [],
  };
}
