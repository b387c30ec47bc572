import type { SourceKind } from '../exchange/project.ts';

/** What an import itself has to say in the language of the study. */
export interface StudyWords {
  readonly source: string;
  readonly general: string;
  readonly anonymous: string;
  /** From the top down; the last is the concepts’. */
  readonly levels: readonly [string, string, string, string];
  abstract(project: string | undefined, program: string): string;
  page(number: number): string;
  readonly kinds: Readonly<Record<SourceKind, string>>;
}

const ENGLISH: StudyWords = {
  source: 'Source',
  general: '(general)',
  anonymous: 'Anonymous',
  levels: ['Core category', 'Category', 'Subcategory', 'Concept'],
  abstract: (project, program) =>
    `Codes and coded passages${project === undefined ? '' : ` of the project “${project}”`}${program === '' ? '' : `, brought in from ${program}`}. The abstract is still to be written.`,
  page: (number) => `p. ${String(number)}`,
  kinds: {
    text: 'Text',
    pdf: 'PDF document',
    picture: 'Picture',
    audio: 'Sound recording',
    video: 'Film recording',
    table: 'Table in a paper',
  },
};

const CHINESE: StudyWords = {
  source: '资料',
  general: '（总）',
  anonymous: '佚名',
  levels: ['核心范畴', '主范畴', '范畴', '概念'],
  abstract: (project, program) =>
    `${project === undefined ? '' : `项目“${project}”的`}编码与编码片段${program === '' ? '' : `，由 ${program} 导入`}。摘要待写。`,
  page: (number) => `第 ${String(number)} 页`,
  kinds: { text: '文本', pdf: 'PDF 文献', picture: '图片', audio: '录音', video: '录像', table: '论文中的表格' },
};

export const wordsOf = (language: string): StudyWords => (/^zh\b/i.test(language) ? CHINESE : ENGLISH);

/** The language that most names are in, of those that the words above know. */
export function languageOfNames(names: readonly string[]): 'zh' | 'en' {
  const han = names.filter((name) => /\p{Script=Han}/u.test(name)).length;
  return han * 2 > names.length ? 'zh' : 'en';
}
