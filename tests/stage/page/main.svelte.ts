/** The stage alone on a page, with what tests and measurements ask of it at `window.stageRoom`. */
import { mount, unmount } from 'svelte';
import { Box3, Quaternion, Vector3 } from 'three';
import { cursorAtStart, seek } from '../../../electron/lesson/cursor.ts';
import type { Cursor } from '../../../electron/lesson/types.ts';
import { createPoseBuffer, poseAt } from '../../../renderer/choreography/index.ts';
import { loadCatalog } from '../../../renderer/lesson/library.ts';
import { Clips } from '../../../renderer/stage/clips.ts';
import type { StageHandle } from '../../../renderer/stage/handle.ts';
import { Materials } from '../../../renderer/stage/materials.ts';
import { LightDoll } from '../../../renderer/stage/light-doll.ts';
import { loadModels } from '../../../renderer/stage/models.ts';
import { loadRigs } from '../../../renderer/stage/rigs.ts';
import Stage from '../../../renderer/stage/Stage.svelte';
import { drawPlain, finish, type FrameTimes } from './plain.ts';

const STROKE = 'legs/indian-milking';

/** What the frames that are drawn just now are measured into. */
let watched: { canvas: HTMLCanvasElement; times: FrameTimes; counts: () => boolean } | null = null;

/** Runs a frame's callback; when it drew the watched canvas, how long it took, until its last pixel too. */
function measured(callback: FrameRequestCallback): FrameRequestCallback {
  return (now) => {
    const begun = performance.now();
    callback(now);
    const scripted = performance.now() - begun;
    if (!watched?.counts()) return;
    finish(watched.canvas);
    watched.times.script.push(scripted);
    watched.times.whole.push(performance.now() - begun);
    watched = null;
  };
}

/** Callbacks that the page has asked the browser for, by anybody. */
const asked = { frames: 0, timers: 0 };
const plainFrame = window.requestAnimationFrame.bind(window);
window.requestAnimationFrame = (callback) => {
  asked.frames += 1;
  return plainFrame(measured(callback));
};
for (const name of ['setTimeout', 'setInterval'] as const) {
  const original = window[name].bind(window) as (...args: unknown[]) => number;
  Object.assign(window, {
    [name]: (...args: unknown[]) => {
      asked.timers += 1;
      return original(...args);
    },
  });
}
/** The page's next frame, not counted. */
const nextFrame = (): Promise<number> => new Promise((resolve) => plainFrame(resolve));

const target = document.getElementById('app')!;
const catalog = await loadCatalog();
const stroke = catalog.strokes.find(({ id }) => id === STROKE)!;

let stage: Record<string, unknown> | null = null;
let handle: StageHandle | null = null;
const props = $state({
  catalog,
  cursor: cursorAtStart(stroke, Date.now()) as Cursor,
  rev: 1,
  tone: 2 as const,
  desk: true,
  ondrawn: () => undefined,
  onready: (ready: StageHandle) => (handle = ready),
});

async function clipAndModels() {
  const rigs = await loadRigs();
  const models = await loadModels(Promise.resolve(rigs), new Materials());
  const clip = await new Promise<NonNullable<ReturnType<Clips['get']>>>((resolve, reject) => {
    const clips: Clips = new Clips(
      rigs,
      () => resolve(clips.get(STROKE, 'left')!),
      (message) => reject(new Error(message)),
    );
    clips.get(STROKE, 'left');
  });
  return { rigs, models, clip };
}

