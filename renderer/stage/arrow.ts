/**
 * An arrow along a path, laid out flat in the picture. Whatever way a path bends over the skin, what the class sees is
 * a drawing: so it gets its width, its smoothness and its head where it is seen. Lengths are in heights of the picture.
 */

import type { PathForm } from '../choreography/index.ts';

/** A point of a path: x and y in the picture, and how far its skin faces the camera (-1 to 1). */
const FIELDS = 3;
/** Points that a path is made of, and how often they are evened out. */
const POINTS = 40;
const EVENINGS = 30;
/** Cross sections of the strip that carries the arrow: before the start, along the band, and two of the head. */
export const SECTIONS = POINTS + 3;

/** Half the width of the band; and as a share of a short path or circle. */
const HALF_WIDTH = 0.0135;
const OPEN_SHARE = 0.085;
const CLOSED_SHARE = 0.05;
/** All in half widths of the band. */
const HEAD_LENGTH = 3.4;
const HEAD_HALF_WIDTH = 2.5;
const START_RADIUS = 1.75;
const OUTLINE = 0.42;
/** A circle is drawn at least this large, larger than it is if need be; and this much of it. */
const LEAST_RADIUS = 0.052;
const ARC = 0.84;
/** A way to and fro is drawn at least this long, and larger than it is by this much at most. */
const LEAST_TO_AND_FRO = 0.17;
const MOST_LARGER = 20;
/** A press is four arrowheads that point at its place: their share of an arrow's. */
const PRESS_HEAD = 0.8;
/** How far out of its place a sign reaches that goes nowhere. */
const SIGN_REACH = 7;
/** How near to the upper and lower edge of the picture a hand's sign that it is still may come. */
const STILL_EDGE = 0.06;
/** Ways shorter than this say nothing on a wall: they fade until they are gone. */
const GONE = 0.045;
const CLEAR = 0.07;
/** The share of the band over which it turns into the direction of its stiff head, and how far at most, radians. */
const TURNING = 0.4;
const MOST_TURNING = 0.6;
/** How much of the room inside a bend the strip may take. */
const INSIDE_BEND = 0.6;

/** What a shader must know to draw the arrow in its strip. */
export interface ArrowSizes {
  /** From the start to the tip. */
  length: number;
  halfWidth: number;
  headLength: number;
  headHalfWidth: number;
  startRadius: number;
  outline: number;
}

/** A strip of `SECTIONS` cross sections, two corners each, and the arrow's measures in it. */
export class Arrow {
  /** x and y of each corner. */
  readonly corners = new Float32Array(SECTIONS * 4);
  /** Of each corner: how far along the arrow and how far across; how far its skin faces the camera. */
  readonly along = new Float32Array(SECTIONS * 6);
  readonly sizes: ArrowSizes = {
    length: 0,
    halfWidth: 0,
    headLength: 0,
    headHalfWidth: 0,
    startRadius: 0,
    outline: 0,
  };
  /** 0 to 1: whether the path is long enough in the picture to say something. */
  clarity = 0;
  readonly #path = new Float32Array(POINTS * FIELDS);
  readonly #scratch = new Float32Array(POINTS * FIELDS);
  readonly #angles = new Float32Array(POINTS);
  readonly #at = new Float32Array(FIELDS);

  /**
   * @param points x, y and facing of each point of the path
   * @param form a closed path is a circle, drawn with a gap between its head and its start; one to and fro has two heads;
   *   a press is arrowheads all around that point at its place, a hand that is still the two bars of a pause
   */
  lay(points: Float32Array, count: number, form: PathForm): void {
    if (form === 'press' || form === 'still') return this.#sign(points, count, form);
    const closed = form === 'closed';
    this.#even(points, count, closed);
    let length = this.#measure();
    if (closed) {
      this.#round(Math.max(LEAST_RADIUS, length / (2 * Math.PI)));
      length = this.#measure();
    }
    if (form === 'to and fro' && length < LEAST_TO_AND_FRO) length = this.#straighten();
    const { sizes } = this;
    const half = Math.min(HALF_WIDTH, length * (closed ? CLOSED_SHARE : OPEN_SHARE));
    sizes.length = closed ? length * ARC : length;
    sizes.halfWidth = half;
    sizes.headLength = HEAD_LENGTH * half;
    sizes.headHalfWidth = HEAD_HALF_WIDTH * half;
    sizes.startRadius = (closed ? 1 : START_RADIUS) * half;
    sizes.outline = OUTLINE * half;
    this.clarity = clamp((length - GONE) / (CLEAR - GONE), 0, 1);
    this.#strip(length, form === 'to and fro');
  }

