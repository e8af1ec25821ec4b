import { Bone, BoxGeometry, Group, Skeleton, SkinnedMesh } from 'three';
import { describe, expect, it } from 'vitest';
import { Figure } from '../../renderer/stage/figure.ts';

/** A model of two bones and one mesh with two morphs. */
function model(): { readonly root: Group; readonly mesh: SkinnedMesh } {
  const [hips, spine] = [new Bone(), new Bone()];
  hips.name = 'hips';
  spine.name = 'spine';
  hips.add(spine);
  const mesh = new SkinnedMesh(new BoxGeometry());
  mesh.name = 'body';
  mesh.morphTargetDictionary = { smile: 0, blink: 1 };
  mesh.morphTargetInfluences = [0, 0];
  mesh.add(hips);
  mesh.bind(new Skeleton([hips, spine]));
  return { root: new Group().add(mesh), mesh };
}

describe('a figure', () => {
  it('turns the bones in the order of the rig, whatever the order in the model', () => {
    const { root } = model();
    const figure = new Figure(root, ['spine', 'hips']);
    figure.turnBones(Float32Array.of(1, 0, 0, 0, 0, 1, 0, 0));
    expect(root.getObjectByName('spine')!.quaternion.toArray()).toEqual([1, 0, 0, 0]);
    expect(root.getObjectByName('hips')!.quaternion.toArray()).toEqual([0, 1, 0, 0]);
  });

  it('weighs the morphs by name', () => {
    const { root, mesh } = model();
    new Figure(root, ['hips'], ['blink', 'smile']).weighMorphs(Float32Array.of(0.25, 0.75));
    expect(mesh.morphTargetInfluences).toEqual([0.75, 0.25]);
  });

  it('says which bone or morph the model lacks', () => {
    expect(() => new Figure(model().root, ['tail'])).toThrow('no bone called tail');
    expect(() => new Figure(model().root, ['hips'], ['frown'])).toThrow('no morph called frown');
  });

  it('is never left out of the picture because its rest place is out of it', () => {
    const { root, mesh } = model();
    new Figure(root, ['hips']);
    expect(mesh.frustumCulled).toBe(false);
  });
});
