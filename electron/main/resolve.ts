import path from 'node:path';
import { HOST, SCHEME } from './policy.ts';

/** Which folder of the app answers for which part of app://warm-hands/; the first that fits. */
const MOUNTS = [
  { prefix: '/strokes/', folder: 'out/strokes' },
  { prefix: '/stills/', folder: 'out/stills' },
  { prefix: '/assets/', folder: 'assets' },
  { prefix: '/', folder: 'out/renderer' },
] as const;

/** Only these kinds of file are ever served; sources that lie beside the assets are not. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ktx2': 'image/ktx2',
  '.woff2': 'font/woff2',
  '.glb': 'model/gltf-binary',
  '.clip': 'application/octet-stream',
  '.bin': 'application/octet-stream',
  '.wasm': 'application/wasm',
};

/** One segment of a path: plain names only, so nothing can climb, hide or name a drive. */
const SEGMENT = /^[A-Za-z0-9_@-][A-Za-z0-9_@.-]*$/;

export interface Resource {
  /** Absolute, inside the app. */
  readonly file: string;
  readonly contentType: string;
}

/**
 * The file behind an address.
 * @param address what the page asked for
 * @param appRoot absolute folder of the app (inside its archive when packaged)
 * @returns null for everything that is not one of the app's own files
 */
export function resolveAddress(address: string, appRoot: string): Resource | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== `${SCHEME}:` || url.host !== HOST || url.username || url.password)
    return null;
  let pathname: string;
  try {
    pathname = decodeURIComponent(url.pathname);
  } catch {
    return null;
  }
  const mount = MOUNTS.find(({ prefix }) => pathname.startsWith(prefix));
  if (!mount) return null;
  const rest = pathname.slice(mount.prefix.length);
  const segments = (rest === '' || rest.endsWith('/') ? `${rest}index.html` : rest).split('/');
  if (!segments.every((segment) => SEGMENT.test(segment))) return null;
  const contentType = CONTENT_TYPES[path.posix.extname(segments.at(-1) ?? '')];
  if (!contentType) return null;
  const folder = path.join(appRoot, mount.folder);
  const file = path.join(folder, ...segments);
  // The segments can't climb; this holds even if that rule is ever loosened.
  if (!file.startsWith(folder + path.sep)) return null;
  return { file, contentType };
}
