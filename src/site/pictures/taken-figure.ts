import { createHash } from 'node:crypto';
import type { CaseStudy } from '#domain/study/case-study.ts';
import { figurePath } from '#domain/study/urls.ts';
import { textIn, type LocalizedText } from '#domain/text/localized-text.ts';
import type { Texts } from '../texts/index.ts';
import { isSettable } from './card-font.ts';

/** A figure as a file. */
export interface FigureFile {
  readonly form: 'svg' | 'print' | 'png';
  readonly path: string;
  readonly words: string;
}

/** The files of a figure in a language. @param png whether it is offered as pixels too */
export function figureFiles(name: string, png: boolean, lang: string, main: string, { diagram }: Texts): FigureFile[] {
  const file = (form: FigureFile['form'], ending: 'svg' | 'print.svg' | 'png') => ({
    form,
    path: figurePath(name, ending, lang, main),
    words: diagram.forms[form],
  });
  return [file('svg', 'svg'), file('print', 'print.svg'), ...(png ? [file('png', 'png')] : [])];
}

/** The name of a writer's own diagram as a file: that of its text. */
export const writtenName = (block: string) => `written-${createHash('sha256').update(block).digest('hex').slice(0, 10)}`;

/** Whether all that the study's own figures say can be set in the typeface that figures are taken in: else none is offered as pixels. */
export function areSettable({ study, categories, concepts, relations, roles }: CaseStudy, lang: string): boolean {
  const say = (text: LocalizedText) => textIn(text, lang).text;
  const labels = [...categories.values(), ...concepts.values(), ...relations, ...roles].map(({ label }) => say(label));
  return isSettable([say(study.title), ...study.levels.map(({ name }) => say(name)), ...labels].join(''));
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '"': '&quot;' };
const escape = (text: string) => text.replaceAll(/[&<"]/g, (sign) => ESCAPES[sign] ?? sign);

/** The line below a figure that offers its files; nothing where there are none. @param name of the figure @param href of a file */
export function takeLine(name: string, files: readonly FigureFile[], { diagram }: Texts, href: (path: string) => string): string {
  const links = files.map(({ path, words }) => `<a href="${escape(href(path))}">${escape(words)}</a>`).join(' · ');
  return links === '' ? '' : `<p class="figure-files" data-take="${escape(name)}">${escape(diagram.take)} ${links}</p>`;
}
