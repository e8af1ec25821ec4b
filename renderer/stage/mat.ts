/** The padded mat: a rounded slab and the relief of its quilting. */
import {
  type BufferGeometry,
  DataTexture,
  ExtrudeGeometry,
  LinearFilter,
  LinearMipmapLinearFilter,
  RepeatWrapping,
  RGBAFormat,
  Shape,
} from 'three';

/** Width, length and corner radius [m]. */
const WIDTH = 1.16;
const LENGTH = 0.98;
const CORNER = 0.07;
const THICKNESS = 0.012;
/** Edge of one quilted diamond [m]. */
const QUILT = 0.085;

/** A slab with its upper face on y = 0; uv repeats once a quilt. */
export function matGeometry(): BufferGeometry {
  const w = WIDTH / 2;
  const l = LENGTH / 2;
  const shape = new Shape();
  shape.moveTo(-w + CORNER, -l);
  shape.lineTo(w - CORNER, -l);
  shape.quadraticCurveTo(w, -l, w, -l + CORNER);
  shape.lineTo(w, l - CORNER);
  shape.quadraticCurveTo(w, l, w - CORNER, l);
  shape.lineTo(-w + CORNER, l);
  shape.quadraticCurveTo(-w, l, -w, l - CORNER);
  shape.lineTo(-w, -l + CORNER);
  shape.quadraticCurveTo(-w, -l, -w + CORNER, -l);
  const geometry = new ExtrudeGeometry(shape, {
    depth: THICKNESS - 0.006,
    bevelEnabled: true,
    bevelSize: 0.006,
    bevelThickness: 0.006,
    bevelSegments: 4,
    curveSegments: 10,
  });
  // Drawn in x, y and raised along z; laid down, the raised face looks up.
  geometry.rotateX(-Math.PI / 2).translate(0, -THICKNESS, 0);
  const position = geometry.getAttribute('position');
  const uv = geometry.getAttribute('uv');
  for (let i = 0; i < position.count; i++) {
    const x = position.getX(i);
    const z = position.getZ(i);
    uv.setXY(i, (x + z) / (QUILT * Math.SQRT2), (z - x) / (QUILT * Math.SQRT2));
  }
  return geometry;
}

/** Normal map of one stuffed diamond with its seams. */
export function quiltNormals(size = 128): DataTexture {
  const data = new Uint8Array(size * size * 4);
  const height = (u: number, v: number): number => {
    const bump = (t: number): number => Math.abs(Math.sin(Math.PI * t)) ** 0.7;
    return bump(u) * bump(v) * 0.2;
  };
  const e = 0.5 / size;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const u = (column + 0.5) / size;
      const v = (row + 0.5) / size;
      const dx = (height(u - e, v) - height(u + e, v)) / (2 * e);
      const dy = (height(u, v - e) - height(u, v + e)) / (2 * e);
      const length = Math.hypot(dx, dy, 1);
      const at = (row * size + column) * 4;
      data.set(
        [dx / length, dy / length, 1 / length].map((n) => Math.round((n * 0.5 + 0.5) * 255)),
        at,
      );
      data[at + 3] = 255;
    }
  }
  const texture = new DataTexture(data, size, size, RGBAFormat);
  texture.wrapS = texture.wrapT = RepeatWrapping;
  texture.generateMipmaps = true;
  texture.minFilter = LinearMipmapLinearFilter;
  texture.magFilter = LinearFilter;
  texture.anisotropy = 4;
  texture.needsUpdate = true;
  return texture;
}
