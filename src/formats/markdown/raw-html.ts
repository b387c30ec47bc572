import type { Html, Link, Image } from 'mdast';

/** How Markdown says what a tag says. */
const MENDS: Readonly<Record<string, string>> = {
  b: 'Write **words**.', strong: 'Write **words**.', i: 'Write *words*.', em: 'Write *words*.', del: 'Write ~~words~~.', s: 'Write ~~words~~.',
  a: 'Write [words](https://…).', br: 'End the line with a backslash.', hr: 'Write --- on a line of its own.', p: 'Leave a line blank between paragraphs.',
  code: 'Write `words`.', ul: 'Write - item.', ol: 'Write 1. item.', li: 'Write - item.', blockquote: 'Write > words.',
}; // prettier-ignore

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
const LEADS = /^(https?|mailto):/i;

/** Whether an address is kept: in a memo only what leads elsewhere on the web, since a path of the writer's disk is none of the site. */
export function isKept(url: string, form: 'markdown' | 'mdx'): boolean {
  if (LEADS.test(url)) return true;
  // Browsers pass over blanks and controls in a scheme.
  return form === 'mdx' && !/^[a-z][a-z0-9+.-]*:/i.test(Array.from(url).filter((one) => one > ' ').join('')); // prettier-ignore
}

/** What is wrong with a link or an image whose address is not kept, or is that of a study's file. */
export function deadLink({ type, url }: Pick<Link | Image, 'type' | 'url'>, words: string, form: 'markdown' | 'mdx'): { message: string; mend: string } | undefined {
  const [, folder, id] = /(?:^|\/)(?:(concepts|categories|references)\/)?([^/]+?)(?:\.[a-z]{2,8})?\.(?:mdx?|ya?ml)(?:#.*)?$/i.exec(url) ?? [];
  const isFile = id !== undefined && !LEADS.test(url);
  if (isKept(url, form) && !isFile) return undefined;
  const link = folder === 'references' ? `[@${id ?? ''}]` : words === '' ? `[[${id ?? ''}]]` : `[[${id ?? ''}|${words}]]`;
  return {
    message: type === 'image' ? `The image "${url}" is not shown: its address is not one of the web.` : `"${url}" leads nowhere on the site.`,
    mend: isFile && type === 'link' ? `To link to what is in that file, write ${link}.` : 'An address begins with https://, http:// or mailto:.',
  };
} // prettier-ignore
