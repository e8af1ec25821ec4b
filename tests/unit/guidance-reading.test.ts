/** Everything that is said in class or read by the instructor is plain language: about the eighth grade. */
import { describe, expect, it } from 'vitest';
import { readAllTalks } from '../../assets/guidance/read.ts';
import { readAll } from '../../assets/strokes/library.ts';
import { loadVocabulary } from '../../assets/strokes/words.ts';
import { gradeOf, syllablesIn } from './reading.ts';

/** The whole of an item must read at this grade. */
const WHOLE = 8;
/** A single note may be a little harder, as short texts swing. */
const SINGLE = 10;
/** Names that have no plainer word; they are what the text is about. */
const NAMES =
  /\b(massag\w*|bab(?:y|ies)|parent\w*|permission|instructor\w*|vaccin\w*|oxytocin|serotonin|cortisol|norepinephrine|dopamine|constipation|eczema|lymphatic|circulat\w*|vestibular|respiratory|Indian|Swedish|milking|medical|hospital|interaction|stimulation|relaxation|jaundice|meningitis|leukaemia|epilepsy)\b/gi;

interface Text {
  readonly where: string;
  readonly text: string;
}

const plain = (text: string): string => text.replace(NAMES, 'word').replace(/[“”"‘]/g, '');

function textsOf(
  where: string,
  source: {
    readonly about: string;
    readonly purpose: string;
    readonly caution: string;
    readonly unsettled: readonly string[];
    readonly steps: readonly {
      readonly caption: string;
      readonly say: string;
      readonly do: string;
      readonly watch: string;
      readonly claims?: readonly { readonly id: string; readonly found: string }[] | undefined;
    }[];
  },
): readonly Text[] {
  return [
    ...(['about', 'purpose', 'caution'] as const).map((key) => ({
      where: `${where} ${key}`,
      text: source[key],
    })),
    ...source.unsettled.map((text) => ({ where: `${where} unsettled`, text })),
    ...source.steps.flatMap((step, index) => [
      ...(['caption', 'say', 'do', 'watch'] as const).map((key) => ({
        where: `${where} step ${index + 1} ${key}`,
        text: step[key],
      })),
      ...(step.claims ?? []).map(({ id, found }) => ({ where: `${where} ${id}`, text: found })),
    ]),
  ];
}

const talks = readAllTalks(loadVocabulary()).map(({ id, source }) => ({
  id,
  texts: textsOf(id, source),
}));
const strokes = readAll().map(({ id, source }) => ({ id, texts: textsOf(id, source) }));

/** Texts of one item that are too hard, each with its grade. */
function tooHard(texts: readonly Text[]): readonly string[] {
  const single = texts
    .filter(({ text }) => text.split(/\s+/).length >= 12)
    .map(({ where, text }) => ({ where, text, grade: gradeOf(plain(text)) }))
    .filter(({ grade }) => grade > SINGLE)
    .map(({ where, text, grade }) => `${grade.toFixed(1)} ${where}: ${text}`);
  const whole = gradeOf(plain(texts.map(({ text }) => text.replace(/[^.!?]$/, '$&.')).join(' ')));
  return whole > WHOLE ? [`${whole.toFixed(1)} as a whole`, ...single] : single;
}

describe('the measure of reading', () => {
  it.each([
    ['foot', 1],
    ['baby', 2],
    ['moved', 1],
    ['needed', 2],
    ['little', 2],
    ['permission', 3],
    ['quiet', 2],
    ['hormones', 2],
    ['immediately', 5],
  ])('%s has %i syllables', (word, count) => expect(syllablesIn(word)).toBe(count));

  it('tells a plain text from a hard one', () => {
    expect(gradeOf('Your foot is warm. I hold it in my hand.')).toBeLessThan(3);
    expect(
      gradeOf(
        'Tactile stimulation facilitates neurophysiological development and parental attunement through individualised interaction.',
      ),
    ).toBeGreaterThan(16);
  });
});

describe('plain language', () => {
  it.each(talks)('$id', ({ texts }) => expect(tooHard(texts)).toEqual([]));
  it.each(strokes)('$id', ({ texts }) => expect(tooHard(texts)).toEqual([]));
});
