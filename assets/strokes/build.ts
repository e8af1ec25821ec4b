/**
 * `npm run build:strokes`: reads every stroke, compiles what has changed, and writes out/strokes.
 * Finished clips are kept in .cache/strokes under a hash of all they were made from.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { WorkerAnswer } from './build-worker.ts';
import {
  clipOf,
  type Catalog,
  type CatalogStroke,
  type Notes,
  type StrokeNotes,
} from './catalog.ts';
import type { CompiledStroke } from './compile.ts';
import { loadRig } from './doll.ts';
import { handRig } from './hand-rig.ts';
import { readPieces, type Piece } from './pieces.ts';
import { StrokeFileError } from './read.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const out = join(root, 'out/strokes');
const cache = join(root, '.cache/strokes');

/** Whatever a clip depends on besides its own file: a change in any of these compiles all anew. */
const TOOLS: readonly (readonly [folder: string, ending: RegExp])[] = [
  // Not the tools that only hand out the work or list it.
  ['assets/strokes', /^(?!(build|contact|library|list)\.ts$).*\.ts$/],
  ['assets/guidance', /\.ts$/],
  ['assets/contact', /\.ts$/],
  ['assets/hands', /(rig|shapes|rotation)\.ts$|skin\.json$/],
  ['assets/doll', /^(doll\.glb|atlas\.json|rig\.json|poses\.ts|expressions\.ts)$/],
  ['renderer/choreography', /(clip|rig|quaternion)\.ts$/],
];

function toolsHash(): string {
  const hash = createHash('sha256');
  for (const [folder, ending] of TOOLS) {
    const path = join(root, folder);
    if (!existsSync(path)) continue;
    for (const name of readdirSync(path).sort()) {
      if (ending.test(name)) hash.update(name).update(readFileSync(join(path, name)));
    }
  }
  return hash.digest('hex');
}

interface Kept {
  readonly catalog: CatalogStroke;
  readonly notes: StrokeNotes;
}

function cachePath(piece: Piece, tools: string): string {
  const hash = createHash('sha256').update(tools).update(piece.id).update(piece.text).digest('hex');
  return join(cache, hash.slice(0, 24));
}

function fromCache(path: string): CompiledStroke | undefined {
  if (!existsSync(`${path}.clip`) || !existsSync(`${path}.json`)) return undefined;
  const kept = JSON.parse(readFileSync(`${path}.json`, 'utf8')) as Kept;
  return { ...kept, clip: new Uint8Array(readFileSync(`${path}.clip`)) };
}

function intoCache(path: string, { catalog, notes, clip }: CompiledStroke): void {
  mkdirSync(cache, { recursive: true });
  writeFileSync(`${path}.clip`, clip);
  writeFileSync(`${path}.json`, JSON.stringify({ catalog, notes }));
}

/** Compiles pieces on as many threads as there are cores. */
async function compileAll(
  pieces: readonly Piece[],
  done: (piece: Piece, compiled: CompiledStroke) => void,
): Promise<void> {
  // What takes longest first, or one of them is left over when all threads but its own have done: strokes, which are
  // solved until they keep their laws, and of these the long ones.
  const queue = [...pieces].sort(
    (a, b) => Number(!!b.laws) - Number(!!a.laws) || b.text.length - a.text.length,
  );
  const byId = new Map(pieces.map((piece) => [piece.id, piece]));
  const problems: string[] = [];
  const count = Math.min(queue.length, Math.max(1, availableParallelism()));
  const run = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL('./build-worker.mjs', import.meta.url));
      const next = (): void => {
        const piece = queue.shift();
        if (piece) worker.postMessage(piece.id);
        else void worker.terminate().then(() => resolve());
      };
      worker.on('message', (answer: WorkerAnswer | 'ready') => {
        if (answer !== 'ready') {
          if ('compiled' in answer) done(byId.get(answer.id)!, answer.compiled);
          else problems.push(answer.problem);
        }
        next();
      });
      worker.on('error', reject);
    });
  await Promise.all(Array.from({ length: count }, run));
  if (problems.length > 0) throw new StrokeFileError(problems);
}

function write(name: string, content: string | Uint8Array): void {
  const file = join(out, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

/** Clips of strokes that are no more. */
function sweep(kept: ReadonlySet<string>): void {
  for (const area of existsSync(out) ? readdirSync(out, { withFileTypes: true }) : []) {
    if (!area.isDirectory()) continue;
    for (const name of readdirSync(join(out, area.name))) {
      if (name.endsWith('.clip') && !kept.has(`${area.name}/${name}`))
        rmSync(join(out, area.name, name));
    }
  }
}

/** @returns how many there are, and how many had to be compiled */
export async function buildStrokes(): Promise<{ readonly all: number; readonly compiled: number }> {
  const pieces = readPieces();
  const tools = toolsHash();
  const results = new Map<string, CompiledStroke>();
  for (const piece of pieces) {
    const known = fromCache(cachePath(piece, tools));
    if (known) results.set(piece.id, known);
  }
  const missing = pieces.filter((piece) => !results.has(piece.id));
  await compileAll(missing, (piece, compiled) => {
    intoCache(cachePath(piece, tools), compiled);
    results.set(piece.id, compiled);
  });
  for (const piece of pieces) write(clipOf(piece.id, piece.side).file, results.get(piece.id)!.clip);
  sweep(new Set(pieces.map((piece) => clipOf(piece.id, piece.side).file)));
  const ordered = pieces.map((piece) => results.get(piece.id)!);
  const catalog: Catalog = { version: 1, strokes: ordered.map((stroke) => stroke.catalog) };
  const notes: Notes = { version: 1, strokes: ordered.map((stroke) => stroke.notes) };
  write('notes.json', JSON.stringify(notes, undefined, 1));
  write(
    'rigs.json',
    JSON.stringify({ doll: loadRig(), hands: [handRig('left'), handRig('right')] }),
  );
  write('catalog.json', JSON.stringify(catalog, undefined, 1));
  return { all: pieces.length, compiled: missing.length };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const started = Date.now();
  try {
    const { all, compiled } = await buildStrokes();
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    console.log(`${all} strokes, ${compiled} of them compiled, in ${seconds} s → out/strokes`);
  } catch (error) {
    if (!(error instanceof StrokeFileError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
