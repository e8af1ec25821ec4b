/** Opens the studio's page in the real Electron: builds it, serves it to this machine only, draws shots. */
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { _electron } from 'playwright';
import { build } from 'vite';
import { prepareLaunch } from '../../electron/runtime/launch.mjs';
import type { FrameTimes } from '../../renderer/studio/bench.ts';
import type { Shot, Studio } from '../../renderer/studio/studio.ts';

const root = path.resolve(import.meta.dirname, '../..');
const built = path.join(root, 'out/studio');

export interface OpenStudio {
  /** A PNG as a data URL. */
  readonly draw: (shot: Shot) => Promise<string>;
  /** Lays pictures (data URLs) out in columns with their names; a JPEG as a data URL. */
  readonly sheet: (
    pictures: readonly Picture[],
    columns: number,
    width: number,
    quality: number,
  ) => Promise<string>;
  readonly time: (shot: Shot, rounds: number) => Promise<FrameTimes>;
  readonly close: () => Promise<void>;
}

export interface Picture {
  readonly name: string;
  readonly url: string;
}

export async function openStudio(): Promise<OpenStudio> {
  await build({
    root: path.join(root, 'renderer/studio'),
    configFile: false,
    logLevel: 'error',
    build: { outDir: built, emptyOutDir: true, target: 'chrome130', chunkSizeWarningLimit: 4000 },
  });
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? '/', 'http://studio').pathname;
    const file =
      name.startsWith('/assets/doll/') || name.startsWith('/assets/hands/')
        ? path.join(root, path.normalize(name))
        : path.join(built, name === '/' ? 'index.html' : path.normalize(name));
    if (!existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    const type = file.endsWith('.html')
      ? 'text/html'
      : file.endsWith('.js')
        ? 'text/javascript'
        : 'application/octet-stream';
    response.writeHead(200, { 'content-type': type });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const { options, stop } = await prepareLaunch({
    args: [path.join(import.meta.dirname, 'studio-app')],
    env: { STUDIO_URL: `http://127.0.0.1:${port}/` },
    quiet: true,
  });
  const app = await _electron.launch(options);
  const page = await app.firstWindow();
  await page.waitForFunction(() => 'studio' in window);
  return {
    draw: (shot) =>
      page.evaluate(
        (wanted) => (window as unknown as { studio: Studio }).studio.draw(wanted),
        shot,
      ),
    sheet: (pictures, columns, width, quality) =>
      page.evaluate(layOut, { pictures, columns, width, quality }),
    time: (shot, rounds) =>
      page.evaluate(
        ([wanted, count]) => (window as unknown as { studio: Studio }).studio.time(wanted, count),
        [shot, rounds] as const,
      ),
    close: async () => {
      await app.close();
      server.close();
      stop();
    },
  };
}

/** Runs in the page. */
async function layOut({
  pictures,
  columns,
  width,
  quality,
}: {
  pictures: readonly Picture[];
  columns: number;
  width: number;
  quality: number;
}): Promise<string> {
  const images = await Promise.all(
    pictures.map(async ({ url }) => {
      const image = new Image();
      image.src = url;
      await image.decode();
      return image;
    }),
  );
  const height = Math.round((width * 9) / 16);
  const gap = 6;
  const label = 16;
  const rows = Math.ceil(images.length / columns);
  const canvas = document.createElement('canvas');
  canvas.width = columns * (width + gap) + gap;
  canvas.height = rows * (height + label + gap) + gap;
  const context = canvas.getContext('2d')!;
  context.fillStyle = '#faf6f0';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = '#4a4038';
  context.font = '12px sans-serif';
  context.imageSmoothingQuality = 'high';
  images.forEach((image, i) => {
    const x = gap + (i % columns) * (width + gap);
    const y = gap + Math.floor(i / columns) * (height + label + gap);
    context.drawImage(image, x, y, width, height);
    context.fillText(pictures[i]!.name, x + 2, y + height + 12);
  });
  return canvas.toDataURL('image/jpeg', quality);
}

/** The bytes of a data URL. */
export function bytesOf(url: string): Uint8Array {
  return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
}