  /** The place that a hand presses or rests on, in the middle of a square that has room for its sign. */
  #sign(points: Float32Array, count: number, form: 'press' | 'still'): void {
    const reach = SIGN_REACH * HALF_WIDTH;
    mix(points, 0, count - 1, 0.5, this.#at, 0);
    // A press is where it is; of a hand at the edge of the picture it is enough to see that it is still.
    if (form === 'still') this.#at[1] = clamp(this.#at[1]!, STILL_EDGE - 0.5, 0.5 - STILL_EDGE);
    this.#section(0, 0, -reach, reach, -reach);
    for (let k = 1; k < SECTIONS; k++) this.#section(k, 0, reach, reach, reach);
    const { sizes } = this;
    sizes.halfWidth = HALF_WIDTH;
    sizes.headLength = HEAD_LENGTH * HALF_WIDTH * PRESS_HEAD;
    sizes.headHalfWidth = HEAD_HALF_WIDTH * HALF_WIDTH * PRESS_HEAD;
    sizes.outline = OUTLINE * HALF_WIDTH;
    this.clarity = 1;
  }

  /** Resamples a path and takes the corners out of it; the ends of an open one stay where they are. */
  #even(points: Float32Array, count: number, closed: boolean): void {
    const path = this.#path;
    let total = 0;
    for (let i = 1; i < count; i++) total += apart(points, i - 1, i);
    let before = 0;
    let step = 1;
    for (let k = 0; k < POINTS; k++) {
      const wanted = (total * k) / (POINTS - 1);
      while (step + 1 < count && before + apart(points, step - 1, step) < wanted) {
        before += apart(points, step - 1, step);
        step += 1;
      }
      const stretch = apart(points, step - 1, step);
      const u = stretch > 0 ? Math.min(1, (wanted - before) / stretch) : 0;
      mix(points, step - 1, step, u, path, k);
    }
    const last = POINTS - 1;
    for (let round = 0; round < EVENINGS; round++) {
      this.#scratch.set(path);
      for (let k = closed ? 0 : 1; k < (closed ? POINTS : last); k++) {
        // A closed path ends where it began: its last point and its first are one.
        const [a, b] = [k === 0 ? last - 1 : k - 1, k === last ? 1 : k + 1];
        for (let f = 0; f < FIELDS; f++) {
          const [p, q, r] = [a * FIELDS + f, k * FIELDS + f, b * FIELDS + f];
          path[q] = (this.#scratch[p]! + 2 * this.#scratch[q]! + this.#scratch[r]!) / 4;
        }
      }
    }
  }

  #measure(): number {
    let length = 0;
    for (let k = 1; k < POINTS; k++) length += apart(this.#path, k - 1, k);
    return length;
  }

