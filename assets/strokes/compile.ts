/** Compiles one stroke: schedule its moves, solve the contacts, sample everything, write the clip. */
import { RATE, type ClipHeader, type PathHeader } from '../../renderer/choreography/clip.ts';
import { HAND_JOINTS, otherSide } from '../../renderer/choreography/rig.ts';
import {
  conjugate,
  multiply,
  rotate,
  subtract,
  type Quaternion,
  type Vector,
} from '../hands/rotation.ts';
import type { CatalogStroke, StrokeNotes } from './catalog.ts';
import { ClipWriter, frameCount } from './clip-file.ts';
import { Figure, type Doll } from './figure.ts';
import { DollMotion } from './doll-motion.ts';
import { HandMotion, type RibbonTime, type Solver, type Stretch } from './hand-motion.ts';
import {
  HAND_WORDS,
  placesOf,
  type Action,
  type Beat,
  type HandWord,
  type StepSource,
} from './language.ts';
import { planAction, type HandIndex, type Plan } from './plan.ts';
import { printOf } from './prints.ts';
import { StrokeFileError, type ReadStroke } from './read.ts';
import { align, type Row } from './spline.ts';
import { pointAt } from './skin-path.ts';

export interface CompiledStroke {
  readonly catalog: CatalogStroke;
  readonly notes: StrokeNotes;
  readonly clip: Uint8Array;
}

/** Moves that a stroke begins with are done by the time it begins, s. */
const LONG_BEFORE = 120;
/** A still moment at the end of a step that names no rest of its own, s. */
const DEFAULT_REST = 1;
const RIBBON_POINTS = 40;
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

function tasksOf(beat: Beat): readonly Task[] {
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

interface Timeline {
  readonly hands: readonly [HandMotion, HandMotion];
  readonly doll: DollMotion;
  readonly starts: readonly number[];
  readonly seconds: readonly number[];
  readonly figures: readonly Figure[];
  readonly end: number;
}

/** Runs a step's moves from a time on; returns when they are done. */
function runMoves(
  step: Pick<StepSource, 'moves'>,
  figure: Figure,
  hands: readonly [HandMotion, HandMotion],
  pace: number,
  start: number,
  scale: number,
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
      const avoid = busy.has(other.hand) && hand === tasks[0]!.hand ? undefined : other.solution;
      const end = plan
        ? motion.perform(figure, plan, t + after, scale, avoid)
        : motion.leave(figure, t + after, scale);
      done = Math.max(done, end);
    }
    t = done;
  }
  return t;
}

