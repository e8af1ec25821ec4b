/**
 * `npm run dev`: the app with hot reload. The windows stay on app://warm-hands/; main hands requests
 * for pages on to Vite's server. A change in main or a preload starts the app anew.
 */
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import path from 'node:path';
import { build as buildAll } from './build.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { runCommand, say } from './failure.mjs';
import { prepareLaunch } from './launch.mjs';
import { root } from './paths.mjs';

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

await runCommand(async () => {
  await ensureDependencies();
  await buildAll({ only: ['strokes', 'main'] });
  process.env.NODE_ENV = 'development';
  const { build, createServer: createVite } = await import('vite');
  const port = await freePort();
  const server = await createVite({
    configFile: path.join(root, 'renderer/vite.config.ts'),
    // Pages on app:// can't guess the port of the socket that brings them changes.
    server: {
      port,
      strictPort: true,
      ws: { protocol: 'ws', host: '127.0.0.1', clientPort: port },
    },
  });
  await server.listen();
  const origin = `http://127.0.0.1:${port}`;
  say(`Vite serves the pages from ${origin}`);
  const { executable, options, stop } = await prepareLaunch({
    args: ['.', ...process.argv.slice(2)],
    env: { WARM_HANDS_DEV_SERVER: origin },
  });

  /** @type {import('node:child_process').ChildProcess | undefined} */
  let app;
  let again = false;
  const ended = new Promise((resolve) => {
    const start = () => {
      again = false;
      app = spawn(executable, options.args, { cwd: root, env: options.env, stdio: 'inherit' });
      app.on('close', (code) => (again ? start() : resolve(code ?? 0)));
    };
    start();
  });
  const { mainBuild, preloadBuilds } = await import('../vite.config.mjs');
  for (const config of [mainBuild(), ...preloadBuilds()]) {
    let first = true;
    const watcher = await build({ ...config, build: { ...config.build, watch: {} } });
    if (!('on' in watcher)) continue;
    watcher.on('event', (event) => {
      if (event.code !== 'END') return;
      if (!first) {
        say('Main or a preload changed: the app starts anew.');
        again = true;
        app?.kill();
      }
      first = false;
    });
  }
  const code = await ended;
  await server.close();
  stop();
  process.exit(code);
});
