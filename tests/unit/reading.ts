/**
 * How hard a text is to read: the school grade of Flesch and Kincaid,
 * 0.39 · words per sentence + 11.8 · syllables per word − 15.59 (Kincaid et al. 1975).
 */

/** Syllables of an English word, counted by its groups of vowels; near enough for an average. */
export function syllablesIn(word: string): number {
  const letters = word.toLowerCase().replace(/[^a-z]/g, '');
  if (letters.length <= 3) return 1;
  const spoken = letters
    // Endings that are written and not spoken: hands `moved`, `comes`, `quite`; but `needed`, `places`, `little`.
    .replace(/(?<=[^td])ed$/, '')
    .replace(/(?<=[^csxzgh])es$/, '')
    .replace(/(?<=[^l])e$/, '')
    .replace(/(?<=[aeiou])le$/, 'l')
    .replace(/ely$/, 'ly')
    .replace(/qu/g, 'q')
    .replace(/^y/, '');
  const groups = spoken.match(/[aeiouy]+/g)?.length ?? 0;
  // Two vowels that are two syllables: li-on, qui-et, cre-ate, ba-by-ing.
  const split = spoken.match(/(?:i[aou](?!u)|iet|[aeo]ing|eate)/g)?.length ?? 0;
  const glued = spoken.match(/[tcs]i(?:on|al|ous)/g)?.length ?? 0;
  return Math.max(1, groups + split - glued);
}

export function gradeOf(text: string): number {
  const sentences = text.split(/[.!?…]+(?:\s|$)|:\s/).filter((part) => /[a-z]/i.test(part));
  const words = text.match(/[a-z][a-z'’-]*/gi) ?? [];
  if (words.length === 0) return 0;
  const syllables = words
    .flatMap((word) => word.split('-'))
    .reduce((sum, word) => sum + syllablesIn(word), 0);
  return 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59;
}
