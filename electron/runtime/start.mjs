/** `npm start`: sets up what is missing, builds what is out of date, and runs the app. */
import { build } from './build.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { runCommand } from './failure.mjs';
import { prepareLaunch } from './launch.mjs';
import { foreground } from './processes.mjs';

await runCommand(async () => {
  await ensureDependencies();
  await build();
  const { executable, options, stop } = await prepareLaunch({
    args: ['.', ...process.argv.slice(2)],
  });
  try {
    return await foreground(executable, options.args, options.env);
  } finally {
    stop();
  }
});
