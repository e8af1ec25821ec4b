/**
 * `npm run security`: Doyensec's linter for Electron apps over what is shipped. It brings an old TypeScript
 * and ESLint of its own, so it is kept in the cache folder and not among the dependencies. Findings that are
 * answered in electron/main/README.md are listed there by their id; any other one fails.
 */
import { appendFile, cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from './build.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { Failure, explain, runCommand, say } from './failure.mjs';
import { cacheFolder, root } from './paths.mjs';
import { capture } from './processes.mjs';

const LINTER = '@doyensec/electronegativity';
const VERSION = '1.10.3';
/** Wrong on purpose, at the end of main: what the linter can't read it passes, so it must find this. */
const CANARY = 'new BrowserWindow({ webPreferences: { nodeIntegration: true } });';
const ANSWERS = 'electron/main/README.md';

/** @typedef {{ ruleId: string, level: string, locations: { physicalLocation: { artifactLocation: { uri: string }, region?: { startLine: number } } }[] }} Finding */

async function ensureLinter() {
  const folder = path.join(cacheFolder(), `electronegativity-${VERSION}`);
  const program = path.join(folder, 'node_modules', LINTER, 'dist/index.js');
  if (existsSync(program)) return program;
  say(`Installing ${LINTER} ${VERSION} …`);
  await mkdir(folder, { recursive: true });
  const { code, output } = await capture('npm', [
    ...[
      'install',
      '--prefix',
      folder,
      '--no-audit',
      '--no-fund',
      '--ignore-scripts',
      '--loglevel=error',
    ],
    `${LINTER}@${VERSION}`,
  ]);
  if (code !== 0)
    throw explain(output, 'installing the security linter', `npm install failed: ${output.trim()}`);
  return program;
}

/** Main once more, in words old enough for the linter's parser. */
async function buildForLinter(/** @type {string} */ folder) {
  const { build: viteBuild } = await import('vite');
  const { mainBuild } = await import('../vite.config.mjs');
  const main = mainBuild();
  const { rolldownOptions, ...rest } = main.build ?? {};
  await viteBuild({
    ...main,
    build: {
      ...rest,
      outDir: folder,
      target: 'es2019',
      sourcemap: false,
      rolldownOptions: {
        ...rolldownOptions,
        output: { format: 'cjs', entryFileNames: 'index.js', codeSplitting: false },
      },
    },
  });
}

await runCommand(async () => {
  await ensureDependencies();
  await build({ only: ['main', 'renderer'] });
  const program = await ensureLinter();
  const work = await mkdtemp(path.join(os.tmpdir(), 'warm-hands-security-'));
  try {
    const app = path.join(work, 'app');
    await buildForLinter(path.join(app, 'out/main'));
    const code = path.join(app, 'out/main/index.js');
    const canaryLine = (await readFile(code, 'utf8')).split('\n').length + 1;
    await appendFile(code, `\n${CANARY}\n`);
    await cp(path.join(root, 'out/preload'), path.join(app, 'out/preload'), { recursive: true });
    for (const page of ['presenter', 'projector']) {
      await cp(
        path.join(root, 'out/renderer', page, 'index.html'),
        path.join(app, 'out/renderer', page, 'index.html'),
      );
    }
    await cp(path.join(root, 'package.json'), path.join(app, 'package.json'));
    const report = path.join(work, 'report.sarif');
    const { output } = await capture(process.execPath, [
      program,
      '--input',
      app,
      '--output',
      report,
    ]);
    if (!existsSync(report)) {
      say(output.trimEnd());
      throw new Failure('the security linter left no report; its own words stand above.');
    }
    /** @type {Finding[]} */
    const all = JSON.parse(await readFile(report, 'utf8')).runs[0].results;
    const inCanary = (/** @type {Finding} */ { locations: [place] }) =>
      place?.physicalLocation.region?.startLine === canaryLine;
    const findings = all.filter((finding) => !inCanary(finding));
    if (findings.length === all.length) {
      throw new Failure(
        'the security linter did not find the canary in main; it can not read the file.',
      );
    }
    const answers = await readFile(path.join(root, ANSWERS), 'utf8');
    const open = findings.filter(({ ruleId }) => !answers.includes(`\`${ruleId}\``));
    for (const finding of findings) {
      const { artifactLocation, region } = finding.locations[0]?.physicalLocation ?? {};
      const place = `${path.basename(artifactLocation?.uri ?? '')}:${region?.startLine ?? 0}`;
      say(
        `${open.includes(finding) ? 'OPEN    ' : 'answered'} ${finding.level} ${finding.ruleId} ${place}`,
      );
    }
    process.stdout.write(`${findings.length} findings, ${open.length} of them not answered\n`);
    return open.length === 0 ? 0 : 1;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
});
