/**
 * Solves M x = v for a chain of unknowns in which only neighbours are tied to each other: M is block
 * tridiagonal, symmetric and positive definite, and all its off-diagonal blocks are -diag(ties).
 */

let column = new Float64Array(0);

/**
 * Replaces a symmetric positive definite matrix (row-major, n × n; its lower half is read) by its inverse: the sweep
 * operator (Beaton 1964) on every pivot leaves the negative inverse.
 */
export const invert = (m: Float64Array, n: number): void => {
  if (column.length !== n) column = new Float64Array(n);
  for (let pivot = 0; pivot < n; pivot++) {
    const d = 1 / Math.max(m[pivot * (n + 1)]!, 1e-18);
    for (let i = 0; i < n; i++) column[i] = i < pivot ? m[pivot * n + i]! : m[i * n + pivot]!;
    column[pivot] = 0;
    for (let i = 0; i < n; i++) {
      const row = i * n;
      const factor = column[i]! * d;
      if (factor !== 0) for (let j = 0; j <= i; j++) m[row + j] = m[row + j]! - factor * column[j]!;
      if (i < pivot) m[pivot * n + i] = factor;
      else m[row + pivot] = factor;
    }
    m[pivot * (n + 1)] = -d;
  }
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      const value = -m[i * n + j]!;
      m[i * n + j] = value;
      m[j * n + i] = value;
    }
  }
};

const times = (m: Float64Array, v: Float64Array, out: Float64Array): void => {
  const n = v.length;
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let j = 0; j < n; j++) sum += m[i * n + j]! * v[j]!;
    out[i] = sum;
  }
};

/** `blocks` are used up; `vectors` become the solution. */
export const solveBlockChain = (
  blocks: readonly Float64Array[],
  vectors: readonly Float64Array[],
  ties: Float64Array,
): void => {
  const n = ties.length;
  const half = new Float64Array(n);
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i]!;
    if (i > 0) {
      const before = blocks[i - 1]!;
      times(before, vectors[i - 1]!, half);
      for (let a = 0; a < n; a++) {
        vectors[i]![a] = vectors[i]![a]! + ties[a]! * half[a]!;
        for (let b = 0; b <= a; b++) {
          block[a * n + b] = block[a * n + b]! - ties[a]! * before[a * n + b]! * ties[b]!;
        }
      }
    }
    invert(block, n);
  }
  for (let i = blocks.length - 1; i >= 0; i--) {
    const v = vectors[i]!;
    const next = vectors[i + 1];
    if (next) for (let a = 0; a < n; a++) v[a] = v[a]! + ties[a]! * next[a]!;
    times(blocks[i]!, v, half);
    v.set(half);
  }
};
