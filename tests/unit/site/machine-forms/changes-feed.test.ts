import { expect, it } from 'vitest';
import { changesFeed } from '#site/machine-forms/changes-feed.ts';
import { edited, released, smallStudy, type Texts } from '../../../build/released-study.ts';
import { BILINGUAL_STUDY } from '../../../build/study-folder.ts';
import { parseXml } from '../../parsed.ts';
import { editionsOf, SITE } from '../small-edition.ts';

/** The first edition's feed, read as the XML it says it is. */
function feedOf(files: Texts, address?: 'unknown') {
  const { documentElement } = parseXml(changesFeed(editionsOf(files, address)[0]));
  const texts = (selector: string) => Array.from(documentElement.querySelectorAll(selector), ({ textContent }) => textContent);
  const hrefs = (selector: string) => Array.from(documentElement.querySelectorAll(selector), (link) => link.getAttribute('href'));
  return { texts, hrefs };
}

const first = released(smallStudy(), '1.0.0', '2026-01-02');
const LABEL = 'A <b>hunch</b> & "more"';
const second = released(
  edited(first, {
    'concepts/first-impression.md': String(first.get('concepts/first-impression.md')).replace('First impression', `'${LABEL}'`),
  }),
  '1.1.0',
  '2026-03-04',
);

it('has an entry for each release, the newest first, with its day and its page', () => {
  const { texts, hrefs } = feedOf(second);
  expect(texts('feed > title')).toEqual(['Small study · Versions']);
  expect(texts('feed > author > name')).toEqual(['Jane Doe']);
  expect(texts('feed > updated')).toEqual(['2026-03-04T00:00:00Z']);
  expect(texts('entry > title')).toEqual(['Version 1.1.0', 'Version 1.0.0']);
  expect(texts('entry > updated')).toEqual(['2026-03-04T00:00:00Z', '2026-01-02T00:00:00Z']);
  expect(hrefs('entry > link')).toEqual([`${SITE}v/1.1.0/`, `${SITE}v/1.0.0/`]);
  expect(hrefs('feed > link')).toEqual([`${SITE}changes.xml`, `${SITE}versions/`]);
});

it('tells what is new in a release as text, and of the first what there is', () => {
  const [news = '', start = ''] = feedOf(second).texts('content');
  expect(news).toContain(LABEL);
  expect(news).toContain('First impression');
  expect(start.trim()).toBe('First published: 2 categories, 1 concept.');
});

it('calls a release the same wherever its site is, and however many follow', () => {
  const ids = feedOf(second).texts('entry > id');
  expect(new Set(ids).size).toBe(2);
  expect(ids[1]).toMatch(/^ni:\/\/\/sha-256;[\w-]{43}$/);
  expect(feedOf(second, 'unknown').texts('entry > id')).toEqual(ids);
  expect(feedOf(first).texts('entry > id')).toEqual([ids[1]]);
  expect(feedOf(first, 'unknown').texts('feed > id')).toEqual([ids[1]]);
});

it('is a feed without entries before the first release', () => {
  const { texts } = feedOf(smallStudy());
  expect([texts('entry'), texts('feed > updated')]).toEqual([[], ['1970-01-01T00:00:00Z']]);
});

it('is in the study’s first language', () => {
  const files = released(new Map(Object.entries(BILINGUAL_STUDY)), '1.0.0');
  expect(changesFeed(editionsOf(files)[0])).not.toMatch(/\p{Script=Han}/u);
});

it('is by those who made an edition, or by nobody who is named', () => {
  const by = (more: string) => feedOf(smallStudy({ 'study.yaml': String(smallStudy().get('study.yaml')) + more })).texts('author > name');
  expect(by('editors: [{ family: Roe, given: Max }]\n')).toEqual(['Max Roe']);
  expect(by('edition: { title: Annotated }\n')).toEqual(['editors not named']);
});
