/** Puts the moves of a stroke in time: which hand does what when, and what the doll does meanwhile. */
import { otherSide } from '../../renderer/choreography/rig.ts';
import { STROKE_AREAS } from './catalog.ts';
import { DollMotion } from './doll-motion.ts';
import { Figure, type Doll } from './figure.ts';
import { HandMotion, type RibbonTime, type Solver } from './hand-motion.ts';
import { HAND_WORDS, type Action, type Beat, type HandWord, type StepSource } from './language.ts';
import { planAction, type HandIndex, type Plan } from './plan.ts';
import { StrokeFileError, type ReadStroke } from './read.ts';

/** Moves that a stroke begins with are done by the time it begins, s. */
const LONG_BEFORE = 120;
/** A still moment at the end of a step that names no rest of its own, s. */
const DEFAULT_REST = 1;
/** What the ribbons' fading needs beyond the end of a step, s. */
const RIBBON_FADE = 0.35;
/** Paces that a stretched or hurried step may come to, cm/s. */
const SLOWEST = 2;
const FASTEST = 15;

/** Which of the parent's hands a word means, for the baby's left limb (the parent's right-hand side). */
function handsOf(word: HandWord): readonly HandIndex[] {
  switch (word) {
    case 'outer hand':
    case 'right hand':
      return [1];
    case 'inner hand':
    case 'left hand':
      return [0];
    case 'both hands':
      return [1, 0];
  }
}

/** The same action on the baby's other side, for `both hands`. */
function mirrorAction(entry: Action): Action {
  const text = JSON.stringify(entry, (key, value: unknown) =>
    typeof value === 'string' && key !== 'shape' && key !== 'fingers' ? otherSide(value) : value,
  );
  const mirrored = JSON.parse(text) as Action;
  if ('circle' in mirrored) {
    const way = (mirrored.way ?? 'clockwise') === 'clockwise' ? 'anticlockwise' : 'clockwise';
    return { ...mirrored, way };
  }
  return mirrored;
}

interface Task {
  readonly hand: HandIndex;
  readonly entry: Action;
}

export function tasksOf(beat: Beat): readonly Task[] {
  return HAND_WORDS.flatMap((word) => {
    const entry = beat[word];
    if (!entry) return [];
    return handsOf(word).map((hand) => ({
      hand,
      entry: word === 'both hands' && hand === 0 ? mirrorAction(entry) : entry,
    }));
  });
}

/** Beats with their repetitions written out. */
export function expand(beats: readonly Beat[]): readonly Beat[] {
  return beats.flatMap((beat) => {
    const inner = beat.moves ? expand(beat.moves) : [beat];
    return Array.from({ length: beat.repeat ?? 1 }, () => inner).flat();
  });
}

export interface Timeline {
  readonly hands: readonly [HandMotion, HandMotion];
  readonly doll: DollMotion;
  readonly starts: readonly number[];
  readonly seconds: readonly number[];
  readonly figures: readonly Figure[];
  readonly end: number;
}

/** Each hand's tasks from now on, with the pose they are done in: so that a hand can lie down for what follows. */
type Upcoming = readonly [{ entry: Action; figure: Figure }[], { entry: Action; figure: Figure }[]];

/** The plan that follows, if it begins with the same shape where this one lays the hand down. */
function planAhead(
  plan: Plan,
  next: Upcoming[number][number] | undefined,
  figure: Figure,
  hand: HandIndex,
  pace: number,
): Plan | undefined {
  if (!next || next.figure !== figure || plan.keys.length !== 1 || plan.keys[0]!.lift > 0)
    return undefined;
  const ahead = planAction({ figure, hand, pace }, next.entry, plan.shape);
  if (!ahead || ahead.keys.length < 2 || ahead.shape !== plan.shape) return undefined;
  const a = plan.keys[0]!.place.position;
  const begin = ahead.xAt(0);
  const first = ahead.keys.reduce((best, key) =>
    Math.abs(key.x - begin) < Math.abs(best.x - begin) ? key : best,
  );
  const b = first.place.position;
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]) < 0.004 ? ahead : undefined;
}

/** Runs a step's moves from a time on; returns when they are done. */
function runMoves(
  step: Pick<StepSource, 'moves'>,
  figure: Figure,
  hands: readonly [HandMotion, HandMotion],
  pace: number,
  start: number,
  scale: number,
  upcoming: Upcoming,
): number {
  let t = start;
  for (const beat of expand(step.moves)) {
    let done = t;
    const tasks = tasksOf(beat);
    const busy = new Set(tasks.map((task) => task.hand));
    for (const { hand, entry } of tasks) {
      const motion = hands[hand];
      const other = hands[hand === 0 ? 1 : 0];
      const after = ('after' in entry ? (entry.after ?? 0) : 0) * scale;
      const plan = planAction({ figure, hand, pace }, entry, motion.shape);
      upcoming[hand].shift();
      const ahead = plan && planAhead(plan, upcoming[hand][0], figure, hand, pace);
      const avoid = busy.has(other.hand) && hand === tasks[0]!.hand ? undefined : other.solution;
      const end = plan
        ? motion.perform(figure, plan, t + after, scale, avoid, ahead)
        : motion.leave(figure, t + after, scale);
      done = Math.max(done, end);
    }
    t = done;
  }
  return t;
}

