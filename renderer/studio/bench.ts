/** Frame time of the doll against a plain draw of as many skinned triangles, in one run. */
import {
  type Mesh,
  MeshStandardMaterial,
  type Object3D,
  type PerspectiveCamera,
  type Scene,
  SkinnedMesh,
  type WebGLRenderer,
} from 'three';

export interface FrameTimes {
  /** Milliseconds a frame, medians. */
  readonly doll: number;
  readonly plain: number;
  readonly triangles: number;
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1]!;

/** Draws and waits until it really is drawn. */
function timed(renderer: WebGLRenderer, scene: Scene, camera: PerspectiveCamera): number {
  const gl = renderer.getContext();
  const pixel = new Uint8Array(4);
  const start = performance.now();
  renderer.render(scene, camera);
  gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
  return performance.now() - start;
}

/** Turns with the doll's own materials and morphs, and with three's plain ones, are drawn in alternation. */
export function frameTimes(
  renderer: WebGLRenderer,
  scene: Scene,
  camera: PerspectiveCamera,
  doll: Object3D,
  rounds: number,
): FrameTimes {
  const dressed = new Map<
    Mesh,
    { material: Mesh['material']; morphs: Mesh['geometry']['morphAttributes'] }
  >();
  const plain = new MeshStandardMaterial({ roughness: 0.7 });
  let triangles = 0;
  scene.traverse((object) => {
    // Mat, floor and light stay as they are: what is compared is the doll.
    if (!(object instanceof SkinnedMesh)) return;
    dressed.set(object, { material: object.material, morphs: object.geometry.morphAttributes });
    triangles += (object.geometry.index?.count ?? 0) / 3;
  });
  const bare = new Map([...dressed.keys()].map((mesh) => [mesh, bareCopy(mesh)]));
  const wear = (own: boolean): void => {
    for (const [mesh, { material }] of dressed) {
      mesh.material = own ? material : plain;
      const other = bare.get(mesh)!;
      [mesh.geometry, other.geometry] = swapGeometry(mesh, other, own);
    }
  };
  const results: Record<'doll' | 'plain', number[]> = { doll: [], plain: [] };
  for (let round = 0; round < rounds; round++) {
    for (const which of ['doll', 'plain'] as const) {
      wear(which === 'doll');
      timed(renderer, scene, camera);
      // Alive: the head turns a little in every frame, so nothing is left from the last one.
      for (let frame = 0; frame < 6; frame++) {
        doll.rotation.y = frame * 0.01;
        results[which].push(timed(renderer, scene, camera));
      }
    }
  }
  wear(true);
  return { doll: median(results.doll), plain: median(results.plain), triangles };
}

/** The same triangles and skin, without morphs and masks. */
function bareCopy(mesh: Mesh): { own: Mesh['geometry']; geometry: Mesh['geometry'] } {
  const copy = mesh.geometry.clone();
  copy.morphAttributes = {};
  copy.deleteAttribute('color');
  return { own: mesh.geometry, geometry: copy };
}

function swapGeometry(
  mesh: Mesh,
  other: { own: Mesh['geometry']; geometry: Mesh['geometry'] },
  own: boolean,
): [Mesh['geometry'], Mesh['geometry']] {
  const bare = mesh.geometry === other.own ? other.geometry : mesh.geometry;
  return [own ? other.own : bare, bare];
}
