/** What the contact sheet shows: every pose, every face, every tone, and the details teaching needs. */
import type { Shot } from '../../renderer/studio/studio.ts';

const near = { eye: [0, 0.42, 0.02], target: [0, 0.1, -0.2], fov: 17 } as const;

const posed = (pose: string, view: Shot['view'] = 'poses', face = 'calm'): Shot => ({ pose, view, face });
const faced = (face: string): Shot => ({ face, view: near });

export const shots: Readonly<Record<string, Shot>> = {
  rest: posed('rest', 'poses', 'content'),
  'legs straight': posed('legsStraight'),
  'knees to tummy': posed('kneesToTummy', 'knees', 'smile'),
  'legs up': posed('legsUp', 'knees'),
  'left leg lifted': posed('leftLegLifted'),
  'left leg crossed': posed('leftLegCrossed', 'poses', 'curious'),
  'right leg crossed': posed('rightLegCrossed'),
  'arms open': posed('armsOpen', 'poses', 'happy'),
  'arms crossed': posed('armsCrossed', 'arms', 'smile'),
  'left arm lifted': posed('leftArmLifted'),
  'head to its left': posed('headLeft', 'arms'),
  'head to its right': posed('headRight', 'arms'),
  'on the tummy': posed('prone', 'back'),
  'over a lap': posed('proneOverLap', 'backSide'),
  'wrapped and held': posed('wrapped', 'poses', 'asleep'),
  reaching: posed('reaching', 'poses', 'happy'),
  'hands clasped, looking away': posed('handsClasped', 'arms', 'lookAside'),
  'hand to mouth': posed('handToMouth', 'arms'),
  arching: posed('arching', 'side', 'cry'),
  'turning away': posed('turnedAway', 'arms', 'worried'),
  splayed: posed('splayed', 'arms', 'grimace'),
  fists: posed('fists', 'arms', 'frown'),
  ...Object.fromEntries(
    ['calm', 'content', 'smile', 'happy', 'curious', 'drowsy', 'asleep', 'lookAside', 'pout', 'frown', 'worried', 'grimace', 'cry', 'yawn', 'tongue'].map(
      (face) => [`face: ${face}`, faced(face)],
    ),
  ),
  profile: { view: 'profile', face: 'content' },
  'face from the side': { view: 'faceSide', face: 'smile' },
  sole: { view: 'sole' },
  foot: { view: 'foot' },
  palm: { view: 'hand' },
  'back of the hand': { view: 'handBack', turns: { leftLowerArm: { twist: 70 } } },
  belly: { view: 'belly' },
  back: { pose: 'prone', view: 'backSide' },
  'tone 1': { tone: 1, view: 'poses', face: 'smile' },
  'tone 2': { tone: 2, view: 'poses', face: 'smile' },
  'tone 3': { tone: 3, view: 'poses', face: 'smile' },
  'tone 4': { tone: 4, view: 'poses', face: 'smile' },
  'tone 5': { tone: 5, view: 'poses', face: 'smile' },
  'tone 5, near': { tone: 5, view: near, face: 'happy' },
  'washed-out wall': { view: 'poses', face: 'smile', washed: true },
  'light version': { model: 'doll-light', view: 'poses', face: 'smile' },
  'atlas: legs': { view: 'poses', atlas: '^(leg|tummy)\\.', width: 1280, height: 720 },
  'atlas: face': { view: 'face', atlas: '^(forehead|brow|nose|cheek|lip|mouth|chin|jaw|temple|ear)', width: 1280, height: 720 },
};
