/** What a compiled stroke is held to: by this it is decided whether to solve it once more. */
import type { Clip } from '../../renderer/choreography/clip.ts';
import { reportContact, type Surfaces } from './contact-report.ts';
import type { Performance } from './laws.ts';
import { performanceOf } from './played.ts';

const LEAST_WITHIN = 0.95;
/** mm */
const DEEPEST_SINK = -4;
const MOST_OVERLAP = 1;
/** cm/s */
const FASTEST = 14.5;

/**
 * How much a stroke misses of what it is held to, 0 if nothing: contact in millimetres, and as much again for each law
 * that it breaks.
 */
export function shortfallOf(
  clip: Clip,
  surfaces: Surfaces,
  laws: (performance: Performance) => readonly string[],
): number {
  const { within, worstSink, worstOverlap, worstSpeed, worstMiss, mayMiss } = reportContact(
    clip,
    surfaces,
  );
  return (
    Math.max(0, LEAST_WITHIN - within) * 100 +
    Math.max(0, DEEPEST_SINK - worstSink) +
    Math.max(0, worstOverlap - MOST_OVERLAP) +
    Math.max(0, worstSpeed - FASTEST) +
    Math.max(0, worstMiss - mayMiss) / 2 +
    laws(performanceOf(clip)).length
  );
}
