import { cancel, intro, isCancel, outro, select, text } from '@clack/prompts';
import { OptionError } from '#files/build-options.ts';
import { DEFAULTS, fitting, parseAuthor, parseLevels, parseRepository, parseText, type Given } from './answers.ts';
import { LICENCE_NAMES, LICENCES, TEMPLATES, type Language, type Template } from './choices.ts';
import { templateLevels } from './template.ts';

const ASKED = {
  en: {
    title: 'Title of the study',
    author: 'Author: family name, given name',
    template: 'How is it done?',
    templates: { straussian: 'Grounded theory', gioia: 'Gioia methodology', thematic: 'Thematic analysis', blank: 'Levels of my own' },
    levels: 'Names of the levels, from the top down, with commas between',
    licence: 'Licence of your texts',
    reserved: 'All rights reserved',
    repository: 'Repository on GitHub, such as doe/my-study (may be left empty)',
    gone: 'Nothing was written.',
  },
  zh: {
    title: '研究的题名',
    author: '作者：姓, 名',
    template: '用哪种方法？',
    templates: { straussian: '扎根理论', gioia: 'Gioia 方法', thematic: '主题分析', blank: '自定各层' },
    levels: '各层的名称，自上而下，以逗号分隔',
    licence: '自撰文字的许可',
    reserved: '保留所有权利',
    repository: 'GitHub 上的仓库，如 doe/my-study（可留空）',
    gone: '什么都没有写。',
  },
} as const;

/** Asks on the terminal for what was not given. Undefined if the person gives up. */
export async function ask(given: Given, name: string): Promise<Given | undefined> {
  // A terminal that does not say how wide it is would get a letter a line.
  if (process.stdout.columns === 0) process.stdout.columns = 80;
  intro(`zhagen new ${name}`);
  try {
    const language =
      given.language ??
      (await chosen<Language>('Language 语言', [
        ['en', 'English'],
        ['zh', '中文'],
      ]));
    const words = ASKED[language];
    const title = given.title ?? (await typed(words.title, DEFAULTS[language].title, (value) => parseText(value, 'title')));
    const author = given.author ?? [await typed(words.author, DEFAULTS[language].author, parseAuthor)];
    const kinds = TEMPLATES.map((one): [Template, string] => [one, `${words.templates[one]}: ${templateLevels(one, language).join(', ')}`]);
    const template = given.template ?? (given.levels === undefined ? await chosen(words.template, kinds) : undefined);
    const own = template === undefined ? '' : templateLevels(template, language).join(', ');
    const fit = (value: string) => template !== undefined && fitting(parseLevels(value), template, language);
    const levels = given.levels ?? (await typed(words.levels, own, fit));
    const licences = LICENCE_NAMES.map((one) => [one, LICENCES[one]?.name ?? words.reserved] as const);
    const licence = given.licence ?? (await chosen(words.licence, licences));
    const place = given.repository ?? (await typed(words.repository, '', (value) => value.trim() === '' || parseRepository(value)));
    outro(name);
    return {
      ...given,
      language,
      title,
      author,
      levels,
      licence,
      ...(template && { template }),
      ...(place.trim() !== '' && { repository: place }),
    };
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error;
    cancel(ASKED[given.language ?? 'en'].gone);
    return undefined;
  }
}

class Cancelled extends Error {}

/** @param parse throws what is wrong */
async function typed(message: string, initial: string, parse: (value: string) => unknown): Promise<string> {
  const validate = (value = '') => {
    try {
      parse(value === '' ? initial : value);
      return undefined;
    } catch (error) {
      if (error instanceof OptionError) return error.message;
      throw error;
    }
  };
  return answered(await text({ message, placeholder: initial, defaultValue: initial, validate }));
}

async function chosen<T extends string>(message: string, choices: readonly (readonly [T, string])[]): Promise<T> {
  return answered(await select<string>({ message, options: choices.map(([value, label]) => ({ value, label })) })) as T;
}

function answered(answer: string | symbol): string {
  if (isCancel(answer)) throw new Cancelled();
  return answer as string;
}
