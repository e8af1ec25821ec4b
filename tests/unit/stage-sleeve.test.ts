import { Bone, BufferAttribute, BufferGeometry, Matrix4, Skeleton, SkinnedMesh } from 'three';
import { describe, expect, it } from 'vitest';
import { drawnOut, lengthenSleeve } from '../../renderer/stage/sleeve.ts';

/** A sleeve of four points behind the wrist, packed as in the model: small numbers of a larger unit. */
function sleeve(boneName = 'left-forearm'): SkinnedMesh {
  const geometry = new BufferGeometry();
  const packed = [0.03, 0.1, 0.2, 0.3].flatMap((z) => [0, 0, Math.round((z / 0.3) * 32767)]);
  geometry.setAttribute('position', new BufferAttribute(Int16Array.from(packed), 3, true));
  const colours = new Uint8Array(16).fill(200);
  geometry.setAttribute('color', new BufferAttribute(colours, 4, true));
  const forearm = new Bone();
  forearm.name = boneName;
  const mesh = new SkinnedMesh(geometry);
  mesh.name = 'left-sleeve';
  mesh.bind(new Skeleton([forearm], [new Matrix4().makeScale(0.3, 0.3, 0.3)]), new Matrix4());
  return mesh;
}

describe('a sleeve', () => {
  it('keeps its cuff and reaches further than a picture is wide', () => {
    expect(drawnOut(0.05)).toBe(0.05);
    expect(drawnOut(0.3)).toBeGreaterThan(0.6);
    for (let z = 0; z < 0.3; z += 0.01) expect(drawnOut(z + 0.01)).toBeGreaterThan(drawnOut(z));
  });

  it('is drawn out in its geometry, solid until far behind the elbow, and gone at its end', () => {
    const mesh = sleeve();
    lengthenSleeve(mesh);
    const position = mesh.geometry.getAttribute('position');
    const colour = mesh.geometry.getAttribute('color');
    const behind = [0, 1, 2, 3].map((i) => position.getZ(i) * 0.3);
    [0.03, 0.1, 0.2, 0.3].forEach((z, i) => expect(behind[i]).toBeCloseTo(drawnOut(z), 4));
    expect(colour.getW(1)).toBe(1);
    expect(colour.getW(2)).toBe(1);
    expect(colour.getW(3)).toBe(0);
    expect(colour.getX(2)).toBeCloseTo(200 / 255, 4);
  });

  it('says so where it hangs on no forearm', () => {
    expect(() => lengthenSleeve(sleeve('left-wrist'))).toThrow('left-sleeve hangs on no forearm');
  });
});
