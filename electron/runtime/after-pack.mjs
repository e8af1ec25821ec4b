/** electron-builder calls this for every folder it packed, whoever started it. */
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { FALLBACK_MARK } from './fallback.mjs';

/** Set by package.mjs for the folder that only the local smoke test runs. */
export const LOCAL_ONLY = 'WARM_HANDS_LOCAL_PACKAGE';

/** @param {{ appOutDir: string }} context */
export default async function afterPack({ appOutDir }) {
  if (existsSync(path.join(appOutDir, FALLBACK_MARK)) && process.env[LOCAL_ONLY] !== 'yes') {
    throw new Error(
      'This folder holds the fallback Electron of development; a release never does.',
    );
  }
  // The fallback's own loader of development folders.
  rmSync(path.join(appOutDir, 'resources/default_app.asar'), { force: true });
}