function schedule(stroke: ReadStroke, doll: Doll, solver: Solver): Timeline {
  const { source } = stroke;
  const figures = new Map<string, Figure>();
  const figureOf = (pose: string): Figure => {
    const known = figures.get(pose) ?? new Figure(doll, pose);
    figures.set(pose, known);
    return known;
  };
  const paceOf = source.pace;
  const attempt = (scales: readonly number[]): Timeline => {
    let pose = source.steps[0]!.baby?.pose ?? 'rest';
    let face = source.steps[0]!.baby?.face ?? 'calm';
    const motion = new DollMotion(doll, pose, face);
    const first = figureOf(pose);
    const hands = [new HandMotion(solver, 0, first), new HandMotion(solver, 1, first)] as const;
    const starts: number[] = [];
    const seconds: number[] = [];
    const used: Figure[] = [];
    runMoves({ moves: source['begins with'] }, first, hands, paceOf, -LONG_BEFORE, 1);
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
      const done = runMoves(step, figure, hands, paceOf, t + moved, scale);
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

/** A place in the world as seen from a bone of the figure. */
function inBone(figure: Figure, bone: number, point: Vector): Vector {
  return rotate(conjugate(figure.boneRotation(bone)), subtract(point, figure.bonePosition(bone)));
}

function ribbonHeader(figure: Figure, hand: HandIndex, ribbon: RibbonTime): PathHeader {
  const { path, closed, progressAt } = ribbon.ribbon;
  const count = Math.min(RIBBON_POINTS, Math.max(2, Math.round(path.length / 0.004)));
  const points: number[] = [];
  for (let k = 0; k < count; k++) {
    const point = pointAt(path, (k / (count - 1)) * path.length);
    const normal = rotate(conjugate(figure.boneRotation(point.bone)), point.normal);
    points.push(
      point.bone,
      ...[...inBone(figure, point.bone, point.position), ...normal].map(round),
    );
  }
  const progress: number[] = [round(ribbon.start), 0];
  const samples = Math.max(2, Math.ceil(ribbon.seconds * 6));
  for (let k = 1; k <= samples; k++) {
    const t = (k / samples) * ribbon.seconds;
    progress.push(round(ribbon.start + t * ribbon.scale), round(progressAt(t)));
  }
  return { hand, from: round(ribbon.from), to: round(ribbon.to), closed, progress, points };
}

function round(value: number): number {
  return Math.round(value * 1e5) / 1e5;
}

function stretchAt(stretches: readonly Stretch[], t: number): Stretch | undefined {
  return stretches.find((stretch) => t < stretch.to) ?? stretches.at(-1);
}

/** Moves a row rigidly with the bone it rides on, from the pose it was solved in to the doll's pose now. */
function carry(row: Row, stretch: Stretch, positions: Float32Array, rotations: Float32Array): void {
  const { figure, bone } = stretch;
  const then = figure.boneRotation(bone);
  const now: Quaternion = [
    rotations[bone * 4]!,
    rotations[bone * 4 + 1]!,
    rotations[bone * 4 + 2]!,
    rotations[bone * 4 + 3]!,
  ];
  const turn = multiply(now, conjugate(then));
  const local = subtract([row[0]!, row[1]!, row[2]!], figure.bonePosition(bone));
  const moved = rotate(turn, local);
  for (let k = 0; k < 3; k++) row[k] = positions[bone * 3 + k]! + moved[k]!;
  row.set(multiply(turn, [row[3]!, row[4]!, row[5]!, row[6]!]), 3);
}

function writeHand(
  writer: ClipWriter,
  motion: HandMotion,
  doll: DollMotion,
  frames: number,
  prints: Map<string, number>,
): ClipHeader['hands'][number] {
  const position = new Float64Array(frames * 3);
  const rotation = new Float64Array(frames * 4);
  const touch = new Float64Array(frames);
  const joints = HAND_JOINTS.map(() => new Float64Array(frames * 4));
  let before: Row | undefined;
  for (let frame = 0; frame < frames; frame++) {
    const t = frame / RATE;
    const stretch = stretchAt(motion.stretches, t)!;
    const row = stretch.rowAt(Math.min(t, stretch.to));
    const bones = doll.bonesAt(t);
    carry(row, stretch, bones.positions, bones.rotations);
    if (before) align(row, before);
    before = row;
    position.set(row.subarray(0, 3), frame * 3);
    rotation.set(row.subarray(3, 7), frame * 4);
    for (let joint = 1; joint < HAND_JOINTS.length; joint++) {
      joints[joint]!.set(row.subarray(3 + joint * 4, 7 + joint * 4), frame * 4);
    }
    touch[frame] = stretch.touchAt(Math.min(t, stretch.to));
  }
  const visible: number[] = [];
  const wears: number[] = [];
  for (const stretch of motion.stretches) {
    if (stretch.visible) {
      if (visible.at(-1) === round(stretch.from)) visible[visible.length - 1] = round(stretch.to);
      else visible.push(round(stretch.from), round(stretch.to));
    }
    if (!prints.has(stretch.shape)) prints.set(stretch.shape, prints.size);
    const print = prints.get(stretch.shape)!;
    if (wears.at(-1) !== print) wears.push(round(stretch.from), print);
  }
  return {
    position: writer.track(position, 3),
    rotation: writer.track(rotation, 4),
    touch: writer.track(touch, 1),
    joints: joints.flatMap((samples, joint) =>
      joint === 0 ? [] : [{ joint, track: writer.track(samples, 4) }],
    ),
    visible,
    wears,
  };
}

export function compileStroke(stroke: ReadStroke, doll: Doll, solver: Solver): CompiledStroke {
  const { source, id } = stroke;
  const timeline = schedule(stroke, doll, solver);
  const frames = frameCount(timeline.end);
  const writer = new ClipWriter();
  const prints = new Map<string, number>();
  const hands = timeline.hands.map((hand) =>
    writeHand(writer, hand, timeline.doll, frames, prints),
  );
  const first = timeline.figures[0]!;
  const paths = timeline.hands.flatMap((motion) =>
    motion.ribbons.map((ribbon) => ribbonHeader(first, motion.hand, ribbon)),
  );
  const header: ClipHeader = {
    version: 1,
    id,
    side: source.limbs === 'each' ? 'left' : 'both',
    seconds: round(timeline.end),
    steps: timeline.starts.map(round),
    boneNames: doll.rig.bones.map((bone) => bone.name),
    ...timeline.doll.write(writer, frames),
    hands,
    prints: [...prints.keys()].map((shape) => printOf(shape)),
    shapes: [...prints.keys()],
    paths,
    emphasis: source.steps.map((step, index) => {
      const figure = timeline.figures[index]!;
      const place = figure.place(step['look at']);
      return [place.bone, ...inBone(figure, place.bone, place.position).map(round), 0.08];
    }),
  };
  return {
    catalog: catalogOf(stroke, timeline),
    notes: notesOf(stroke),
    clip: writer.finish(header),
  };
}

function catalogOf({ id, source }: ReadStroke, timeline: Timeline): CatalogStroke {
  return {
    id,
    area: source.area,
    name: source.name,
    otherNames: source['other names'],
    hands: source.hands,
    sides: source.limbs === 'each' ? ['left', 'right'] : ['both'],
    direction: source.direction,
    steps: source.steps.map((step, index) => ({
      caption: step.caption,
      seconds: round(timeline.seconds[index]!),
      start: round(timeline.starts[index]!),
      view: step.view,
      emphasis: step['look at'],
    })),
    seconds: round(timeline.end),
    cautions: source.cautions,
  };
}

function notesOf({ id, source }: ReadStroke): StrokeNotes {
  return {
    id,
    about: source.about,
    purpose: source.purpose,
    caution: source.caution,
    repetitions: source.repetitions,
    confidence: source.confidence,
    unsettled: source.unsettled,
    sources: source.sources,
    steps: source.steps.map(({ say, do: act, watch }) => ({ say, do: act, watch })),
  };
}

/** Every place and shape that a stroke's moves name: for tests and tools. */
export function actionsOf(source: ReadStroke['source']): readonly Action[] {
  return source.steps.flatMap((step) =>
    expand(step.moves).flatMap((beat) => tasksOf(beat).map(({ entry }) => entry)),
  );
}

export type { Plan };
export { placesOf };
