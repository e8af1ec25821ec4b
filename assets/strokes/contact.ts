/**
 * `npm run --silent contact -- --json [stroke …]`: for each stroke the share of contact frames within
 * tolerance, the worst float, sink and overlap (mm), the worst speed (cm/s) and how far a hand was from its path (mm).
 * Takes a minute or two.
 */
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import type { ContactReport } from './contact-report.ts';

async function workHere(): Promise<void> {
  const { loadSurfaces, reportContact } = await import('./contact-report.ts');
  const { loadClip, loadRigs } = await import('./played.ts');
  const surfaces = await loadSurfaces();
  const rigs = loadRigs();
  parentPort!.on('message', ({ id, side }: { id: string; side: 'left' | 'both' }) => {
    parentPort!.postMessage(reportContact(loadClip(id, side, rigs)!, surfaces));
  });
  parentPort!.postMessage('ready');
}

async function reportAll(wanted: readonly string[]): Promise<readonly ContactReport[]> {
  const { buildStrokes } = await import('./build.ts');
  const { readAll } = await import('./library.ts');
  await buildStrokes();
  const pieces = readAll().filter(({ id }) => wanted.length === 0 || wanted.includes(id));
  const queue = [...pieces];
  const reports = new Map<string, ContactReport>();
  const run = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL('./contact-worker.mjs', import.meta.url));
      worker.on('error', reject);
      worker.on('message', (answer: ContactReport | 'ready') => {
        if (answer !== 'ready') reports.set(answer.id, answer);
        const next = queue.shift();
        if (next)
          worker.postMessage({ id: next.id, side: next.source.limbs === 'each' ? 'left' : 'both' });
        else void worker.terminate().then(() => resolve());
      });
    });
  await Promise.all(Array.from({ length: Math.min(queue.length, availableParallelism()) }, run));
  return pieces.map((piece) => reports.get(piece.id)!);
}

if (!isMainThread) await workHere();
else if (fileURLToPath(import.meta.url) === process.argv[1]) {
  const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
  const reports = await reportAll(wanted);
  if (process.argv.includes('--json')) console.log(JSON.stringify(reports, undefined, 1));
  else {
    console.log('stroke                      within   float    sink  overlap   speed    miss');
    for (const r of reports) {
      const cells = [
        `${(r.within * 100).toFixed(0)} %`,
        r.worstFloat,
        r.worstSink,
        r.worstOverlap,
        r.worstSpeed,
        r.worstMiss,
      ];
      console.log(r.id.padEnd(26) + cells.map((cell) => String(cell).padStart(8)).join(''));
    }
  }
}
