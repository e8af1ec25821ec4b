/**
 * Three small builds: main as one ES module, each preload as one CommonJS file. A sandboxed preload
 * can't load a second file nor an ES module, so the preloads are not built together.
 */
import { builtinModules } from 'node:module';
import path from 'node:path';

const room = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname);
const external = ['electron', /^electron\//, /^node:/, ...builtinModules];

/**
 * @param {string} entry @param {string} folder @param {string} file @param {'es' | 'cjs'} format
 * @returns {import('vite').InlineConfig}
 */
function build(entry, folder, file, format) {
  return {
    configFile: false,
    root: room,
    publicDir: false,
    logLevel: 'warn',
    resolve: { conditions: ['node', 'import', 'default'], mainFields: ['module', 'main'] },
    ssr: { noExternal: true },
    build: {
      ssr: path.join(room, entry),
      outDir: path.join(room, '../out', folder),
      emptyOutDir: folder === 'main',
      // The Node of the oldest Electron in use.
      target: 'node20.18',
      minify: false,
      sourcemap: format === 'es',
      rolldownOptions: {
        external,
        output: {
          format,
          entryFileNames: file,
          codeSplitting: false,
          // Bundled CommonJS libraries ask for their own file's name.
          banner: format === 'es' ? 'const __filename = import.meta.filename;' : '',
        },
      },
    },
  };
}

// Made anew for each build, because Vite writes into what it is given.
export const mainBuild = () => build('main/index.ts', 'main', 'index.js', 'es');
export const preloadBuilds = () =>
  ['presenter', 'projector'].map((name) =>
    build(`preload/${name}.ts`, 'preload', `${name}.cjs`, 'cjs'),
  );
