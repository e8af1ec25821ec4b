/** Reads one stroke's file and says, in a sentence an instructor understands, what is wrong in it. */
import * as v from 'valibot';
import { SUM } from './sums.ts';
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node } from 'yaml';
import {
  HAND_WORDS,
  placesOf,
  strokeSchema,
  VERBS,
  type Action,
  type Beat,
  type StrokeSource,
} from './language.ts';

/** The words a file may use that come from the doll and the hands. */
export interface Vocabulary {
  readonly places: readonly string[];
  readonly shapes: readonly string[];
  readonly poses: readonly string[];
  readonly faces: readonly string[];
}

export interface ReadStroke {
  /** e.g. `legs/indian-milking`, from the file's own place and name. */
  readonly id: string;
  readonly source: StrokeSource;
}

/** All that is wrong in one file, one sentence a line. */
export class StrokeFileError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'StrokeFileError';
    this.problems = problems;
  }
}

/** Number of single-letter changes between two words. */
function distance(a: string, b: string): number {
  const row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    let corner = row[0]!;
    row[0] = i;
    for (let j = 1; j <= b.length; j++) {
      const above = row[j]!;
      row[j] = Math.min(above + 1, row[j - 1]! + 1, corner + (a[i - 1] === b[j - 1] ? 0 : 1));
      corner = above;
    }
  }
  return row[b.length]!;
}

