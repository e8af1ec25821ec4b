/** The laws of the house about who may import whom. Each law also shows that it can fail. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsOf, roomOf, violations, type Source } from './imports.ts';

const root = path.join(import.meta.dirname, '../..');
const CODE = /\.(ts|mjs|svelte)$/;

function sources(): Source[] {
  return ['electron', 'renderer', 'assets', 'tests'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => CODE.test(name) && !name.includes('canary'))
      .map((name) => {
        const file = path.posix.join(folder, name.split(path.sep).join('/'));
        return { file, text: readFileSync(path.join(root, file), 'utf8') };
      }),
  );
}

describe('imports', () => {
  it('run one way through the house', () => {
    expect(violations(sources())).toEqual([]);
  });

  it.each([
    ['electron/lesson/a.ts', 'electron', 'lesson imports no Electron'],
    ['electron/lesson/a.ts', 'three', 'lesson imports no three'],
    ['electron/lesson/a.ts', 'svelte', 'lesson imports no Svelte'],
    ['electron/lesson/a.ts', 'node:fs', 'lesson reads no files'],
    ['electron/lesson/a.ts', '../main/b.ts', 'lesson knows no main'],
    ['electron/main/a.ts', '../../renderer/stage/b.ts', 'main knows no renderer'],
    ['electron/preload/a.ts', '../main/b.ts', 'preload knows no main'],
    ['renderer/choreography/a.ts', 'three', 'choreography draws nothing'],
    ['renderer/choreography/a.ts', '../stage/b.ts', 'choreography knows no stage'],
    ['renderer/ui/a.ts', '../presenter/b.ts', 'ui knows no window'],
    ['renderer/stage/a.ts', '../projector/b.ts', 'stage knows no window'],
    ['renderer/presenter/a.ts', '../projector/b.ts', 'windows do not know each other'],
    ['renderer/presenter/a.svelte', 'three', 'only stage and studio draw'],
    ['renderer/presenter/a.ts', 'electron', 'pages reach Electron through the bridge only'],
    ['renderer/presenter/a.ts', 'node:fs', 'pages are plain web'],
    ['assets/doll/a.ts', '../../renderer/stage/b.ts', 'sources of models know no window'],
  ])('%s may not import %s: %s', (file, specifier) => {
    const text = file.endsWith('.svelte')
      ? `<script lang="ts">import x from '${specifier}';</script>`
      : `import x from '${specifier}';`;
    expect(violations([{ file, text }])).toHaveLength(1);
  });

  it('are found in every way of writing them', () => {
    const text = `
      import a from './a.ts';
      import { b } from "./b.ts";
      import type { C } from './c.ts';
      import './d.css';
      export { e } from './e.ts';
      export * from './f.ts';
      const g = await import('./g.ts');
      import {
        h,
      } from './h.ts';`;
    expect(importsOf(text)).toEqual(
      ['./a.ts', './b.ts', './c.ts', './d.css', './e.ts', './f.ts', './g.ts', './h.ts'].map(
        (specifier) => expect.objectContaining({ specifier }),
      ),
    );
  });

  it('belong to the room of their folder', () => {
    expect(roomOf('renderer/stage/views.ts')).toBe('stage');
    expect(roomOf('electron/lesson/types.ts')).toBe('lesson');
    expect(roomOf('renderer/lesson/mirror.svelte.ts')).toBe('window-lesson');
    expect(roomOf('assets/strokes/catalog.ts')).toBe('strokes');
  });
});
