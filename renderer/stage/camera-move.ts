import { MathUtils, type PerspectiveCamera, Spherical, Vector3 } from 'three';
import { fovFor, type CameraPlace } from './views.ts';

/** Short, so that the room does not wait for it; eased, so that nobody loses the doll. */
const MOVE_MS = 700;

interface Station {
  readonly target: Vector3;
  /** From the target to the eye, so that a move goes around the doll and never through it. */
  readonly arm: Spherical;
  fov: number;
}

const station = (): Station => ({ target: new Vector3(), arm: new Spherical(), fov: 36 });

function setStation(out: Station, place: CameraPlace, scratch: Vector3): void {
  out.target.fromArray(place.target);
  scratch.fromArray(place.eye).sub(out.target);
  out.arm.setFromVector3(scratch);
  out.fov = place.fov;
}

function copyStation(out: Station, from: Station): void {
  out.target.copy(from.target);
  out.arm.copy(from.arm);
  out.fov = from.fov;
}

/** Moves one camera between the named places. */
export class CameraMove {
  readonly #from = station();
  readonly #goal = station();
  readonly #now = station();
  readonly #scratch = new Vector3();
  #startedAt = Number.NEGATIVE_INFINITY;
  #placed = false;

  /** Begins an eased move from where the camera is to whatever `update` names from now on. */
  depart(now: number, camera: PerspectiveCamera, target: Vector3 | null = null): void {
    if (!this.#placed) return;
    if (target) {
      // The instructor turned the doll by hand: the move begins where she left the camera.
      this.#now.target.copy(target);
      this.#now.arm.setFromVector3(this.#scratch.copy(camera.position).sub(target));
    }
    copyStation(this.#from, this.#now);
    this.#startedAt = now;
  }

  /**
   * Puts the camera where it belongs at `now`.
   * @returns whether it is still on its way
   */
  update(
    camera: PerspectiveCamera,
    goal: CameraPlace,
    aspect: number,
    now: number,
    eased: boolean,
  ): boolean {
    setStation(this.#goal, goal, this.#scratch);
    const progress =
      eased && this.#placed ? MathUtils.clamp((now - this.#startedAt) / MOVE_MS, 0, 1) : 1;
    if (progress >= 1) copyStation(this.#now, this.#goal);
    else this.#blend(MathUtils.smootherstep(progress, 0, 1));
    this.#placed = true;
    const { target, arm, fov } = this.#now;
    camera.position.setFromSpherical(arm).add(target);
    camera.fov = fovFor(fov, aspect);
    camera.aspect = aspect;
    camera.lookAt(target);
    camera.updateProjectionMatrix();
    return progress < 1;
  }

  #blend(u: number): void {
    const { arm: a } = this.#from;
    const { arm: b } = this.#goal;
    this.#now.target.lerpVectors(this.#from.target, this.#goal.target, u);
    let turn = b.theta - a.theta;
    if (turn > Math.PI) turn -= 2 * Math.PI;
    if (turn < -Math.PI) turn += 2 * Math.PI;
    this.#now.arm.set(
      MathUtils.lerp(a.radius, b.radius, u),
      MathUtils.lerp(a.phi, b.phi, u),
      a.theta + turn * u,
    );
    this.#now.fov = MathUtils.lerp(this.#from.fov, this.#goal.fov, u);
  }
}