/** ` Did you mean “…”?`, or the whole list where it is short, or nothing. */
export function didYouMean(word: string, known: readonly string[]): string {
  const ranked = known
    .map((candidate) => ({ candidate, d: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.d - b.d);
  const best = ranked[0];
  if (best && best.d <= Math.max(2, Math.ceil(word.length * 0.4))) {
    return ` Did you mean “${best.candidate}”?`;
  }
  return known.length > 0 && known.length <= 20 ? ` Known are: ${known.join(', ')}.` : '';
}

const QUOTE_LENGTH = 40;

function quoted(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return `“${text.length > QUOTE_LENGTH ? `${text.slice(0, QUOTE_LENGTH)}…` : text}”`;
}

type Path = readonly (string | number)[];

/** One file, whose problems are gathered with the lines where they stand. */
export class Reader {
  readonly problems: string[] = [];
  private readonly lines = new LineCounter();
  private readonly document;

  constructor(
    private readonly file: string,
    text: string,
  ) {
    this.document = parseDocument(text, { lineCounter: this.lines, prettyErrors: false });
    for (const error of this.document.errors) {
      const { line } = this.lines.linePos(error.pos[0]);
      this.problems.push(
        `${file}, line ${line}: this cannot be read as YAML (${error.message}). ` +
          'Often a space too many or too few at the start of a line, or a missing colon.',
      );
    }
  }

  value(): unknown {
    return this.document.toJS() as unknown;
  }

  /** Line of the node at a path, or of the nearest one above it. */
  private lineOf(path: Path): number {
    let node: unknown = this.document.contents;
    let start: number | undefined = (this.document.contents as Node | null)?.range?.[0];
    for (const key of path) {
      if (isMap(node)) {
        const pair = node.items.find((item) => isScalar(item.key) && item.key.value === key);
        if (!pair) break;
        start = (pair.key as Node).range?.[0] ?? start;
        node = pair.value;
      } else if (isSeq(node) && typeof key === 'number') {
        node = node.items[key];
        start = (node as Node | undefined)?.range?.[0] ?? start;
      } else break;
    }
    return start === undefined ? 1 : this.lines.linePos(start).line;
  }

  report(path: Path, sentence: string): void {
    const step = path[0] === 'steps' && typeof path[1] === 'number' ? `, step ${path[1] + 1}` : '';
    this.problems.push(`${this.file}, line ${this.lineOf(path)}${step}: ${sentence}`);
  }

  finish(): void {
    if (this.problems.length > 0) throw new StrokeFileError(this.problems);
  }
}

/** Why each note is asked for: a stroke without notes cannot be taught. */
const NOTE_KEYS: Readonly<Record<string, string>> = {
  say: 'what the instructor says',
  do: 'what she does',
  watch: 'which cue she watches for',
};

function explain(issue: v.BaseIssue<unknown>, path: Path, known: readonly string[]): string {
  const key = path.at(-1);
  const name = typeof key === 'string' ? `“${key}”` : 'this entry';
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    return `${name} is not a word of the language here.${didYouMean(String(key), known)}`;
  }
  if (issue.input === undefined) {
    const note = typeof key === 'string' ? NOTE_KEYS[key] : undefined;
    return note
      ? `the note ${name} is missing: ${note}. A step without notes is not taken.`
      : `${name} is missing.`;
  }
  return `${name} should be ${issue.message}, but it says ${quoted(issue.input)}.`;
}

const STEP_KEYS = [
  'caption',
  'say',
  'do',
  'watch',
  'view',
  'look at',
  'seconds',
  'rest',
  'baby',
  'moves',
];
const ACTION_KEYS = [
  ...VERBS,
  'shape',
  'pressure',
  'pace',
  'fingers',
  'after',
  'twist',
  'each',
  'width',
  'turns',
  'way',
  'times',
  'opposite',
  'aside',
  'slide',
];

function keysAt(path: Path, top: readonly string[]): readonly string[] {
  const parent = path.at(-2);
  if (path.length === 1) return top;
  if (path[0] === 'steps' && path.length === 3) return STEP_KEYS;
  if (typeof parent === 'string' && HAND_WORDS.some((word) => word === parent)) return ACTION_KEYS;
  if (parent === 'baby') return ['pose', 'face', 'then'];
  if (path.at(-3) === 'then') return ['after', 'pose', 'face', 'in'];
  return [...HAND_WORDS, 'repeat', 'moves'];
}

/** Checks every name of a place, shape, pose and face. */
export function checkWords(reader: Reader, source: StrokeSource, words: Vocabulary): void {
  const known = (path: Path, word: string, what: string, list: readonly string[]): void => {
    if (list.includes(word)) return;
    reader.report(path, `there is no ${what} called “${word}”.${didYouMean(word, list)}`);
  };
  const knownSum = (path: Path, sum: string, what: string, list: readonly string[]): void => {
    for (const word of sum.split(SUM)) known(path, word, what, list);
  };
  const checkAction = (path: Path, entry: Action): void => {
    const verbs = VERBS.filter((word) => word in entry);
    placesOf(entry).forEach((name, index, all) => {
      // Of places in a list each has a line of its own.
      const at = all.length > 1 ? [verbs[0]!, index] : [verbs[0]!];
      known([...path, ...at], name, 'place', words.places);
    });
    if ('shape' in entry && entry.shape !== undefined) {
      known([...path, 'shape'], entry.shape, 'hand shape', words.shapes);
    }
  };
  const checkBeats = (path: Path, beats: readonly Beat[]): void => {
    beats.forEach((beat, index) => {
      const here = [...path, index];
      const named = HAND_WORDS.filter((word) => beat[word] !== undefined);
      if (beat.moves) {
        if (named.length > 0) {
          reader.report(
            here,
            'a repeated group has its hands inside its own “moves”, not beside it.',
          );
        }
        checkBeats([...here, 'moves'], beat.moves);
      } else if (named.length === 0) {
        reader.report(here, `a move names a hand: ${HAND_WORDS.join(', ')}.`);
      }
      for (const word of named) checkAction([...here, word], beat[word]!);
    });
  };
  checkBeats(['begins with'], source['begins with']);
  source.steps.forEach((step, index) => {
    const path: Path = ['steps', index];
    known([...path, 'look at'], step['look at'], 'place', words.places);
    if (step.baby?.pose) knownSum([...path, 'baby', 'pose'], step.baby.pose, 'pose', words.poses);
    if (step.baby?.face) knownSum([...path, 'baby', 'face'], step.baby.face, 'face', words.faces);
    step.baby?.then.forEach(({ pose, face }, at) => {
      const here = [...path, 'baby', 'then', at];
      if (pose) knownSum([...here, 'pose'], pose, 'pose', words.poses);
      if (face) knownSum([...here, 'face'], face, 'face', words.faces);
    });
    checkBeats([...path, 'moves'], step.moves);
  });
}

/**
 * The file's value, checked.
 * @param top  the words that a file may have at its left margin
 * @throws StrokeFileError with every problem found
 */
export function parse<S extends v.GenericSchema>(
  reader: Reader,
  schema: S,
  top: readonly string[],
): v.InferOutput<S> {
  const result = v.safeParse(schema, reader.value());
  if (result.success) return result.output;
  for (const issue of result.issues) {
    const path = (issue.path ?? []).map((item) => item.key as string | number);
    reader.report(path, explain(issue, path, keysAt(path, top)));
  }
  reader.finish();
  throw new StrokeFileError(['A file could not be read.']);
}

/**
 * @param id    e.g. `legs/indian-milking`
 * @param file  how the file is named in errors
 * @throws StrokeFileError with every problem found
 */
export function readStroke(id: string, file: string, text: string, words: Vocabulary): ReadStroke {
  const reader = new Reader(file, text);
  reader.finish();
  const source = parse(reader, strokeSchema, Object.keys(strokeSchema.entries));
  const area = id.split('/')[0];
  if (source.area !== area) {
    reader.report(['area'], `the file lies in “${area}”, but its area says “${source.area}”.`);
  }
  checkWords(reader, source, words);
  reader.finish();
  return { id, source };
}
