/** `npm run bench`: the app's figures beside their floors, as a table and in `out/bench/`. Linux only: it reads /proc. */
import { Failure, runCommand } from './failure.mjs';
import { prepare, tool } from './prepare.mjs';
import { foreground } from './processes.mjs';

await runCommand(async () => {
  if (process.platform !== 'linux') {
    throw new Failure('the bench reads what processes cost from /proc, so it runs on Linux only.');
  }
  await prepare();
  return foreground(process.execPath, [
    tool('tsx', 'dist/cli.mjs'),
    'tests/bench/run.ts',
    ...process.argv.slice(2),
  ]);
});
