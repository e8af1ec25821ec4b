import path from 'node:path';
import { defineConfig } from 'vitest/config';

const root = path.join(import.meta.dirname, '../..');

export default defineConfig({
  root,
  cacheDir: path.join(root, 'node_modules/.vite'),
  test: { include: ['tests/laws/**/*.test.ts'], environment: 'node' },
});
