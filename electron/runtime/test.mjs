/**
 * `npm test`: sets up what is missing, then runs the checks and all tests. Words after `--` choose
 * among `check`, `unit`, `stage`, `e2e` and `endurance`; its last line counts them all. The last one
 * takes half an hour and only runs when it is named.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { check } from './check.mjs';
import { Failure, runCommand, say } from './failure.mjs';
import { root } from './paths.mjs';
import { prepare, tool } from './prepare.mjs';
import { foreground } from './processes.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** @type {Record<string, () => Promise<Counts>>} */
const suites = {
  check: async () => ({ ...(await check()), skipped: 0 }),
  unit: () => vitest('unit'),
  stage: () => playwright('stage'),
  e2e: () => playwright('e2e'),
  endurance: () => playwright('endurance'),
};
const USUAL = ['check', 'unit', 'stage', 'e2e'];

/** @param {string} name @returns {Promise<Counts>} */
async function vitest(name) {
  const report = freshReport(name);
  const code = await foreground(process.execPath, [
    tool('vitest', 'vitest.mjs'),
    'run',
    '--config',
    `tests/${name}/vitest.config.ts`,
  ]);
  const result = readReport(report);
  if (!result) return { passed: 0, failed: 1, skipped: 0 };
  const failed = result.numFailedTests;
  return {
    passed: result.numPassedTests,
    // A file that can't be loaded fails without any test of its own.
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: result.numPendingTests + result.numTodoTests,
  };
}

/** @param {string} name @returns {Promise<Counts>} */
async function playwright(name) {
  if (!existsSync(path.join(root, `tests/${name}/playwright.config.ts`))) {
    return { passed: 0, failed: 0, skipped: 0 };
  }
  const report = freshReport(name);
  const code = await foreground(process.execPath, [
    tool('playwright', 'cli.js'),
    'test',
    '--config',
    `tests/${name}/playwright.config.ts`,
  ]);
  const stats = readReport(report)?.stats;
  if (!stats) return { passed: 0, failed: 1, skipped: 0 };
  const failed = stats.unexpected + stats.flaky;
  return {
    passed: stats.expected,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: stats.skipped,
  };
}

function freshReport(/** @type {string} */ name) {
  const file = path.join(root, `test-results/${name}.json`);
  rmSync(file, { force: true });
  return file;
}

function readReport(/** @type {string} */ file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

await runCommand(async () => {
  const chosen = process.argv.slice(2);
  const unknown = chosen.find((name) => !(name in suites));
  if (unknown !== undefined) {
    throw new Failure(
      `there is no suite ${unknown}; choose among ${Object.keys(suites).join(', ')}.`,
    );
  }
  await prepare({ monitors: true });
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const name of chosen.length > 0 ? chosen : USUAL) {
    say(`\n── ${name} ──`);
    const counts = await /** @type {() => Promise<Counts>} */ (suites[name])();
    total.passed += counts.passed;
    total.failed += counts.failed;
    total.skipped += counts.skipped;
  }
  process.stdout.write(
    `\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`,
  );
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
});
