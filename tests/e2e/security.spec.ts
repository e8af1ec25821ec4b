/** What the pages can't do, tried from inside them. */
import { expect, test } from './app.ts';

test('the pages are plain web: no Node, no Electron, and a bridge of a few functions', async ({
  app,
}) => {
  for (const page of [app.presenter, app.projector]) {
    const names = ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'];
    const found = await page.evaluate((all) => all.filter((name) => name in window), names);
    expect(found).toEqual([]);
  }
  const bridge = (page: typeof app.presenter) =>
    page.evaluate(() => Object.keys((window as unknown as { warmHands: object }).warmHands).sort());
  expect(await bridge(app.presenter)).toEqual([
    'editNote',
    'mark',
    'onHallReport',
    'onOwnNotes',
    'onSnapshot',
    'press',
    'pulse',
    'ready',
    'send',
    'wishScreens',
  ]);
  expect(await bridge(app.projector)).toEqual([
    'onMark',
    'onSnapshot',
    'press',
    'pulse',
    'ready',
    'report',
  ]);
});

test('both windows are sandboxed and isolated', async ({ app }) => {
  const settings = await app.electron.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => {
      // Not in Electron's types, but this is what the running page really has.
      const { sandbox, contextIsolation, nodeIntegration, webSecurity } = (
        contents as unknown as { getLastWebPreferences(): Electron.WebPreferences }
      ).getLastWebPreferences();
      contents.openDevTools();
      const devTools = contents.isDevToolsOpened();
      return { sandbox, contextIsolation, nodeIntegration, webSecurity, devTools };
    }),
  );
  expect(settings).toHaveLength(2);
  for (const one of settings) {
    expect(one).toEqual({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      devTools: false,
    });
  }
});

test('everything the app asks for while it is used comes from itself', async ({ app }) => {
  const { presenter } = app;
  await presenter.getByRole('button', { name: 'Next step' }).click();
  await presenter.getByRole('button', { name: 'Freeze projector' }).click();
  await presenter.getByRole('button', { name: 'Show to class' }).click();
  await presenter.getByRole('button', { name: 'Blank projector' }).click();
  await expect.poll(() => app.requests.some((address) => address.includes('/strokes/'))).toBe(true);
  const outside = app.requests.filter(
    (address) => !/^(app:\/\/warm-hands\/|blob:app:\/\/warm-hands\/)/.test(address),
  );
  expect(outside).toEqual([]);
});

test('the projector can not read the notes', async ({ app }) => {
  app.announce(/strokes\/notes|ERR_BLOCKED_BY_CLIENT/);
  const read = () =>
    fetch('/strokes/notes.json').then(
      (answer) => answer.ok,
      () => false,
    );
  expect(await app.projector.evaluate(read)).toBe(false);
  expect(await app.presenter.evaluate(read)).toBe(true);
});

test('no request leaves the app, however it is made', async ({ app }) => {
  app.announce(/Content Security Policy|ERR_|Blocked a request|example\.invalid|127\.0\.0\.1/);
  const reached = await app.presenter.evaluate(async () => {
    const tries: Record<string, Promise<unknown>> = {
      fetch: fetch('http://127.0.0.1:9/'),
      secure: fetch('https://example.invalid/'),
      image: new Promise((resolve, reject) => {
        const image = new Image();
        image.onload = resolve;
        image.onerror = reject;
        image.src = 'http://127.0.0.1:9/a.png';
      }),
      socket: new Promise((resolve, reject) => {
        const socket = new WebSocket('ws://127.0.0.1:9/');
        socket.onopen = resolve;
        socket.onerror = reject;
      }),
      file: fetch('file:///etc/passwd'),
    };
    const results = await Promise.allSettled(Object.values(tries));
    return Object.keys(tries).filter((_, index) => results[index]?.status === 'fulfilled');
  });
  expect(reached).toEqual([]);
});

test('main blocks a request even where no page policy stands in the way', async ({ app }) => {
  app.announce(/Blocked a request/);
  const answer = await app.electron.evaluate(({ session }) =>
    session.defaultSession.fetch('http://127.0.0.1:9/').then(
      () => 'reached',
      (error: unknown) => String(error),
    ),
  );
  expect(answer).toContain('ERR_BLOCKED_BY_CLIENT');
});

test('a page goes nowhere and opens nothing', async ({ app }) => {
  app.announce(/Denied/);
  const { presenter } = app;
  const opened = await presenter.evaluate(() => window.open('https://example.invalid/') === null);
  expect(opened).toBe(true);
  await presenter.evaluate(() => {
    window.location.href = 'https://example.invalid/';
  });
  await expect.poll(() => app.log.some((line) => line.includes('Denied going to'))).toBe(true);
  await presenter.evaluate(() => {
    window.location.href = 'app://warm-hands/projector/index.html';
  });
  await expect
    .poll(() => app.log.filter((line) => line.includes('Denied going to')).length)
    .toBe(2);
  expect(presenter.url()).toBe('app://warm-hands/presenter/index.html');
  expect(app.electron.windows()).toHaveLength(2);
});

test('every permission is refused', async ({ app }) => {
  app.announce(/Denied the permission/);
  const granted = await app.presenter.evaluate(async () => {
    const tries: Record<string, Promise<unknown>> = {
      camera: navigator.mediaDevices.getUserMedia({ video: true }),
      screen: navigator.mediaDevices.getDisplayMedia(),
      place: new Promise((resolve, reject) =>
        navigator.geolocation.getCurrentPosition(resolve, reject),
      ),
      clipboard: navigator.clipboard.readText(),
    };
    const results = await Promise.allSettled(Object.values(tries));
    return Object.keys(tries).filter((_, index) => results[index]?.status === 'fulfilled');
  });
  expect(granted).toEqual([]);
  expect(await app.presenter.evaluate(() => Notification.requestPermission())).toBe('denied');
});

test('inline scripts and eval do not run', async ({ app }) => {
  app.announce(/Content Security Policy|unsafe-eval/);
  const ran = await app.presenter.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.inlineRan = true';
    document.head.append(script);
    return 'inlineRan' in window;
  });
  expect(ran).toBe(false);
  const policy = await app.presenter.evaluate(() =>
    fetch(location.href).then((answer) => answer.headers.get('content-security-policy')),
  );
  expect(policy).toContain(`script-src 'self' 'wasm-unsafe-eval'`);
  expect(policy).not.toContain(`'unsafe-eval'`);
  expect(policy).not.toContain(`'unsafe-inline'`);
});

test('a message that is wrong is refused, and the log says why', async ({ app }) => {
  app.announce(/Refused/);
  const send = (message: unknown) =>
    app.presenter.evaluate((value) => {
      (window as unknown as { warmHands: { send(value: unknown): void } }).warmHands.send(value);
    }, message);
  await send({ type: 'setSpeed', rate: 7 });
  await send({ type: 'runProgram', path: '/bin/sh' });
  await send({ type: 'play', extra: true });
  await send('play');
  await expect
    .poll(() => app.log.filter((line) => line.includes('Refused lesson:intent')).length)
    .toBe(4);
});
