import { describe, expect, it } from 'vitest';
import { doiIri, iri } from '#domain/text/web-address.ts';

describe('an address that is linked to', () => {
  it.each([
    ['https://v.example/a"b', 'https://v.example/a%22b'],
    ["https://v.example/a'b", "https://v.example/a'b"],
    ['https://v.example/a b<c>{d}|e\\f^g`h', 'https://v.example/a%20b%3Cc%3E%7Bd%7D%7Ce%5Cf%5Eg%60h'],
    ['https://v.example/100%', 'https://v.example/100%25'],
    ['https://v.example/%zz', 'https://v.example/%25zz'],
    ['https://v.example/tab\there', 'https://v.example/tab%09here'],
  ])('%s: what an address may not hold is percent-encoded', (written, meant) => {
    expect(iri(written)).toBe(meant);
    expect(iri(meant)).toBe(meant);
  });

  it.each(['https://v.example', 'http://V.example/%E6%89%8E/?q=a&b=[c]#d', 'https://v.example/扎根/'])('%s stays as it is', (address) => {
    expect(iri(address)).toBe(address);
  });
});

it('a DOI leads to its resolver, whatever it holds', () => {
  expect(doiIri('10.1002/(SICI)1097<1661::AID-SIM968>3.0.CO;2-2')).toBe(
    'https://doi.org/10.1002/(SICI)1097%3C1661::AID-SIM968%3E3.0.CO;2-2',
  );
  expect(doiIri('10.1000/a#b?c%d')).toBe('https://doi.org/10.1000/a%23b%3Fc%25d');
});
