import {
  DirectionalLight,
  Group,
  HemisphereLight,
  Mesh,
  MeshStandardMaterial,
  NeutralToneMapping,
  PlaneGeometry,
} from 'three';

/** Khronos Neutral keeps skin as it is; ACES and AgX wash it out. */
export const TONE_MAPPING = NeutralToneMapping;
export const EXPOSURE = 0.95;
/** The room around the mat. */
export const BACKGROUND = '#ece3d6';

/** One high soft key, a fill from above and below, a rim; and the mat that everything lies on. */
export function createSurroundings(): { readonly group: Group; readonly key: DirectionalLight } {
  const group = new Group();
  const key = new DirectionalLight('#fff3e4', 2.1);
  key.position.set(-0.6, 1.6, 0.7);
  key.castShadow = true;
  key.shadow.mapSize.set(1024, 1024);
  key.shadow.normalBias = 0.004;
  const { camera } = key.shadow;
  camera.left = camera.bottom = -0.7;
  camera.right = camera.top = 0.7;
  camera.near = 0.5;
  camera.far = 3;
  const rim = new DirectionalLight('#e4efff', 0.9);
  rim.position.set(0.8, 0.9, -1.2);
  const mat = new Mesh(
    new PlaneGeometry(3, 3).rotateX(-Math.PI / 2),
    new MeshStandardMaterial({ color: '#cfd8cf', roughness: 1 }),
  );
  mat.receiveShadow = true;
  group.add(key, rim, new HemisphereLight('#ffffff', '#d8c8b8', 0.9), mat);
  return { group, key };
}
