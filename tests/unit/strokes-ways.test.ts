/** A stroke is solved in several ways until what is drawn keeps what it is held to. */
import { describe, expect, it, vi } from 'vitest';
import type { CompiledStroke } from '../../assets/strokes/compile.ts';
import type { ContactReport, Surfaces } from '../../assets/strokes/contact-report.ts';
import { loadClip, loadRigs } from '../../assets/strokes/played.ts';
import { bestOf } from '../../assets/strokes/ways.ts';

const { reportContact } = vi.hoisted(() => ({ reportContact: vi.fn() }));
vi.mock('../../assets/strokes/contact-report.ts', () => ({ reportContact }));
const { shortfallOf } = await import('../../assets/strokes/held-to.ts');

interface Draft {
  readonly way: number;
  readonly draft: number;
  readonly missed: number;
}

/** Each way's drafts miss what its list says, and go on for ever with the last. */
const solve = (missed: readonly (readonly number[])[]) => {
  let way = -1;
  let made = 0;
  const drafts = function* (): Generator<Draft> {
    const list = missed[++way]!;
    for (let draft = 0; ; draft++) {
      made++;
      yield { way, draft, missed: list[draft] ?? list.at(-1)! };
    }
  };
  const best = bestOf(
    drafts as unknown as () => Iterable<CompiledStroke>,
    (draft) => (draft as unknown as Draft).missed,
  ) as unknown as Draft;
  return { best: [best.way, best.draft], ways: way + 1, made };
};

describe('the ways to solve a stroke', () => {
  it('end with the first that misses nothing', () => {
    expect(solve([[0]])).toEqual({ best: [0, 0], ways: 1, made: 1 });
    expect(solve([[3], [0.1], [0]])).toEqual({ best: [2, 0], ways: 3, made: 5 });
  });

  it('leave the one that misses least, the plainest of several', () => {
    expect(solve([[3], [1], [2], [1], [5], [4]])).toMatchObject({ best: [1, 0], ways: 6 });
  });

  it('are settled once more while that helps, before another is tried', () => {
    expect(solve([[3, 1, 0]])).toEqual({ best: [0, 2], ways: 1, made: 3 });
    expect(solve([[3, 4, 0], [0]])).toEqual({ best: [1, 0], ways: 2, made: 3 });
    expect(solve([[4, 3, 2, 1, 0], [0]])).toEqual({ best: [1, 0], ways: 2, made: 4 });
  });

  it('each have a solver of their own, which remembers nothing of the others', () => {
    const solvers = new Set<unknown>();
    bestOf(
      (solver) => {
        solvers.add(solver);
        return [{} as CompiledStroke];
      },
      () => 1,
    );
    expect(solvers.size).toBe(6);
  });
});

describe('what a stroke is held to', () => {
  const good: ContactReport = {
    id: 'legs/indian-milking',
    frames: 100,
    within: 0.95,
    worstFloat: 0.4,
    worstSink: -4,
    worstOverlap: 1,
    worstSpeed: 14,
    worstMiss: 12,
    mayMiss: 12,
    at: { float: 0, sink: 0, overlap: 0, miss: 0 },
  };
  const clip = loadClip('legs/indian-milking', 'left', loadRigs())!;
  const missed = (report: Partial<ContactReport>, broken: readonly string[] = []): number => {
    reportContact.mockReturnValue({ ...good, ...report });
    return shortfallOf(clip, {} as Surfaces, () => broken);
  };

  it('misses nothing at its bounds', () => {
    expect(missed({})).toBe(0);
  });

  it.each([
    ['a patch off the skin', { within: 0.94 }],
    ['a finger in the baby', { worstSink: -4.1 }],
    ['hands in each other', { worstOverlap: 1.1 }],
    ['a hand in a hurry', { worstSpeed: 16 }],
    ['a thumb beside its place', { worstMiss: 13 }],
  ] as const)('notices %s', (_, report) => {
    expect(missed(report)).toBeGreaterThan(0);
  });

  it('notices a broken law, and knows worse from bad', () => {
    expect(missed({}, ['it jumps'])).toBeGreaterThan(0);
    expect(missed({ worstSink: -9 })).toBeGreaterThan(missed({ worstSink: -4.5 }));
  });
});
