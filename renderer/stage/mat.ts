/**
 * The padded mat. The light of the room never moves, so the relief of its quilting is painted, not lit; and the
 * contact shadows under the doll, soft by nature, are worked out at its vertices.
 */
import {
  BufferAttribute,
  BufferGeometry,
  DataTexture,
  LinearFilter,
  LinearMipmapLinearFilter,
  Mesh,
  MeshLambertMaterial,
  type Object3D,
  RepeatWrapping,
  RGBAFormat,
  Vector3,
  Vector4,
} from 'three';
import { chunk, patch, swap } from './shader-patch.ts';

/** Half the width and half the length, corner radius, thickness [m]. */
const HALF = [0.586, 0.496] as const;
const CORNER = 0.076;
const THICKNESS = 0.012;
/** How far from the border the mat begins to round off [m]. */
const BEVEL = 0.008;
/** Edge of one quilted diamond [m]. */
const QUILT = 0.085;
/** Distance of the vertices [m]: finer than the smallest contact shadow. */
const GRID = 0.0125;

interface Touching {
  readonly bone: string;
  /** From the joint to the middle of the flesh, in the bone's own axes at rest [m]. */
  readonly middle: readonly [number, number, number];
  /** [m] */
  readonly radius: number;
}

/** Parts of the doll that darken the mat where they come near it. */
const TOUCHING: readonly Touching[] = [
  { bone: 'head', middle: [0, 0.022, -0.062], radius: 0.074 },
  { bone: 'chest', middle: [0, 0.008, -0.035], radius: 0.056 },
  { bone: 'spine', middle: [0, 0.01, -0.02], radius: 0.06 },
  { bone: 'hips', middle: [0, 0, 0.008], radius: 0.058 },
  ...(['left', 'right'] as const).flatMap((side): readonly Touching[] => {
    const out = side === 'left' ? 1 : -1;
    return [
      { bone: `${side}UpperArm`, middle: [0.03 * out, -0.006, 0.024], radius: 0.026 },
      { bone: `${side}LowerArm`, middle: [0.02 * out, 0.006, 0.008], radius: 0.023 },
      { bone: `${side}Hand`, middle: [0.02 * out, 0.006, 0.01], radius: 0.017 },
      { bone: `${side}UpperLeg`, middle: [0.02 * out, 0.014, 0.045], radius: 0.04 },
      { bone: `${side}LowerLeg`, middle: [-0.004 * out, -0.016, 0.04], radius: 0.028 },
      { bone: `${side}Foot`, middle: [0, -0.006, 0.008], radius: 0.024 },
    ];
  }),
];

/** @param key where the main light stands, from the mat's middle; its direction paints the quilting */
export function createMat(key: Vector3): Mesh {
  const mat = new Mesh(matGeometry(), matMaterial(key));
  mat.receiveShadow = true;
  return mat;
}

/** A slab with its upper face on y = 0 and rounded corners; uv repeats once a quilt. */
function matGeometry(): BufferGeometry {
  const columns = lines(HALF[0]);
  const rows = lines(HALF[1]);
  const position: number[] = [];
  const uv: number[] = [];
  for (const row of rows) {
    for (const column of columns) {
      const [x, z, inside] = intoOutline(column, row);
      const fall = 1 - Math.min(Math.max(inside / BEVEL, 0), 1);
      position.push(x, -THICKNESS * (1 - Math.sqrt(1 - fall * fall)), z);
      uv.push((x + z) / (QUILT * Math.SQRT2), (z - x) / (QUILT * Math.SQRT2));
    }
  }
  const index: number[] = [];
  for (let row = 0; row + 1 < rows.length; row++) {
    for (let column = 0; column + 1 < columns.length; column++) {
      const a = row * columns.length + column;
      const c = a + columns.length;
      index.push(a, c, a + 1, a + 1, c, c + 1);
    }
  }
  const geometry = new BufferGeometry();
  geometry.setIndex(index);
  geometry.setAttribute('position', new BufferAttribute(new Float32Array(position), 3));
  geometry.setAttribute('uv', new BufferAttribute(new Float32Array(uv), 2));
  geometry.computeVertexNormals();
  return geometry;
}

/** Grid lines from -half to half, close together where the border rounds off [m]. */
function lines(half: number): number[] {
  const flat = half - BEVEL;
  const count = Math.round((2 * flat) / GRID);
  const inner = Array.from({ length: count + 1 }, (_, i) => -flat + (2 * flat * i) / count);
  const outer = [0.25, 0.5, 0.8, 1].map((share) => flat + BEVEL * share);
  return [...outer.map((at) => -at).reverse(), ...inner, ...outer];
}

