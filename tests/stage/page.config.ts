/** Builds the page that has the stage alone: `tests/stage/page/` → `test-results/stage-page/`. */
import path from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build, type InlineConfig } from 'vite';

export const PAGE_FOLDER = path.join(import.meta.dirname, '../../test-results/stage-page');

const config: InlineConfig = {
  configFile: false,
  // A shader that does not compile is an error on the console.
  mode: 'test',
  root: path.join(import.meta.dirname, 'page'),
  base: '/',
  publicDir: false,
  logLevel: 'error',
  plugins: [svelte({ configFile: false, compilerOptions: { runes: true } })],
  build: {
    outDir: PAGE_FOLDER,
    emptyOutDir: true,
    target: 'chrome130',
    assetsDir: 'code',
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
  },
};

/** Builds it; the page is small, so it is built anew each time. */
export default async function buildPage(): Promise<void> {
  await build(config);
}
