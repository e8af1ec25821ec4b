import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout: the folder of package.json. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Where an Electron that npm ci must not wipe is kept, outside the checkout. */
export function cacheFolder() {
  const { WARM_HANDS_CACHE, XDG_CACHE_HOME } = process.env;
  return (
    WARM_HANDS_CACHE || path.join(XDG_CACHE_HOME || path.join(os.homedir(), '.cache'), 'warm-hands')
  );
}
