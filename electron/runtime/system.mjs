/** The system libraries Electron needs on Linux: checked, and on Debian as root installed. */
import { existsSync } from 'node:fs';
import { Failure, explain, say } from './failure.mjs';
import { capture } from './processes.mjs';

const LIBRARIES = [
  'libnss3',
  'libatk1.0-0',
  'libatk-bridge2.0-0',
  'libcups2',
  'libdrm2',
  'libgtk-3-0',
  'libgbm1',
  'libasound2',
  'libxss1',
  'libxtst6',
];
const VIRTUAL_DISPLAY = ['xvfb'];
/** What the tests with two real monitors need. */
const VIRTUAL_MONITORS = ['xserver-xorg-core', 'xserver-xorg-video-dummy', 'x11-xserver-utils'];

export const isRoot = () => process.getuid?.() === 0;

const isDebian = () => existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get');

/** Whether a program is on the PATH. */
export function onPath(/** @type {string} */ program) {
  return (process.env.PATH ?? '')
    .split(':')
    .some((folder) => folder !== '' && existsSync(`${folder}/${program}`));
}

/**
 * @param {string} executable Electron's program
 * @param {{ display: boolean, monitors?: boolean }} needs a virtual display; two virtual monitors
 */
export async function ensureSystem(executable, needs) {
  if (process.platform !== 'linux') return;
  const missing = [];
  const linked = await capture('ldd', [executable]);
  if (/not found/.test(linked.output)) missing.push(...LIBRARIES);
  if (needs.display && !process.env.DISPLAY && !onPath('Xvfb')) missing.push(...VIRTUAL_DISPLAY);
  if (needs.monitors && (!onPath('Xorg') || !onPath('xrandr') || !existsDummyDriver())) {
    missing.push(...VIRTUAL_MONITORS);
  }
  if (missing.length === 0) return;
  if (!isDebian() || !isRoot()) {
    const required = missing.filter((name) => !VIRTUAL_MONITORS.includes(name));
    if (required.length === 0) return; // The tests with two monitors say by themselves that they are left out.
    throw new Failure(`install these packages first: ${missing.join(' ')}`);
  }
  await installDebian(missing);
}

export function existsDummyDriver() {
  return existsSync('/usr/lib/xorg/modules/drivers/dummy_drv.so');
}

/** @param {readonly string[]} names */
async function installDebian(names) {
  say(`Installing system packages: ${names.join(' ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const updated = await capture('apt-get', ['update', '-qq'], { env });
  // Newer Debian and Ubuntu renamed some of them for 64-bit time.
  const known = await capture('apt-cache', ['pkgnames'], { env });
  const available = new Set(known.output.split('\n'));
  const chosen = names.map((name) => (available.has(`${name}t64`) ? `${name}t64` : name));
  const installed = await capture(
    'apt-get',
    ['install', '-y', '-qq', '--no-install-recommends', ...chosen],
    { env },
  );
  if (installed.code !== 0) {
    throw explain(
      updated.output + installed.output,
      'installing system packages',
      `apt-get could not install ${chosen.join(' ')}: ${installed.output.trim().split('\n').at(-1)}`,
    );
  }
}
