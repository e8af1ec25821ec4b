import path from 'node:path';
import { defineConfig } from 'playwright/test';

const results = path.join(import.meta.dirname, '../../test-results');

export default defineConfig({
  testDir: '.',
  outputDir: path.join(results, 'e2e'),
  // The machine has two cores and software graphics: one app at a time.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: process.env.CI !== undefined,
  // Limits, not waits: a busy machine draws a frame a second with software graphics.
  timeout: 180_000,
  expect: { timeout: 60_000 },
  reporter: [['list'], ['json', { outputFile: path.join(results, 'e2e.json') }]],
});
