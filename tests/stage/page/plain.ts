import {
  DirectionalLight,
  HemisphereLight,
  MeshStandardMaterial,
  PCFShadowMap,
  PerspectiveCamera,
  Scene,
  WebGLRenderer,
} from 'three';
import type { Models } from '../../../renderer/stage/models.ts';

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
 * The floor for a frame of the stage: the same meshes, skinned, with one light that throws a shadow and three's own
 * material, drawn by a plain renderer of the same size.
 */
export async function drawPlain(
  target: HTMLElement,
  models: Models,
  count: number,
  size: { readonly width: number; readonly height: number },
): Promise<FrameTimes> {
  const renderer = new WebGLRenderer({ antialias: true });
  renderer.setSize(size.width, size.height);
  renderer.shadowMap.enabled = true;
  renderer.shadowMap.type = PCFShadowMap;
  target.append(renderer.domElement);
  const scene = new Scene();
  const camera = new PerspectiveCamera(36, size.width / size.height, 0.05, 8);
  camera.position.set(0, 0.56, 0.72);
  camera.lookAt(0, 0.03, 0.045);
  const key = new DirectionalLight('#ffffff', 2);
  key.position.set(-0.6, 1.6, 0.7);
  key.castShadow = true;
  key.shadow.mapSize.set(1024, 1024);
  scene.add(key, new HemisphereLight('#ffffff', '#d8c8b8', 0.9));
  for (const figure of [models.doll, ...models.hands]) {
    scene.add(figure.root);
    for (const mesh of figure.meshes) {
      mesh.material = new MeshStandardMaterial({ vertexColors: true });
      mesh.castShadow = mesh.receiveShadow = true;
    }
  }
  const bone = models.doll.meshes[0]!.skeleton.bones[0]!;
  const times: FrameTimes = { script: [], whole: [] };
  for (let index = 0; index < count; index++) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const begun = performance.now();
    bone.rotation.y = Math.sin(index / 10) * 0.05;
    renderer.render(scene, camera);
    times.script.push(performance.now() - begun);
    finish(renderer.domElement);
    times.whole.push(performance.now() - begun);
  }
  renderer.dispose();
  renderer.domElement.remove();
  return times;
}
