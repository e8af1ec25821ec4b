/**
 * A small dense Gauss-Newton accumulator: residual rows in, one damped step out.
 * Rows are given sparsely, by the columns that they touch, in ascending order: only the lower triangle of the matrix
 * is summed up.
 */
export class NormalEquations {
  readonly matrix: Float64Array;
  readonly vector: Float64Array;
  cost = 0;
  private readonly work: Float64Array;

  constructor(readonly size: number) {
    this.matrix = new Float64Array(size * size);
    this.work = new Float64Array(size * size);
    this.vector = new Float64Array(size);
  }

  clear(): void {
    this.matrix.fill(0);
    this.vector.fill(0);
    this.cost = 0;
  }

  /** Takes over what another of the same size has summed up. */
  copyFrom({ matrix, vector, cost }: NormalEquations): void {
    this.matrix.set(matrix);
    this.vector.set(vector);
    this.cost = cost;
  }

  /** Adds weight × (residual + Σ slope·δ)². */
  add(
    residual: number,
    weight: number,
    columns: Int32Array,
    slopes: Float64Array,
    used: number,
  ): void {
    const { matrix, vector, size } = this;
    this.cost += weight * residual * residual;
    for (let a = 0; a < used; a++) {
      const row = columns[a]!;
      const scaled = weight * slopes[a]!;
      vector[row] = vector[row]! + scaled * residual;
      const start = row * size;
      for (let b = 0; b <= a; b++) {
        const at = start + columns[b]!;
        matrix[at] = matrix[at]! + scaled * slopes[b]!;
      }
    }
  }

  /** Writes the whole symmetric matrix. */
  copyMatrix(out: Float64Array): void {
    const { size, matrix } = this;
    for (let row = 0; row < size; row++) {
      for (let column = 0; column <= row; column++) {
        const value = matrix[row * size + column]!;
        out[row * size + column] = value;
        out[column * size + row] = value;
      }
    }
  }

  /** The same, but beyond `knee` the pull no longer grows (Huber). */
  addSoftened(
    residual: number,
    weight: number,
    knee: number,
    columns: Int32Array,
    slopes: Float64Array,
    used: number,
  ): void {
    const size = Math.abs(residual);
    if (size <= knee) {
      this.add(residual, weight, columns, slopes, used);
      return;
    }
    const before = this.cost;
    this.add(residual, (weight * knee) / size, columns, slopes, used);
    this.cost = before + weight * knee * (2 * size - knee);
  }

  /** One residual that depends on a single column with slope `slope`. */
  addSingle(residual: number, weight: number, column: number, slope: number): void {
    this.cost += weight * residual * residual;
    this.vector[column] = this.vector[column]! + weight * slope * residual;
    const at = column * (this.size + 1);
    this.matrix[at] = this.matrix[at]! + weight * slope * slope;
  }

  /** Solves (M + damping·scale) δ = -v by Cholesky; columns in `frozen` stay 0. */
  solve(damping: number, scales: Float64Array, frozen: Uint8Array, out: Float64Array): void {
    const { size, work, matrix, vector } = this;
    work.set(matrix);
    for (let row = 0; row < size; row++) {
      const at = row * size;
      if (frozen[row]) {
        for (let column = 0; column < size; column++) {
          work[at + column] = 0;
          work[column * size + row] = 0;
        }
        work[at + row] = 1;
        out[row] = 0;
      } else {
        work[at + row] = work[at + row]! * (1 + damping) + damping * scales[row]! + 1e-12;
        out[row] = -vector[row]!;
      }
    }
    for (let j = 0; j < size; j++) {
      let diagonal = work[j * size + j]!;
      for (let k = 0; k < j; k++) diagonal -= work[j * size + k]! ** 2;
      const root = Math.sqrt(Math.max(diagonal, 1e-18));
      work[j * size + j] = root;
      for (let i = j + 1; i < size; i++) {
        let sum = work[i * size + j]!;
        for (let k = 0; k < j; k++) sum -= work[i * size + k]! * work[j * size + k]!;
        work[i * size + j] = sum / root;
      }
    }
    for (let i = 0; i < size; i++) {
      let sum = out[i]!;
      for (let k = 0; k < i; k++) sum -= work[i * size + k]! * out[k]!;
      out[i] = sum / work[i * size + i]!;
    }
    for (let i = size - 1; i >= 0; i--) {
      let sum = out[i]!;
      for (let k = i + 1; k < size; k++) sum -= work[k * size + i]! * out[k]!;
      out[i] = sum / work[i * size + i]!;
    }
  }
}
