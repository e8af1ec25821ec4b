/** The light of the room and what the doll lies on. */
import { DirectionalLight, Group, HemisphereLight, NeutralToneMapping, VSMShadowMap } from 'three';
import { createMat } from './mat.ts';

/** Khronos Neutral keeps skin as it is; ACES and AgX wash it out. */
export const TONE_MAPPING = NeutralToneMapping;
export const EXPOSURE = 0.95;
/** Blurred shadows: their soft edge is what makes the light look like a room and not like a lamp. */
export const SHADOW_TYPE = VSMShadowMap;
/** The floor around the mat and the room behind it, without an edge between them. */
export const BACKGROUND = '#efe6da';

/** One high soft key, a fill from above and below, a rim; and the mat that everything lies on. */
export function createSurroundings(): { readonly group: Group; readonly key: DirectionalLight } {
  const group = new Group();
  const key = new DirectionalLight('#fff4ea', 2.15);
  key.position.set(-0.8, 1.4, 0.55);
  key.castShadow = true;
  key.shadow.mapSize.set(512, 512);
  key.shadow.normalBias = 0.004;
  key.shadow.bias = -0.0006;
  key.shadow.radius = 4;
  key.shadow.blurSamples = 8;
  // A hand's shadow must not look like a mark on the skin.
  key.shadow.intensity = 0.72;
  const { camera } = key.shadow;
  camera.left = camera.bottom = -0.64;
  camera.right = camera.top = 0.64;
  camera.near = 0.9;
  camera.far = 2.4;
  const rim = new DirectionalLight('#e6efff', 0.8);
  rim.position.set(0.8, 0.7, -1.1);
  const room = new HemisphereLight('#fffaf6', '#ead3c3', 1.52);
  // The room is brightest on the side that the key leaves dark.
  room.position.set(0.7, 1, 0.6);
  group.add(key, rim, room);
  group.add(createMat(key.position));
  return { group, key };
}
