import { expect, test } from 'vitest';
import { CSL_TYPES, DATE_FIELDS, NAME_FIELDS, NUMBER_FIELDS, TEXT_FIELDS } from '#domain/csl/csl-item.ts';
import { referenceSchema } from '#domain/schema/reference.ts';

const read = (data: Record<string, unknown>) => referenceSchema(['en']).parse({ type: 'book', title: 'T', ...data });
const values: Readonly<Record<string, string>> = { DOI: '10.1234/x', URL: 'https://example.org/' };

test.each([
  ...TEXT_FIELDS.map((field) => [field, values[field] ?? 'text', values[field] ?? 'text'] as const),
  ...NUMBER_FIELDS.map((field) => [field, 7, '7'] as const),
  ...DATE_FIELDS.map((field) => [field, { 'date-parts': [['2014', 2]] }, { 'date-parts': [[2014, 2]] }] as const),
  ...NAME_FIELDS.map(
    (field) =>
      [
        field,
        [{ family: 'Veen', given: 'P.', 'non-dropping-particle': 'van der', 'comma-suffix': true }],
        [{ family: 'Veen', given: 'P.', 'non-dropping-particle': 'van der', 'comma-suffix': true }],
      ] as const,
  ),
  ['categories', ['a'], ['a']] as const,
  ['custom', { a: { b: [1] } }, { a: { b: [1] } }] as const,
])('a reference has CSL’s field %s', (field, value, expected) => expect(read({ [field]: value })).toMatchObject({ [field]: expected }));

test.each(CSL_TYPES)('a reference is %s', (type) => expect(read({ type }).type).toBe(type));

test.each([
  ['a field', { unfinished: ['author'], author: [{ literal: 'A' }] }],
  ['the word for others', { author: [{ literal: 'A' }, { literal: 'others' }] }],
  ['the word of citations', { author: [{ literal: 'A' }, { literal: 'et al.' }] }],
  ['its form in CSL-JSON', { author: [{ literal: 'A' }], custom: { unfinished: ['author'] } }],
])('%s says that a list of names goes on, and all are told as one', (_, data) => {
  expect(read(data)).toMatchObject({ author: [{ literal: 'A' }], custom: { unfinished: ['author'] } });
});

test('what a program calls the item is no identifier, and unknown keys are left out', () => {
  expect(Object.keys(read({ id: 'http://zotero.org/users/1/items/A', 'foo-bar': 1 }))).toEqual(['type', 'title', 'formerIds', 'notes']);
});
