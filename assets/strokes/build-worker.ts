/** Compiles pieces in a thread of its own: takes ids, gives back what they compiled to. */
import { parentPort } from 'node:worker_threads';
import { decodeClip } from '../../renderer/choreography/clip.ts';
import type { CompiledStroke } from './compile.ts';
import { loadSurfaces, type Surfaces } from './contact-report.ts';
import { loadDoll } from './doll.ts';
import { shortfallOf } from './held-to.ts';
import { readPieces, type Piece } from './pieces.ts';
import { loadRigs } from './played.ts';
import { bestOf } from './ways.ts';

export type WorkerAnswer =
  | { readonly id: string; readonly compiled: CompiledStroke }
  | { readonly id: string; readonly problem: string };

const port = parentPort;
if (!port) throw new Error('This file runs as a worker of build.ts.');

const doll = await loadDoll();
const rigs = loadRigs();
const pieces = new Map(readPieces().map((piece) => [piece.id, piece]));
let loading: Promise<Surfaces> | undefined;
const compile = async (piece: Piece): Promise<CompiledStroke> => {
  const { laws } = piece;
  const surfaces = laws && (await (loading ??= loadSurfaces()));
  return bestOf(
    (solver) => piece.drafts(doll, solver),
    // What is held to no law has nothing to miss.
    ({ clip }) => (surfaces ? shortfallOf(decodeClip(clip, rigs), surfaces, laws) : 0),
  );
};
port.on('message', async (id: string) => {
  let answer: WorkerAnswer;
  try {
    answer = { id, compiled: await compile(pieces.get(id)!) };
  } catch (error) {
    answer = { id, problem: error instanceof Error ? error.message : String(error) };
  }
  port.postMessage(answer);
});
port.postMessage('ready');
