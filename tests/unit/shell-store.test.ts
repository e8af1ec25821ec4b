import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { check } from '../../electron/lesson/intents.ts';
import { log } from '../../electron/main/log.ts';
import { Store } from '../../electron/main/store.ts';

const schema = v.object({ step: v.number() });
type Saved = v.InferOutput<typeof schema>;

let folder: string;
let file: string;
const open = (delay = 5) => new Store<Saved>(file, (value) => check(schema, value), delay);

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'warm-hands-store-'));
  file = path.join(folder, 'lesson.json');
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});

afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true, force: true });
});

const names = async () => (await readdir(folder)).sort();
const read = async (name: string) =>
  JSON.parse(await readFile(path.join(folder, name), 'utf8')) as unknown;

describe('a file of the app', () => {
  it('is nothing at first, and then what was saved', async () => {
    expect(await open().load()).toBeUndefined();
    const store = open();
    store.save({ step: 3 });
    await store.flush();
    expect(await open().load()).toEqual({ step: 3 });
    expect(await names()).toEqual(['lesson.json']);
  });

  it('of many changes keeps the last', async () => {
    const store = open();
    for (let step = 1; step <= 50; step += 1) store.save({ step });
    await store.flush();
    expect(await read('lesson.json')).toEqual({ step: 50 });
  });

  it('is written while changes keep coming', async () => {
    vi.useFakeTimers();
    try {
      const store = open(100);
      const written = vi.spyOn(store, 'flush');
      for (let step = 1; step <= 10; step += 1) {
        store.save({ step });
        vi.advanceTimersByTime(60);
      }
      expect(written.mock.calls.length).toBeGreaterThanOrEqual(4);
      vi.useRealTimers();
      await store.flush();
    } finally {
      vi.useRealTimers();
    }
  });

  it('keeps the previous copy beside it', async () => {
    const store = open();
    store.save({ step: 1 });
    await store.flush();
    store.save({ step: 2 });
    await store.flush();
    expect(await read('lesson.json')).toEqual({ step: 2 });
    expect(await read('lesson.previous.json')).toEqual({ step: 1 });
  });

  it.each([
    ['is cut off', '{"step": 4'],
    ['is empty', ''],
    ['is no JSON', '\u0000\u0000\u0000\u0000'],
    ['holds something else', '{"step": "four"}'],
  ])('that %s is kept aside and named, and the previous copy is used', async (_what, text) => {
    const warn = vi.spyOn(log, 'warn');
    const store = open();
    store.save({ step: 1 });
    await store.flush();
    store.save({ step: 2 });
    await store.flush();
    await writeFile(file, text);
    expect(await open().load()).toEqual({ step: 1 });
    const aside = (await names()).find((name) => name.includes('unreadable'));
    expect(aside).toMatch(/^lesson\.unreadable-\d{4}-\d\d-\d\dT.*\.json$/);
    expect(await readFile(path.join(folder, aside ?? ''), 'utf8')).toBe(text);
    expect(warn.mock.calls.flat().join()).toContain(aside);
  });

  it('loses nothing when both copies are broken', async () => {
    await writeFile(file, 'broken');
    await writeFile(path.join(folder, 'lesson.previous.json'), 'broken too');
    expect(await open().load()).toBeUndefined();
    const kept = await names();
    expect(kept).toHaveLength(2);
    const texts = await Promise.all(kept.map((name) => readFile(path.join(folder, name), 'utf8')));
    expect(texts.sort()).toEqual(['broken', 'broken too']);
  });

  it('that can not be written is named, and the app goes on', async () => {
    const warn = vi.spyOn(log, 'warn');
    file = path.join(folder, 'lesson.json', 'below-a-file.json');
    await writeFile(path.join(folder, 'lesson.json'), '{}');
    const store = open();
    store.save({ step: 1 });
    await store.flush();
    expect(warn.mock.calls.flat().join()).toContain('below-a-file.json could not be saved');
  });
});
