import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Failure, explain, say } from './failure.mjs';
import { root } from './paths.mjs';
import { capture } from './processes.mjs';

const OLDEST_NODE = [20, 19];

/** Refuses a Node that is too old for the tools. */
export function checkNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_NODE;
  if (major < oldestMajor || (major === oldestMajor && minor < oldestMinor)) {
    throw new Failure(
      `Node ${version} is too old; install Node 20.19 or newer (22 and 24 are fine).`,
    );
  }
}

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean, link?: boolean }} Locked */

/** @param {string} file @returns {Record<string, Locked> | undefined} */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/**
 * Whether what npm says it installed is what the lock file asks for. Optional packages (other
 * platforms' binaries) may be absent.
 * @param {Record<string, Locked>} wanted
 * @param {Record<string, Locked>} installed
 */
export function matchesLock(wanted, installed) {
  for (const [place, locked] of Object.entries(wanted)) {
    if (place === '') continue;
    const present = installed[place];
    if (!present && !locked.optional && !locked.devOptional) return false;
    if (present && (present.version !== locked.version || present.integrity !== locked.integrity)) {
      return false;
    }
  }
  return Object.keys(installed).every((place) => place in wanted);
}

/** Installs the dependencies from the lock file unless they are there already. */
export async function ensureDependencies() {
  checkNode();
  const wanted = readPackages(path.join(root, 'package-lock.json'));
  if (!wanted)
    throw new Failure('package-lock.json is missing or unreadable; check the file out again.');
  const installed = readPackages(path.join(root, 'node_modules/.package-lock.json'));
  if (installed && matchesLock(wanted, installed)) return;
  say('Installing the dependencies from package-lock.json …');
  const { code, output } = await capture('npm', [
    'ci',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]);
  if (code === 127) throw new Failure('npm was not found; install Node together with npm.');
  if (code !== 0) {
    const last =
      output
        .trim()
        .split('\n')
        .find((line) => /npm (error|ERR!)/.test(line)) ?? 'no reason was given';
    throw explain(output, 'installing the dependencies', `npm ci failed: ${last}`);
  }
}
