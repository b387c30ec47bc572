import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadStudy } from '#files/study/loaded-study.ts';
import { crossedBoxes } from '../unit/render/drawn-figure.ts';
import { useSite } from './built-site.ts';
import { writtenText } from './written-text.ts';
import { PROJECT } from './zhagen.ts';

const STUDY = join(PROJECT, 'tests/studies/reports/screen');

describe('a study with quotations of several turns, labels of all widths and characters that are not seen', () => {
  const site = useSite(STUDY);
  const excerpts = [...(loadStudy(STUDY).caseStudy?.excerpts.values() ?? [])];

  it.each(['', 'en/'])('shows every quotation to the letter, with its line breaks, on all its pages below /%s', (language) => {
    expect(excerpts.map(({ text }) => text)).toContain('访谈者：你为什么借出去？\n受访者：*反正*我也不用。[笑]\n\n访谈者：后来呢？\n');
    const shown = (file: string, selector: string) =>
      Array.from(
        site()
          .page(language + file)
          .document.querySelectorAll(selector),
        writtenText,
      );
    for (const { text, concepts, source } of excerpts) {
      expect(shown(`concepts/${concepts[0].id}/index.html`, '.excerpt blockquote')).toContain(text);
      expect(shown(`sources/${source.id}/index.html`, '.excerpt blockquote')).toContain(text);
      expect(shown('coding/open/index.html', '#table_open a.quiet')).toContain(text);
    }
  });

  it('draws no line of a figure across a box', () => {
    const figures = site().pages.flatMap(({ document }) => [...document.querySelectorAll('svg.diagram')]);
    expect(figures.length).toBeGreaterThan(20);
    expect(figures.flatMap(crossedBoxes)).toEqual([]);
  });

  it('asks GitHub Pages to leave it as it is', () => expect(site().files).toContain('.nojekyll'));
});
