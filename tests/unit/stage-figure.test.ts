import { Bone, BoxGeometry, Group, Skeleton, SkinnedMesh } from 'three';
import { describe, expect, it } from 'vitest';
import { createPoseBuffer } from '../../renderer/choreography/index.ts';
import { PATH_POINTS } from '../../renderer/choreography/pose.ts';
import { Figure } from '../../renderer/stage/figure.ts';
import { Ribbon } from '../../renderer/stage/ribbon.ts';
import { MARK_COLOUR } from '../../renderer/stage/touch.ts';

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

describe('the path of a hand', () => {
  /** A straight path of `count` points along z, `length` metres long, on a flat skin. */
  function straight(count: number, length: number) {
    const mark = createPoseBuffer({ bones: [], morphs: [] }).paths[0];
    for (let i = 0; i < count; i++) {
      mark.points.set([0.1, 0.05, (length * i) / (count - 1)], i * 3);
      mark.normals.set([0, 1, 0], i * 3);
    }
    Object.assign(mark, { count, strength: 1, progress: 0.5 });
    return mark;
  }

  it('is drawn as long as it is, and no longer', () => {
    for (const count of [2, 17, PATH_POINTS]) {
      const ribbon = new Ribbon(MARK_COLOUR);
      ribbon.update(straight(count, 0.2));
      const { geometry } = ribbon.meshes[0];
      const along = geometry.getAttribute('along');
      expect(along.getX(0)).toBe(0);
      expect(along.getX((count - 1) * 2)).toBeCloseTo(0.2, 6);
      expect(geometry.drawRange.count).toBe((count - 1) * 6);
      const place = geometry.getAttribute('position');
      for (let i = 0; i < count * 2; i++) {
        // Above the skin, and on both sides of the path.
        expect(place.getY(i)).toBeGreaterThan(0.05);
        expect(place.getY(i)).toBeLessThan(0.06);
        expect(Math.abs(place.getX(i) - 0.1)).toBeLessThan(0.02);
      }
    }
  });

  it('is not drawn where there is none', () => {
    const ribbon = new Ribbon(MARK_COLOUR);
    ribbon.update(straight(5, 0.2));
    expect(ribbon.meshes.every(({ visible }) => visible)).toBe(true);
    ribbon.update({ ...straight(5, 0.2), strength: 0 });
    expect(ribbon.meshes.some(({ visible }) => visible)).toBe(false);
    ribbon.update({ ...straight(5, 0.2), count: 0 });
    expect(ribbon.meshes.some(({ visible }) => visible)).toBe(false);
  });
});
