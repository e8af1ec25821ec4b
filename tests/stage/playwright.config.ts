import path from 'node:path';
import { defineConfig } from 'playwright/test';

const results = path.join(import.meta.dirname, '../../test-results');

export default defineConfig({
  testDir: '.',
  outputDir: path.join(results, 'stage'),
  globalSetup: './page.config.ts',
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: process.env.CI !== undefined,
  // Limits, not waits.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json', { outputFile: path.join(results, 'stage.json') }]],
});
