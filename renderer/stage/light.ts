/** The light of the room and what the doll lies on. */
import {
  DirectionalLight,
  Group,
  HemisphereLight,
  Mesh,
  MeshStandardMaterial,
  NeutralToneMapping,
  type Object3D,
  PlaneGeometry,
  VSMShadowMap,
  Vector3,
  Vector4,
} from 'three';
import { matGeometry, quiltNormals } from './mat.ts';
import { patch, swap } from './shader-patch.ts';

/** Khronos Neutral keeps skin as it is; ACES and AgX wash it out. */
export const TONE_MAPPING = NeutralToneMapping;
export const EXPOSURE = 0.95;
/** Blurred shadows: their soft edge is what makes the light look like a room and not like a lamp. */
export const SHADOW_TYPE = VSMShadowMap;
/** The floor around the mat, and what it looks like in this light: where the floor ends the room goes on unseen. */
const FLOOR = '#ece3d6';
export const BACKGROUND = '#e5d4c2';

interface Touching {
  readonly bone: string;
  /** From the joint to the middle of the flesh, in the bone's own axes at rest [m]. */
  readonly middle: readonly [number, number, number];
  /** [m] */
  readonly radius: number;
}

/** Parts of the doll that darken the mat where they come near it. */
const TOUCHING: readonly Touching[] = [
  { bone: 'head', middle: [0, 0.01, -0.05], radius: 0.062 },
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

/** One high soft key, a fill from above and below, a rim; and the mat that everything lies on. */
export function createSurroundings(): { readonly group: Group; readonly key: DirectionalLight } {
  const group = new Group();
  const key = new DirectionalLight('#fff0e0', 2.55);
  key.position.set(-0.85, 1.4, 0.3);
  key.castShadow = true;
  key.shadow.mapSize.set(512, 512);
  key.shadow.normalBias = 0.004;
  key.shadow.bias = -0.0006;
  key.shadow.radius = 3.5;
  key.shadow.blurSamples = 8;
  const { camera } = key.shadow;
  camera.left = camera.bottom = -0.55;
  camera.right = camera.top = 0.55;
  camera.near = 0.9;
  camera.far = 2.4;
  const rim = new DirectionalLight('#e6efff', 0.8);
  rim.position.set(0.8, 0.7, -1.1);
  const fill = new DirectionalLight('#ffe9d8', 0.35);
  fill.position.set(0.9, 0.8, 0.9);
  const mat = new Mesh(matGeometry(), matMaterial());
  mat.receiveShadow = true;
  const floor = new Mesh(
    new PlaneGeometry(8, 8).rotateX(-Math.PI / 2).translate(0, -0.014, 0),
    new MeshStandardMaterial({ color: FLOOR, roughness: 1 }),
  );
  group.add(key, rim, fill, new HemisphereLight('#fbf9ff', '#e6cdb8', 0.78), floor, mat);
  return { group, key };
}

/** Cloth with a quilted relief and soft contact shadows under the doll. */
function matMaterial(): MeshStandardMaterial {
  const material = new MeshStandardMaterial({
    color: '#c3d3cb',
    roughness: 1,
    normalMap: quiltNormals(),
  });
  material.normalScale.set(0.5, 0.5);
  const touching = { value: TOUCHING.map(() => new Vector4(0, -9, 0, 0)) };
  const bones: (Object3D | undefined)[] = [];
  const place = new Vector3();
  patch(material, 'mat', (shader) => {
    shader.uniforms.touching = touching;
    shader.vertexShader = swap(
      swap(shader.vertexShader, '#include <common>', 'varying vec3 vGround;\n#include <common>'),
      '#include <project_vertex>',
      '#include <project_vertex>\n\tvGround = ( modelMatrix * vec4( transformed, 1.0 ) ).xyz;',
    );
    shader.fragmentShader = swap(
      swap(
        shader.fragmentShader,
        '#include <common>',
        `varying vec3 vGround;\nuniform vec4 touching[ ${TOUCHING.length} ];\n#include <common>`,
      ),
      '#include <aomap_fragment>',
      `float contact = 1.0;
	for ( int i = 0; i < ${TOUCHING.length}; i ++ ) {
		vec3 away = touching[ i ].xyz - vGround;
		float r = touching[ i ].w;
		float d2 = dot( away, away );
		contact *= 1.0 - clamp( r * r * max( away.y, 0.0 ) / ( d2 * sqrt( d2 ) + 1e-6 ), 0.0, 0.8 ) * 0.85;
	}
	vec3 shade = mix( vec3( 0.36, 0.34, 0.36 ), vec3( 1.0 ), contact );
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
