/** `npm run check`: types, Svelte's types, lint, format and the laws of imports. */
import { ensureDependencies } from './dependencies.mjs';
import { runCommand, say } from './failure.mjs';
import { tool } from './prepare.mjs';
import { capture } from './processes.mjs';

const svelteCheck = tool('svelte-check', 'bin/svelte-check');

/** @type {readonly { name: string, args: readonly string[], passes?: (code: number, output: string) => boolean }[]} */
const checks = [
  { name: 'types', args: [tool('typescript', 'bin/tsc'), '--project', '.'] },
  {
    name: 'Svelte types',
    args: [svelteCheck, '--tsconfig', 'tsconfig.json', '--output', 'human', '--fail-on-warnings'],
  },
  {
    // With a new TypeScript svelte-check once found nothing, ever. It must find this.
    name: 'Svelte types find the ill-typed canary',
    args: [svelteCheck, '--tsconfig', 'tests/laws/canary/tsconfig.json', '--output', 'machine'],
    passes: (code, output) => code !== 0 && /Type 'string' is not assignable/.test(output),
  },
  {
    name: 'lint',
    args: [tool('eslint', 'bin/eslint.js'), '--config', 'tests/laws/eslint.config.mjs', '.'],
  },
  {
    name: 'format',
    args: [tool('prettier', 'bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'],
  },
  {
    name: 'laws of the house',
    args: [tool('vitest', 'vitest.mjs'), 'run', '--config', 'tests/laws/vitest.config.ts'],
  },
];

const succeeded = (/** @type {number} */ code) => code === 0;

/** @returns {Promise<{ passed: number, failed: number }>} */
export async function check() {
  const counts = { passed: 0, failed: 0 };
  for (const { name, args, passes = succeeded } of checks) {
    const started = Date.now();
    const { code, output } = await capture(process.execPath, args);
    const good = passes(code, output);
    counts[good ? 'passed' : 'failed'] += 1;
    if (!good) say(output.trimEnd());
    say(`${good ? '✓' : '✗'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  }
  return counts;
}

if (process.argv[1]?.endsWith('check.mjs')) {
  await runCommand(async () => {
    await ensureDependencies();
    const { failed } = await check();
    return failed === 0 ? 0 : 1;
  });
}
