import type { Answers } from './answers.ts';
import { LICENCES } from './choices.ts';

const SAID = {
  en: (name: string) => `The texts of this study are offered under ${name}. Excerpts stay with those who said or wrote them.`,
  zh: (name: string) => `本研究自撰的文字以 ${name} 许可提供；摘录的权利属于说或写下它们的人。`,
};
const RESERVED = { en: 'All rights reserved.', zh: '保留所有权利。' };

/** What every page of the site says of it. */
export function licenceNote({ licence, language }: Pick<Answers, 'licence' | 'language'>): string {
  const known = LICENCES[licence];
  return known === undefined ? RESERVED[language] : SAID[language](known.name);
}

/** The repository's LICENSE. */
export function licenceText(answers: Pick<Answers, 'licence' | 'language' | 'title' | 'authors'>): string {
  const { licence, title, authors } = answers;
  const known = LICENCES[licence];
  const names = authors.map(({ family, given }) => (given === undefined ? family : `${family}, ${given}`)).join('; ');
  const terms = known === undefined ? [] : [`SPDX-License-Identifier: ${licence}`, `${known.url}legalcode`];
  return [title, names, '', licenceNote(answers), ...terms, ''].join('\n');
}
