import { OptionError } from '#files/build-options.ts';
import { LANGUAGES, TEMPLATES, type Language, type Licence, type Template } from './choices.ts';
import { templateLevels } from './template.ts';

/** What a new study is to be. */
export interface Answers {
  readonly language: Language;
  readonly title: string;
  readonly authors: readonly Author[];
  readonly template: Template;
  /** From the top down; as many as the template has, or any number for the blank one. */
  readonly levels: readonly string[];
  readonly licence: Licence;
  /** `owner/name` on GitHub. */
  readonly repository?: string | undefined;
}

export interface Author {
  readonly family: string;
  readonly given?: string;
}

/** What was said on the command line. */
export interface Given {
  readonly language?: Language;
  readonly title?: string;
  readonly author?: readonly string[];
  readonly template?: Template;
  readonly levels?: string;
  readonly licence?: Licence;
  readonly repository?: string;
}

export const DEFAULTS = {
  en: { title: 'A study of our own', author: 'Family, Given' },
  zh: { title: '一项研究', author: '姓, 名' },
} as const;

/** More could not be read as a tree. */
const MOST_LEVELS = 10;

/**
 * What was given, checked, with defaults for the rest.
 * @throws {OptionError} that says which answer is wrong and how to write it
 */
export function answersOf(given: Given): Answers {
  const language = given.language ?? 'en';
  const levels = given.levels === undefined ? undefined : parseLevels(given.levels);
  const template = given.template ?? templateFor(levels, language);
  return {
    language,
    title: parseText(given.title ?? DEFAULTS[language].title, 'title'),
    authors: (given.author ?? [DEFAULTS[language].author]).map(parseAuthor),
    template,
    levels: levels === undefined ? templateLevels(template, language) : fitting(levels, template, language),
    licence: given.licence ?? 'CC-BY-4.0',
    repository: given.repository === undefined ? undefined : parseRepository(given.repository),
  };
}

/** A line of text as it was meant: blanks are one, and nothing in it is unseen. */
export function parseText(text: string, name: string): string {
  const line = text.trim().replace(/\s+/gu, ' ');
  if (line === '') throw new OptionError(`--${name} is empty. Write a line of text.`);
  if (/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\ufffd]/u.test(line))
    throw new OptionError(`--${name} has a character that is not seen, or none at all. Type it anew.`);
  return line;
}

/** @param text a family name, and behind a comma a given one */
export function parseAuthor(text: string): Author {
  const [family = '', ...given] = text
    .split(/[,，、]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const name = parseText(family, 'author');
  return given.length === 0 ? { family: name } : { family: name, given: parseText(given.join(', '), 'author') };
}

/** @param text names from the top down, with commas between */
export function parseLevels(text: string): string[] {
  const parts = text.split(/[,，、]/);
  if (parts.length > 1 && parts.some((part) => part.trim() === ''))
    throw new OptionError(
      `--levels ${JSON.stringify(text)} has a comma with no name beside it. Write each name once, with one comma between two: Theme, Code.`,
    );
  const names = parts.filter((part) => part.trim() !== '').map((part) => parseText(part, 'levels'));
  if (names.length < 2 || names.length > MOST_LEVELS)
    throw new OptionError(
      `--levels names ${String(names.length)} levels. Name 2 to ${String(MOST_LEVELS)}, from the top down, with commas between; the last is for the codes: Theme, Code.`,
    );
  return names;
}

export function parseRepository(text: string): string {
  const [, path] = /^(?:https:\/\/github\.com\/)?([A-Za-z\d](?:[A-Za-z\d-]{0,38})\/[\w.-]{1,100}?)(?:\.git)?\/?$/.exec(text.trim()) ?? [];
  if (path === undefined || /\/\.{1,2}$/.test(path))
    throw new OptionError(`--repository ${JSON.stringify(text)} is no repository of GitHub. Write its owner and name: doe/my-study.`);
  return path;
}

/** The template with as many levels as were named; else the blank one, which has any number. */
function templateFor(levels: readonly string[] | undefined, language: Language): Template {
  if (levels === undefined) return 'straussian';
  return TEMPLATES.find((template) => templateLevels(template, language).length === levels.length) ?? 'blank';
}

export function fitting(levels: readonly string[], template: Template, language: Language): readonly string[] {
  const own = templateLevels(template, language);
  if (template === 'blank' || own.length === levels.length) return levels;
  throw new OptionError(
    `--levels names ${String(levels.length)} levels, and the template ${template} has ${String(own.length)}: ${own.join(', ')}. Name as many, or take --template blank.`,
  );
}

export const isLanguage = (text: string | undefined): text is Language => (LANGUAGES as readonly (string | undefined)[]).includes(text);
