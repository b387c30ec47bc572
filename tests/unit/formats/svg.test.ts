import { describe, expect, test } from 'vitest';
import { harmlessSvg } from '#formats/study-files/svg.ts';

const OPEN = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 30 20">';
const CLOSE = '</svg>';
const read = (svg: string) => harmlessSvg(new TextEncoder().encode(svg));
const inside = (svg: string) => {
  const result = read(OPEN + svg + CLOSE);
  if ('fault' in result) throw new Error(result.fault);
  return { svg: result.svg.slice(result.svg.indexOf('>') + 1, -CLOSE.length), removed: result.removed };
};

describe('what runs, leads or loads is taken out and told', () => {
  test.each([
    ['a script', '<script>alert(1)</script><g/>', '<g/>', ['<script>']],
    ['a script of HTML', '<script xmlns="http://www.w3.org/1999/xhtml">1</script><g/>', '<g/>', ['<script>']],
    ['a script under a prefix', '<x:script xmlns:x="http://www.w3.org/2000/svg">1</x:script>', '1', ['<x:script>']],
    ['a handler', '<rect ONCLICK="x()" onclick="x()" width="3"/>', '<rect width="3"/>', ['onclick', 'ONCLICK']],
    ['HTML', '<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="x"/></foreignObject>', '', ['<foreignObject>']],
    ['an image of HTML', '<h:img xmlns:h="http://www.w3.org/1999/xhtml" src="x" onerror="y"/>', '', ['<h:img>']],
    ['a link', '<a href="https://example.org"><text>a</text></a>', '<a><text>a</text></a>', ['href']],
    ['a link that runs, disguised', '<a xlink:href="java&#10;script:alert(1)"><g/></a>', '<a><g/></a>', ['xlink:href']],
    [
      'a link that turns into one that runs',
      '<a href="#a"><animate attributeName="href" values="javascript:1"/></a>',
      '<a href="#a"/>',
      ['<animate>'],
    ],
    ['a change to what runs', '<set attributeName="href" to="javascript:1"/>', '', ['<set>']],
    ['a part of another file', '<use href="https://example.org/b.svg#c"/>', '<use/>', ['href']],
    ['a picture of elsewhere', '<image href="https://example.org/b.png"/>', '<image/>', ['href']],
    ['an SVG within', '<image href="data:image/svg+xml;base64,AAAA"/>', '<image/>', ['href']],
    ['a filter of elsewhere', '<filter id="f"><feImage href="https://x.org"/></filter>', '<filter id="f"><feImage/></filter>', ['href']],
    ['a style that loads', '<rect style="fill:url(https://example.org)"/>', '<rect/>', ['style']],
    ['a style that loads, in quotes', '<rect style="fill:url( \'https://x.org\')"/>', '<rect/>', ['style']],
    ['a colour that loads, disguised', '<rect fill="u\\72l(x)"/>', '<rect/>', ['fill']],
    ['an import', '<style>@import "x";</style>', '<style/>', ['<style>']],
    ['an import in CDATA', '<style><![CDATA[@import "x";]]></style>', '<style/>', ['<style>']],
    ['a set of images', '<style>a{background:image-set("x" 1x)}</style>', '<style/>', ['<style>']],
    ['another base', '<g xml:base="https://example.org/"/>', '<g/>', []],
  ])('%s', (_, svg, left, removed) => {
    const result = inside(svg);
    expect(result.svg).toBe(left);
    expect(result.removed.toSorted()).toEqual(removed.toSorted());
  });
});

test.each([
  [
    'shapes and gradients',
    '<defs><linearGradient id="g"><stop offset="0" stop-color="red"/></linearGradient></defs><path d="M0 0" fill="url(#g)" vector-effect="non-scaling-stroke"/>',
  ],
  ['a part of its own', '<symbol id="c"/><use href="#c"/><use xlink:href="#c"/>'],
  ['ids that a page would mind', '<g id="body"/><g id="location"/>'],
  ['text', '<text x="1" text-anchor="middle" font-family="Noto Sans, serif">a &lt; b 中</text>'],
  ['a style', '<style>.a{fill:red;clip-path:url(#c)}</style><rect class="a" style="fill:url(\'#a\')"/>'],
  ['pixels of its own', '<image href="data:image/png;base64,AAAA" width="1" height="1"/>'],
])('%s stand as they are', (_, svg) => expect(inside(svg)).toEqual({ svg, removed: [] }));

test('what a program wrote for itself goes without a word', () => {
  const own = '<i:x xmlns:i="http://i" y="1"/><!-- c --><g xmlns:i="http://i" i:label="a"/>';
  expect(inside(own)).toEqual({ svg: '<g/>', removed: [] });
  expect(read(`<?xml version="1.0"?>\n<?xml-stylesheet href="a.css"?><!DOCTYPE svg PUBLIC "a" "b">\n${OPEN}${CLOSE}`)).toMatchObject({
    svg: OPEN.replace('>', '/>'),
  });
});

test('a style in CDATA stays', () => expect(inside('<style><![CDATA[a{fill:red}]]></style>').svg).toBe('<style>a{fill:red}</style>'));