const stageRoom = {
  asked,
  seconds: stroke.seconds,
  steps: stroke.steps,

  open(size: { readonly width: number; readonly height: number }): void {
    target.style.width = `${size.width}px`;
    target.style.height = `${size.height}px`;
    stage ??= mount(Stage, { target, props });
  },

  close(): void {
    if (stage) void unmount(stage);
    stage = null;
  },

  /** Changes the cursor, as a snapshot does. */
  change(change: Partial<Cursor>): void {
    props.cursor = { ...props.cursor, ...change };
    props.rev += 1;
  },

  /** Pauses at a time, s. @returns the rev to wait for */
  seek(time: number): number {
    stageRoom.change(seek(props.cursor, catalog, Date.now(), time));
    return props.rev;
  },

  /** Asks for another moment in a canvas beside the running picture. */
  still(time: number): HTMLCanvasElement {
    const canvas = document.createElement('canvas');
    canvas.width = 160;
    canvas.height = 90;
    handle!.wantStill(canvas, seek(props.cursor, catalog, Date.now(), time), time);
    return canvas;
  },

  /**
   * How far the drawn bones are from where the pose says they are: the farthest place (m) and turn (radians), over
   * many moments of the stroke.
   */
  async boneErrors(): Promise<{ place: number; turn: number; bones: number }> {
    const { rigs, models, clip } = await clipAndModels();
    const pose = createPoseBuffer(rigs.doll);
    const [place, turn] = [new Vector3(), new Quaternion()];
    const worst = { place: 0, turn: 0, bones: rigs.doll.bones.length };
    for (let time = 0; time < stroke.seconds; time += 0.37) {
      poseAt(clip, time, pose);
      models.wear(pose);
      models.doll.root.updateMatrixWorld(true);
      rigs.doll.bones.forEach(({ name }, index) => {
        const bone = models.doll.root.getObjectByName(name)!;
        bone.getWorldPosition(place);
        const wanted = new Vector3().fromArray(pose.bonePositions, index * 3);
        worst.place = Math.max(worst.place, place.distanceTo(wanted));
        bone.getWorldQuaternion(turn);
        const turned = new Quaternion().fromArray(pose.boneRotations, index * 4);
        worst.turn = Math.max(worst.turn, turn.angleTo(turned));
      });
    }
    return worst;
  },

  /**
   * The fine doll, the light one and the fine one again, each in the same moment and with a smile: the triangles of
   * each, and the box that it fills, m.
   */
  async lightDoll(): Promise<{ readonly triangles: number; readonly box: readonly number[] }[]> {
    const { rigs, models, clip } = await clipAndModels();
    const light = new LightDoll(models.doll, (error) => {
      throw error;
    });
    await light.load();
    const pose = createPoseBuffer(rigs.doll);
    poseAt(clip, stroke.seconds / 2, pose);
    pose.morphs[rigs.doll.morphs.indexOf('smile')] = 1;
    models.wear(pose);
    models.doll.root.updateMatrixWorld(true);
    return [false, true, false].map((wears) => {
      light.wear(wears);
      const whole = new Box3();
      let triangles = 0;
      for (const mesh of models.doll.meshes) {
        mesh.skeleton.update();
        mesh.computeBoundingBox();
        whole.union(mesh.boundingBox!);
        triangles += mesh.geometry.index!.count / 3;
      }
      return { triangles, box: [...whole.min.toArray(), ...whole.max.toArray()] };
    });
  },

  /** How long frames of the app's own stage take, each at another moment of the stroke. */
  async stageFrames(count: number): Promise<FrameTimes> {
    const canvas = target.querySelector('canvas')!;
    const element = target.querySelector<HTMLElement>('[data-testid=stage]')!;
    const times: FrameTimes = { script: [], whole: [] };
    // One view for all: a camera on its way would draw frames between those that are measured.
    if (props.cursor.view !== 'parent') stageRoom.change({ view: 'parent' });
    for (let still = 0, frames = ''; still < 3; await nextFrame()) {
      const now = element.dataset['frames'] ?? '';
      still = now === frames && now !== '' ? still + 1 : 0;
      frames = now;
    }
    for (let index = 0; index < count; index++) {
      const before = element.dataset['frames'];
      watched = { canvas, times, counts: () => element.dataset['frames'] !== before };
      stageRoom.seek((index / count) * stroke.seconds);
      while (element.dataset['frames'] === before) await nextFrame();
      watched = null;
    }
    return times;
  },

  /** The same meshes, drawn by three.js alone. */
  async plainFrames(
    count: number,
    size: { readonly width: number; readonly height: number },
  ): Promise<FrameTimes> {
    const { rigs, models, clip } = await clipAndModels();
    const pose = createPoseBuffer(rigs.doll);
    const wear = (index: number): void => {
      poseAt(clip, (index / count) * stroke.seconds, pose);
      models.wear(pose);
    };
    target.style.width = `${size.width}px`;
    target.style.height = `${size.height}px`;
    return drawPlain(target, models, wear, count, size);
  },
};

export type StageRoom = typeof stageRoom;
declare global {
  interface Window {
    stageRoom: StageRoom;
  }
}
window.stageRoom = stageRoom;
