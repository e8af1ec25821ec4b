/**
 * `npm run package`: the app as an unpacked folder in `out/package/`. With `-- --release`, this
 * platform's installers. The fallback Electron of development is never released: with it only a folder
 * for the local smoke test is made, under a name that says so.
 */
import path from 'node:path';
import { LOCAL_ONLY } from './after-pack.mjs';
import { build } from './build.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { ensureElectron, pinnedVersion } from './electron.mjs';
import { Failure, explain, runCommand, say } from './failure.mjs';
import { root } from './paths.mjs';
import { tool } from './prepare.mjs';
import { capture } from './processes.mjs';

/** Where the folder lies that only the local smoke test may run. */
export const LOCAL_FOLDER = 'out/package-for-local-test-only';

/**
 * @param {{ release?: boolean }} [options] release: installers instead of an unpacked folder
 * @returns {Promise<string>} the program, or for a release the folder of the installers
 */
export async function packageApp({ release = false } = {}) {
  const electron = await ensureElectron();
  const local = electron.version !== pinnedVersion() || electron.origin === 'fallback';
  if (local && release) {
    throw new Failure(
      `a release needs Electron ${pinnedVersion()}, but only the fallback ${electron.version} is here; run this where Electron's release pages can be reached.`,
    );
  }
  await build();
  const output = local ? LOCAL_FOLDER : 'out/package';
  if (local) {
    say('┌──────────────────────────────────────────────────────────────────────┐');
    say('│ LOCAL TEST ONLY: packed with the fallback Electron. Do not hand out.  │');
    say('└──────────────────────────────────────────────────────────────────────┘');
  }
  const { code, output: words } = await capture(
    process.execPath,
    [
      tool('electron-builder', 'out/cli/cli.js'),
      '--config',
      'electron-builder.yml',
      ...(release ? [] : ['--dir']),
      `-c.directories.output=${output}`,
      `-c.electronDist=${electron.folder}`,
      `-c.electronVersion=${electron.version}`,
      '--publish=never',
    ],
    { env: { ...process.env, ...(local ? { [LOCAL_ONLY]: 'yes' } : {}) } },
  );
  if (code !== 0) {
    say(words.trimEnd());
    throw explain(words, 'packaging', 'electron-builder failed; its own words stand above.');
  }
  return release ? output : path.join(output, programIn());
}

/** The program inside electron-builder's unpacked folder. */
function programIn() {
  switch (process.platform) {
    case 'darwin':
      return path.join(
        process.arch === 'arm64' ? 'mac-arm64' : 'mac',
        'Warm Hands.app/Contents/MacOS/Warm Hands',
      );
    case 'win32':
      return 'win-unpacked/Warm Hands.exe';
    default:
      return `linux${process.arch === 'x64' ? '' : `-${process.arch}`}-unpacked/warm-hands`;
  }
}

if (process.argv[1] === path.join(root, 'electron/runtime/package.mjs')) {
  await runCommand(async () => {
    await ensureDependencies();
    const made = await packageApp({ release: process.argv.includes('--release') });
    process.stdout.write(`${made}\n`);
  });
}
