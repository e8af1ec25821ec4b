/** Which room may import which; see README.md of the house. Everything that is not listed is refused. */
import path from 'node:path';

export interface Source {
  /** Path from the top of the house, with forward slashes. */
  readonly file: string;
  readonly text: string;
}

interface Law {
  /** Rooms that may be imported. */
  readonly rooms: readonly string[];
  /** Rooms of which only types may be imported. */
  readonly types?: readonly string[];
  /** Packages that may be imported; a name stands for everything below it. */
  readonly packages: readonly string[];
}

const MODELS = ['sculpt', 'doll', 'hands', 'contact', 'strokes', 'guidance'];
const WINDOW = ['stage', 'ui', 'window-lesson', 'choreography', 'lesson', ...MODELS];
const UI_PACKAGES = ['svelte', '@lucide/svelte', '@fontsource-variable', 'valibot'];
const STAGE_PACKAGES = ['svelte', 'three', '@threlte', 'meshoptimizer', 'valibot'];

const LAWS: Readonly<Record<string, Law>> = {
  lesson: { rooms: [], types: [], packages: ['valibot'] },
  main: {
    rooms: ['lesson', 'strokes'],
    packages: ['electron', 'node', 'valibot', 'write-file-atomic'],
  },
  preload: { rooms: ['lesson'], packages: ['electron'] },
  choreography: { rooms: ['strokes'], types: [...MODELS], packages: ['valibot'] },
  ui: { rooms: ['lesson'], packages: UI_PACKAGES },
  'window-lesson': {
    rooms: ['lesson', 'strokes', 'choreography'],
    packages: ['svelte', 'valibot'],
  },
  stage: {
    rooms: ['ui', 'window-lesson', 'choreography', 'lesson', ...MODELS],
    packages: STAGE_PACKAGES,
  },
  presenter: { rooms: WINDOW, packages: UI_PACKAGES },
  projector: { rooms: WINDOW, packages: UI_PACKAGES },
  studio: { rooms: WINDOW, packages: [...STAGE_PACKAGES, ...UI_PACKAGES] },
};

/** The lesson's own words come from the strokes' catalog, which is shared data and nothing more. */
const CATALOG = 'assets/strokes/catalog.ts';

/** Rooms of `assets/` build models: pure geometry and files, no window and no Electron. */
const MODEL_LAW: Law = {
  rooms: [...MODELS, 'choreography'],
  // tsx: the workers of a build step run TypeScript themselves.
  packages: ['node', 'valibot', 'yaml', 'tsx', '@gltf-transform', 'meshoptimizer', 'three'],
};

export function roomOf(file: string): string {
  const [top = '', room = ''] = file.split('/');
  if (top === 'renderer' && room === 'lesson') return 'window-lesson';
  if (top === 'assets' && !MODELS.includes(room)) return 'assets';
  return room;
}

const IMPORT =
  /\b(?:import|export)\s+(type\s+)?(?:[\w*{}\s,$]+?\s+from\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

export function importsOf(text: string): { specifier: string; typeOnly: boolean }[] {
  return [...text.matchAll(IMPORT)].map(([, type, named, dynamic]) => ({
    specifier: named ?? dynamic ?? '',
    typeOnly: type !== undefined,
  }));
}

/** One sentence for each import that breaks a law. */
export function violations(sources: readonly Source[]): string[] {
  return sources.flatMap(({ file, text }) => {
    const [top] = file.split('/');
    // Tests and the runtime look at everything; nobody imports them.
    if (top === 'tests' || file.startsWith('electron/runtime/') || file.split('/').length < 3)
      return [];
    const room = roomOf(file);
    const law = LAWS[room] ?? (top === 'assets' ? MODEL_LAW : undefined);
    if (!law) return [`${file} is in a room without a law`];
    return importsOf(text)
      .filter((one) => !isAllowed(file, room, law, one))
      .map(({ specifier }) => `${file} may not import ${specifier}`);
  });
}

function isAllowed(
  file: string,
  room: string,
  law: Law,
  { specifier, typeOnly }: { specifier: string; typeOnly: boolean },
): boolean {
  if (!specifier.startsWith('.')) {
    const name = specifier.startsWith('node:') ? 'node' : specifier;
    return law.packages.some((allowed) => name === allowed || name.startsWith(`${allowed}/`));
  }
  const target = path.posix.normalize(path.posix.join(path.posix.dirname(file), specifier));
  if (room === 'lesson' && target === CATALOG) return true;
  const other = roomOf(target);
  if (other === room || law.rooms.includes(other)) return true;
  return typeOnly && (law.types?.includes(other) ?? false);
}
