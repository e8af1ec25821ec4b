/** Compiles pieces in a thread of its own: takes ids, gives back what they compiled to. */
import { parentPort } from 'node:worker_threads';
import { placeFreely, settle, solveContact } from '../contact/index.ts';
import type { CompiledStroke } from './compile.ts';
import { loadDoll } from './doll.ts';
import { readPieces } from './pieces.ts';

export type WorkerAnswer =
  | { readonly id: string; readonly compiled: CompiledStroke }
  | { readonly id: string; readonly problem: string };

const port = parentPort;
if (!port) throw new Error('This file runs as a worker of build.ts.');

const doll = await loadDoll();
const pieces = new Map(readPieces().map((piece) => [piece.id, piece]));
port.on('message', (id: string) => {
  let answer: WorkerAnswer;
  try {
    answer = { id, compiled: pieces.get(id)!.compile(doll, { solveContact, placeFreely, settle }) };
  } catch (error) {
    answer = { id, problem: error instanceof Error ? error.message : String(error) };
  }
  port.postMessage(answer);
});
port.postMessage('ready');
