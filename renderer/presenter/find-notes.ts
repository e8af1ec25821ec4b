import type { Catalog, Notes } from '../../assets/strokes/catalog.ts';
import {
  NOTE_FIELDS,
  ownNotesOf,
  type NoteField,
  type OwnNotes,
} from '../../electron/lesson/own-notes.ts';

export interface FoundNote {
  readonly stroke: string;
  readonly name: string;
  /** From 1. */
  readonly step: number;
  readonly field: NoteField;
  readonly text: string;
  /** Whether she wrote it. */
  readonly mine: boolean;
}

/** More than anybody reads through. */
const MOST_FOUND = 100;

/** Letters without their case and accents, so that `massage a bebe` finds `bébé`. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase();

/**
 * Notes, hers in place of those that came with the stroke, in teaching order.
 * @param wanted words that all must occur; with none, all of her own notes and nothing else
 * @param onlyOwn leaves out what she did not write
 */
export function findNotes(
  catalog: Catalog,
  notes: Notes,
  own: OwnNotes,
  wanted: string,
  onlyOwn: boolean,
): readonly FoundNote[] {
  const parts = plain(wanted).split(/\s+/).filter(Boolean);
  const found: FoundNote[] = [];
  for (const { id, name } of catalog.strokes) {
    const steps = notes.strokes.find((one) => one.id === id)?.steps ?? [];
    for (const [index, original] of steps.entries()) {
      const hers = ownNotesOf(own, id, index + 1);
      for (const field of NOTE_FIELDS) {
        const mine = hers[field] !== undefined;
        const text = hers[field] ?? (field === 'own' ? '' : original[field]);
        if (text === '' || (!mine && (onlyOwn || parts.length === 0))) continue;
        const letters = plain(`${name} ${text}`);
        if (!parts.every((part) => letters.includes(part))) continue;
        found.push({ stroke: id, name, step: index + 1, field, text, mine });
        if (found.length === MOST_FOUND) return found;
      }
    }
  }
  return found;
}
