import {
  HemisphereLight,
  Mesh,
  MeshStandardMaterial,
  PCFShadowMap,
  PerspectiveCamera,
  Scene,
  WebGLRenderer,
} from 'three';
import { createSurroundings } from '../../../renderer/stage/light.ts';
import type { Models } from '../../../renderer/stage/models.ts';
import { placeOf } from '../../../renderer/stage/views.ts';

/** Milliseconds of each frame: of its script alone, and until its last pixel was there. */
export interface FrameTimes {
  readonly script: number[];
  readonly whole: number[];
}

const pixel = new Uint8Array(4);

/** Waits until all that was asked of a canvas is drawn. */
export function finish(canvas: HTMLCanvasElement): void {
  const gl = canvas.getContext('webgl2')!;
  gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
}

/**
 * The floor for a frame of the stage: the same meshes in the same poses before the same camera, with one light that
 * throws a shadow and three's own material, drawn by a plain renderer of the same size.
 *
 * @param wear poses doll and hands for a frame; not measured
 */
export async function drawPlain(
  target: HTMLElement,
  models: Models,
  wear: (index: number) => void,
  count: number,
  size: { readonly width: number; readonly height: number },
): Promise<FrameTimes> {
  const renderer = new WebGLRenderer({ antialias: true });
  renderer.setSize(size.width, size.height);
  renderer.shadowMap.enabled = true;
  renderer.shadowMap.type = PCFShadowMap;
  target.append(renderer.domElement);
  const scene = new Scene();
  const { eye, target: looksAt, fov } = placeOf('parent', 'left', []);
  const camera = new PerspectiveCamera(fov, size.width / size.height, 0.05, 8);
  camera.position.set(...eye);
  camera.lookAt(...looksAt);
  const { group, key } = createSurroundings();
  for (const object of [...group.children]) {
    const isMat = object instanceof Mesh;
    if (isMat) object.material = new MeshStandardMaterial();
    else if (object !== key && !(object instanceof HemisphereLight)) group.remove(object);
  }
  key.shadow.mapSize.set(1024, 1024);
  scene.add(group);
  for (const figure of [models.doll, ...models.hands]) {
    scene.add(figure.root);
    for (const mesh of figure.meshes) {
      mesh.material = new MeshStandardMaterial({ vertexColors: true });
      mesh.castShadow = mesh.receiveShadow = true;
    }
  }
  const times: FrameTimes = { script: [], whole: [] };
  for (let index = 0; index < count; index++) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    wear(index);
    const begun = performance.now();
    renderer.render(scene, camera);
    times.script.push(performance.now() - begun);
    finish(renderer.domElement);
    times.whole.push(performance.now() - begun);
  }
  renderer.dispose();
  renderer.domElement.remove();
  return times;
}
