/**
 * What a solve is after, in the right hand's mirror world: the request with every default filled
 * in, and a left hand turned into a right one (x negated).
 */
import { mirrorVector, normalize, type Vector } from '../hands/rotation.ts';
import { handShapes, type HandShape } from '../hands/shapes.ts';
import { atTheFeet } from './arm.ts';
import type { ContactRequest, ParentSeat, PosedBody } from './types.ts';

export interface Goal {
  readonly mirrored: boolean;
  readonly body: PosedBody;
  readonly shape: HandShape;
  readonly position: Vector;
  readonly normal: Vector;
  readonly heading: Vector | undefined;
  /** Signed distance that the patch should have, metres. */
  readonly gap: number;
  readonly lift: number;
  readonly seat: ParentSeat;
}

export const depths = { light: -0.0012, moderate: -0.0014, firm: -0.002 } as const;

export const mirrorBody = (body: PosedBody): PosedBody => ({
  distance: (x, y, z) => body.distance(-x, y, z),
  sample: (x, y, z, gradient) => {
    const d = body.sample(-x, y, z, gradient);
    gradient[0] = -gradient[0]!;
    return d;
  },
  forbidden: (body.forbidden ?? []).map(({ centre, radius }) => ({
    centre: mirrorVector(centre),
    radius,
  })),
});

/** The same seat seen in the mirror: the left arm becomes the right one of the mirror parent. */
const mirrorSeat = (seat: ParentSeat): ParentSeat => ({
  shoulders: mirrorVector(seat.shoulders),
  // The mirror image of the way to the left shoulder.
  right: [seat.right[0], -seat.right[1], -seat.right[2]],
});

export const goalOf = (request: ContactRequest): Goal => {
  const mirrored = request.hand === 'left';
  const across = (v: Vector): Vector => (mirrored ? mirrorVector(v) : v);
  const seat = request.seat ?? atTheFeet;
  const lift = request.lift ?? 0;
  return {
    mirrored,
    body: mirrored ? mirrorBody(request.body) : request.body,
    shape: typeof request.shape === 'string' ? handShapes[request.shape] : request.shape,
    position: across(request.place.position),
    normal: normalize(across(request.place.normal)),
    heading: request.heading ? normalize(across(request.heading)) : undefined,
    gap: lift > 0 ? lift : depths[request.pressure ?? 'moderate'],
    lift,
    seat: mirrored ? mirrorSeat(seat) : seat,
  };
};
