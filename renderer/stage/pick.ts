import { Plane, type Ray, type SkinnedMesh, Vector3 } from 'three';
import type { Spot } from '../../electron/lesson/marks.ts';

/** While the doll moves its surface is worked out at most this often, ms. */
const REST_MS = 150;

/**
 * Finds the place of the skin under a ray. The posed surface is worked out once for each pose and kept, so that a
 * pointer over a waiting doll costs little.
 */
export class Picker {
  #pose = '';
  #posedAt = 0;
  #surfaces: { readonly mesh: SkinnedMesh; readonly points: Float32Array }[] = [];
  readonly #mat = new Plane(new Vector3(0, 1, 0), 0);
  readonly #corners = [new Vector3(), new Vector3(), new Vector3()] as const;
  readonly #hit = new Vector3();

  /**
   * @param meshes the doll's, posed
   * @param pose names the pose that they are in
   * @returns the nearest place on the doll, otherwise on the mat; null where the ray meets neither
   */
  pick(ray: Ray, meshes: readonly SkinnedMesh[], pose: string): Spot | null {
    const now = performance.now();
    if (pose !== this.#pose && now - this.#posedAt > REST_MS) {
      this.#pose = pose;
      this.#posedAt = now;
      this.#surfaces = meshes.map((mesh) => ({ mesh, points: posedPoints(mesh) }));
    }
    let best: { readonly mesh: SkinnedMesh; readonly vertex: number } | null = null;
    let nearest = Infinity;
    const found = new Vector3();
    for (const { mesh, points } of this.#surfaces) {
      const index = mesh.geometry.index;
      if (!index) continue;
      const [a, b, c] = this.#corners;
      for (let at = 0; at < index.count; at += 3) {
        a.fromArray(points, index.getX(at) * 3);
        b.fromArray(points, index.getX(at + 1) * 3);
        c.fromArray(points, index.getX(at + 2) * 3);
        if (!ray.intersectTriangle(a, b, c, true, this.#hit)) continue;
        const distance = this.#hit.distanceToSquared(ray.origin);
        if (distance >= nearest) continue;
        nearest = distance;
        best = { mesh, vertex: index.getX(at) };
        found.copy(this.#hit);
      }
    }
    if (best) {
      const bone = heaviestBone(best.mesh, best.vertex);
      if (bone) return { bone: bone.name, at: bone.worldToLocal(found).toArray() };
    }
    const onMat = ray.intersectPlane(this.#mat, this.#hit);
    return onMat && onMat.length() < 1.5 ? { bone: '', at: onMat.toArray() } : null;
  }
}

function posedPoints(mesh: SkinnedMesh): Float32Array {
  mesh.updateWorldMatrix(true, false);
  mesh.skeleton.bones[0]?.updateWorldMatrix(true, true);
  mesh.skeleton.update();
  const { count } = mesh.geometry.getAttribute('position');
  const points = new Float32Array(count * 3);
  const point = new Vector3();
  for (let vertex = 0; vertex < count; vertex += 1) {
    mesh.getVertexPosition(vertex, point).applyMatrix4(mesh.matrixWorld);
    point.toArray(points, vertex * 3);
  }
  return points;
}

function heaviestBone(mesh: SkinnedMesh, vertex: number) {
  const weights = mesh.geometry.getAttribute('skinWeight');
  const bones = mesh.geometry.getAttribute('skinIndex');
  let best = 0;
  for (let slot = 1; slot < 4; slot += 1) {
    if (weights.getComponent(vertex, slot) > weights.getComponent(vertex, best)) best = slot;
  }
  return mesh.skeleton.bones[bones.getComponent(vertex, best)];
}
