/** What a process and all it started use, from /proc; Linux only. */
import { readdirSync, readFileSync } from 'node:fs';

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // It ended meanwhile.
    return '';
  }
}

/** Ids of a process and everything below it. */
export function treeOf(root: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    // The name of the program, in brackets, may hold spaces.
    const parent = Number(read(`/proc/${name}/stat`).replace(/^.*\)/s, '').trim().split(' ')[1]);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const all: number[] = [];
  const add = (id: number) => {
    all.push(id);
    for (const child of children.get(id) ?? []) add(child);
  };
  add(root);
  return all;
}

/** Memory of a process tree in MB, shared pages shared out among those that use them. */
export function megabytesOf(root: number): number {
  const kilobytes = treeOf(root).map((id) =>
    Number(/^Pss:\s+(\d+) kB/m.exec(read(`/proc/${id}/smaps_rollup`))?.[1] ?? 0),
  );
  return kilobytes.reduce((sum, one) => sum + one, 0) / 1024;
}

/** Processor time a process tree has used so far, in ms. */
export function processorTimeOf(root: number): number {
  let nanoseconds = 0;
  for (const id of treeOf(root)) {
    for (const thread of safeList(`/proc/${id}/task`)) {
      nanoseconds += Number(read(`/proc/${id}/task/${thread}/schedstat`).split(' ')[0] ?? 0);
    }
  }
  return nanoseconds / 1e6;
}

function safeList(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
