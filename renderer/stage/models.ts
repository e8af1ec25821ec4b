import { type Object3D, SkinnedMesh } from 'three';
import { MeshoptDecoder } from 'three/addons/libs/meshopt_decoder.module.js';
import { GLTFLoader } from 'three/addons/loaders/GLTFLoader.js';
import type { PoseBuffer, Rigs } from '../choreography/index.ts';
import { Figure } from './figure.ts';
import type { Materials } from './materials.ts';
import { lengthenSleeve } from './sleeve.ts';

const HANDS = ['left', 'right'] as const;

/** The doll and the parent's two hands, ready to be posed. */
export class Models {
  readonly doll: Figure;
  readonly hands: readonly [Figure, Figure];

  constructor(doll: Figure, hands: readonly [Figure, Figure]) {
    this.doll = doll;
    this.hands = hands;
  }

  /** Copies a pose onto bones and morphs. */
  wear(pose: PoseBuffer): void {
    this.doll.root.position.fromArray(pose.rootPosition);
    this.doll.root.quaternion.fromArray(pose.rootRotation);
    this.doll.turnBones(pose.bones);
    this.doll.weighMorphs(pose.morphs);
    for (let side = 0; side < 2; side++) {
      const hand = pose.hands[side]!;
      const figure = this.hands[side]!;
      figure.setVisible(hand.visible);
      if (!hand.visible) continue;
      figure.turnBones(hand.joints);
      figure.placeRoot(hand.position, hand.rotation);
    }
  }
}

/** Reads a compressed model. */
export async function loadModel(path: string): Promise<Object3D> {
  const loader = new GLTFLoader().setMeshoptDecoder(MeshoptDecoder);
  return (await loader.loadAsync(path)).scene;
}

/** Loads both models and dresses them. @throws Error with a sentence that names what could not be read */
export async function loadModels(skeletons: Promise<Rigs>, materials: Materials): Promise<Models> {
  const [rigs, doll, hands] = await Promise.all([
    skeletons,
    loadModel('/assets/doll/doll.glb'),
    loadModel('/assets/hands/hands.glb'),
  ]);
  materials.dress(doll);
  materials.dress(hands);
  hands.traverse((part) => {
    if (part instanceof SkinnedMesh && part.name.endsWith('-sleeve')) lengthenSleeve(part);
  });
  const hand = (side: 0 | 1): Figure => {
    const name = HANDS[side];
    return new Figure(
      hands,
      rigs.hands[side].bones.map((bone) => bone.name),
      [],
      (mesh: SkinnedMesh) => mesh.name.startsWith(name),
    );
  };
  return new Models(
    new Figure(
      doll,
      rigs.doll.bones.map((bone) => bone.name),
      rigs.doll.morphs,
    ),
    [hand(0), hand(1)],
  );
}