export function schedule(stroke: ReadStroke, doll: Doll, solver: Solver): Timeline {
  const { source } = stroke;
  const figures = new Map<string, Figure>();
  const figureOf = (pose: string): Figure => {
    const known = figures.get(pose) ?? new Figure(doll, pose);
    figures.set(pose, known);
    return known;
  };
  const paceOf = source.pace;
  const isStroke = STROKE_AREAS.some((area) => area === source.area);
  const attempt = (scales: readonly number[]): Timeline => {
    let pose = source.steps[0]!.baby?.pose ?? 'rest';
    let face = source.steps[0]!.baby?.face ?? 'calm';
    const motion = new DollMotion(doll, pose, face);
    const first = figureOf(pose);
    const hands = [new HandMotion(solver, 0, first), new HandMotion(solver, 1, first)] as const;
    const starts: number[] = [];
    const seconds: number[] = [];
    const used: Figure[] = [];
    const upcoming: Upcoming = [[], []];
    let later = pose;
    const note = (beats: readonly Beat[]): void => {
      for (const beat of expand(beats)) {
        for (const { hand, entry } of tasksOf(beat)) {
          upcoming[hand].push({ entry, figure: figureOf(later) });
        }
      }
    };
    note(source['begins with']);
    for (const step of source.steps) {
      later = step.baby?.pose ?? later;
      note(step.moves);
      for (const act of step.baby?.then ?? []) later = act.pose ?? later;
    }
    runMoves({ moves: source['begins with'] }, first, hands, paceOf, -LONG_BEFORE, 1, upcoming);
    for (const hand of hands) hand.ribbons.length = 0;
    let t = 0;
    source.steps.forEach((step, index) => {
      starts.push(t);
      pose = step.baby?.pose ?? pose;
      face = step.baby?.face ?? face;
      const scale = scales[index] ?? 1;
      const moved = motion.change(t, pose, face);
      const figure = figureOf(pose);
      used.push(figure);
      let acting = t;
      let acted = t;
      for (const act of step.baby?.then ?? []) {
        acting += act.after;
        pose = act.pose ?? pose;
        face = act.face ?? face;
        acted = Math.max(acted, acting + motion.change(acting, pose, face, act.in));
      }
      const counts = hands.map((hand) => hand.ribbons.length);
      const done = runMoves(step, figure, hands, paceOf, t + moved, scale, upcoming);
      // Where nothing of a stroke is to be seen moving, the class is told that this is meant.
      if (isStroke && hands.every((hand, k) => hand.ribbons.length === counts[k])) {
        for (const hand of hands) hand.stays(t);
      }
      let end = Math.max(done, acted) + (step.rest ?? DEFAULT_REST);
      // A step that is only a rest still lasts as long as it says.
      if (step.moves.length === 0 && step.seconds !== undefined) {
        end = Math.max(acted, t + step.seconds);
      }
      hands.forEach((hand, k) => keepRibbons(hand.ribbons.slice(counts[k]), end));
      seconds.push(end - t);
      t = end;
    });
    for (const hand of hands) hand.finish(t);
    return { hands, doll: motion, starts, seconds, figures: used, end: t };
  };

  const natural = attempt([]);
  const wanted = source.steps.map((step) => step.seconds);
  if (wanted.every((length) => length === undefined)) return natural;
  const scales = source.steps.map((step, index) => {
    if (step.seconds === undefined || step.moves.length === 0) return 1;
    const rest = step.rest ?? DEFAULT_REST;
    const scale = (step.seconds - rest) / (natural.seconds[index]! - rest);
    const pace = paceOf / scale;
    if (!(scale > 0) || pace < SLOWEST || pace > FASTEST) {
      const speed = scale > 0 ? `${pace.toFixed(1)} centimetres a second` : 'faster than any hand';
      throw new StrokeFileError([
        `${stroke.id}, step ${index + 1}: in ${step.seconds} seconds, of which ${rest} are rest, the hand ` +
          `would have to glide at ${speed}; ${SLOWEST} to ${FASTEST} are allowed. ` +
          `At its own pace this step takes ${natural.seconds[index]!.toFixed(1)} seconds.`,
      ]);
    }
    return scale;
  });
  return attempt(scales);
}

/** A ribbon stays to be looked at until the step ends, or until its hand sets out along the next one. */
function keepRibbons(ribbons: readonly RibbonTime[], end: number): void {
  ribbons.forEach((ribbon, i) => {
    const next = ribbons[i + 1];
    ribbon.to = next ? next.from + RIBBON_FADE : end + RIBBON_FADE;
  });
}
