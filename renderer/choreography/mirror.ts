/**
 * The other limb: the choreography of a left side reflected across x = 0. Only movement is reflected, never the
 * picture: the doll's right leg is taken by the parent's other hand, and the words stay readable.
 */
import type { Clip, ClipHand, ClipPath, Track } from './clip.ts';
import { otherSide, type Rig } from './rig.ts';

/** Reflects samples across x = 0: positions (-x, y, z), rotations (x, -y, -z, w), weights unchanged. */
function mirrorTrack(track: Track): Track {
  const samples = Float32Array.from(track.samples);
  for (let i = 0; i < track.count; i++) {
    if (track.width === 3) samples[i * 3] = -samples[i * 3]!;
    if (track.width === 4) {
      samples[i * 4 + 1] = -samples[i * 4 + 1]!;
      samples[i * 4 + 2] = -samples[i * 4 + 2]!;
    }
  }
  return { ...track, samples };
}

function mirrorHand(source: ClipHand, rig: Rig): ClipHand {
  return {
    position: mirrorTrack(source.position),
    rotation: mirrorTrack(source.rotation),
    touch: source.touch,
    joints: source.joints.map(({ joint, track }) => ({ joint, track: mirrorTrack(track) })),
    visible: source.visible,
    wears: source.wears,
    rig,
  };
}

/** For each entry of a list of names, the index of its counterpart on the other side (or its own). */
function counterparts(names: readonly string[]): readonly number[] {
  return names.map((name, index) => {
    const other = names.indexOf(otherSide(name));
    return other < 0 ? index : other;
  });
}

function mirrorPath(path: ClipPath, bones: readonly number[]): ClipPath {
  const places = Float32Array.from(path.places);
  for (let i = 0; i < places.length; i += 3) places[i] = -places[i]!;
  return {
    ...path,
    hand: path.hand === 0 ? 1 : 0,
    bones: path.bones.map((bone) => bones[bone]!),
    places,
  };
}

/**
 * The same stroke on the other side. Needs rigs whose sides are reflections of each other, which the bakes
 * promise and a test holds.
 */
export function mirrorClip(clip: Clip): Clip {
  const bones = counterparts(clip.doll.bones.map((bone) => bone.name));
  const morphs = counterparts(clip.doll.morphs);
  const [left, right] = clip.hands;
  return {
    ...clip,
    side: clip.side === 'both' ? 'both' : clip.side === 'left' ? 'right' : 'left',
    bones: clip.bones.map(({ bone, track }) => ({ bone: bones[bone]!, track: mirrorTrack(track) })),
    morphs: clip.morphs.map(({ morph, track }) => ({ morph: morphs[morph]!, track })),
    hands: [mirrorHand(right, left.rig), mirrorHand(left, right.rig)],
    paths: clip.paths.map((path) => mirrorPath(path, bones)),
    emphasis: clip.emphasis.map((entry) => {
      const mirrored = Float32Array.from(entry);
      mirrored[0] = bones[entry[0]!]!;
      mirrored[1] = -mirrored[1]!;
      return mirrored;
    }),
  };
}
