/**
 * Measures the app beside its floors and keeps the figures in `out/bench/`.
 * Words choose among `pose`, `frames`, `keys` and `processes`; without any, all are measured.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { ensureElectron } from '../../electron/runtime/electron.mjs';
import { table, type Figure } from './figures.ts';
import { measureFrames, measureKeys, measurePose, measureProcesses } from './measure.ts';

const measurements: Readonly<Record<string, () => Promise<Figure[]>>> = {
  pose: measurePose,
  frames: () => measureFrames(25),
  keys: () => measureKeys(120),
  processes: () => measureProcesses(4, 10),
};

const chosen = process.argv.slice(2);
const unknown = chosen.find((name) => !(name in measurements));
if (unknown !== undefined) {
  process.stderr.write(
    `There is no measurement ${unknown}; choose among ${Object.keys(measurements).join(', ')}.\n`,
  );
  process.exit(1);
}

const figures: Figure[] = [];
for (const name of chosen.length > 0 ? chosen : Object.keys(measurements)) {
  process.stderr.write(`Measuring ${name} …\n`);
  figures.push(...(await measurements[name]!()));
}

const { version } = await ensureElectron({ quiet: true });
const record = {
  at: new Date().toISOString(),
  machine: {
    processors: os.cpus().map(({ model }) => model),
    memory: Math.round(os.totalmem() / 2 ** 20),
    load: os.loadavg(),
    platform: `${os.platform()} ${os.release()}`,
    node: process.version,
    electron: version,
  },
  figures,
};
const folder = path.join(import.meta.dirname, '../../out/bench');
await mkdir(folder, { recursive: true });
const text = `${JSON.stringify(record, null, 2)}\n`;
await writeFile(path.join(folder, `${record.at.replaceAll(':', '-')}.json`), text);
await writeFile(path.join(folder, 'latest.json'), text);
process.stdout.write(`${table(figures)}\n`);
process.stderr.write(
  `Kept in out/bench/latest.json. Load of the machine: ${os.loadavg()[0]?.toFixed(1)}.\n`,
);
