import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from '../../electron/main/policy.ts';
import { resolveAddress } from '../../electron/main/resolve.ts';

const ROOT = path.resolve('/opt/warm-hands');
const resolve = (address: string) => resolveAddress(address, ROOT);

describe('an address of the app', () => {
  it.each([
    ['presenter/index.html', 'out/renderer/presenter/index.html', 'text/html; charset=utf-8'],
    ['code/index-Ab_1.js', 'out/renderer/code/index-Ab_1.js', 'text/javascript; charset=utf-8'],
    ['strokes/catalog.json', 'out/strokes/catalog.json', 'application/json; charset=utf-8'],
    [
      'strokes/legs/indian-milking.left.clip',
      'out/strokes/legs/indian-milking.left.clip',
      'application/octet-stream',
    ],
    ['assets/doll/doll.glb', 'assets/doll/doll.glb', 'model/gltf-binary'],
    ['presenter/', 'out/renderer/presenter/index.html', 'text/html; charset=utf-8'],
  ])('%s is the file %s', (address, file, contentType) => {
    expect(resolve(`app://warm-hands/${address}`)).toEqual({
      file: path.join(ROOT, file),
      contentType,
    });
  });

  it.each([
    ['another scheme', 'file:///etc/passwd'],
    ['another host', 'app://elsewhere/presenter/index.html'],
    ['a port', 'app://warm-hands:80/presenter/index.html'],
    ['a name and password', 'app://a:b@warm-hands/presenter/index.html'],
    ['no address at all', 'presenter/index.html'],
    ['a slash in disguise', 'app://warm-hands/strokes/..%2f..%2fpackage.json'],
    ['a backslash', 'app://warm-hands/strokes/..%5c..%5cpackage.json'],
    ['a drive', 'app://warm-hands/c:/secret.json'],
    ['a hidden file', 'app://warm-hands/assets/.env.json'],
    ['a null character', 'app://warm-hands/strokes/catalog.json%00.html'],
    ['a broken escape', 'app://warm-hands/strokes/%zz.json'],
    ['the source of a model', 'app://warm-hands/assets/doll/body.ts'],
    ['the source of a stroke', 'app://warm-hands/assets/strokes/legs/indian-milking.yaml'],
    ['a file without a kind', 'app://warm-hands/presenter/LICENSE'],
  ])('with %s is nothing', (_what, address) => {
    expect(resolve(address)).toBeNull();
  });

  it.each(['strokes/../../package.json', 'strokes/%2e%2e/%2e%2e/package.json'])(
    'with dots (%s) climbs no higher than the pages',
    (address) => {
      const { file } = resolve(`app://warm-hands/${address}`) ?? {};
      expect(file).toBe(path.join(ROOT, 'out/renderer/package.json'));
    },
  );

  it('never leads out of the folders that are served', () => {
    const served = ['out/renderer', 'out/strokes', 'out/stills', 'assets'].map(
      (folder) => path.join(ROOT, folder) + path.sep,
    );
    const piece = fc.oneof(
      fc.constantFrom(
        '..',
        '.',
        '%2e%2e',
        '..%2f',
        '%5c..',
        '//',
        'strokes',
        'assets',
        'a.json',
        'a.html',
        '\\',
        ':',
        '\0',
        '~',
      ),
      fc.string({ maxLength: 6 }),
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 8 }),
        fc.constantFrom('/', '%2f', '\\', ''),
        (pieces, glue) => {
          const found = resolve(`app://warm-hands/${pieces.join(glue)}`);
          if (found === null) return;
          expect(path.resolve(found.file)).toBe(found.file);
          expect(served.some((folder) => found.file.startsWith(folder))).toBe(true);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('finds every plain name', () => {
    const name = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,11}$/);
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 4 }), (names) => {
        const address = `${names.join('/')}.json`;
        expect(resolve(`app://warm-hands/strokes/${address}`)?.file).toBe(
          path.join(ROOT, 'out/strokes', address),
        );
      }),
    );
  });
});

describe('the policy of the pages', () => {
  it('allows nothing from outside, nothing inline and no eval', () => {
    const policy = contentSecurityPolicy();
    expect(policy).toContain(`default-src 'none'`);
    expect(policy).not.toMatch(/'unsafe-inline'|'unsafe-eval'|https?:|ws:|\*/);
  });

  it('opens only the socket of the development server, in development', () => {
    const policy = contentSecurityPolicy('http://127.0.0.1:5173');
    expect(policy).toContain(`connect-src 'self' blob: ws://127.0.0.1:5173`);
    expect(policy).not.toContain(`'unsafe-eval'`);
  });
});
