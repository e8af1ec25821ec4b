import { describe, expect, it } from 'vitest';
import {
  applyNoteEdit,
  NO_NOTES,
  ownNotesOf,
  validateNoteEdit,
  validateOwnNotes,
  type NoteEdit,
} from '../../electron/lesson/own-notes.ts';
import type { Catalog, Notes } from '../../assets/strokes/catalog.ts';
import { findNotes } from '../../renderer/presenter/find-notes.ts';

const edit = (text: string | null, more: Partial<NoteEdit> = {}): NoteEdit => ({
  stroke: 'legs/indian-milking',
  step: 2,
  field: 'say',
  text,
  ...more,
});

describe('her own notes', () => {
  it('are kept by stroke, step and field', () => {
    let notes = applyNoteEdit(NO_NOTES, edit('Slowly.'));
    notes = applyNoteEdit(notes, edit('Warm your hands.', { field: 'own' }));
    notes = applyNoteEdit(notes, edit('Look at me.', { stroke: 'face/smile', step: 1 }));
    expect(ownNotesOf(notes, 'legs/indian-milking', 2)).toEqual({
      say: 'Slowly.',
      own: 'Warm your hands.',
    });
    expect(ownNotesOf(notes, 'legs/indian-milking', 1)).toEqual({});
    expect(ownNotesOf(notes, 'face/smile', 1)).toEqual({ say: 'Look at me.' });
    expect(validateOwnNotes(JSON.parse(JSON.stringify(notes)))).toEqual({ ok: true, value: notes });
  });
  it('leave nothing behind when the originals are back', () => {
    const changed = applyNoteEdit(applyNoteEdit(NO_NOTES, edit('Slowly.')), edit('', { step: 3 }));
    expect(ownNotesOf(changed, 'legs/indian-milking', 3)).toEqual({ say: '' });
    const restored = applyNoteEdit(applyNoteEdit(changed, edit(null)), edit(null, { step: 3 }));
    expect(restored).toEqual(NO_NOTES);
    const own = applyNoteEdit(NO_NOTES, edit('x', { field: 'own' }));
    expect(applyNoteEdit(own, edit('', { field: 'own' }))).toEqual(NO_NOTES);
  });
  it('are refused when they are of nowhere, too long or more than a note', () => {
    expect(validateNoteEdit(edit('x')).ok).toBe(true);
    expect(validateNoteEdit(edit('x', { stroke: '__proto__' })).ok).toBe(false);
    expect(validateNoteEdit(edit('x', { step: 0 })).ok).toBe(false);
    expect(validateNoteEdit(edit('x'.repeat(4001))).ok).toBe(false);
    expect(validateNoteEdit({ ...edit('x'), file: '/etc/passwd' }).ok).toBe(false);
    expect(validateOwnNotes({ version: 1, strokes: { 'legs/x': { nought: {} } } }).ok).toBe(false);
  });
});

describe('finding a note again', () => {
  const catalog = {
    strokes: [
      { id: 'legs/indian-milking', name: 'Indian milking' },
      { id: 'face/smile', name: 'Smile' },
    ],
  } as unknown as Catalog;
  const step = (say: string) => ({ say, do: 'Glide.', watch: 'A turned head.' });
  const notes = {
    strokes: [
      { id: 'legs/indian-milking', steps: [step('Hold.'), step('For Bébé.')] },
      { id: 'face/smile', steps: [step('Smile.')] },
    ],
  } as unknown as Notes;
  const own = applyNoteEdit(NO_NOTES, edit('Amélie likes this, turn slowly'));
  const where = (wanted: string, onlyOwn = false) =>
    findNotes(catalog, notes, own, wanted, onlyOwn).map(
      (one) => `${one.stroke} ${one.step} ${one.field}${one.mine ? ' hers' : ''}`,
    );

  it('looks for all words, whatever their case and accents', () => {
    expect(where('AMELIE turn')).toEqual(['legs/indian-milking 2 say hers']);
    expect(where('turned smile')).toEqual(['face/smile 1 watch']);
    expect(where('turn', true)).toEqual(['legs/indian-milking 2 say hers']);
  });
  it('does not find what she replaced, and without words lists what is hers', () => {
    expect(where('bebe')).toEqual([]);
    expect(where(' ')).toEqual(['legs/indian-milking 2 say hers']);
  });
});
