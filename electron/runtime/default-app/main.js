/**
 * What a plain Electron distribution calls its default app: loads the application folder that the
 * command line names. `-r MODULE` comes first, because Playwright passes its loader that way.
 */
import { app } from 'electron';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const loaders = [];
let folder;
for (let index = 1; index < process.argv.length && folder === undefined; index += 1) {
  const argument = process.argv[index];
  if (argument === '-r' || argument === '--require') loaders.push(process.argv[(index += 1)]);
  else if (!argument.startsWith('-')) folder = path.resolve(argument);
}

const require = createRequire(import.meta.url);
for (const loader of loaders) require(path.resolve(loader));

if (folder === undefined) {
  console.error('This Electron needs the folder of an app on its command line.');
  app.exit(1);
} else {
  // A file is run as it is; a folder by its package.json.
  let main = folder;
  if (!/\.[cm]?js$/.test(folder)) {
    const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    app.name = manifest.productName ?? manifest.name;
    app.setVersion?.(manifest.version);
    main = path.join(folder, manifest.main ?? 'index.js');
  }
  app.setAppPath?.(/\.[cm]?js$/.test(folder) ? path.dirname(folder) : folder);
  await import(pathToFileURL(main).href);
}
