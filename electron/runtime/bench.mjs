/** `npm run bench`: sets up what is missing, then measures; the last part is the doll's own bench. */
import { runCommand } from './failure.mjs';
import { prepare } from './prepare.mjs';
import { foreground } from './processes.mjs';

await runCommand(async () => {
  await prepare();
  const flags = ['--expose-gc', '--import', 'tsx'];
  let worst = 0;
  for (const bench of ['tests/bench/index.ts', 'tests/bench/doll.ts']) {
    worst = Math.max(worst, await foreground(process.execPath, [...flags, bench]));
  }
  return worst;
});
