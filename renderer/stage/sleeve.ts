/**
 * The sleeves reach out of every picture. A modelled one ends at the elbow, in the middle of a picture, where its
 * end could only be faded away; drawn out straight it leaves the picture as an arm does.
 */
import { BufferAttribute, MathUtils, type SkinnedMesh, Vector3 } from 'three';

/** All along the forearm from the wrist, m: from where on it is drawn out, where it ended and where it ends now. */
const KEPT = 0.11;
const MODELLED_END = 0.3;
const END = 0.66;
/** Over which it fades, straight across, for a camera so far away that its end is in the picture, m. */
const FADE_FROM = 0.5;
const FADE_TO = 0.62;

/**
 * How far behind the wrist a point of the drawn-out sleeve lies.
 * @param behind how far behind the wrist it was modelled, m
 */
export function drawnOut(behind: number): number {
  return behind <= KEPT ? behind : KEPT + ((behind - KEPT) * (END - KEPT)) / (MODELLED_END - KEPT);
}

/** Draws a loaded sleeve out, once, in its geometry: so its shadow is drawn out too. */
export function lengthenSleeve(sleeve: SkinnedMesh): void {
  const { geometry, skeleton } = sleeve;
  const bone = skeleton.bones.findIndex(({ name }) => name.endsWith('forearm'));
  const toForearm = skeleton.boneInverses[bone];
  if (!toForearm) throw new Error(`${sleeve.name} hangs on no forearm.`);
  const back = toForearm.clone().invert();
  const [position, colour] = [geometry.getAttribute('position'), geometry.getAttribute('color')];
  // As floats: packed in a model's small numbers they could not reach further than it did.
  const positions = new BufferAttribute(new Float32Array(position.count * 3), 3);
  const colours = new BufferAttribute(new Float32Array(position.count * 4), 4);
  const point = new Vector3();
  for (let i = 0; i < position.count; i++) {
    point.fromBufferAttribute(position, i).applyMatrix4(toForearm);
    point.z = drawnOut(point.z);
    const there = 1 - MathUtils.smoothstep(point.z, FADE_FROM, FADE_TO);
    colours.setXYZW(i, colour.getX(i), colour.getY(i), colour.getZ(i), there);
    point.applyMatrix4(back).toArray(positions.array, i * 3);
  }
  geometry.setAttribute('position', positions);
  geometry.setAttribute('color', colours);
}
