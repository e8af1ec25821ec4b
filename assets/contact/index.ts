/**
 * Contact: from "this hand shape, here on the skin, pointing that way" to a wrist and every joint.
 *
 * Pure and deterministic; runs in node while strokes are compiled, never while they play.
 * World frame throughout: metres, y up, the mat at y = 0, the doll's head towards -z, the parent
 * kneeling at +z. Call it for key samples of a movement (every 0.1 to 0.2 s), hand each solution
 * to the next call as `previous`, and interpolate: positions linearly, rotations by slerp.
 */
export type {
  ContactPlace,
  ForbiddenBall,
  ContactPressure,
  ContactRequest,
  ContactSolution,
  FreeRequest,
  ParentSeat,
  PosedBody,
} from './types.ts';
export { solveContact } from './solve.ts';
export { placeFreely } from './free.ts';
export { bodyFromMesh, bodyFromSolid } from './body.ts';
export type { Solid } from './solid.ts';
export { SolidDoll } from './doll.ts';
export { readModel, type Model, type ModelPose } from './model.ts';
export { HandSurface, tolerance, type ContactMeasure } from './measure.ts';
export { Course, corrected, type Moment } from './course.ts';
export { settle } from './settle.ts';
export { crowdingOf } from './crowding.ts';
