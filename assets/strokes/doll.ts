/** The sculpted doll, loaded for compiling: rig, atlas, faces, poses and the skin to press against. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { boneWorlds, skinMatrices, skinPart } from '../contact/model.ts';
import {
  readModel,
  SolidDoll,
  type ForbiddenBall,
  type Model,
  type ModelPose,
  type PosedBody,
} from '../contact/index.ts';
import { add, rotate, type Quaternion, type Vector } from '../hands/rotation.ts';
import { placeBones, type Rig } from '../../renderer/choreography/rig.ts';
import { loadAtlas } from './atlas.ts';
import type { AtlasPlace, Doll } from './figure.ts';
import { eyesIn, morphsIn } from './faces.ts';
import { rotationsIn } from './poses.ts';

const rigFile = new URL('../doll/rig.json', import.meta.url);
const modelFile = fileURLToPath(new URL('../doll/doll.glb', import.meta.url));

/** Parts of the model that a hand can lie on. */
const SOLID_PARTS = ['skin', 'nappy'];

export function loadRig(): Rig {
  const { bones, morphs } = JSON.parse(readFileSync(rigFile, 'utf8')) as Rig;
  return {
    bones: bones.map(({ name, parent, translation, rotation }) => ({
      name,
      parent,
      translation,
      rotation,
    })),
    morphs,
  };
}

interface Skin {
  readonly positions: Float32Array;
  readonly normals: Float32Array;
}

function modelPose(rig: Rig, rotations: Float32Array): ModelPose {
  const index = new Map(rig.bones.map((bone, i) => [bone.name, i]));
  return {
    rotation: (name): Quaternion | undefined => {
      const bone = index.get(name);
      if (bone === undefined) return undefined;
      const at = bone * 4;
      return [rotations[at]!, rotations[at + 1]!, rotations[at + 2]!, rotations[at + 3]!];
    },
  };
}

/** The vertices of the doll's solid parts in a pose, one after the other, m. */
function skinned(model: Model, pose: ModelPose): Skin {
  const matrices = skinMatrices(model, boneWorlds(model, pose));
  const parts = model.parts.filter((part) => SOLID_PARTS.includes(part.name));
  const join = (normals: boolean): Float32Array =>
    Float32Array.from(parts.flatMap((part) => [...skinPart(part, matrices, normals)]));
  return { positions: join(false), normals: join(true) };
}

/** The vertex of a mesh nearest to a point, of those that look the same way: never the nappy's inside. */
function nearestVertex(skin: Skin, [x, y, z]: Vector, facing: Vector): number {
  const { positions, normals } = skin;
  let best = 0;
  let least = Infinity;
  for (let v = 0; v < positions.length / 3; v++) {
    const same =
      normals[v * 3]! * facing[0] +
      normals[v * 3 + 1]! * facing[1] +
      normals[v * 3 + 2]! * facing[2];
    if (same < 0.6) continue;
    const d =
      (positions[v * 3]! - x) ** 2 +
      (positions[v * 3 + 1]! - y) ** 2 +
      (positions[v * 3 + 2]! - z) ** 2;
    if (d < least) {
      least = d;
      best = v;
    }
  }
  return best;
}

/** Where the places that no hand may touch are in a pose. */
function forbiddenIn(rig: Rig, rotations: Float32Array): readonly ForbiddenBall[] {
  const positions = new Float32Array(rig.bones.length * 3);
  const turns = new Float32Array(rig.bones.length * 4);
  placeBones(rig, [0, 0, 0], [0, 0, 0, 1], rotations, positions, turns);
  return loadAtlas().forbidden.map(({ bone, centre, radius }) => {
    const at = rig.bones.findIndex((entry) => entry.name === bone);
    const [x, y, z, w] = turns.subarray(at * 4, at * 4 + 4) as unknown as Quaternion;
    const origin: Vector = [positions[at * 3]!, positions[at * 3 + 1]!, positions[at * 3 + 2]!];
    return { centre: add(origin, rotate([x, y, z, w], centre)), radius };
  });
}

/** Reads the doll; each pose's solid is made when it is first asked for. */
export async function loadDoll(): Promise<Doll> {
  const rig = loadRig();
  const model = await readModel(modelFile);
  const skins = new Map<string, Skin>();
  const solid = new SolidDoll(model);
  const bodies = new Map<string, PosedBody>();
  const anchors = new Map<string, number>();
  const atlas = loadAtlas().places;
  const rotationsOf = (pose: string): Float32Array => rotationsIn(rig, pose);
  const skinOf = (pose: string): Skin => {
    const known = skins.get(pose) ?? skinned(model, modelPose(rig, rotationsOf(pose)));
    skins.set(pose, known);
    return known;
  };
  const unturned = skinned(model, { rotation: () => undefined });
  /** Where a place lies as the doll was sculpted, m. */
  const sculptedPlace = (place: AtlasPlace): Vector => {
    let bone = rig.bones.findIndex((entry) => entry.name === place.bone);
    let at: Vector = place.position;
    for (; bone >= 0; bone = rig.bones[bone]!.parent) at = add(at, rig.bones[bone]!.translation);
    return at;
  };
  const bodyIn = (rotations: Float32Array): PosedBody => ({
    ...solid.body(modelPose(rig, rotations)),
    forbidden: forbiddenIn(rig, rotations),
  });
  return {
    rig,
    atlas,
    rotationsOf,
    morphsOf: morphsIn,
    eyesOf: eyesIn,
    bodyOf: (pose) => {
      const known = bodies.get(pose) ?? bodyIn(rotationsOf(pose));
      bodies.set(pose, known);
      return known;
    },
    bodyIn,
    placeOn: (name, pose) => {
      const place = atlas.get(name);
      if (!place) return undefined;
      const anchor =
        anchors.get(name) ?? nearestVertex(unturned, sculptedPlace(place), place.normal);
      anchors.set(name, anchor);
      const { positions, normals } = skinOf(pose);
      const at = (list: Float32Array): Vector => [
        list[anchor * 3]!,
        list[anchor * 3 + 1]!,
        list[anchor * 3 + 2]!,
      ];
      return { position: at(positions), normal: at(normals) };
    },
  };
}
