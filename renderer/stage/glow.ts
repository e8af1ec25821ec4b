import {
  Color,
  InstancedMesh,
  type Material,
  Matrix4,
  MeshBasicMaterial,
  Quaternion,
  SphereGeometry,
  Vector3,
} from 'three';
import type { System } from '../../assets/strokes/catalog.ts';
import type { PoseBuffer, Rig } from '../choreography/index.ts';
import { SYSTEM_CHAINS, type Anchor, type Chain } from './systems.ts';

const MOST_BEADS = 256;

function beads(size: number, colour: string, opacity: number, order: number): InstancedMesh {
  const mesh = new InstancedMesh(
    new SphereGeometry(size, 16, 12),
    new MeshBasicMaterial({
      color: new Color(colour),
      transparent: true,
      opacity,
      depthTest: false,
      toneMapped: false,
    }),
    MOST_BEADS,
  );
  mesh.frustumCulled = false;
  mesh.renderOrder = order;
  mesh.visible = false;
  return mesh;
}

/** A system of the body as glowing beads on the doll, seen through the skin because it is a schema of the inside. */
export class Glow {
  /** The beads, and around each a wider pale ring that sets it off from every skin tone. */
  readonly meshes: readonly [InstancedMesh, InstancedMesh] = [
    beads(1.75, '#0f7f86', 0.4, 5),
    beads(1, '#eafcff', 0.95, 6),
  ];
  readonly #bones: ReadonlyMap<string, number>;
  readonly #matrix = new Matrix4();
  readonly #from = new Vector3();
  readonly #to = new Vector3();
  readonly #at = new Vector3();
  readonly #turn = new Quaternion();

  constructor(doll: Rig) {
    this.#bones = new Map(doll.bones.map((bone, index) => [bone.name, index]));
    // One set of places for both.
    this.meshes[1].instanceMatrix = this.meshes[0].instanceMatrix;
  }

  /** Shows a system on the doll as it lies now, or nothing. */
  update(system: System | undefined, pose: PoseBuffer): void {
    for (const mesh of this.meshes) mesh.visible = system !== undefined;
    if (!system) return;
    let count = 0;
    for (const chain of SYSTEM_CHAINS[system]) count = this.#string(chain, pose, count);
    for (const mesh of this.meshes) mesh.count = count;
    this.meshes[0].instanceMatrix.needsUpdate = true;
  }

  dispose(): void {
    for (const mesh of this.meshes) {
      mesh.geometry.dispose();
      (mesh.material as Material).dispose();
      mesh.dispose();
    }
  }

  #string(chain: Chain, pose: PoseBuffer, count: number): number {
    const { through, beads, radius } = chain;
    this.#place(through[0]!, pose, this.#from);
    let next = this.#bead(this.#from, radius, count);
    for (let stretch = 1; stretch < through.length; stretch++) {
      this.#place(through[stretch]!, pose, this.#to);
      for (let bead = 1; bead <= beads; bead++) {
        next = this.#bead(this.#at.lerpVectors(this.#from, this.#to, bead / beads), radius, next);
      }
      this.#from.copy(this.#to);
    }
    return next;
  }

  #bead(at: Vector3, radius: number, count: number): number {
    if (count >= MOST_BEADS) throw new RangeError(`A system has more than ${MOST_BEADS} beads.`);
    this.meshes[0].setMatrixAt(
      count,
      this.#matrix.makeScale(radius, radius, radius).setPosition(at),
    );
    return count + 1;
  }

  /** @throws Error when the doll has no such bone */
  #place([name, x = 0, y = 0, z = 0]: Anchor, pose: PoseBuffer, out: Vector3): void {
    const bone = this.#bones.get(name);
    if (bone === undefined) throw new Error(`The doll has no bone called ${name}.`);
    this.#turn.fromArray(pose.boneRotations, bone * 4);
    out.set(x, y, z).applyQuaternion(this.#turn);
    out.x += pose.bonePositions[bone * 3]!;
    out.y += pose.bonePositions[bone * 3 + 1]!;
    out.z += pose.bonePositions[bone * 3 + 2]!;
  }
}
