/** Fewer triangles where the form is calm, more where it is rich. */
import { MeshoptSimplifier } from 'meshoptimizer';
import { compact, type Mesh } from './mesh.ts';

export interface SimplifyOptions {
  readonly triangles: number;
  /** Unit normals, three a vertex. */
  readonly normals: Float32Array;
  /** How dear each vertex is: 1 ordinary, 2.6 fingers and face. */
  readonly care: Float32Array;
  /** Extra scalar fields whose borders should stay crisp (a lip's edge), one array each, 0–1. */
  readonly fields?: readonly Float32Array[];
}

/** Simplifies to about `triangles`; `kept` gives the old number of every vertex that stays. */
export async function simplify(
  mesh: Mesh,
  options: SimplifyOptions,
): Promise<{ readonly mesh: Mesh; readonly kept: Uint32Array }> {
  await MeshoptSimplifier.ready;
  const { normals, care, fields = [] } = options;
  const count = mesh.positions.length / 3;
  const width = 3 + fields.length;
  const attributes = new Float32Array(count * width);
  for (let v = 0; v < count; v++) {
    for (let axis = 0; axis < 3; axis++) {
      attributes[v * width + axis] = normals[v * 3 + axis]! * care[v]!;
    }
    fields.forEach((field, f) => {
      attributes[v * width + 3 + f] = field[v]! * care[v]!;
    });
  }
  const weights = [0.9, 0.9, 0.9, ...fields.map(() => 1.2)];
  const [indices] = MeshoptSimplifier.simplifyWithAttributes(
    mesh.indices,
    mesh.positions,
    3,
    attributes,
    width,
    weights,
    null,
    options.triangles * 3,
    1,
    ['Regularize'],
  );
  return compact({ positions: mesh.positions, indices });
}
