import * as v from 'valibot';
import type { Bone, Rig, Rigs } from '../choreography/index.ts';

const boneSchema = v.object({
  name: v.string(),
  parent: v.nullable(v.string()),
  translation: v.strictTuple([v.number(), v.number(), v.number()]),
  rotation: v.strictTuple([v.number(), v.number(), v.number(), v.number()]),
});
const dollSchema = v.object({ bones: v.array(boneSchema), morphs: v.array(v.string()) });
const handSchema = v.object({ joints: v.array(boneSchema) });

type SourceBone = v.InferOutput<typeof boneSchema>;

async function readJson(path: string): Promise<unknown> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path} could not be read (${response.status}).`);
  return response.json();
}

function bonesOf(source: readonly SourceBone[]): readonly Bone[] {
  return source.map(({ name, parent, translation, rotation }) => ({
    name,
    parent: parent === null ? -1 : source.findIndex((bone) => bone.name === parent),
    translation,
    rotation,
  }));
}

/** The left hand's joints are the right hand's, reflected across x = 0. */
function reflected(bones: readonly Bone[]): readonly Bone[] {
  return bones.map((bone) => {
    const [x, y, z] = bone.translation;
    const [rx, ry, rz, rw] = bone.rotation;
    return { ...bone, translation: [-x, y, z], rotation: [rx, -ry, -rz, rw] };
  });
}

/** The skeletons of the doll and of the parent's left and right hand, as their bakes wrote them. */
export async function loadRigs(): Promise<Rigs> {
  const [doll, hand] = await Promise.all([
    readJson('/assets/doll/rig.json'),
    readJson('/assets/hands/rig.json'),
  ]);
  const { bones, morphs } = v.parse(dollSchema, doll);
  const right: Rig = { bones: bonesOf(v.parse(handSchema, hand).joints), morphs: [] };
  const left: Rig = { bones: reflected(right.bones), morphs: [] };
  return { doll: { bones: bonesOf(bones), morphs }, hands: [left, right] };
}
