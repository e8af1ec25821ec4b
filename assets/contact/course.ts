/**
 * One hand through the moments of a movement: where it was planned to be, and how far it has been corrected
 * from there. Everything inside is in the right hand's mirror world, as for the solver.
 */
import { placeSticks, sticks } from './capsules.ts';
import { mirrorBody } from './goal.ts';
import { angleAt, setFromRow, type HandRow } from './hand-row.ts';
import { firstFreedom, freedoms, MovingHand, parameterCount } from './moving-hand.ts';
import type { PosedBody } from './types.ts';
import {
  degrees,
  fromRotationVector,
  lengthOf,
  mirrorRotation,
  mirrorVector,
  multiply,
  normalize,
  normalizeRotation,
  subtract,
  type Quaternion,
  type Vector,
} from '../hands/rotation.ts';
import type { HandSide } from '../hands/rig.ts';
import type { HandShape } from '../hands/shapes.ts';

/** A wrist that comes less far from the moment before to the one after stays where it is, m. */
const STAYS = 0.0015;

/** What a hand does in one moment. */
export interface Moment {
  readonly row: HandRow;
  readonly body: PosedBody;
  readonly shape: HandShape;
  /** It is not in the picture: it is in nobody's way, and in no trouble. */
  readonly hidden: boolean;
  /** It lies on the skin, and is judged by it. */
  readonly laid: boolean;
  /** 0 at the skin .. 1 far from any contact, where it is to keep well clear of everything. */
  readonly air: number;
  /** How deep the patch is meant to lie, m, negative inside. */
  readonly gap: number;
  /** It is to lie on the other hand, as hands that are rubbed do. */
  readonly rubs: boolean;
}

/** Applies a correction (wrist place, wrist turn, freedoms; m and radians) to a row of a right hand, or mirrored. */
export const corrected = (row: HandRow, by: Float64Array, side: HandSide): HandRow => {
  const out = Float64Array.from(row);
  const mirrored = side === 'left';
  const move = [by[0]!, by[1]!, by[2]!] as const;
  const moved = mirrored ? mirrorVector(move) : move;
  for (let axis = 0; axis < 3; axis++) out[axis] = out[axis]! + moved[axis]!;
  const turn = fromRotationVector([by[3]!, by[4]!, by[5]!]);
  const old: Quaternion = [row[3]!, row[4]!, row[5]!, row[6]!];
  out.set(normalizeRotation(multiply(mirrored ? mirrorRotation(turn) : turn, old)), 3);
  freedoms.forEach(({ least, most }, index) => {
    const at = angleAt[index]!;
    const value = out[at]! + by[firstFreedom + index]! / degrees;
    out[at] = Math.min(most / degrees, Math.max(least / degrees, value));
  });
  return out;
};

export class Course {
  readonly mirrored: boolean;
  /** How each moment is corrected. */
  readonly corrections: Float64Array[];
  private readonly ways: readonly (Vector | undefined)[];
  private readonly bodies = new Map<PosedBody, PosedBody>();

  constructor(
    readonly side: HandSide,
    readonly moments: readonly Moment[],
  ) {
    this.mirrored = side === 'left';
    this.corrections = moments.map(() => new Float64Array(parameterCount));
    this.ways = moments.map((_, index) => this.plannedWay(index));
  }

  /** The doll of a moment, in this hand's mirror world. */
  bodyAt(index: number): PosedBody {
    const { body } = this.moments[index]!;
    if (!this.mirrored) return body;
    const known = this.bodies.get(body) ?? mirrorBody(body);
    this.bodies.set(body, known);
    return known;
  }

  /** Where a hand that glides is on its way to, a unit vector; undefined for one that stays. */
  wayAt(index: number): Vector | undefined {
    return this.ways[index];
  }

  private plannedWay(index: number): Vector | undefined {
    const last = this.moments.length - 1;
    const [from, to] = [Math.max(0, index - 1), Math.min(last, index + 1)].map((at) =>
      this.plannedPlace(at),
    ) as [Vector, Vector];
    const way = subtract(to, from);
    return lengthOf(way) < STAYS ? undefined : normalize(way);
  }

  private plannedPlace(index: number): Vector {
    const { row } = this.moments[index]!;
    const place: Vector = [row[0]!, row[1]!, row[2]!];
    return this.mirrored ? mirrorVector(place) : place;
  }

  /** The angles of a moment before any correction, radians, one a freedom. */
  plannedValues(index: number): readonly number[] {
    const { row } = this.moments[index]!;
    return angleAt.map((at) => row[at]! * degrees);
  }

  /** Brings `hand` to a moment as corrected by now. */
  pose(index: number, hand: MovingHand): void {
    setFromRow(
      hand,
      corrected(this.moments[index]!.row, this.corrections[index]!, this.side),
      this.side,
    );
    hand.update();
  }

  /** The sticks of this hand in every moment, in the mirror world of the other hand. */
  sticksForOther(): readonly Float64Array[] {
    const hand = new MovingHand();
    return this.moments.map((_, index) => {
      this.pose(index, hand);
      const placed = new Float64Array(sticks.length * 8);
      placeSticks(hand, placed, true);
      return placed;
    });
  }
}
