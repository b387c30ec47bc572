import { Ajv2020 } from 'ajv/dist/2020.js';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { parse } from 'yaml';
import type { BuiltSite, SitePage } from './built-site.ts';
import { cffSchema } from './cff-schema.ts';

/** Each function lists what is wrong with a site, as `file: what`; nothing is an empty list. */

/** Its rules are the same for every page, and take longer to be read than a page. */
class ReadOnce extends StaticConfigLoader {
  #config: ReturnType<StaticConfigLoader['getConfigFor']> | undefined;

  override getConfigFor(handle: string): ReturnType<StaticConfigLoader['getConfigFor']> {
    return (this.#config ??= super.getConfigFor(handle));
  }
}

const validator = new HtmlValidate(
  new ReadOnce({
    root: true,
    extends: ['html-validate:standard', 'html-validate:a11y', 'html-validate:document'],
    rules: {
      // Styles and scripts come from the site itself, and its host could as well change the page that would name their hash.
      'require-sri': ['error', { target: 'crossorigin' }],
    },
  }),
);

export async function markupFaults({ pages }: BuiltSite): Promise<string[]> {
  const faults: string[] = [];
  for (const { file, html } of pages) {
    const { results } = await validator.validateString(html, file);
    for (const { messages } of results)
      faults.push(...messages.map(({ ruleId, message, selector }) => `${file}: ${ruleId} ${message} ${selector ?? ''}`));
  }
  return faults;
}

/** Every `href` and `src` is a legal address; inside the site it begins with the base and leads to a file, and its fragment to an id. */
export function linkFaults(site: BuiltSite): string[] {
  const files = new Set(site.files);
  return site.pages.flatMap((page) => addresses(page).flatMap((address) => linkFault(site, files, page, address) ?? []));
}

function linkFault(site: BuiltSite, files: ReadonlySet<string>, { file }: SitePage, address: string): string | undefined {
  if (/[\s<>"{}|^`\\]|%(?![\da-f]{2})/i.test(address)) return `${file}: ${address} holds what an address may not`;
  if (/^(https?:|mailto:|data:)/.test(address)) return undefined;
  const [whole = '', fragment] = address.split('#');
  // What a page shows of itself is asked of its script.
  const path = whole.replace(/\?.*/, '');
  if (path !== '' && !path.startsWith(site.base)) return `${file}: ${address} leaves the base ${site.base}`;
  const inside = decodeURI(path.slice(site.base.length));
  const target = path === '' ? file : inside === '' || inside.endsWith('/') ? `${inside}index.html` : inside;
  if (!files.has(target)) return `${file}: ${address} leads to no file`;
  if (fragment === undefined || fragment === '') return undefined;
  return idsOf(site.page(target)).has(decodeURIComponent(fragment)) ? undefined : `${file}: ${address} leads to no id`;
}

function addresses({ document }: SitePage): string[] {
  return [...document.querySelectorAll('*')].flatMap((element) =>
    ['href', 'xlink:href', 'src', 'poster', 'action'].flatMap((name) => element.getAttribute(name) ?? []),
  );
}

const ids = new WeakMap<SitePage, ReadonlySet<string>>();

function idsOf(page: SitePage): ReadonlySet<string> {
  const known = ids.get(page) ?? new Set([...page.document.querySelectorAll('[id]')].map((element) => element.id));
  ids.set(page, known);
  return known;
}

/** What the Citation File Format does not allow in a site's CITATION.cff. */
export function cffFaults(site: BuiltSite): string[] {
  const validate = new Ajv2020({ allErrors: true, strict: false }).compile(cffSchema);
  validate(parse(site.read('CITATION.cff'), { version: '1.1' }));
  return (validate.errors ?? []).map(({ instancePath, message }) => `CITATION.cff${instancePath} ${message ?? ''}`);
}

/** The folder of a site's pages in the page's language: none for the study's first, `en/` for another. */
function folderOf(site: BuiltSite, { document }: SitePage): string {
  const { lang } = document.documentElement;
  return lang === site.page('index.html').document.documentElement.lang ? '' : `${lang}/`;
}

/** A numbered citation leads to its entry in the bibliography, whose page leads back to the citation itself; a number that a run hides too. */
export function citationFaults(site: BuiltSite): string[] {
  const cited = site.pages.flatMap((page) =>
    Array.from(page.document.querySelectorAll('.citation [id]'), (element) => ({ page, element })),
  );
  if (cited.length === 0) return ['The site cites nothing.'];
  return cited.flatMap(({ page, element }) => {
    const { file } = page;
    const [, reference = ''] = /^cite_([a-z0-9-]+)_[0-9]+$/.exec(element.id) ?? [];
    const entry = `${folderOf(site, page)}references/${reference}/`;
    const back = `${site.base}${file.replace(/index\.html$/, '')}#${element.id}`;
    const { document } = site.page(`${entry}index.html`);
    return [
      ...(element.tagName === 'A' && element.getAttribute('href') !== site.base + entry ? [`${file}: ${element.id} leads elsewhere`] : []),
      ...(document.querySelector(`.mentions a[href="${back}"]`) === null ? [`${file}: nothing leads back to ${element.id}`] : []),
    ];
  });
}

export function duplicateIdFaults({ pages }: BuiltSite): string[] {
  return pages.flatMap(({ file, document }) => {
    const all = [...document.querySelectorAll('[id]')].map((element) => element.id);
    return [...new Set(all.filter((id, index) => all.indexOf(id) !== index))].map((id) => `${file}: the id "${id}" stands twice`);
  });
}

/** One h1 on a page, and no heading more than one level below the one before it. */
export function headingFaults({ pages }: BuiltSite): string[] {
  return pages.flatMap(({ file, document }) => {
    const headings = [...document.querySelectorAll('main :is(h1, h2, h3, h4, h5, h6), aside :is(h1, h2, h3, h4, h5, h6)')];
    const levels = headings.map((heading) => Number(heading.tagName[1]));
    const skips = headings.filter((_, index) => (levels[index] ?? 0) > (levels[index - 1] ?? 0) + 1);
    const firsts = document.querySelectorAll('h1').length;
    return [
      ...(firsts === 1 ? [] : [`${file}: has ${String(firsts)} h1`]),
      ...skips.map((heading) => `${file}: <${heading.tagName.toLowerCase()}> "${heading.textContent}" skips a level`),
    ];
  });
}

const CHINESE = /\p{Script=Han}{4,}/u;
const LATIN = /(?:[A-Za-z’'-]{2,}[ ,.;:]+){4,}[A-Za-z]{2,}/;

/** Runs of Chinese, or of five Latin words and more, whose nearest `lang` says something else. Code and addresses are no one's language. */
export function languageFaults({ pages }: BuiltSite): string[] {
  return pages.flatMap(({ file, document }) => {
    const faults: string[] = [];
    const walker = document.createTreeWalker(document.body, 4 /* NodeFilter.SHOW_TEXT */);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = (node.textContent ?? '').trim();
      const parent = node.parentElement;
      if (parent?.closest('code, pre, script, style') !== null) continue;
      const lang = parent.closest('[lang]')?.getAttribute('lang') ?? '';
      const [han, latin] = [CHINESE.test(text), LATIN.test(text)];
      const wrong = lang.startsWith('zh') ? latin && !/\p{Script=Han}/u.test(text) : han && !latin;
      if (wrong) faults.push(`${file}: [${lang}] ${text.slice(0, 60)}`);
    }
    return faults;
  });
}

/** Attributes that would run something, and elements that a study's text must never become; texts that try it say `alert`. */
export function activeFaults({ pages }: BuiltSite): string[] {
  return pages.flatMap(({ file, document }) => {
    const faults: string[] = [];
    for (const element of document.querySelectorAll('*')) {
      const runs = element.localName === 'script' && element.getAttribute('type') !== 'application/ld+json';
      if (runs && element.textContent.includes('alert')) faults.push(`${file}: ${element.outerHTML}`);
      for (const { name, value } of element.attributes) {
        const address =
          /^(href|src|xlink:href|action|formaction|poster|data)$/.test(name) && /^[\s\p{Cc}]*(javascript|vbscript|data:text)/iu.test(value);
        if (address || name.startsWith('on') || name === 'srcdoc') faults.push(`${file}: <${element.localName} ${name}="${value}">`);
      }
      if (/^(IFRAME|OBJECT|EMBED|BASE|FORM|IMG)$/.test(element.tagName)) faults.push(`${file}: <${element.localName}>`);
    }
    return faults;
  });
}
