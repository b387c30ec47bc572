import { expect, it } from 'vitest';
import { smallStudy } from '../../build/released-study.ts';
import { editionsOf } from './small-edition.ts';

it('cites an author of one name and a group as they are, and a date of a year and a month, in every form', () => {
  const text = `title: '{Trust} & <i>doubt</i>: 50 % of "a_b"'
languages: [en]
authors: [{ family: Sukarno }, { name: 'R&D {Group} <i>of</i> "Trust", 50 %' }]
abstract: A study of little.
published: { issued: 2024-03, journal: J }
levels: [Core category, Category, Concept]
`;
  const [{ citations }] = editionsOf(smallStudy({ 'study.yaml': text }));
  const forms = new Map(citations.study.map((one) => [one.id, one.text]));
  expect(['bibtex', 'ris', 'gb2025', 'apa'].map((id) => forms.get(id as 'apa'))).toEqual([
    String.raw`@article{sukarno-2024,
  author = {Sukarno and {R\&D \textbraceleft{}Group\textbraceright{} \textit{of} "Trust", 50 \%}},
  title = {\textbraceleft{}Trust\textbraceright{} \& \textit{doubt}: 50 \% of "a\_b"},
  journal = {J},
  year = {2024},
  month = mar,
  language = {en},
}`,
    'TY  - JOUR\nID  - sukarno-2024\nAU  - Sukarno\nAU  - R&D {Group} of "Trust" 50 %\nTI  - {Trust} & doubt: 50 % of "a_b"\nT2  - J\nPY  - 2024\nDA  - 2024/03//\nLA  - en\nER  -',
    'Sukarno，R&D {Group} of "Trust", 50 %. {Trust} & doubt: 50 % of "a_b"[J]. J，2024-03.',
    'Sukarno, & R&D {Group} of "Trust", 50 %. (2024). {Trust} & doubt: 50 % of "a_b". J.',
  ]);
});
