/** The pages of both windows, and the sculptors' studio: `renderer/` → `out/renderer/`. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

const room = import.meta.dirname;
const pages = ['presenter', 'projector', 'studio']
  .map((page) => path.join(room, page, 'index.html'))
  .filter((page) => existsSync(page));

export default defineConfig({
  root: room,
  // Absolute, because pages are served from app://warm-hands/<page>/.
  base: '/',
  publicDir: false,
  cacheDir: path.join(room, '../node_modules/.vite'),
  plugins: [svelte({ configFile: false, compilerOptions: { runes: true } })],
  build: {
    outDir: path.join(room, '../out/renderer'),
    emptyOutDir: true,
    // The Chromium of the oldest Electron in use.
    target: 'chrome130',
    // /assets/ is where the doll and the hands are served from.
    assetsDir: 'code',
    // A data: URL for a font would be refused by the page's policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
    // The words that the libraries' licences ask for go with the app.
    license: { fileName: 'licenses.md' },
    rolldownOptions: { input: pages, checks: { bundlerTimings: false } },
  },
  server: { strictPort: false, host: '127.0.0.1', fs: { allow: [path.join(room, '..')] } },
});
