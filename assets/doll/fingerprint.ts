/**
 * Ties the baked files to their sources without baking again: a digest of everything the bake reads,
 * kept beside the digests of what it wrote. Layout and comments do not count, words do.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

/** Sources of the bake, relative to this folder; what only the app, tests or people read is left out. */
const APART: ReadonlySet<string> = new Set([
  'poses.ts',
  'posing.ts',
  'measures.ts',
  'regions.ts',
  'read-glb.ts',
  'fingerprint.ts',
  'bake.ts',
]);

const PRODUCTS = ['doll.glb', 'doll-light.glb', 'rig.json', 'atlas.json'] as const;

export interface Fingerprint {
  readonly sources: string;
  readonly products: Readonly<Record<string, string>>;
}

const digest = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex').slice(0, 32);

/** Words only: no comments, no white space, no trailing commas, one kind of quote. */
const words = (source: string): string =>
  source
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/^\s*\/\/.*$/gm, '')
    .replaceAll(/\s+/g, '')
    .replaceAll('"', "'")
    .replaceAll(/,(?=[)\]}])/g, '');

function sources(): string {
  const parts: string[] = [];
  for (const folder of ['./', '../sculpt/']) {
    const here = new URL(folder, import.meta.url);
    for (const name of readdirSync(here).sort()) {
      if (!name.endsWith('.ts') || (folder === './' && APART.has(name))) continue;
      parts.push(`${folder}${name}:${words(readFileSync(new URL(name, here), 'utf8'))}`);
    }
  }
  return digest(parts.join('\n'));
}

export function fingerprint(): Fingerprint {
  return {
    sources: sources(),
    products: Object.fromEntries(
      PRODUCTS.map((name) => [name, digest(readFileSync(new URL(name, import.meta.url)))]),
    ),
  };
}
