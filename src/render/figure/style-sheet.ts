/** A rule of a style sheet for what a drawing has. */
interface Rule {
  readonly selector: string;
  /** A class or a tag that whatever it is of must have; `*` where none is known. */
  readonly key: string;
  readonly order: number;
  /** Whether it asks for more than the element and those around it. */
  readonly isOfPlace: boolean;
  readonly declarations: ReadonlyMap<string, string>;
}

/** What a drawing looks like by; all else of a style sheet is for the page. */
const LOOKS =
  /^(?:--[\w-]+|fill|stroke|stroke-(?:width|dasharray|linejoin|linecap)|paint-order|color|opacity|font-(?:family|size|weight)|text-anchor|writing-mode|display|visibility)$/;
/** What an element has from the one around it. */
const INHERITED = /^(?:--|fill$|stroke|paint-order|color|font-|text-anchor|writing-mode|visibility)/;
/** Selectors of what a reader does, and of what is no element. */
const PASSING = /:(?:hover|focus|focus-visible|focus-within|active|target|visited)\b|::/;

/** Selectors of what stands before, after or in an element, or where among others. */
const PLACES = /[+~]|:(?:has|nth|first|last|only|empty|root|scope|target|dir|lang)/;

/** The values of an element's properties, its own variables among them. */
export type Look = ReadonlyMap<string, string>;

/**
 * The style sheets of a page, as far as they say how drawings look: in light colours on a screen, or as printed, which is black on white.
 * What a browser would compute, without one.
 */
export class StyleSheet {
  readonly #rules = new Map<string, Rule[]>();
  readonly #looks = new WeakMap<Element, Look>();
  /** Of each element a number, which it has with all that are of its tag, class and attributes within such others. */
  readonly #kinds = new WeakMap<Element, number>();
  readonly #kindNumbers = new Map<string, number>();
  readonly #rulesOfKind = new Map<number, readonly Rule[]>();
  /** The attributes that selectors ask for. */
  readonly #attributes = new Set(['class']);

