/** Reads talks and cues, and makes of each talk a stroke that the compiler of strokes can compile. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TALK_AREAS } from '../strokes/catalog.ts';
import type { Act, StepSource } from '../strokes/language.ts';
import {
  checkWords,
  didYouMean,
  parse,
  Reader,
  StrokeFileError,
  type ReadStroke,
  type Vocabulary,
} from '../strokes/read.ts';
import { SUM } from '../strokes/sums.ts';
import { cuesSchema, QUESTION, talkSchema, type Cue, type TalkSource } from './language.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));

export type Cues = Readonly<Record<string, Cue>>;

export interface ReadTalk {
  /** e.g. `permission/asking`, from the file's own place and name. */
  readonly id: string;
  readonly source: TalkSource;
  readonly stroke: ReadStroke;
}

/** Seconds in which the doll is calm before it acts, so that the change is seen. */
const BEFORE_ACTING = 1.6;

/** @throws StrokeFileError with every problem found */
export function readCues(
  words: Vocabulary,
  text = readFileSync(join(folder, 'cues.yaml'), 'utf8'),
): Cues {
  const reader = new Reader('assets/guidance/cues.yaml', text);
  reader.finish();
  const cues = parse(reader, cuesSchema, []);
  for (const [name, { acts }] of Object.entries(cues)) {
    acts.forEach(({ pose, face }, index) => {
      const path = [name, 'acts', index];
      const known = (sum: string | undefined, what: string, list: readonly string[]): void => {
        for (const word of sum?.split(SUM) ?? []) {
          if (list.includes(word)) continue;
          reader.report(path, `there is no ${what} called “${word}”.${didYouMean(word, list)}`);
        }
      };
      known(pose, 'pose', words.poses);
      known(face, 'face', words.faces);
    });
  }
  reader.finish();
  return cues;
}

/** A calm, still doll that then does what the cue says. */
function acting(cue: Cue): NonNullable<StepSource['baby']> {
  const then: readonly Act[] = cue.acts.map((act, index) =>
    index === 0 ? { ...act, after: act.after + BEFORE_ACTING } : act,
  );
  return { pose: 'rest', face: 'calm', then: [...then] };
}

function strokeOf(id: string, source: TalkSource, cues: Cues): ReadStroke {
  const steps = source.steps.map((step): StepSource => {
    // What only talks have is added to catalog and notes after compiling.
    const { cue, ...plain } = step;
    const caption = step.caption.replace(QUESTION, source.question ?? '');
    const baby = cue === undefined ? step.baby : acting(cues[cue]!);
    return { ...plain, caption, ...(baby ? { baby } : {}) };
  });
  return {
    id,
    source: {
      name: source.name,
      'other names': [],
      area: source.area,
      order: source.order,
      limbs: 'both',
      hands: 'still',
      direction: 'nothing moves along the skin',
      travel: 'in place',
      'one hand stays': false,
      pace: 4,
      about: source.about,
      purpose: source.purpose,
      caution: source.caution,
      cautions: [source.caution],
      repetitions: 'As often as the class wants to see it.',
      confidence: source.confidence,
      unsettled: source.unsettled,
      sources: source.sources,
      'begins with': source['begins with'],
      steps,
    },
  };
}

/**
 * @param id    e.g. `permission/asking`
 * @param file  how the file is named in errors
 * @throws StrokeFileError with every problem found
 */
export function readTalk(
  id: string,
  file: string,
  text: string,
  words: Vocabulary,
  cues: Cues,
): ReadTalk {
  const reader = new Reader(file, text);
  reader.finish();
  const source = parse(reader, talkSchema, Object.keys(talkSchema.entries));
  const area = id.split('/')[0];
  if (source.area !== area) {
    reader.report(['area'], `the file lies in “${area}”, but its area says “${source.area}”.`);
  }
  source.steps.forEach((step, index) => {
    const path = ['steps', index];
    const known = Object.keys(cues);
    if (step.cue !== undefined && !known.includes(step.cue)) {
      reader.report(
        [...path, 'cue'],
        `there is no cue called “${step.cue}”.${didYouMean(step.cue, known)}`,
      );
    }
    if (step.cue !== undefined && step.baby) {
      reader.report(
        [...path, 'cue'],
        'a step has either a “cue” or what the “baby” does, not both.',
      );
    }
    if (step.caption.includes(QUESTION) && source.question === undefined) {
      reader.report([...path, 'caption'], `it says ${QUESTION}, but the file has no “question”.`);
    }
  });
  for (const [index, choice] of (source.choices ?? []).entries()) {
    if (choice.options.every((option) => option.id !== choice.usual)) {
      reader.report(
        ['choices', index, 'usual'],
        `“${choice.usual}” is none of the options of this choice.`,
      );
    }
  }
  reader.finish();
  const stroke = strokeOf(id, source, cues);
  checkWords(reader, stroke.source, words);
  reader.finish();
  return { id, source, stroke };
}

/** Every talk there is, in the order of its area. @throws StrokeFileError with the problems of all files */
export function readAllTalks(words: Vocabulary): readonly ReadTalk[] {
  const cues = readCues(words);
  const problems: string[] = [];
  const talks: ReadTalk[] = [];
  for (const area of TALK_AREAS) {
    const inArea: ReadTalk[] = [];
    for (const name of readdirSync(join(folder, area)).filter((file) => file.endsWith('.yaml'))) {
      const id = `${area}/${name.replace(/\.yaml$/, '')}`;
      try {
        const text = readFileSync(join(folder, area, name), 'utf8');
        inArea.push(readTalk(id, `assets/guidance/${area}/${name}`, text, words, cues));
      } catch (error) {
        if (!(error instanceof StrokeFileError)) throw error;
        problems.push(...error.problems);
      }
    }
    talks.push(...inArea.sort((a, b) => a.source.order - b.source.order));
  }
  if (problems.length > 0) throw new StrokeFileError(problems);
  return talks;
}
