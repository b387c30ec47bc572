import { describe, expect, test } from 'vitest';
import { createProseRenderer } from '#render/prose/prose-renderer.ts';
import { parseHtml } from '../parsed.ts';

const NODES = new Map([
  ['trust', 'Trust'],
  ['first-impression', '第一印象'],
]);
const NUMBERS = new Map([
  ['doe-2020', '1'],
  ['roe-2021', '2'],
  ['poe-2022', '3'],
  ['coe-2024', '5'],
]);

const target = (text: string | undefined, href: string, more: { lang: string; title?: string }) =>
  text === undefined ? undefined : { href, text, ...more };
const links = {
  diagram: () => undefined,
  image: (name: string) => (name === 'a.png' ? { href: '/b/media/a.png', width: 48, height: 32 } : undefined),
  node: (id: string) => target(NODES.get(id), `/x/${id}/`, { lang: id === 'trust' ? 'en' : 'zh' }),
  reference: (id: string) => target(NUMBERS.get(id), `/references/#${id}`, { lang: 'en', title: `"${id}" <b>` }),
};
const render = createProseRenderer(() => links, { title: 'Notes', back: 'Up to' });

const A = (address: string) =>
  `<a href="${address.startsWith('w') ? 'http://' : address.includes('@') ? 'mailto:' : ''}${address}">${address}</a>`;

const IMG = (alt: string, more = '') =>
  `<img src="/b/media/a.png" width="48" height="32" loading="lazy" decoding="async" alt="${alt}"${more}>`;

