/**
 * The sculptor's page: draws the doll in any pose, face, tone, light and view. `window.studio.draw(shot)`
 * answers with a PNG as a data URL; opened by hand, the query says the shot (?pose=rest&face=smile&view=face).
 */
import {
  CapsuleGeometry,
  Color,
  Group,
  Mesh,
  MeshStandardMaterial,
  PerspectiveCamera,
  Quaternion as ThreeQuaternion,
  Scene,
  type SkinnedMesh,
  Vector3,
  WebGLRenderer,
} from 'three';
import { MeshoptDecoder } from 'three/addons/libs/meshopt_decoder.module.js';
import { GLTFLoader } from 'three/addons/loaders/GLTFLoader.js';
import type { Tone } from '../../electron/lesson/types.ts';
import { faces, type Face } from '../../assets/doll/expressions.ts';
import { poses, rotationOf, rotationsOf, type Turn } from '../../assets/doll/poses.ts';
import {
  BACKGROUND,
  createSurroundings,
  EXPOSURE,
  SHADOW_TYPE,
  TONE_MAPPING,
} from '../stage/light.ts';
import { Materials } from '../stage/materials.ts';
import { dots } from './atlas-view.ts';
import { frameTimes, type FrameTimes } from './bench.ts';
import { studioViews, type CameraPlace } from './views.ts';

export interface Shot {
  readonly pose?: string;
  /** Turns on top of the named pose. */
  readonly turns?: Readonly<Record<string, Turn>>;
  readonly face?: string | Face;
  readonly view?: string | CameraPlace;
  readonly tone?: Tone;
  readonly model?: 'doll' | 'doll-light';
  readonly width?: number;
  readonly height?: number;
  /** The washed-out wall of a lit hall. */
  readonly washed?: boolean;
  /** Names of atlas places to show, as a pattern. */
  readonly atlas?: string;
}

export interface Studio {
  draw(shot: Shot): Promise<string>;
  /** Draws the shot, then times it against three's plain materials. */
  time(shot: Shot, rounds: number): Promise<FrameTimes>;
}

const renderer = new WebGLRenderer({ antialias: true, preserveDrawingBuffer: true });
renderer.toneMapping = TONE_MAPPING;
renderer.toneMappingExposure = EXPOSURE;
renderer.shadowMap.enabled = true;
renderer.shadowMap.type = SHADOW_TYPE;
document.body.append(renderer.domElement);
const scene = new Scene();
scene.background = new Color(BACKGROUND);
scene.add(createSurroundings().group);
const materials = new Materials();
const loader = new GLTFLoader().setMeshoptDecoder(MeshoptDecoder);
const loaded = new Map<string, Awaited<ReturnType<GLTFLoader['loadAsync']>>>();

/** Something to lie over: the thighs of a sitting parent, in trousers. */
const lap = new Group();
for (const z of [-0.085, 0.075]) {
  const thigh = new Mesh(
    new CapsuleGeometry(0.072, 0.62, 12, 28).rotateZ(Math.PI / 2),
    new MeshStandardMaterial({ color: '#7c8aa0', roughness: 1 }),
  );
  thigh.position.set(0, 0.07, z);
  thigh.castShadow = thigh.receiveShadow = true;
  lap.add(thigh);
}
scene.add(lap);

async function doll(name: string): Promise<Awaited<ReturnType<GLTFLoader['loadAsync']>>> {
  let model = loaded.get(name);
  if (!model) {
    model = await loader.loadAsync(`/assets/doll/${name}.glb`);
    materials.dress(model.scene);
    loaded.set(name, model);
  }
  for (const [other, { scene: root }] of loaded) if (other !== name) scene.remove(root);
  scene.add(model.scene);
  return model;
}

async function draw(shot: Shot): Promise<string> {
  const { width = 640, height = 360 } = shot;
  const model = await doll(shot.model ?? 'doll');
  const root = model.scene;
  const pose = poses[shot.pose ?? 'rest'];
  const face = typeof shot.face === 'object' ? shot.face : faces[shot.face ?? 'calm'];
  if (!pose || !face) throw new Error(`No such pose or face: ${shot.pose} ${String(shot.face)}`);
  for (const [bone, rotation] of rotationsOf(pose))
    root.getObjectByName(bone)!.quaternion.set(...rotation);
  for (const [bone, turn] of Object.entries(shot.turns ?? {})) {
    root
      .getObjectByName(bone)!
      .quaternion.premultiply(new ThreeQuaternion(...rotationOf(bone, turn)));
  }
  const look = face.look ?? { left: 0, down: 0 };
  for (const side of ['left', 'right']) {
    root
      .getObjectByName(`${side}Eye`)!
      .quaternion.set(...rotationOf(`${side}Eye`, { flex: look.down, side: -look.left }));
  }
  lap.visible = shot.pose === 'proneOverLap';
  root.position.set(0, 0, 0);
  root.quaternion.identity();
  if (pose.root) {
    // About the point of the belly that lies over the mat's middle, then up again.
    root.quaternion.set(...pose.root.rotation);
    root.position.set(0, 0.108, 0).add(new Vector3(...pose.root.move));
  }
  root.traverse((object) => {
    const mesh = object as SkinnedMesh;
    if (!mesh.isSkinnedMesh) return;
    mesh.frustumCulled = false;
    for (const [name, at] of Object.entries(mesh.morphTargetDictionary ?? {})) {
      mesh.morphTargetInfluences![at] = face.morphs[name] ?? 0;
    }
  });
  materials.setTone(shot.tone ?? 1);
  const place = typeof shot.view === 'object' ? shot.view : studioViews[shot.view ?? 'parent'];
  if (!place) throw new Error(`No such view: ${String(shot.view)}`);
  const camera = new PerspectiveCamera(place.fov, width / height, 0.03, 8);
  camera.position.set(...place.eye);
  if (place.up) camera.up.set(...place.up);
  camera.lookAt(...place.target);
  lastCamera = camera;
  renderer.setPixelRatio(1);
  renderer.setSize(width, height);
  renderer.domElement.style.filter = shot.washed ? 'contrast(0.5) brightness(1.25)' : '';
  renderer.render(scene, camera);
  if (shot.washed || shot.atlas !== undefined) return paint(shot, camera, root, width, height);
  return renderer.domElement.toDataURL('image/png');
}

/** Copies the picture, washed out or with the atlas's names on it. */
async function paint(
  shot: Shot,
  camera: PerspectiveCamera,
  root: SkinnedMesh['parent'] & object,
  width: number,
  height: number,
): Promise<string> {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d')!;
  if (shot.washed) context.filter = 'contrast(0.5) brightness(1.3)';
  context.drawImage(renderer.domElement, 0, 0);
  context.filter = 'none';
  if (shot.atlas !== undefined) await dots(context, shot.atlas, camera, root, renderer, scene);
  return canvas.toDataURL('image/png');
}

let lastCamera = new PerspectiveCamera();

async function time(shot: Shot, rounds: number): Promise<FrameTimes> {
  await draw(shot);
  return frameTimes(renderer, scene, lastCamera, (await doll(shot.model ?? 'doll')).scene, rounds);
}

const studio: Studio = { draw, time };
Object.assign(window, { studio });

const query = new URLSearchParams(location.search);
if (query.size > 0) {
  const shot: Record<string, unknown> = { width: innerWidth, height: innerHeight };
  for (const [key, value] of query) shot[key] = key === 'tone' ? Number(value) : value;
  void draw(shot as Shot);
}
