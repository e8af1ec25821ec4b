/** What has an inside, and several such things as one. */

/** Something with an inside: the doll's exact surface, or a hand's. */
export interface Solid {
  /**
   * Signed distance in metres, negative inside. With `limit`, what is further away than that may be
   * answered with the limit.
   */
  readonly distance: (x: number, y: number, z: number, limit?: number) => number;
  /** Low and high corner, metres. */
  readonly bounds: () => Float64Array;
}

/** Several surfaces as one solid; the largest comes first, the others are asked where they matter. */
export const unionOf = (solids: readonly Solid[]): Solid => ({
  distance: (x, y, z, limit = Infinity) => {
    let least = limit;
    for (const solid of solids) {
      // In its box one may be deep inside, deeper than a limit would tell; outside only what is nearer counts.
      if (within(solid.bounds(), x, y, z)) least = Math.min(least, solid.distance(x, y, z));
      else if (least > 0) least = Math.min(least, solid.distance(x, y, z, least));
    }
    return least;
  },
  bounds: () => {
    const box = solids[0]!.bounds().slice();
    for (const solid of solids) {
      solid.bounds().forEach((value, at) => {
        box[at] = at < 3 ? Math.min(box[at]!, value) : Math.max(box[at]!, value);
      });
    }
    return box;
  },
});

const within = (box: Float64Array, x: number, y: number, z: number): boolean =>
  x > box[0]! && y > box[1]! && z > box[2]! && x < box[3]! && y < box[4]! && z < box[5]!;
