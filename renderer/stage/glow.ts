import {
  Color,
  InstancedMesh,
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

/** A system of the body as glowing beads on the doll, seen through the skin because it is a schema of the inside. */
export class Glow {
  readonly mesh = new InstancedMesh(
    new SphereGeometry(1, 16, 12),
    new MeshBasicMaterial({
      color: new Color('#ffd27a'),
      transparent: true,
      opacity: 0.82,
      depthTest: false,
      toneMapped: false,
    }),
    MOST_BEADS,
  );
  readonly #bones: ReadonlyMap<string, number>;
  readonly #matrix = new Matrix4();
  readonly #from = new Vector3();
  readonly #to = new Vector3();
  readonly #at = new Vector3();
  readonly #turn = new Quaternion();

  constructor(doll: Rig) {
    this.#bones = new Map(doll.bones.map((bone, index) => [bone.name, index]));
    this.mesh.frustumCulled = false;
    this.mesh.renderOrder = 5;
    this.mesh.visible = false;
  }

  /** Shows a system on the doll as it lies now, or nothing. */
  update(system: System | undefined, pose: PoseBuffer): void {
    this.mesh.visible = system !== undefined;
    if (!system) return;
    let count = 0;
    for (const chain of SYSTEM_CHAINS[system]) count = this.#string(chain, pose, count);
    this.mesh.count = count;
    this.mesh.instanceMatrix.needsUpdate = true;
  }

  dispose(): void {
    this.mesh.geometry.dispose();
    this.mesh.material.dispose();
    this.mesh.dispose();
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
    this.mesh.setMatrixAt(count, this.#matrix.makeScale(radius, radius, radius).setPosition(at));
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
