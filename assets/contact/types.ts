import type { HandAngles, HandPose, HandSide } from '../hands/rig.ts';
import type { Quaternion, Vector } from '../hands/rotation.ts';
import type { HandShape, HandShapeName } from '../hands/shapes.ts';

/**
 * The doll in one pose, as something that can be pressed against. Made by `bodyFromMesh`
 * (./body.ts) from the skinned doll, which is exactly what is drawn. Make one per doll pose and
 * keep it: it remembers the distances that it has worked out.
 */
export interface PosedBody {
  /**
   * Signed distance in metres from a point of the world to the skin, negative inside the doll.
   * Exact to about 0.1 mm within 2 cm of the skin; further away it may only be a lower bound.
   */
  readonly distance: (x: number, y: number, z: number) => number;
  /** The same, and writes its gradient (unit length near the skin) to `gradient`. */
  readonly sample: (x: number, y: number, z: number, gradient: Float64Array) => number;
  /** Where no hand may lie on it; none, if this is left out. */
  readonly forbidden?: readonly ForbiddenBall[];
}

/** Skin that no hand may touch: what lies in a ball, metres in the world. */
export interface ForbiddenBall {
  readonly centre: Vector;
  readonly radius: number;
}

/** A place on the skin of the posed doll, in the world: metres, unit normal pointing outwards. */
export interface ContactPlace {
  readonly position: Vector;
  readonly normal: Vector;
}

/**
 * How firmly the hand lies on the skin. It decides how deep the patch is let into the skin
 * (soft flesh gives way): light -1.2 mm, moderate -1.4 mm, firm -2 mm.
 */
export type ContactPressure = 'light' | 'moderate' | 'firm';

/** Where the parent's arms come from. Default: kneeling at the baby's feet. */
export interface ParentSeat {
  /** Middle between the shoulders, metres. The parent leans from here towards the baby. */
  readonly shoulders: Vector;
  /** Unit vector from the parent's left shoulder to the right one. */
  readonly right: Vector;
}

export interface ContactRequest {
  readonly body: PosedBody;
  /** Where the middle of the shape's anchor regions goes. */
  readonly place: ContactPlace;
  /**
   * Where the straight fingers point (for thumb-pads: the thumb), as a world direction; only its
   * part along the skin counts. The wrist's comfort may turn the hand up to about 20° from it.
   * Leave it out to let the arm decide: the hand then points straight on from the forearm.
   */
  readonly heading?: Vector;
  readonly hand: HandSide;
  readonly shape: HandShapeName | HandShape;
  readonly pressure?: ContactPressure;
  /**
   * Height above the skin in metres, for arriving and leaving: the same hand, opened a little and
   * held off the skin. 0 (the default) touches.
   */
  readonly lift?: number;
  /** The solution a moment ago: the search starts from it and stays near it. */
  readonly previous?: ContactSolution;
  /** Seconds since `previous`; default 0.15. The longer, the less it holds. */
  readonly elapsed?: number;
  /** The other hand, already placed: this one keeps clear of it. */
  readonly avoid?: ContactSolution;
  readonly seat?: ParentSeat;
}

export interface ContactSolution {
  readonly hand: HandSide;
  readonly shape: HandShapeName;
  /** Wrist in the world and all joints from their parents: copy or interpolate this. */
  readonly pose: HandPose;
  /** The same as anatomical angles, degrees. */
  readonly angles: HandAngles;
  readonly wrist: { readonly position: Vector; readonly quaternion: Quaternion };
  /** Signed distances to the skin in metres, negative inside. */
  readonly gaps: {
    /** Median over the shape's core regions: what "it touches" is judged by. */
    readonly core: number;
    /** The point of the core regions furthest off the skin. */
    readonly coreFarthest: number;
    /** The deepest point of the whole hand and sleeve. */
    readonly deepest: number;
    /** How far the anchor ended from the place, along the skin (or, if more, off it). */
    readonly miss: number;
    /** Deepest overlap with the hand to avoid, 0 or more. */
    readonly overlap: number;
  };
}

/** A hand in the air, or on the other hand, with no skin to touch. */
export interface FreeRequest {
  readonly hand: HandSide;
  readonly shape: HandShapeName | HandShape;
  /** Middle of the palm in the world, metres. */
  readonly palm: Vector;
  /** Where the palm looks. */
  readonly facing: Vector;
  /** Where the straight fingers point. */
  readonly heading: Vector;
  readonly seat?: ParentSeat;
}
