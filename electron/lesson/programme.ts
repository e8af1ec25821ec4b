/**
 * What the lesson must know of the strokes in order to move through them. The compiled catalog of strokes
 * satisfies these types and says much more.
 */

import type { Side, View } from '../../assets/strokes/catalog.ts';

export { SIDES, VIEWS, type Side, type View } from '../../assets/strokes/catalog.ts';

export interface ProgrammeStep {
  /** Seconds into the stroke at which the step begins. */
  readonly start: number;
  /** Length in seconds, rest at the end included; always above 0. */
  readonly seconds: number;
  /** The view from which this step is clearest. */
  readonly view: View;
}

export interface ProgrammeStroke {
  /** Such as `legs/indian-milking`. */
  readonly id: string;
  readonly sides: readonly Side[];
  readonly steps: readonly ProgrammeStep[];
}

export interface Programme {
  /** In teaching order; at least one. */
  readonly strokes: readonly ProgrammeStroke[];
}

/** @returns the stroke with this id, or undefined. */
export function findStroke(programme: Programme, id: string): ProgrammeStroke | undefined {
  return programme.strokes.find((stroke) => stroke.id === id);
}

/**
 * @param step number of the step, from 1
 * @throws RangeError when the stroke has no such step
 */
export function stepSpan(stroke: ProgrammeStroke, step: number): { from: number; until: number } {
  const found = stroke.steps[step - 1];
  if (!found)
    throw new RangeError(`${stroke.id} has no step ${step}; it has ${stroke.steps.length}.`);
  return { from: found.start, until: found.start + found.seconds };
}

/** Length of the whole stroke in seconds. */
export function strokeSeconds(stroke: ProgrammeStroke): number {
  return stepSpan(stroke, stroke.steps.length).until;
}

/** Number (from 1) of the step that is being shown at `time` seconds into the stroke; its end belongs to the last step. */
export function stepAtTime(stroke: ProgrammeStroke, time: number): number {
  let step = 1;
  for (let index = 1; index < stroke.steps.length; index += 1) {
    const candidate = stroke.steps[index];
    if (candidate && time >= candidate.start) step = index + 1;
  }
  return step;
}
