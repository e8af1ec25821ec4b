/** Compiles one stroke: schedule its moves, solve the contacts, sample everything, write the clip. */
import type { ClipHeader, PathHeader } from '../../renderer/choreography/clip.ts';
import { conjugate, rotate, subtract, type Vector } from '../hands/rotation.ts';
import type { CatalogStroke, StrokeNotes } from './catalog.ts';
import { ClipWriter, frameCount } from './clip-file.ts';
import type { Doll, Figure } from './figure.ts';
import { calmed } from './calm.ts';
import type { RibbonTime, Solver } from './hand-motion.ts';
import { placedRows, sampleHand, writeHand, type SampledHand } from './hand-tracks.ts';
import type { Action } from './language.ts';
import type { HandIndex } from './plan.ts';
import { printOf } from './prints.ts';
import type { ReadStroke } from './read.ts';
import { expand, schedule, tasksOf, type Timeline } from './schedule.ts';
import { settled } from './settled.ts';
import { pointAt } from './skin-path.ts';

export interface CompiledStroke {
  readonly catalog: CatalogStroke;
  readonly notes: StrokeNotes;
  readonly clip: Uint8Array;
}

const RIBBON_POINTS = 40;

/** A place in the world as seen from a bone of the figure. */
function inBone(figure: Figure, bone: number, point: Vector): Vector {
  return rotate(conjugate(figure.boneRotation(bone)), subtract(point, figure.bonePosition(bone)));
}

function ribbonHeader(hand: HandIndex, ribbon: RibbonTime): PathHeader {
  const { figure } = ribbon;
  const { path, form, progressAt } = ribbon.ribbon;
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
  return { hand, from: round(ribbon.from), to: round(ribbon.to), form, progress, points };
}

function round(value: number): number {
  return Math.round(value * 1e5) / 1e5;
}

/** A stroke compiled, and then, for as long as another is asked for, with its hands settled once more. */
export function* draftsOf(
  stroke: ReadStroke,
  doll: Doll,
  solver: Solver,
): Generator<CompiledStroke, void> {
  const timeline = schedule(stroke, doll, solver);
  const frames = frameCount(timeline.end);
  const [left, right] = timeline.hands;
  const planned = [
    sampleHand(left, timeline.doll, frames),
    sampleHand(right, timeline.doll, frames),
  ] as const;
  const { settle } = solver;
  if (!settle) {
    yield written(stroke, doll, timeline, planned);
    return;
  }
  const bodies = timeline.doll.bodies(frames, timeline.figures);
  for (const hands of settled(planned, bodies, settle)) {
    yield written(stroke, doll, timeline, hands);
  }
}

/** The first draft of a stroke. */
export function compileStroke(stroke: ReadStroke, doll: Doll, solver: Solver): CompiledStroke {
  const [first] = draftsOf(stroke, doll, solver);
  return first!;
}

function written(
  stroke: ReadStroke,
  doll: Doll,
  timeline: Timeline,
  sampled: readonly SampledHand[],
): CompiledStroke {
  const { source, id } = stroke;
  const frames = frameCount(timeline.end);
  const writer = new ClipWriter();
  const prints = new Map<string, number>();
  const hands = timeline.hands.map((motion) => {
    const { rows, touch } = sampled[motion.hand]!;
    return writeHand(writer, motion, calmed(placedRows(rows, motion.hand)), touch, prints);
  });
  const paths = timeline.hands.flatMap((motion) =>
    motion.ribbons.map((ribbon) => ribbonHeader(motion.hand, ribbon)),
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
