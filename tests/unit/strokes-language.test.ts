import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogStrokeSchema, strokeNotesSchema } from '../../assets/strokes/catalog.ts';
import { compileStroke } from '../../assets/strokes/compile.ts';
import { readAll } from '../../assets/strokes/library.ts';
import { readStroke, StrokeFileError } from '../../assets/strokes/read.ts';
import { standInDoll, standInSolver } from '../../assets/strokes/stand-in.ts';
import { loadVocabulary } from '../../assets/strokes/words.ts';
import * as v from 'valibot';

const file = new URL('../../assets/strokes/legs/indian-milking.yaml', import.meta.url);
const text = readFileSync(file, 'utf8');
const words = loadVocabulary();

function problemsOf(changed: string): readonly string[] {
  expect(changed, 'the change must hit').not.toBe(text);
  try {
    readStroke('legs/indian-milking', 'indian-milking.yaml', changed, words);
  } catch (error) {
    if (error instanceof StrokeFileError) return error.problems;
    throw error;
  }
  return [];
}

/** Line (from 1) of the first place in a text that contains a fragment. */
function lineOf(fragment: string, within: string): number {
  return within.slice(0, within.indexOf(fragment)).split('\n').length;
}

describe('a stroke file', () => {
  it('is read with its steps and notes', () => {
    const { source } = readStroke('legs/indian-milking', 'indian-milking.yaml', text, words);
    expect(source.steps).toHaveLength(5);
    expect(source.travel).toBe('away from the heart');
  });

  it('names file, line, step and the nearest word for an unknown place', () => {
    const changed = text.replace('leg.left.knee.outer\n', 'leg.left.kneee.outer\n');
    const [problem] = problemsOf(changed);
    expect(problem).toContain(`indian-milking.yaml, line ${lineOf('kneee', changed)}, step 3`);
    expect(problem).toContain('Did you mean “leg.left.knee.outer”?');
  });

  it('says which hand shapes it does not know', () => {
    expect(problemsOf(text.replace('shape: c-grip', 'shape: c-girp'))[0]).toContain(
      'Did you mean “c-grip”?',
    );
  });

  it('explains a misspelt word of the language', () => {
    expect(
      problemsOf(
        text.replace('    caption:', '    captoin:').replace('- caption: One', '- captoin: One'),
      ).join('\n'),
    ).toContain('Did you mean “caption”?');
  });

  it.each(['say', 'do', 'watch'])('refuses a step without the note “%s”', (note) => {
    const changed = text.replace(new RegExp(`    ${note}: >-\\n(?:      .*\\n)+`), '');
    expect(problemsOf(changed)[0]).toContain(`the note “${note}” is missing`);
  });

  it('says what a number should be', () => {
    expect(problemsOf(text.replace('rest: 1.6', 'rest: long'))[0]).toContain('a number of seconds');
    expect(problemsOf(text.replace('pace: 4', 'pace: 40'))[0]).toContain('at most 15 centimetres');
  });

  it('speaks of indentation when it is no YAML', () => {
    expect(problemsOf(text.replace('- caption: One', '- caption One'))[0]).toContain('YAML');
  });
});

describe('lengths', () => {
  const withSeconds = (seconds: number): string =>
    text.replace(/( {2}- caption: Glide down the outside.*\n)/, `$1    seconds: ${seconds}\n`);
  const compiled = (changed: string) =>
    compileStroke(
      readStroke('legs/indian-milking', 'f', changed, words),
      standInDoll,
      standInSolver,
    );

  it('a step takes as long as its file says', () => {
    expect(compiled(withSeconds(9)).catalog.steps[2]!.seconds).toBeCloseTo(9, 1);
  });

  it('a length that would break the law of pace is explained', () => {
    expect(() => compiled(withSeconds(2))).toThrow(
      /step 3.*would have to glide.*2 to 15 are allowed/,
    );
  });

  it('a repetition is written once and done as often as it says', () => {
    const once = compiled(text).catalog.steps[4]!.seconds;
    const changed = text.replace(/ {6}- inner hand:\n {10}glide:[\s\S]*$/, (move) => {
      const inner = move
        .trimEnd()
        .split('\n')
        .map((line) => `    ${line}`)
        .join('\n');
      return `      - repeat: 2\n        moves:\n${inner}\n`;
    });
    expect(changed).not.toBe(text);
    expect(compiled(changed).catalog.steps[4]!.seconds).toBeGreaterThan(once + 3);
  });
});

describe('every stroke', () => {
  const strokes = readAll();
  const ids = strokes.map((stroke) => stroke.id);

  it('of the legs is there, in teaching order', () => {
    expect(ids.filter((id) => id.startsWith('legs/'))).toEqual(
      [
        'resting-hands',
        'indian-milking',
        'hug-and-glide',
        'thumb-over-thumb',
        'toe-roll',
        'under-toes-and-ball',
        'thumb-press',
        'top-of-foot',
        'ankle-circles',
        'swedish-milking',
        'rolling',
        'bottom-relaxer',
        'integration',
      ].map((name) => `legs/${name}`),
    );
  });

  it.each(ids.filter((id) => id.startsWith('legs/')))(
    '%s has a valid catalog entry and its own notes',
    (id) => {
      const stroke = strokes.find((entry) => entry.id === id)!;
      const { catalog, notes, clip } = compileStroke(stroke, standInDoll, standInSolver);
      expect(v.safeParse(catalogStrokeSchema, catalog).success).toBe(true);
      expect(v.safeParse(strokeNotesSchema, notes).success).toBe(true);
      expect(notes.steps).toHaveLength(catalog.steps.length);
      expect(clip.length).toBeLessThan(330_000);
      const said = notes.steps.flatMap((step) => [step.say, step.do, step.watch]);
      expect(new Set(said).size).toBe(said.length);
      for (const word of said) expect(word.length).toBeGreaterThan(20);
    },
  );
});
