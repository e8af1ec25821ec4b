/** `npm run stills` makes pictures by the real app, and says in one sentence what it can't do. */
import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { PNG } from 'pngjs';
import { expect, test } from 'playwright/test';

const root = path.join(import.meta.dirname, '../..');

function stills(...words: readonly string[]): {
  readonly code: number | null;
  readonly said: string;
} {
  const script = path.join(root, 'electron/runtime/stills.mjs');
  const { status, stderr } = spawnSync(process.execPath, [script, ...words], { encoding: 'utf8' });
  return { code: status, said: stderr };
}

test('one picture for each wished step, in the wished size', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'warm-hands-stills-test-'));
  try {
    const { code, said } = stills(
      ...['--stroke', 'legs/indian-milking', '--out', folder, '--size', '480x270'],
      ...['--steps', '1,3', '--side', 'right'],
    );
    expect(said).not.toContain('Warm Hands:');
    expect(code).toBe(0);
    const names = ['indian-milking-1.png', 'indian-milking-3.png'];
    expect((await readdir(folder)).sort()).toEqual(names);
    const pictures = await Promise.all(
      names.map(async (name) => PNG.sync.read(await readFile(path.join(folder, name)))),
    );
    for (const { width, height, data } of pictures) {
      expect([width, height]).toEqual([480, 270]);
      // Not one colour: something was drawn.
      const colours = new Set<number>();
      for (let i = 0; i < data.length; i += 4) colours.add(data.readUInt32BE(i));
      expect(colours.size).toBeGreaterThan(1000);
    }
    expect(pictures[0]!.data.equals(pictures[1]!.data)).toBe(false);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

for (const [words, sentence] of [
  [[], '--stroke is missing'],
  [['--stroke', 'legs/nothing', '--out', os.tmpdir()], 'there is no stroke legs/nothing'],
  [
    ['--stroke', 'legs/indian-milking', '--out', '/dev/null/pictures'],
    'the folder /dev/null/pictures can’t be written',
  ],
  [
    ['--stroke', 'legs/indian-milking', '--out', os.tmpdir(), '--view', 'sky'],
    'there is no view sky',
  ],
  [
    ['--stroke', 'legs/indian-milking', '--out', os.tmpdir(), '--size', 'huge'],
    'the size huge can’t be made',
  ],
  [
    ['--stroke', 'legs/indian-milking', '--out', os.tmpdir(), '--steps', '9'],
    'Indian milking has no step 9',
  ],
  [
    ['--stroke', 'legs/indian-milking', '--out', os.tmpdir(), '--at', '2'],
    '--at takes numbers from 0 to 1, not 2',
  ],
] as const) {
  test(`refused with a sentence: ${words.join(' ') || 'nothing'}`, () => {
    const { code, said } = stills(...words);
    expect(said.replaceAll("can't", 'can’t')).toContain(`Warm Hands: ${sentence}`);
    expect(code).toBe(1);
  });
}
