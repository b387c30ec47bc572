import type { Html } from 'mdast';
import { MEDIA, MEDIA_TYPES, mediaName } from '#domain/study/media.ts';

/** How Markdown says what a tag says. */
const MENDS: Readonly<Record<string, string>> = {
  b: 'Write **words**.',
  strong: 'Write **words**.',
  i: 'Write *words*.',
  em: 'Write *words*.',
  del: 'Write ~~words~~.',
  s: 'Write ~~words~~.',
  a: 'Write [words](https://…).',
  br: 'End the line with a backslash.',
  hr: 'Write --- on a line of its own.',
  p: 'Leave a line blank between paragraphs.',
  code: 'Write `words`.',
  ul: 'Write - item.',
  ol: 'Write 1. item.',
  li: 'Write - item.',
  blockquote: 'Write > words.',
};

/** What is wrong with HTML in a memo, which stands as text; nothing for a tag that only closes. */
export function rawHtml({ value }: Html): { message: string; mend: string } | undefined {
  const [tag, name = ''] = /^<([a-z][a-z0-9-]*)/i.exec(value.trim()) ?? [];
  if (tag === undefined && value.trim().startsWith('</')) return undefined;
  const own = MENDS[name.toLowerCase()] ?? (/^h[1-6]$/i.test(name) ? 'Write ## Heading.' : 'Say it in Markdown.');
  const shown = value.trim().split('\n', 1)[0] ?? '';
  return {
    message: `${shown.length > 40 ? `${shown.slice(0, 40)}…` : shown} stands as text: a memo has no HTML.`,
    mend: `${Object.hasOwn(MENDS, name.toLowerCase()) || own.includes('##') ? own : 'Say it in Markdown.'} To show it as it stands, put it between backticks.`,
  };
}

/** Schemes that lead on from a page. */
const LEADS = /^(?:https?:\/\/|mailto:)/i;

/** An address whose scheme is in small letters, which is all that differs. */
export const inSmallLetters = (url: string): string => url.replace(LEADS, (scheme) => scheme.toLowerCase());

/** Whether an address is kept: in a memo only what leads elsewhere on the web, since a path of the writer's disk is none of the site. */
export function isKept(url: string, form: 'markdown' | 'mdx'): boolean {
  if (LEADS.test(url)) return true;
  // Browsers pass over blanks and controls in a scheme.
  return (
    form === 'mdx' &&
    !/^[a-z][a-z0-9+.-]*:/i.test(
      Array.from(url)
        .filter((one) => one > ' ')
        .join(''),
    )
  );
}

/** What is wrong with an image that is none of the study's own. */
export function deadImage(url: string, form: 'markdown' | 'mdx'): { message: string; mend: string } | undefined {
  if (mediaName(url) !== undefined) return undefined;
  const name = /^[^?#]*?([^/\\?#]+\.([a-z]+))(?:[?#].*)?$/i.exec(url);
  const own = name !== null && MEDIA_TYPES.has(name[2]?.toLowerCase() ?? '') && !url.startsWith('data:') ? (name[1] ?? '') : 'photo.png';
  const shown = url.length > 60 ? `${url.slice(0, 60)}…` : url;
  return {
    message: `The image "${shown}" is not shown${isKept(url, form) ? ', a link to it stands there' : ''}: pages show pictures from the study's ${MEDIA}/ alone.`,
    mend: `Put the file into ${MEDIA}/, and write ![what it shows](${MEDIA}/${own}); or write a link, [words](https://…).`,
  };
}

/** What is said of an address that is not kept. */
export const nowhere = (url: string) => ({
  message: `"${url}" leads nowhere on the site.`,
  mend: 'An address begins with https://, http:// or mailto:.',
});

/** What is wrong with a link whose address is not kept, or is that of a study's file. */
export function deadLink(url: string, words: string, form: 'markdown' | 'mdx'): { message: string; mend: string } | undefined {
  const [, folder, id] =
    /(?:^|\/)(?:(concepts|categories|references)\/)?([^/]+?)(?:\.[a-z]{2,8})?\.(?:mdx?|ya?ml)(?:#.*)?$/i.exec(url) ?? [];
  const isFile = id !== undefined && !LEADS.test(url);
  if (isKept(url, form) && !isFile) return undefined;
  const link = folder === 'references' ? `[@${id ?? ''}]` : words === '' ? `[[${id ?? ''}]]` : `[[${id ?? ''}|${words}]]`;
  return {
    ...nowhere(url),
    mend:
      mediaName(url) !== undefined
        ? `To show the picture, write ![${words}](${url}).`
        : isFile
          ? `To link to what is in that file, write ${link}.`
          : nowhere(url).mend,
  };
}
