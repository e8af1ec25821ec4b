/** The app's one origin. */
export const SCHEME = 'app';
export const HOST = 'warm-hands';
export const ORIGIN = `${SCHEME}://${HOST}`;

/**
 * What pages may do. `wasm-unsafe-eval` lets the mesh decoder compile its WebAssembly; textures
 * inside a GLB are read through blob: addresses.
 * @param devServer origin of Vite's server in `npm run dev`, whose hot reload needs inline styles and a socket
 */
export function contentSecurityPolicy(devServer?: string): string {
  const socket = devServer ? ` ${devServer.replace(/^http/, 'ws')}` : '';
  return [
    `default-src 'none'`,
    `script-src 'self' 'wasm-unsafe-eval'`,
    `style-src 'self'${devServer ? ` 'unsafe-inline'` : ''}`,
    `img-src 'self' blob: data:`,
    `font-src 'self'`,
    `connect-src 'self' blob:${socket}`,
    `worker-src 'self' blob:`,
    `media-src 'self'`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors 'none'`,
  ].join('; ');
}

/** Headers of every answer from app://warm-hands/. */
export function headersFor(contentType: string, devServer?: string): Record<string, string> {
  return {
    'Content-Type': contentType,
    'Content-Security-Policy': contentSecurityPolicy(devServer),
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
  };
}
