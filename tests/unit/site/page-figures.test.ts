import { JSDOM } from 'jsdom';
import { expect, it } from 'vitest';
import { figuresOf } from '#site/pictures/page-figures.ts';

const TAKE = '<p data-take="model">Take <a href="/figures/model.svg">SVG</a> <a href="/figures/model.png">PNG</a></p>';
const page = (figure: string, more = '') =>
  `<!doctype html><html lang="en"><head><link rel="stylesheet" href="/assets/a.css"><link rel="icon" href="/i.svg"><link rel="stylesheet" href="/assets/b.css"></head><body>${more}<main class="wide"><!-- x --><div data-hue="3">${figure}</div></main></body></html>`;
const [SMALL, LARGE] = ['<svg class="small"><g/></svg>', '<svg class="large"><title>A &amp; B</title></svg>'];

/** The drawings that a DOM has at the places which are told. */
const drawn = (html: string) =>
  figuresOf(html).figures.map(
    ({ steps }) => steps.reduce<Node | undefined>((node, step) => node?.childNodes[step], new JSDOM(html).window.document) as Element,
  );

it('finds each figure that is offered as files, where they are, and the style sheets of its page', () => {
  const html = page(`<figure><div>${SMALL}</div></figure>${TAKE}<figure>${LARGE}</figure>`);
  const { figures, sheets } = figuresOf(html);
  expect(figures.map(({ name, hrefs }) => [name, hrefs])).toEqual([['model', ['/figures/model.svg', '/figures/model.png']]]);
  expect(sheets).toEqual(['/assets/a.css', '/assets/b.css']);
  expect(drawn(html).map((one) => one.outerHTML)).toEqual(['<svg class="small"><g></g></svg>']);
});

it.each([
  ['the first that is shown', `<figure><div hidden>${SMALL}</div><div>${LARGE}</div></figure>`, 'large'],
  ['the first, where none is shown', `<figure><div hidden>${SMALL}</div><div hidden>${LARGE}</div></figure>`, 'small'],
  ['a drawing that is a child', `<figure>${SMALL}</figure>`, 'small'],
  ['one before text and other elements', `<figure>\n <p>Text</p> &nbsp;<!-- c --><span>${LARGE}</span></figure> \n`, 'large'],
])('takes %s', (_, figure, taken) => {
  expect(drawn(page(figure + TAKE)).map((one) => one.getAttribute('class'))).toEqual([taken]);
});

it('takes nothing where no drawing stands just before', () => {
  expect(figuresOf(page(`<figure>${SMALL}</figure><p>Text</p>${TAKE}`)).figures).toEqual([]);
  expect(figuresOf(page(TAKE)).figures).toEqual([]);
});

it('tells drawings apart by what is in them and by what styles ask of those around them, and not by the rest of the page', () => {
  const markup = (html: string) => figuresOf(html).figures[0]?.markup;
  const figure = `<figure><div>${SMALL}</div></figure>${TAKE}`;
  const known = markup(page(figure));
  expect(markup(page(figure, '<p>Another text</p>'))).toBe(known);
  for (const other of [
    page(figure).replace('<g/>', '<g id="a"/>'),
    page(figure).replace('data-hue="3"', 'data-hue="4"'),
    page(figure).replace('class="wide"', 'class="narrow"'),
  ])
    expect(markup(other)).not.toBe(known);
});
