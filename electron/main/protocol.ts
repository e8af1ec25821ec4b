import { protocol, type Session } from 'electron';
import { readFile } from 'node:fs/promises';
import { log } from './log.ts';
import { headersFor, ORIGIN, SCHEME } from './policy.ts';
import { resolveAddress } from './resolve.ts';

/** Must run before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: SCHEME,
      privileges: {
        standard: true,
        secure: true,
        supportFetchAPI: true,
        stream: true,
        codeCache: true,
      },
    },
  ]);
}

/**
 * Serves app://warm-hands/ from the app's own files.
 * @param devServer in `npm run dev`: the origin of Vite's server, which then answers for the pages
 */
export function serveApp(session: Session, appRoot: string, devServer?: string): void {
  session.protocol.handle(SCHEME, async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405);
    if (devServer && request.url.startsWith(`${ORIGIN}/`) && isFromDevServer(request.url)) {
      return proxy(request.url, devServer);
    }
    const resource = resolveAddress(request.url, appRoot);
    if (!resource) {
      log.warn(`Refused to serve ${request.url}`);
      return refuse(403);
    }
    try {
      const body = new Uint8Array(await readFile(resource.file));
      return new Response(body, { headers: headersFor(resource.contentType) });
    } catch {
      log.warn(`Not found: ${request.url}`);
      return refuse(404);
    }
  });
}

function refuse(status: number): Response {
  return new Response(null, { status, headers: headersFor('text/plain; charset=utf-8') });
}

/** Vite serves pages and sources; what the build steps made and baked models come from the app's folder. */
function isFromDevServer(address: string): boolean {
  const { pathname } = new URL(address);
  return !/^\/(strokes|stills)\/|^\/assets\/.*\.(glb|json|ktx2|bin)$/.test(pathname);
}

async function proxy(address: string, devServer: string): Promise<Response> {
  const answer = await fetch(devServer + address.slice(ORIGIN.length), {
    headers: { accept: '*/*' },
  });
  const type = answer.headers.get('content-type') ?? 'application/octet-stream';
  return new Response(answer.body, { status: answer.status, headers: headersFor(type, devServer) });
}
