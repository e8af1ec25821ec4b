/** `npm run --silent electron:path`: prints only the folder of the Electron distribution in use. */
import { ensureDependencies } from './dependencies.mjs';
import { ensureElectron } from './electron.mjs';
import { runCommand } from './failure.mjs';

await runCommand(async () => {
  await ensureDependencies();
  const { folder } = await ensureElectron();
  process.stdout.write(`${folder}\n`);
});
