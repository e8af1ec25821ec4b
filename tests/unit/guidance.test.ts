/** What the guidance promises: both founding pages found again, honest claims, cues that are acted, choices with reasons. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as v from 'valibot';
import { openClip } from '../../renderer/choreography/clip.ts';
import { compileTalk } from '../../assets/guidance/compile.ts';
import { readAllTalks, readCues, readTalk } from '../../assets/guidance/read.ts';
import { NO_STUDY, SYSTEMS } from '../../assets/strokes/catalog.ts';
import { loadDoll } from '../../assets/strokes/doll.ts';
import { readAll } from '../../assets/strokes/library.ts';
import { schedule } from '../../assets/strokes/schedule.ts';
import { standInSolver } from '../../assets/strokes/stand-in.ts';
import { loadVocabulary } from '../../assets/strokes/words.ts';

const words = loadVocabulary();
const talks = readAllTalks(words);
const cues = readCues(words);
const talk = (id: string) => talks.find((one) => one.id === id)!;
const claims = talks.flatMap(({ id, source }) =>
  source.steps.flatMap((step) => (step.claims ?? []).map((claim) => ({ talk: id, ...claim }))),
);

const seedItems = v.parse(
  v.array(
    v.strictObject({
      page: v.picklist(['class-page', 'benefits-page']),
      words: v.string(),
      talk: v.string(),
      claim: v.exactOptional(v.string()),
      step: v.exactOptional(v.number()),
    }),
  ),
  parse(
    readFileSync(new URL('../../assets/guidance/seed-items.yaml', import.meta.url), 'utf8'),
  ) as unknown,
);

describe('the two founding pages', () => {
  it.each(seedItems.map((item) => ({ ...item, name: `${item.page}: ${item.words}` })))(
    '$name',
    (item) => {
      const found = talk(item.talk);
      expect(found, `no talk ${item.talk}`).toBeDefined();
      if (item.claim === undefined) expect(found.source.steps[(item.step ?? 0) - 1]).toBeDefined();
      else expect(claims.some((one) => one.talk === item.talk && one.id === item.claim)).toBe(true);
    },
  );

  it('are listed whole: 44 items of one and 69 of the other, none twice', () => {
    const count = (page: string) => seedItems.filter((item) => item.page === page).length;
    expect([count('class-page'), count('benefits-page')]).toEqual([44, 69]);
    expect(new Set(seedItems.map((item) => item.page + item.words)).size).toBe(seedItems.length);
  });

  it('are where claims come from, apart from what studies add', () => {
    const added = [
      'benefits/interaction interaction-trial',
      'benefits/reading-this whole-picture',
      'benefits/relief procedures-and-jaundice',
      'benefits/stimulation preterm-growth',
      'benefits/stimulation term-growth',
      'before/hands moderate-pressure',
    ];
    const listed = new Set(seedItems.map((item) => `${item.talk} ${item.claim ?? ''}`));
    const others = claims.map((one) => `${one.talk} ${one.id}`).filter((one) => !listed.has(one));
    expect(others.sort()).toEqual(added.sort());
  });
});

describe('claims are honest', () => {
  it.each(claims.map((claim) => ({ ...claim, name: `${claim.talk} ${claim.id}` })))(
    '$name has a strength that its sources can carry',
    ({ strength, sources, found }) => {
      if (strength !== 'none found') expect(sources).not.toBe(NO_STUDY);
      if (strength === 'wrong') expect(found).toMatch(/\bwrong\b.*\bnot\b/);
      if (sources !== NO_STUDY) expect(sources.join(' ')).toMatch(/\d{4}|interviews|Underdown/);
    },
  );

  it('have ids of their own in each talk', () => {
    const ids = claims.map((one) => `${one.talk} ${one.id}`);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('never call oxytocin or serotonin hormones of stress, and say once that it is wrong', () => {
    const texts = talks.flatMap(({ source }) => [
      source.about,
      source.purpose,
      source.caution,
      ...source.steps.flatMap((step) => [step.caption, step.say, step.do, step.watch]),
      ...source.steps.flatMap((step) => (step.claims ?? []).map((claim) => claim.found)),
    ]);
    const sentences = texts
      .flatMap((text) => text.split(/(?<=[.!?])\s/))
      .filter((text) => /oxytocin|serotonin/i.test(text));
    expect(sentences.length).toBeGreaterThan(0);
    for (const sentence of sentences) expect(sentence).toMatch(/\bnot stress hormones\b/);
    expect(claims.filter(({ strength }) => strength === 'wrong').map(({ id }) => id)).toEqual([
      'oxytocin-serotonin',
    ]);
  });

  it('promise nothing on the wall', () => {
    const promise =
      /\b(cures?|heals?|treats?|reduces?|lowers|improves?|boosts?|strengthens?|prevents?|stimulates?|guarante\w*|proven|oxytocin|serotonin)\b/i;
    const captions = talks.flatMap(({ source }) => source.steps.map((step) => step.caption));
    expect(captions.filter((caption) => promise.test(caption))).toEqual([]);
  });

  it('show every system that the pages name', () => {
    const shown = talk('benefits/stimulation').source.steps.map((step) => step.shows);
    const all = new Set([
      ...shown,
      ...talk('benefits/interaction').source.steps.map((s) => s.shows),
    ]);
    for (const system of SYSTEMS) expect(all).toContain(system);
  });

  it('come with the standing line where health is the matter', () => {
    for (const id of ['before/when-not', 'before/oil', 'cues/crying-in-class']) {
      expect(talk(id).source.caution).toMatch(/not medical advice/);
    }
    expect(talk('benefits/relief').source.caution).toMatch(/^Not a treatment\./);
  });
});

describe('asking permission', () => {
  it('has the question, three answers and what to do in the middle of a stroke', () => {
    for (const id of ['asking', 'yes', 'not-now', 'unsure', 'stop-rest-look']) {
      expect(talk(`permission/${id}`), id).toBeDefined();
    }
    const asks = talk('permission/asking').source;
    expect(asks.question).toBe('May I massage you now?');
    expect(asks.steps.filter((step) => step.caption === '{question}')).toHaveLength(1);
    // Sound before sight before words, and a wait after them.
    const order = ['rub', 'show', '{question}', 'Wait'].map((word) =>
      asks.steps.findIndex((step) =>
        JSON.stringify(step).includes(word === 'Wait' ? 'Wait. ' : `"${word}`),
      ),
    );
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  it('lets the instructor choose where hands are rubbed, and shows both ways', () => {
    const choice = talk('permission/asking').source.choices![0]!;
    expect(choice.options.map((option) => option.opens)).toEqual([
      'permission/asking',
      'permission/asking-near-the-face',
    ]);
    const near = talk('permission/asking-near-the-face').source;
    expect(near['variant of']).toBe('permission/asking');
    expect(JSON.stringify(near.steps)).toContain('"near":"the face"');
    expect(JSON.stringify(near.steps)).not.toContain('"near":"the parent"');
  });
});

describe('what sources disagree on', () => {
  const choices = talks.flatMap(({ source }) => source.choices ?? []);
  it.each(choices)('$id is a setting with reasons', (choice) => {
    expect(choice.options.map(({ id }) => id)).toContain(choice.usual);
    for (const option of choice.options) {
      expect(option.sources.length).toBeGreaterThan(0);
      if (option.opens !== undefined) expect(talk(option.opens)).toBeDefined();
    }
  });
  it('names vaccination and oil among them, each once', () => {
    const ids = choices.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(['rubbing-place', 'oil', 'days-after-vaccination']));
  });
});

describe('cues', () => {
  const used = (id: string) => talk(id).source.steps.flatMap(({ cue }) => cue ?? []);
  it('are all shown somewhere', () => {
    const shown = new Set(talks.flatMap(({ id }) => used(id)));
    expect(Object.keys(cues).filter((name) => !shown.has(name))).toEqual([]);
  });

  it.each([
    ['cues/engagement-subtle', 'engagement', 'subtle'],
    ['cues/engagement-potent', 'engagement', 'potent'],
    ['cues/disengagement-subtle', 'disengagement', 'subtle'],
    ['cues/disengagement-potent', 'disengagement', 'potent'],
    ['cues/ambiguous', 'ambiguous', undefined],
    ['cues/states', 'state', undefined],
  ])('%s shows only %s that is %s, and all of it that stands alone', (id, meaning, kind) => {
    const own = Object.keys(cues).filter(
      (name) =>
        cues[name]!.meaning === meaning &&
        cues[name]!.kind === kind &&
        !/cluster|happy-kicking/.test(name),
    );
    expect([...used(id)].sort()).toEqual(own.sort());
  });

  it('hides the answer in the round until the next press, and asks about every kind', () => {
    const { steps } = talk('cues/round').source;
    expect(steps.length).toBe(16);
    for (let i = 0; i < steps.length; i += 2) {
      const [question, answer] = [steps[i]!, steps[i + 1]!];
      expect(question.cue).toBe(answer.cue);
      expect(question.caption).toMatch(/^\d\. What is the baby saying\?$/);
      expect(answer.caption).not.toContain('What is the baby saying');
    }
    const meanings = new Set(used('cues/round').map((name) => cues[name]!.meaning));
    expect([...meanings].sort()).toEqual(['ambiguous', 'disengagement', 'engagement']);
  });
});

describe('notes', () => {
  it('are of their own for every step of every talk and stroke', () => {
    const seen = new Map<string, string>();
    const twice: string[] = [];
    const steps = [
      ...talks.filter(({ source }) => source['variant of'] === undefined),
      ...readAll(),
    ].flatMap(({ id, source }) =>
      source.steps.map((step, index) => ({ where: `${id} ${index + 1}`, step })),
    );
    for (const { where, step } of steps) {
      for (const key of ['do', 'watch'] as const) {
        const text = step[key].toLowerCase();
        if (seen.has(text)) twice.push(`${where} ${key} = ${seen.get(text)}`);
        seen.set(text, `${where} ${key}`);
      }
    }
    expect(twice).toEqual([]);
  });
});

describe('a talk that is not right', () => {
  const text = readFileSync(
    new URL('../../assets/guidance/benefits/relief.yaml', import.meta.url),
    'utf8',
  );
  const refusal = (changed: string): string => {
    expect(changed).not.toBe(text);
    try {
      readTalk('benefits/relief', 'relief.yaml', changed, words, cues);
      return '';
    } catch (error) {
      return error instanceof Error ? error.message : '';
    }
  };
  it('is taken as it stands', () => {
    expect(() => readTalk('benefits/relief', 'relief.yaml', text, words, cues)).not.toThrow();
  });
  it.each([
    ['a claim without sources', /\n        sources: no study found/, '', /sources/],
    ['a strength that nobody knows', /strength: none found/, 'strength: strong', /strong/],
    ['a cue that is not in the list', /cue: hand-to-mouth/, 'cue: hand-to-mouse', /hand-to-mouth/],
    ['a step without what to watch', /\n    watch: >-\n(?:      .*\n)+/, '\n', /watch/],
    ['the wrong folder', /area: benefits/, 'area: cues', /lies in “benefits”/],
  ])('%s is refused in words', (_what, from, to, said) => {
    expect(refusal(text.replace(from, to))).toMatch(said);
  });
});

describe('what is acted', async () => {
  const doll = await loadDoll();
  const headerOf = (id: string) => openClip(compileTalk(talk(id), doll, standInSolver).clip).header;

  it.each(talks)('$id has the time that its hands and its doll need', ({ stroke, source }) => {
    const { seconds } = schedule(stroke, doll, standInSolver);
    expect(seconds).toHaveLength(source.steps.length);
    // Long enough to be seen, and short enough for a room that waits.
    for (const length of seconds) {
      expect(length).toBeGreaterThanOrEqual(3);
      expect(length).toBeLessThanOrEqual(14);
    }
  });

  it('begins an answer with hands already shown, and ends a no without them', () => {
    const { hands, steps, seconds } = headerOf('permission/not-now');
    for (const { visible } of hands) {
      const seen = (t: number) =>
        visible.some((from, i) => i % 2 === 0 && from <= t && t < visible[i + 1]!);
      expect(seen(0)).toBe(true);
      expect(seen(steps[2]! - 0.1)).toBe(false);
      expect(seen(seconds - 0.5)).toBe(true);
    }
  });

  it('turns the eyes away with the face', () => {
    const { bones } = headerOf('permission/not-now');
    for (const eye of ['leftEye', 'rightEye']) {
      expect(bones.find(({ name }) => name === eye)!.track.count, eye).toBeGreaterThan(1);
    }
  });

  it('asks in the words of the question', () => {
    const { catalog } = compileTalk(talk('permission/asking'), doll, standInSolver);
    expect(catalog.steps.filter((step) => step.asks).map((step) => step.caption)).toEqual([
      'May I massage you now?',
    ]);
  });
});
