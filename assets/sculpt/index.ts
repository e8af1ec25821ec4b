/** The sculpting library: see README.md. */
export * from './shapes.ts';
export { Field, sculpt } from './field.ts';
export {
  compact,
  faceNormals,
  fieldNormals,
  neighbours,
  openEdges,
  project,
  volumeOf,
  type Mesh,
  relax,
} from './mesh.ts';
export { meshOf, type MeshOptions } from './nets.ts';
export { simplify, type SimplifyOptions } from './simplify.ts';
export { mendFolds } from './mend.ts';
export { strongest, weigh, type WeightOptions, type Weights } from './weights.ts';
export { openness, type OcclusionOptions } from './occlusion.ts';
export {
  compose,
  invert,
  multiply,
  writeGlb,
  type GltfBone,
  type GltfMorph,
  type GltfPart,
} from './gltf.ts';
export { posed, PosedField } from './posed.ts';
