/** Shows the atlas's places on the doll, each with its name; places on the far side are left out. */
import {
  type Object3D,
  type PerspectiveCamera,
  type Scene,
  Vector3,
  type WebGLRenderer,
} from 'three';
import type { Atlas } from '../../assets/doll/atlas.ts';

export async function dots(
  context: CanvasRenderingContext2D,
  pattern: string,
  camera: PerspectiveCamera,
  root: Object3D,
  _renderer: WebGLRenderer,
  _scene: Scene,
): Promise<void> {
  const response = await fetch('/assets/doll/atlas.json');
  const atlas = (await response.json()) as Atlas;
  const wanted = new RegExp(pattern);
  const { width, height } = context.canvas;
  context.font = '10px sans-serif';
  context.textBaseline = 'middle';
  const place = new Vector3();
  const normal = new Vector3();
  for (const [name, { bone, position, normal: n }] of Object.entries(atlas.places)) {
    if (!wanted.test(name)) continue;
    const matrix = root.getObjectByName(bone)!.matrixWorld;
    place.set(...position).applyMatrix4(matrix);
    normal.set(...n).transformDirection(matrix);
    if (normal.dot(camera.position.clone().sub(place)) < 0) continue;
    const screen = place.clone().project(camera);
    const x = (screen.x * 0.5 + 0.5) * width;
    const y = (0.5 - screen.y * 0.5) * height;
    const tip = place.clone().addScaledVector(normal, 0.012).project(camera);
    context.strokeStyle = '#7a1f2b';
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo((tip.x * 0.5 + 0.5) * width, (0.5 - tip.y * 0.5) * height);
    context.stroke();
    context.fillStyle = '#c2303f';
    context.beginPath();
    context.arc(x, y, 2.4, 0, Math.PI * 2);
    context.fill();
    const text = context.measureText(name).width;
    context.fillStyle = '#fffc';
    context.fillRect(x + 4, y - 6, text + 4, 12);
    context.fillStyle = '#222';
    context.fillText(name, x + 6, y);
  }
}
