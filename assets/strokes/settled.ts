/**
 * Settles the sampled hands of a stroke on the doll as it is in each frame (see contact/settle.ts), at half
 * the clip's rate; frames between are corrected like their neighbours.
 */
import { RATE } from '../../renderer/choreography/clip.ts';
import { Course, corrected, type Moment } from '../contact/index.ts';
import type { BodyLater } from './doll-motion.ts';
import { handShapes } from '../hands/shapes.ts';
import type { SampledHand } from './hand-tracks.ts';
import type { Solver } from './solving.ts';
import type { Row } from './spline.ts';

/** Frames from one settled moment to the next. */
const STRIDE = 2;
/** A touch from here on is contact, and is judged as such. */
const LAID_ON = 0.995;
/** Seconds after and before a touch in which a hand comes to keep its full distance. */
const SOON = 0.45;
/** How deep a patch is let into the skin where it has to be corrected, m. */
const DEPTH = -0.0014;
/** Frames to each side over which corrections are evened out, and their weights. */
const EVEN = [6 / 16, 4 / 16, 1 / 16] as const;

/** How far from any touch each frame is in time: 0 while touching .. 1 well away. */
function airOf(touch: Float64Array): Float64Array {
  const count = touch.length;
  const out = new Float64Array(count).fill(1);
  const sweep = (frame: number, since: number): number => {
    const now = touch[frame]! > 0.5 ? 0 : since + 1 / RATE;
    out[frame] = Math.min(out[frame]!, now / SOON);
    return now;
  };
  let since = Infinity;
  for (let frame = 0; frame < count; frame++) since = sweep(frame, since);
  since = Infinity;
  for (let frame = count - 1; frame >= 0; frame--) since = sweep(frame, since);
  return out.map((u) => u * u * (3 - 2 * u));
}

function same(a: Row, b: Row): boolean {
  return a.every((value, k) => Math.abs(value - b[k]!) < 1e-6);
}

/** For each frame the two moments it lies between, and how far from the first to the second. */
interface Grid {
  readonly frames: readonly number[];
  readonly at: readonly (readonly [before: number, after: number, share: number])[];
}

/** Every so many-th frame, but a stillness of both hands and of the doll is one moment. */
function gridOf(hands: readonly SampledHand[], bodies: readonly BodyLater[], stride: number): Grid {
  const count = bodies.length;
  const frames: number[] = [];
  const momentOf = new Int32Array(count).fill(-1);
  const stands = (frame: number, before: number): boolean =>
    bodies[frame] === bodies[before] &&
    hands.every(
      ({ rows, touch }) => touch[frame] === touch[before] && same(rows[frame]!, rows[before]!),
    );
  for (let frame = 0; frame < count; frame++) {
    const last = frames.at(-1);
    if (frame > 0 && momentOf[frame - 1]! >= 0 && stands(frame, last!)) {
      momentOf[frame] = frames.length - 1;
    } else if (
      last === undefined ||
      frame - lastOf(momentOf, frame) >= stride ||
      frame === count - 1
    ) {
      momentOf[frame] = frames.length;
      frames.push(frame);
    }
  }
  const at: [number, number, number][] = [];
  for (let frame = 0; frame < count; frame++) {
    if (momentOf[frame]! >= 0) {
      at.push([momentOf[frame]!, momentOf[frame]!, 0]);
      continue;
    }
    let before = frame;
    while (momentOf[before]! < 0) before--;
    let after = frame;
    while (momentOf[after]! < 0) after++;
    at.push([momentOf[before]!, momentOf[after]!, (frame - before) / (after - before)]);
  }
  return { frames, at };
}

/** The last frame before this one that is a moment. */
function lastOf(momentOf: Int32Array, frame: number): number {
  let last = frame - 1;
  while (last >= 0 && momentOf[last]! < 0) last--;
  return last;
}

/** The correction of every frame, evened out over its neighbours. */
function correctionsOf(course: Course, grid: Grid): readonly Float64Array[] {
  const plain = grid.at.map(([before, after, share]) => {
    const a = course.corrections[before]!;
    const b = course.corrections[after]!;
    return a.map((value, k) => value * (1 - share) + b[k]! * share);
  });
  const last = plain.length - 1;
  return plain.map((own, frame) => {
    const out = own.map((value) => value * EVEN[0]);
    for (let away = 1; away < EVEN.length; away++) {
      const a = plain[Math.max(0, frame - away)]!;
      const b = plain[Math.min(last, frame + away)]!;
      for (let k = 0; k < out.length; k++) out[k] = out[k]! + EVEN[away]! * (a[k]! + b[k]!);
    }
    return out;
  });
}

/** Both hands' movements corrected at some of their frames, and those between like their neighbours. */
function corrections(
  hands: readonly SampledHand[],
  bodies: readonly BodyLater[],
  grid: Grid,
  settle: (courses: readonly [Course, Course]) => void,
): readonly SampledHand[] {
  const courseOf = (hand: SampledHand, side: 'left' | 'right'): Course => {
    const air = airOf(hand.touch);
    const moments = grid.frames.map((frame): Moment => {
      const shape = handShapes[hand.shapes[frame]!];
      return {
        row: hand.rows[frame]!,
        get body() {
          return bodies[frame]!();
        },
        shape,
        hidden: !hand.visible[frame]!,
        laid: hand.touch[frame]! > LAID_ON,
        air: air[frame]!,
        gap: DEPTH,
        rubs: shape.name === 'rubbing',
      };
    });
    return new Course(side, moments);
  };
  const courses = [courseOf(hands[0]!, 'left'), courseOf(hands[1]!, 'right')] as const;
  settle(courses);
  return hands.map((hand, index) => {
    const course = courses[index]!;
    const evened = correctionsOf(course, grid);
    return {
      ...hand,
      rows: hand.rows.map((row, frame) => corrected(row, evened[frame]!, course.side)),
    };
  });
}

/**
 * First every other frame; then, where what was evened out or lies between is still in trouble, every frame once more,
 * and again for as long as it is asked for more.
 *
 * @param bodies the doll in every frame
 */
export function* settled(
  hands: readonly [SampledHand, SampledHand],
  bodies: readonly BodyLater[],
  settle: NonNullable<Solver['settle']>,
): Generator<readonly SampledHand[], never> {
  let now = corrections(hands, bodies, gridOf(hands, bodies, STRIDE), settle);
  for (;;) {
    now = corrections(now, bodies, gridOf(now, bodies, 1), (courses) => settle(courses, true));
    yield now;
  }
}