test.each([
  ['a paragraph', 'Text *of* **words**.', '<p>Text <em>of</em> <strong>words</strong>.</p>'],
  ['a link to a concept', 'See [[trust]].', '<p>See <a href="/x/trust/" lang="en">Trust</a>.</p>'],
  ['a link in words of its own, which are in the language around', '[[trust|der Glaube]]', '<p><a href="/x/trust/">der Glaube</a></p>'],
  ['words that look like markup', '[[trust|a & b "c"]]', '<p><a href="/x/trust/">a &#x26; b "c"</a></p>'],
  [
    'links without a blank between',
    '[[trust]][[first-impression]]',
    '<p><a href="/x/trust/" lang="en">Trust</a><a href="/x/first-impression/" lang="zh">第一印象</a></p>',
  ],
  ['an unknown link as written', 'See [[society|us]].', '<p>See [[society|us]].</p>'],
  ['an id that every object has as written', '[[constructor]] [[__proto__]]', '<p>[[constructor]] [[__proto__]]</p>'],
  [
    'emphasis beside full-width marks and links',
    '甲**“共享”**的。乙**信任（弱）**是。丁**[[trust|信]]**在。戊**关键。**后。己*（斜）*后。',
    '<p>甲<strong>“共享”</strong>的。乙<strong>信任（弱）</strong>是。丁<strong><a href="/x/trust/">信</a></strong>在。戊<strong>关键。</strong>后。己<em>（斜）</em>后。</p>',
  ],
  ['a range as typed', '10~20人，30~40岁', '<p>10~20人，30~40岁</p>'],
  ['struck text beside full-width marks', '甲~~“删”~~乙', '<p>甲<del>“删”</del>乙</p>'],
  ...['https://x.org/a_b', 'www.x.org/a', 'a@x.org'].map((address): [string, string, string] => [
    `the address ${address} up to Han and full-width marks`,
    `见${address}。后（${address}）“${address}”${address}好[见 ${address}，好]`,
    `<p>见${A(address)}。后（${A(address)}）“${A(address)}”${A(address)}好[见 ${A(address)}，好]</p>`,
  ]),
  [
    'an address in capitals, and none without its slashes',
    '[a](HTTPS://x.org) <HTTP://x.org> [b](https:x.org)',
    '<p><a href="https://x.org">a</a> <a href="http://x.org">HTTP://x.org</a> <a>b</a></p>',
  ],
  ['a line break between Han as nothing, elsewhere as one', '中文\n文字。\nword\nword', '<p>中文文字。\nword\nword</p>'],
  [
    'words before a citation',
    '[see @doe-2020, p. 5; @roe-2021]',
    '<p><span class="citation">[see <a href="/references/#doe-2020" title="&#x22;doe-2020&#x22; <b>" id="cite_doe-2020_1">1</a>, p. 5; <a href="/references/#roe-2021" title="&#x22;roe-2021&#x22; <b>" id="cite_roe-2021_1">2</a>]</span></p>',
  ],
  ['brackets that cite nothing known as written', '[ask @someone]', '<p>[ask @someone]</p>'],
  [
    'a link in a table, where | is not escaped',
    '| a |\n| - |\n| [[trust|us]] |',
    '<table><thead><tr><th>a</th></tr></thead><tbody><tr><td><a href="/x/trust/">us</a></td></tr></tbody></table>',
  ],
  [
    'a citation',
    '[@doe-2020]',
    '<p><span class="citation">[<a href="/references/#doe-2020" title="&#x22;doe-2020&#x22; <b>" id="cite_doe-2020_1">1</a>]</span></p>',
  ],
  [
    'a locator',
    '[@doe-2020, p. 5]',
    '<p><span class="citation">[<a href="/references/#doe-2020" title="&#x22;doe-2020&#x22; <b>" id="cite_doe-2020_1">1</a>, p. 5]</span></p>',
  ],
  ['an unknown citation as written', '[@none]', '<p><span class="citation">[@none]</span></p>'],
  ['no link in a code span', '`[[trust]] [@doe-2020]`', '<p><code>[[trust]] [@doe-2020]</code></p>'],
  ['no link in a link', '[a [[trust]]](https://example.org)', '<p><a href="https://example.org">a [[trust]]</a></p>'],
  [
    'a link in a table, where | is escaped',
    '| a |\n| - |\n| [[trust\\|us]] |',
    '<table><thead><tr><th>a</th></tr></thead><tbody><tr><td><a href="/x/trust/">us</a></td></tr></tbody></table>',
  ],
  ['headings from the third level on, none skipped', '# A\n\n## B\n\n### C\n\n###### D', '<h3>A</h3><h3>B</h3><h4>C</h4><h5>D</h5>'],
  [
    'a table with its alignment',
    '| a | b |\n| :- | -: |\n| 1 | 2 |',
    '<table><thead><tr><th class="align-left">a</th><th class="align-right">b</th></tr></thead><tbody><tr><td class="align-left">1</td><td class="align-right">2</td></tr></tbody></table>',
  ],
  ['a task list', '- [x] a', '<ul><li>☑ a</li></ul>'],
  [
    'struck text and a bare address',
    '~~a~~ https://example.org',
    '<p><del>a</del> <a href="https://example.org">https://example.org</a></p>',
  ],
  ['an image as a link', '![A & B](https://example.org/a.png)', '<p><a href="https://example.org/a.png">A &#x26; B</a></p>'],
  ['an image by reference as a link', '![A][b]\n\n[b]: https://example.org/a.png', '<p><a href="https://example.org/a.png">A</a></p>'],
  [
    'an image without words as its address',
    '![](https://example.org/a.png)',
    '<p><a href="https://example.org/a.png">https://example.org/a.png</a></p>',
  ],
  ['a picture of the study at its size', 'See ![A & "B"](media/a.png).', `<p>See ${IMG('A &#x26; &#x22;B&#x22;')}.</p>`],
  ['a picture with a title among words', '![A](../media/a.png "T") x', `<p>${IMG('A', ' title="T"')} x</p>`],
  [
    'a picture with a title of its own paragraph as a figure',
    '![A](../media/a.png "T & U")',
    `<figure class="picture">${IMG('A')}<figcaption>T &#x26; U</figcaption></figure>`,
  ],
  ['a picture by reference', '![A][b]\n\n[b]: ./media/a.png "T"', `<figure class="picture">${IMG('A')}<figcaption>T</figcaption></figure>`],
  ['a picture within a link', '[![A](media/a.png)](https://example.org/)', `<p><a href="https://example.org/">${IMG('A')}</a></p>`],
  [
    'an image of elsewhere within a link as words',
    '[![A](https://example.org/a.png) b](https://example.org/)',
    '<p><a href="https://example.org/">A b</a></p>',
  ],
  ['a picture that is not there as its words', '![A](media/b.png)', '<p>A</p>'],
  ['raw HTML as text', 'a <b onclick="x()">b</b>', '<p>a &#x3C;b onclick="x()">b&#x3C;/b></p>'],
  ['a raw block of HTML as text', '<div id="x">\nb\n</div>', '&#x3C;div id="x">\nb\n&#x3C;/div>'],
  ['a mail address', '[a](mailto:a@example.org)', '<p><a href="mailto:a@example.org">a</a></p>'],
  ['a relative address as words', '[a](../b/#c)', '<p><a>a</a></p>'],
  ['code that scrolls and can be reached by keyboard', '```\na\n```', '<pre tabindex="0"><code>a</code></pre>'],
  ['nothing', '', ''],
])('%s', (_, markdown, html) => {
  expect(render(markdown).replaceAll(/(?<=>)\n|\n(?=<)/g, '')).toBe(html.replaceAll(/(?<=>)\n|\n(?=<)/g, ''));
});

test('a cluster is one bracket, its items known or not', () => {
  const document = parseHtml(render('[@doe-2020; @none; @roe-2021, §2]'));
  expect(document.querySelectorAll('.citation')).toHaveLength(1);
  expect(document.querySelector('.citation')?.textContent).toBe('[1, @none, 2, §2]');
  expect([...document.querySelectorAll('a')].map((a) => a.getAttribute('href'))).toEqual([
    '/references/#doe-2020',
    '/references/#roe-2021',
  ]);
});

