import path from 'node:path';
import { defineConfig } from 'playwright/test';
import usual from '../e2e/playwright.config.ts';

const results = path.join(import.meta.dirname, '../../test-results');

export default defineConfig({
  ...usual,
  testDir: '.',
  outputDir: path.join(results, 'endurance'),
  reporter: [['list'], ['json', { outputFile: path.join(results, 'endurance.json') }]],
  timeout: 1_800_000,
});
