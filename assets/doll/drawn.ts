/** A part that is drawn apart from the skin, before skinning: world positions in the sculpture's open state. */
export interface Drawn {
  readonly positions: number[];
  readonly normals: number[];
  readonly indices: number[];
  /** Four numbers a vertex, meaning per part (see materials). */
  readonly colours: number[];
  readonly uvs: number[];
  /** One bone a vertex. */
  readonly bones: string[];
}

export const drawn = (): Drawn => ({
  positions: [],
  normals: [],
  indices: [],
  colours: [],
  uvs: [],
  bones: [],
});

/**
 * Joins a row of vertices to the row before it.
 *
 * @param first index of the strip's first vertex
 * @param row from 1
 * @param columns vertices a row
 * @param side 1 the baby's left; on its right the strip runs the other way round
 */
export function joinRow(
  part: Drawn,
  first: number,
  row: number,
  columns: number,
  side: 1 | -1,
): void {
  for (let column = 0; column + 1 < columns; column++) {
    const b = first + row * columns + column;
    const a = b - columns;
    if (side > 0) part.indices.push(a, b, a + 1, a + 1, b, b + 1);
    else part.indices.push(a, a + 1, b, a + 1, b + 1, b);
  }
}