test('a footnote and its way back have ids of their own', () => {
  const document = parseHtml(render('a[^1]\n\n[^1]: b'));
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
  expect(ids.every((id) => id.startsWith('memo_'))).toBe(true);
  for (const a of document.querySelectorAll('a')) expect(ids).toContain(a.getAttribute('href')?.slice(1));
  expect(document.querySelectorAll('a')).toHaveLength(2);
  expect(document.querySelector('h3')?.textContent).toBe('Notes');
  expect(document.querySelector('[data-footnote-backref]')?.getAttribute('aria-label')).toBe('Up to 1');
});

/** What a memo might try; none of it may act. */
const ATTACKS = [
  '<script>alert(1)</script>',
  '<SCRIPT SRC=//evil.example></SCRIPT>',
  'x <img src=x onerror=alert(1)>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<svg/onload=alert(1)>',
  '<style>*{display:none}</style>',
  '<a href="javascript:alert(1)">x</a>',
  '<form action="//evil.example"><input name=x></form>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](java&#115;cript:alert(1))',
  '[x](javascript&colon;alert(1))',
  '[x](&#x6A;avascript:alert(1))',
  '[x](<java\tscript:alert(1)>)',
  '[x](<  javascript:alert(1)>)',
  '[x](&#1;javascript:alert(1))',
  '[x](<java&#10;script:alert(1)>)',
  '[x](vbscript:msgbox(1))',
  '[x](data:text/html,<script>alert(1)</script>)',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '[x](file:///etc/passwd)',
  '[x](blob:https://example.org/1)',
  '<javascript:alert(1)>',
  '![x](javascript:alert(1))',
  '![x](data:image/svg+xml,<svg/onload=alert(1)>)',
  '[x]: javascript:alert(1)\n\n[x]',
  '![x][y]\n\n[y]: javascript:alert(1)',
  '[x](https://a.org "\\" onclick=\\"alert(1)")',
  '[[trust|<img src=x onerror=alert(1)>]]',
  '[@doe-2020, <script>alert(1)</script>]',
  '| <script>alert(1)</script> |\n| - |\n| <img src=x onerror=alert(1)> |',
  '```<script>\n</code></pre><script>alert(1)</script>\n```',
  '[^<script>]\n\n[^<script>]: x',
];
const ALLOWED = /^(https?:|mailto:|[/#.]|[\w-]+$)/;

test.each(ATTACKS)('%j does nothing', (attack) => {
  const document = parseHtml(`<main>${render(attack)}</main>`);
  const main = document.querySelector('main');
  expect(document.querySelectorAll('body > *')).toHaveLength(1);
  expect(main?.querySelectorAll('script, img, iframe, svg, style, form, object, embed, link, base, meta')).toHaveLength(0);
  for (const element of main?.querySelectorAll('*') ?? []) {
    for (const { name, value } of element.attributes) {
      expect(name).not.toMatch(/^on|^style$|^src/);
      if (name === 'href') expect(value).toMatch(ALLOWED);
    }
  }
});

describe('ids that a memo brings', () => {
  test('cannot shadow what is on the page', () => {
    const document = parseHtml(render('# a\n\n<p id="x">\n\nb[^main]\n\n[^main]: c'));
    for (const element of document.querySelectorAll('[id], [name]')) expect(element.id).toMatch(/^memo_/);
  });
});

test.each([
  ['three in a row', '[@doe-2020; @roe-2021; @poe-2022]', '[1-3]'],
  ['and the rest beside it', '[@coe-2024; @poe-2022; @roe-2021; @doe-2020]', '[1-3, 5]'],
  ['two as they are', '[@roe-2021; @doe-2020]', '[1, 2]'],
  ['none across a locator', '[@doe-2020; @roe-2021, p. 5; @poe-2022]', '[1, 2, p. 5, 3]'],
])('numbers of a cluster are put together: %s', (_, markdown, expected) => {
  const document = parseHtml(render(markdown));
  expect(document.querySelector('.citation')?.textContent).toBe(expected);
  expect(document.querySelector('.citation a')?.getAttribute('href')).toMatch(/doe-2020$/);
});

test('each citation has an anchor, also one that a run hides', () => {
  const html = render('[@doe-2020], [@doe-2020; @none]\n\n[@poe-2022; @doe-2020; @roe-2021; @coe-2024] [^1]\n\n[^1]: [@poe-2022]');
  const document = parseHtml(html);
  expect([...document.querySelectorAll('[id^="cite_"]')].map(({ id, textContent }) => `${id} ${textContent}`)).toEqual([
    'cite_doe-2020_1 1',
    'cite_doe-2020_2 1',
    'cite_doe-2020_3 1',
    'cite_roe-2021_1 -',
    'cite_poe-2022_1 3',
    'cite_coe-2024_1 5',
    'cite_poe-2022_2 3',
  ]);
});