  constructor(css: string, form: 'screen' | 'print') {
    let order = 0;
    const plain = css.replaceAll(/\/\*[\s\S]*?\*\//g, '');
    const layers = layersOf(plain);
    for (const [selectors, body, layer] of rulesOf(plain, form)) {
      const declarations = new Map(
        splitAt(body, ';').flatMap((one): [string, string][] => {
          const colon = one.indexOf(':');
          const [name, value] = [
            one.slice(0, colon).trim(),
            one
              .slice(colon + 1)
              .replace('!important', '')
              .trim(),
          ];
          return colon > 0 && LOOKS.test(name) ? [[name, value]] : [];
        }),
      );
      if (declarations.size === 0) continue;
      for (const selector of splitAt(selectors, ',').map((one) => one.trim())) {
        if (PASSING.test(selector)) continue;
        const isOfPlace = PLACES.test(selector);
        const weight = (layer === '' ? layers.length : layers.indexOf(layer)) * 1_000_000 + weightOf(selector);
        const rule = { selector, key: keyClassOf(selector), order: weight * 100_000 + order, isOfPlace, declarations };
        for (const [, name = ''] of selector.matchAll(/\[\s*([\w-]+)/g)) this.#attributes.add(name);
        if (selector.includes('#')) this.#attributes.add('id');
        this.#rules.set(rule.key, [...(this.#rules.get(rule.key) ?? []), rule]);
      }
      order += 1;
    }
  }

  /** How an element looks: attributes first, then the rules that are for it, by their layer and weight. */
  of(element: Element): Look {
    const known = this.#looks.get(element);
    if (known !== undefined) return known;
    const above = element.parentElement === null ? new Map<string, string>() : this.of(element.parentElement);
    const look = new Map([...above].filter(([name]) => INHERITED.test(name)));
    for (const { name, value } of element.attributes) if (LOOKS.test(name)) look.set(name, value);
    const rules = this.#rulesFor(element);
    for (const { declarations } of rules) for (const [name, value] of declarations) look.set(name, value);
    this.#looks.set(element, look);
    return look;
  }

  /** A colour or a number in the end: without variables, mixtures and the two modes. */
  value(element: Element, name: string): string | undefined {
    const look = this.of(element);
    const value = look.get(name);
    return value === undefined ? undefined : computed(value, look);
  }

  /** Its rules, from the lightest. */
  #rulesFor(element: Element): readonly Rule[] {
    const kind = this.#kindOf(element);
    const known = this.#rulesOfKind.get(kind);
    if (known !== undefined) return known;
    const keys = ['*', element.localName, ...[...element.classList].map((name) => `.${name}`)];
    const candidates = keys.flatMap((key) => this.#rules.get(key) ?? []);
    const rules = candidates.filter(({ selector }) => isFor(element, selector)).sort((a, b) => a.order - b.order);
    if (!candidates.some(({ isOfPlace }) => isOfPlace)) this.#rulesOfKind.set(kind, rules);
    return rules;
  }

  #kindOf(element: Element): number {
    const known = this.#kinds.get(element);
    if (known !== undefined) return known;
    const above = element.parentElement === null ? -1 : this.#kindOf(element.parentElement);
    const asked = [...this.#attributes].map((name) => element.getAttribute(name));
    const description = JSON.stringify([above, element.localName, ...asked]);
    const kind = this.#kindNumbers.get(description) ?? this.#kindNumbers.size;
    this.#kindNumbers.set(description, kind);
    this.#kinds.set(element, kind);
    return kind;
  }
}

function isFor(element: Element, selector: string): boolean {
  try {
    return element.matches(selector);
  } catch {
    return false;
  }
}

/** The names of cascade layers, the weightiest last: each stands where it is named first. */
function layersOf(css: string): string[] {
  return [
    ...new Set(Array.from(css.matchAll(/@layer\s+([^{;]+)/g), ([, names = '']) => names.split(',').map((name) => name.trim())).flat()),
  ];
}

/** Rules with their bodies and their layers (none: `''`), in order; of media the printer's for print, and none else. */
function* rulesOf(css: string, form: 'screen' | 'print', layer = ''): Generator<readonly [string, string, string]> {
  let at = 0;
  while (at < css.length) {
    const open = css.indexOf('{', at);
    if (open < 0) return;
    const head = css.slice(css.lastIndexOf(';', open) >= at ? css.lastIndexOf(';', open) + 1 : at, open).trim();
    let depth = 1;
    let end = open + 1;
    for (; end < css.length && depth > 0; end += 1) depth += css[end] === '{' ? 1 : css[end] === '}' ? -1 : 0;
    const body = css.slice(open + 1, end - 1);
    if (!head.startsWith('@')) yield [head, body, layer];
    else if (head.startsWith('@layer')) yield* rulesOf(body, form, head.slice('@layer'.length).trim());
    else if (form === 'print' && /^@media\s*print\b/.test(head)) yield* rulesOf(body, form, layer);
    at = end;
  }
}

/** Parts between a sign, where it stands outside of parentheses and quotes. */
function splitAt(text: string, sign: string): string[] {
  const parts: string[] = [''];
  let depth = 0;
  let quote = '';
  for (const one of text) {
    if (quote !== '') quote = one === quote ? '' : quote;
    else if (one === '"' || one === "'") quote = one;
    else if (one === '(' || one === '[') depth += 1;
    else if (one === ')' || one === ']') depth -= 1;
    if (one === sign && depth === 0 && quote === '') parts.push('');
    else parts.push((parts.pop() ?? '') + one);
  }
  return parts.filter((one) => one.trim() !== '');
}

/** A class or tag of what a selector is of, outside of its functions. */
function keyClassOf(selector: string): string {
  const last =
    withoutFunctions(selector)
      .split(/[\s>+~]+/)
      .at(-1) ?? '';
  return /\.[\w-]+/.exec(last)?.[0] ?? /^[a-z][\w-]*/i.exec(last)?.[0] ?? '*';
}

function withoutFunctions(selector: string): string {
  let before = '';
  let text = selector;
  while (text !== before) [before, text] = [text, text.replace(/:[\w-]+\([^()]*\)/g, '').replace(/\[[^\]]*\]/g, '')];
  return text;
}

/** How much a selector outweighs others: ids, then classes, attributes and states, then tags; a list weighs as its first. */
function weightOf(selector: string): number {
  const flat = selector.replace(/:where\([^()]*\)/g, '').replace(/:(?:is|not|has)\(([^(),]*)[^()]*\)/g, '$1');
  const ids = flat.match(/#[\w-]+/g)?.length ?? 0;
  const classes = flat.match(/\.[\w-]+|\[[^\]]*\]|:[\w-]+/g)?.length ?? 0;
  const tags = flat.match(/(?:^|[\s>+~])[a-z][\w-]*/gi)?.length ?? 0;
  return ids * 10_000 + classes * 100 + tags;
}

/** @param look has the variables */
function computed(value: string, look: Look, depth = 0): string {
  if (depth > 12) return '';
  const next = (text: string) => computed(text.trim(), look, depth + 1);
  const [, name = '', inside = ''] = /^([\w-]+)\(([\s\S]*)\)$/.exec(value) ?? [];
  const parts = splitAt(inside, ',');
  if (name === 'var') {
    const found = look.get(parts[0]?.trim() ?? '');
    return found === undefined ? next(parts.slice(1).join(',')) : next(found);
  }
  if (name === 'light-dark') return next(parts[0] ?? '');
  if (name === 'color-mix') {
    const [one, other] = parts.slice(1).map((part) => /^\s*([\s\S]*?)(?:\s+([\d.]+)%)?\s*$/.exec(part) ?? []);
    const share = one?.[2] === undefined ? (other?.[2] === undefined ? 0.5 : 1 - Number(other[2]) / 100) : Number(one[2]) / 100;
    return mixed(next(one?.[1] ?? ''), next(other?.[1] ?? ''), share);
  }
  if (/^currentcolor$/i.test(value)) return next(look.get('color') ?? '#000');
  return value;
}

const NAMED: Readonly<Record<string, string>> = { white: '#ffffff', black: '#000000' };

/** Red, green and blue of a colour that is written in hexadecimal. */
export function channels(colour: string): readonly [number, number, number] | undefined {
  const hex = (NAMED[colour] ?? colour).replace(/^#(.)(.)(.)$/, '#$1$1$2$2$3$3');
  const [, r = '', g = '', b = ''] = /^#(..)(..)(..)$/.exec(hex) ?? [];
  return r === '' ? undefined : [Number.parseInt(r, 16), Number.parseInt(g, 16), Number.parseInt(b, 16)];
}

function mixed(one: string, other: string, share: number): string {
  const [a, b] = [channels(one), channels(other)];
  if (a === undefined || b === undefined) return b === undefined ? one : other;
  return `#${a
    .map((value, i) =>
      Math.round(value * share + (b[i] ?? 0) * (1 - share))
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}
