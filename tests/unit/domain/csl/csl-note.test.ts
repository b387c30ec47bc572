import { expect, test } from 'vitest';
import { withNoteFields } from '#domain/csl/csl-note.ts';

const book = { type: 'book', title: 'T' };

test.each([
  ['fields that the item has not', { ...book, note: 'page: 35\nDOI: 10.1234/x' }, { ...book, page: '35', DOI: '10.1234/x' }],
  [
    'and leaves its words',
    { ...book, note: 'Read twice.\npage: 35\ntex.doi: 1' },
    { ...book, page: '35', note: 'Read twice.\ntex.doi: 1' },
  ],
  ['no field that the item has', { ...book, page: '1', note: 'page: 35' }, { ...book, page: '1' }],
  [
    'a date that says more',
    { ...book, issued: { 'date-parts': [[1957]] }, note: 'issued: 1957/1990' },
    { ...book, issued: { 'date-parts': [[1957], [1990]] } },
  ],
  ['no date that is a remark on one', { ...book, note: 'issued: 1947（民国三十六年）' }, { ...book, note: 'issued: 1947（民国三十六年）' }],
  [
    'names, one a line',
    { ...book, note: 'director: Doe || Jane\ndirector: A Group' },
    { ...book, director: [{ family: 'Doe', given: 'Jane' }, { literal: 'A Group' }] },
  ],
  ['a type that Zotero has no item for', { ...book, note: 'type: periodical' }, { ...book, type: 'periodical' }],
  ['no type that it has', { ...book, note: 'type: patent' }, { ...book, note: 'type: patent' }],
  [
    'a CSTR, which CSL has no variable for',
    { ...book, custom: { a: 1 }, note: 'CSTR: 32012.36' },
    { ...book, custom: { a: 1, CSTR: '32012.36' } },
  ],
  ['nothing from other words', { ...book, note: 'Note: see p. 3\nhttps://x' }, { ...book, note: 'Note: see p. 3\nhttps://x' }],
])('a note holds %s', (_, item, expected) => expect(withNoteFields(item)).toEqual(expected));