  /** Draws a short path larger and straight from end to end, about its middle. @returns its length */
  #straighten(): number {
    const path = this.#path;
    const last = (POINTS - 1) * FIELDS;
    const middle = (POINTS >> 1) * FIELDS;
    const [x, y] = [path[middle]!, path[middle + 1]!];
    const [wide, high] = [path[last]! - path[0]!, path[last + 1]! - path[1]!];
    const length = Math.hypot(wide, high);
    const larger = Math.min(MOST_LARGER, LEAST_TO_AND_FRO / (length + 1e-6));
    for (let k = 0; k < POINTS; k++) {
      const share = (k / (POINTS - 1) - 0.5) * larger;
      path[k * FIELDS] = x + wide * share;
      path[k * FIELDS + 1] = y + high * share;
    }
    return length * larger;
  }

  /** A circle is drawn round, about its middle and in its sense: one that is seen from its edge would look like a line. */
  #round(radius: number): void {
    const path = this.#path;
    let [middleX, middleY, sense] = [0, 0, 0];
    for (let k = 0; k + 1 < POINTS; k++) {
      const [a, b] = [k * FIELDS, (k + 1) * FIELDS];
      middleX += path[a]! / (POINTS - 1);
      middleY += path[a + 1]! / (POINTS - 1);
      sense += path[a]! * path[b + 1]! - path[b]! * path[a + 1]!;
    }
    const start = Math.atan2(path[1]! - middleY, path[0]! - middleX);
    for (let k = 0; k < POINTS; k++) {
      const angle = start + (Math.sign(sense) * 2 * Math.PI * k) / (POINTS - 1);
      path[k * FIELDS] = middleX + radius * Math.cos(angle);
      path[k * FIELDS + 1] = middleY + radius * Math.sin(angle);
    }
  }

  /** Fills `#at` with the point of the path a length from its start. */
  #pointAt(wanted: number): void {
    let before = 0;
    let k = 1;
    while (k + 1 < POINTS && before + apart(this.#path, k - 1, k) < wanted) {
      before += apart(this.#path, k - 1, k);
      k += 1;
    }
    const stretch = apart(this.#path, k - 1, k);
    mix(
      this.#path,
      k - 1,
      k,
      stretch > 0 ? Math.max(0, (wanted - before) / stretch) : 0,
      this.#at,
      0,
    );
  }

  /** The band bends with the path; start and head are stiff, so that no bend can crumple them. */
  #strip(whole: number, twoHeads: boolean): void {
    const { length, headLength, headHalfWidth, startRadius, outline } = this.sizes;
    const wide = headHalfWidth + 2 * outline;
    const reach = twoHeads ? wide : startRadius + outline;
    const neck = Math.max(0, length - headLength - outline);
    const step = neck / (POINTS - 1);
    const arriving = this.#angle(neck - step, neck);
    const late = clamp(turnOf(arriving, this.#angle(neck, length)), -MOST_TURNING, MOST_TURNING);
    const heading = arriving + late;
    for (let k = 0; k < POINTS; k++) {
      const share = Math.max(0, (k / (POINTS - 1) - 1 + TURNING) / TURNING);
      this.#angles[k] = this.#angle((k - 1) * step, Math.min(whole, (k + 1) * step)) + share * late;
    }
    this.#angles[0] = this.#angle(0, Math.max(step, Math.min(neck, reach)));
    this.#angles[POINTS - 1] = heading;
    this.#pointAt(0);
    this.#section(0, this.#angles[0], -reach, reach, -reach);
    for (let k = 0; k < POINTS; k++) {
      const angle = this.#angles[k]!;
      const before = turnOf(this.#angles[k - 1] ?? angle, angle);
      const after = turnOf(angle, this.#angles[k + 1] ?? angle);
      const turn = Math.max(Math.abs(before), Math.abs(after)) + 1e-6;
      this.#pointAt(k * step);
      this.#section(k + 1, angle, k * step, Math.min(reach, (INSIDE_BEND * step) / turn));
    }
    const over = headLength + outline * 4;
    this.#section(POINTS + 1, heading, neck, wide);
    this.#section(POINTS + 2, heading, neck + over, wide, over);
  }

  /** The angle at which the path goes from one length to another; to the right where they are one place. */
  #angle(from: number, to: number): number {
    this.#pointAt(Math.max(0, from));
    const [x, y] = [this.#at[0]!, this.#at[1]!];
    this.#pointAt(to);
    return Math.atan2(this.#at[1]! - y, this.#at[0]! - x);
  }

  /**
   * Writes the two corners of the cross section at the point in `#at`.
   * @param along how far along the arrow it is
   * @param half half of its width
   * @param ahead how far from the point, in the direction of `angle`
   */
  #section(index: number, angle: number, along: number, half: number, ahead = 0): void {
    const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
    const [x = 0, y = 0, facing = 0] = this.#at;
    for (let side = 0; side < 2; side++) {
      const across = side === 0 ? half : -half;
      const corner = index * 2 + side;
      this.corners[corner * 2] = x + dx * ahead - dy * across;
      this.corners[corner * 2 + 1] = y + dy * ahead + dx * across;
      this.along[corner * 3] = along;
      this.along[corner * 3 + 1] = across;
      this.along[corner * 3 + 2] = facing;
    }
  }
}

function apart(points: Float32Array, a: number, b: number): number {
  return Math.hypot(
    points[b * FIELDS]! - points[a * FIELDS]!,
    points[b * FIELDS + 1]! - points[a * FIELDS + 1]!,
  );
}

function mix(
  points: Float32Array,
  a: number,
  b: number,
  u: number,
  out: Float32Array,
  to: number,
): void {
  for (let f = 0; f < FIELDS; f++) {
    out[to * FIELDS + f] = points[a * FIELDS + f]! * (1 - u) + points[b * FIELDS + f]! * u;
  }
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

/** The way from one angle to another, -π to π. */
function turnOf(from: number, to: number): number {
  return Math.atan2(Math.sin(to - from), Math.cos(to - from));
}
