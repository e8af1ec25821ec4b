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
  timeout: 60_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: path.join(results, 'e2e.json') }]],
});
