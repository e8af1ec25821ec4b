/** What a process and all its children cost, from Linux's /proc. */
import { readdirSync, readFileSync } from 'node:fs';

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // The process ended meanwhile.
    return '';
  }
}

/** The process and everything it started, directly or not. */
export function treeOf(root: number): readonly number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    // The name may hold spaces and brackets; the parent is the second word after the last bracket.
    const parent = Number(read(`/proc/${name}/stat`).split(') ').pop()?.split(' ')[1]);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const tree = [root];
  for (const pid of tree) tree.push(...(children.get(pid) ?? []));
  return tree;
}

/** The sum over a tree of some lines of /proc/PID/smaps_rollup, in MB. */
function sumOf(root: number, lines: RegExp): number {
  const kilobytes = treeOf(root).flatMap((pid) =>
    [...read(`/proc/${pid}/smaps_rollup`).matchAll(lines)].map(([, amount]) => Number(amount)),
  );
  return kilobytes.reduce((a, b) => a + b, 0) / 1024;
}

/** Proportional memory of a tree in MB: shared pages are divided among those who share them. */
export const memoryOf = (root: number): number => sumOf(root, /^Pss:\s+(\d+)/gm);

/**
 * What a tree holds in MB without the files of its program: their share falls by some 80 MB while another Electron
 * runs on the same machine, and they can't leak.
 */
export const heldMemoryOf = (root: number): number => sumOf(root, /^Pss_(?:Anon|Shmem):\s+(\d+)/gm);

/** Nanoseconds that each thread of a tree has run on a processor. */
function threadTimes(root: number): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const pid of treeOf(root)) {
    let threads: string[] = [];
    try {
      threads = readdirSync(`/proc/${pid}/task`);
    } catch {
      continue;
    }
    for (const thread of threads) {
      const ran = Number(read(`/proc/${pid}/task/${thread}/schedstat`).split(' ')[0]);
      times.set(`${pid}/${thread}`, ran);
    }
  }
  return times;
}

/** Share of one core, in percent, that a tree uses while `milliseconds` go by. */
export async function processorShare(root: number, milliseconds: number): Promise<number> {
  const before = threadTimes(root);
  const begun = performance.now();
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  const after = threadTimes(root);
  const span = (performance.now() - begun) * 1e6;
  let ran = 0;
  for (const [thread, time] of after) ran += time - (before.get(thread) ?? 0);
  return (ran / span) * 100;
}
