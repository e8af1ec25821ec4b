/** What became of a solve, measured on the sampled skin. */
import { add, dot, lengthOf, scale, subtract } from '../hands/rotation.ts';
import { stickDistance } from './capsules.ts';
import type { Goal } from './goal.ts';
import type { MovingHand } from './moving-hand.ts';
import { anchorOf } from './offer.ts';
import { skinPoints } from './points.ts';
import type { HandShape } from '../hands/shapes.ts';
import type { ContactSolution, PosedBody } from './types.ts';

/** The share of a region that has to lie on the skin for the region to count as touching. */
const touchingShare = 1 / 4;

/**
 * Which of so many sampled points, the nearest first, tells the gap of a region: one more than its share, for a pad
 * has only a few, and what is drawn between them may lie less well.
 */
export const tellingPoint = (count: number): number =>
  Math.min(count - 1, Math.floor(count * touchingShare + 1));

/** The gap of a region, from the distances of its points. */
const gapOf = (distances: readonly number[]): number =>
  [...distances].sort((a, b) => a - b)[tellingPoint(distances.length)]!;

/** The signed distance within which `share` of the values lie. */
export const quantile = (values: readonly number[], share: number): number => {
  if (values.length === 0) return 0;
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
};

/** For each core region of the shape: the gap that its touching share reaches, metres. */
export const regionGapsOn = (
  hand: MovingHand,
  shape: HandShape,
  body: PosedBody,
): readonly number[] =>
  shape.core.map((region) =>
    gapOf(
      skinPoints.regions
        .get(region)!
        .map((p) =>
          body.distance(hand.points[p * 3]!, hand.points[p * 3 + 1]!, hand.points[p * 3 + 2]!),
        ),
    ),
  );

export const regionGaps = (hand: MovingHand, goal: Goal): readonly number[] =>
  regionGapsOn(hand, goal.shape, goal.body);

/** The deepest skin point, metres, negative inside. */
export const deepestOf = (hand: MovingHand, goal: Goal): number => {
  let deepest = Infinity;
  for (let at = 0; at < hand.points.length; at += 3) {
    const d = goal.body.distance(hand.points[at]!, hand.points[at + 1]!, hand.points[at + 2]!);
    if (d < deepest) deepest = d;
  }
  return deepest;
};

export const judge = (
  hand: MovingHand,
  goal: Goal,
  obstacle: Float64Array,
): ContactSolution['gaps'] => {
  const away = new Float64Array(3);
  const gaps: number[] = [];
  let deepest = Infinity;
  let overlap = 0;
  for (let p = 0; p < skinPoints.count; p++) {
    const [x, y, z] = [hand.points[p * 3]!, hand.points[p * 3 + 1]!, hand.points[p * 3 + 2]!];
    const d = goal.body.distance(x, y, z);
    gaps.push(d);
    if (d < deepest) deepest = d;
    for (let s = 0; s < obstacle.length / 8; s++) {
      overlap = Math.max(overlap, -stickDistance(obstacle, s, x, y, z, away));
    }
  }
  const regions = goal.shape.core.map((region) =>
    gapOf(skinPoints.regions.get(region)!.map((point) => gaps[point]!)),
  );
  const { middle } = anchorOf(hand, goal);
  const miss = subtract(middle, add(goal.position, scale(goal.normal, goal.lift)));
  const height = dot(miss, goal.normal);
  const along = lengthOf(subtract(miss, scale(goal.normal, height)));
  return {
    core: quantile(regions, 0.5),
    coreFarthest: regions.length > 0 ? Math.max(...regions) : 0,
    deepest,
    miss: Math.max(along, Math.abs(height) - 0.035),
    overlap,
  };
};