/** A point of the rectangle drawn into the rounded outline, and how far inside the border it is [m]. */
function intoOutline(x: number, z: number): readonly [number, number, number] {
  const fromCorner = [Math.abs(x) - (HALF[0] - CORNER), Math.abs(z) - (HALF[1] - CORNER)] as const;
  const border = Math.min(HALF[0] - Math.abs(x), HALF[1] - Math.abs(z));
  if (fromCorner[0] <= 0 || fromCorner[1] <= 0) return [x, z, border];
  // Squares about the corner's centre become circles.
  const square = Math.max(...fromCorner);
  const shrink = square / Math.hypot(...fromCorner);
  const drawn = ([0, 1] as const).map(
    (axis) => HALF[axis] - CORNER + fromCorner[axis] * shrink,
  ) as [number, number];
  return [Math.sign(x) * drawn[0], Math.sign(z) * drawn[1], CORNER - square];
}

/** Light and dark of one stuffed diamond with its seams, as the main light leaves it; linear, white where it is flat. */
function quiltLight(key: Vector3, size = 128): DataTexture {
  const data = new Uint8Array(size * size * 4);
  const height = (u: number, v: number): number => {
    const bump = (t: number): number => Math.abs(Math.sin(Math.PI * t)) ** 0.85;
    return bump(u) * bump(v) * 0.1;
  };
  // The uv axes run along the diagonals of the mat.
  const light = key.clone().normalize();
  const [lightU, lightV] = [(light.x + light.z) / Math.SQRT2, (light.z - light.x) / Math.SQRT2];
  const e = 0.5 / size;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const u = (column + 0.5) / size;
      const v = (row + 0.5) / size;
      const dx = (height(u - e, v) - height(u + e, v)) / (2 * e);
      const dy = (height(u, v - e) - height(u, v + e)) / (2 * e);
      const facing = (dx * lightU + dy * lightV + light.y) / Math.hypot(dx, dy, 1) / light.y;
      const shade = Math.round(255 * Math.min(1, 0.92 * (0.8 + 0.2 * facing)));
      data.set([shade, shade, shade, 255], (row * size + column) * 4);
    }
  }
  const texture = new DataTexture(data, size, size, RGBAFormat);
  texture.wrapS = texture.wrapT = RepeatWrapping;
  texture.generateMipmaps = true;
  texture.minFilter = LinearMipmapLinearFilter;
  texture.magFilter = LinearFilter;
  texture.needsUpdate = true;
  return texture;
}

/**
 * Shadows end softly where the shadow camera's picture does, and an arm above a leg leaves no bright shards in the
 * shadow of both: what is only half sure to be lit is dark.
 */
const SOFT_SHADOW = chunk(
  'shadowmap_pars_fragment',
  ['( p_max - 0.3 ) / 0.65', '( p_max - 0.5 ) / 0.48'],
  [
    'shadow = max( hard_shadow, p_max );',
    `vec2 inside = min( shadowCoord.xy, 1.0 - shadowCoord.xy );
	shadow = mix( 1.0, max( hard_shadow, p_max ), smoothstep( 0.0, 0.1, min( inside.x, inside.y ) ) );`,
  ],
);

/** Cloth that darkens under the doll. */
function matMaterial(key: Vector3): MeshLambertMaterial {
  const material = new MeshLambertMaterial({ color: '#d6e3dc', map: quiltLight(key) });
  const touching = { value: TOUCHING.map(() => new Vector4(0, -9, 0, 0)) };
  const bones: (Object3D | undefined)[] = [];
  const place = new Vector3();
  patch(material, 'mat', (shader) => {
    shader.uniforms.touching = touching;
    shader.vertexShader = swap(
      swap(
        shader.vertexShader,
        '#include <common>',
        `varying float vContact;\nuniform vec4 touching[ ${TOUCHING.length} ];\n#include <common>`,
      ),
      '#include <project_vertex>',
      `#include <project_vertex>
	vContact = 1.0;
	for ( int i = 0; i < ${TOUCHING.length}; i ++ ) {
		vec3 away = touching[ i ].xyz - ( modelMatrix * vec4( transformed, 1.0 ) ).xyz;
		float r = touching[ i ].w;
		float d2 = dot( away, away );
		vContact *= 1.0 - clamp( r * r * max( away.y, 0.0 ) / ( d2 * sqrt( d2 ) + 1e-6 ), 0.0, 0.8 ) * 0.85;
	}`,
    );
    shader.fragmentShader = swap(
      swap(
        swap(
          shader.fragmentShader,
          '#include <common>',
          'varying float vContact;\n#include <common>',
        ),
        '#include <shadowmap_pars_fragment>',
        SOFT_SHADOW,
      ),
      '#include <aomap_fragment>',
      `vec3 shade = mix( vec3( 0.36, 0.34, 0.36 ), vec3( 1.0 ), vContact );
	reflectedLight.indirectDiffuse *= shade;
	reflectedLight.directDiffuse *= mix( vec3( 1.0 ), shade, 0.5 );`,
    );
  });
  material.onBeforeRender = (_renderer, scene) => {
    TOUCHING.forEach(({ bone: name, middle, radius }, i) => {
      const bone = (bones[i] ??= scene.getObjectByName(name));
      if (!bone) return;
      place.set(...middle).applyMatrix4(bone.matrixWorld);
      touching.value[i]!.set(place.x, place.y, place.z, radius);
    });
  };
  return material;
}
