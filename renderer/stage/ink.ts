import {
  DynamicDrawUsage,
  InstancedMesh,
  Matrix4,
  Mesh,
  MeshBasicMaterial,
  type Object3D,
  SphereGeometry,
  Vector3,
} from 'three';
import { strengthOf, type Marks, type Spot } from '../../electron/lesson/marks.ts';

const MOST_BEADS = 3000;
/** Beads this far apart, m, run together into a line. */
const APART = 0.0025;
/** A jump longer than this, m, is not drawn over. */
const JUMP = 0.06;
/** Radius of a line, m, with its light casing: that way it is seen on every skin. */
const INK_RADIUS = 0.0032;
const CASING = 1.5;
const POINTER_RADIUS = 0.009;
const INK = '#1f2f8f';
const POINTER = '#c2185b';
const LIGHT = '#fffaf3';

/** Draws ink and the pointer on the doll. */
export class Ink {
  readonly meshes: readonly (Mesh | InstancedMesh)[];
  readonly #casing: InstancedMesh;
  readonly #ink: InstancedMesh;
  readonly #pointer: readonly Mesh[];
  readonly #bones = new Map<string, Object3D | null>();
  readonly #matrix = new Matrix4();
  readonly #from = new Vector3();
  readonly #to = new Vector3();
  readonly #bead = new Vector3();

  constructor() {
    const ball = new SphereGeometry(1, 12, 8);
    const material = (color: string, depthTest: boolean) =>
      // Drawn after the skin and without depth of its own, so that the ink lies in its casing.
      new MeshBasicMaterial({
        color,
        depthTest,
        depthWrite: false,
        transparent: true,
        toneMapped: false,
      });
    const beads = (color: string, order: number) => {
      const mesh = new InstancedMesh(ball, material(color, true), MOST_BEADS);
      mesh.instanceMatrix.setUsage(DynamicDrawUsage);
      mesh.frustumCulled = false;
      mesh.renderOrder = order;
      mesh.count = 0;
      return mesh;
    };
    this.#casing = beads(LIGHT, 20);
    this.#ink = beads(INK, 21);
    this.#pointer = [LIGHT, POINTER].map((color, index) => {
      const mesh = new Mesh(ball, material(color, false));
      mesh.scale.setScalar(index === 0 ? POINTER_RADIUS : POINTER_RADIUS * 0.72);
      mesh.renderOrder = 22 + index;
      mesh.visible = false;
      return mesh;
    });
    this.meshes = [this.#casing, this.#ink, ...this.#pointer];
  }

  /**
   * @param doll posed for this frame
   * @param now milliseconds since the epoch
   * @returns whether ink is fading, so that the next frame looks different
   */
  update(marks: Marks, doll: Object3D, now: number): boolean {
    const { pointer, lines } = marks;
    if (pointer || lines.length > 0) doll.updateMatrixWorld();
    let count = 0;
    let fading = false;
    for (const line of lines) {
      const strength = strengthOf(line, now);
      if (strength > 0 && strength < 1) fading = true;
      if (strength > 0) count = this.#string(line.spots, doll, strength, count);
    }
    for (const mesh of [this.#casing, this.#ink]) {
      mesh.count = count;
      mesh.visible = count > 0;
      if (count > 0) mesh.instanceMatrix.needsUpdate = true;
    }
    for (const mesh of this.#pointer) {
      mesh.visible = pointer !== null;
      if (pointer) this.place(pointer, doll, mesh.position);
    }
    return fading;
  }

  /** Where a spot is in the world now. */
  place(spot: Spot, doll: Object3D, into: Vector3): Vector3 {
    into.set(...spot.at);
    return this.#boneOf(spot.bone, doll)?.localToWorld(into) ?? into;
  }

  dispose(): void {
    for (const mesh of this.meshes) {
      mesh.geometry.dispose();
      if (!Array.isArray(mesh.material)) mesh.material.dispose();
    }
    this.#casing.dispose();
    this.#ink.dispose();
  }

  /** Strings beads from spot to spot; thinner as the ink fades. @returns the count of beads so far */
  #string(spots: readonly Spot[], doll: Object3D, strength: number, count: number): number {
    for (const [index, spot] of spots.entries()) {
      this.place(spot, doll, this.#to);
      const way = index === 0 ? 0 : this.#from.distanceTo(this.#to);
      const beads = way > JUMP ? 1 : Math.max(1, Math.ceil(way / APART));
      for (let bead = 1; bead <= beads && count < MOST_BEADS; bead += 1) {
        this.#bead.copy(this.#to);
        if (beads > 1) this.#bead.lerpVectors(this.#from, this.#to, bead / beads);
        const radius = INK_RADIUS * strength;
        this.#set(this.#ink, count, radius);
        this.#set(this.#casing, count, radius * CASING);
        count += 1;
      }
      this.#from.copy(this.#to);
    }
    return count;
  }

  #set(mesh: InstancedMesh, index: number, radius: number): void {
    this.#matrix.makeScale(radius, radius, radius).setPosition(this.#bead);
    mesh.setMatrixAt(index, this.#matrix);
  }

  #boneOf(name: string, doll: Object3D): Object3D | null {
    if (name === '') return null;
    const known = this.#bones.get(name);
    if (known !== undefined) return known;
    const bone = doll.getObjectByName(name) ?? null;
    this.#bones.set(name, bone);
    return bone;
  }
}
