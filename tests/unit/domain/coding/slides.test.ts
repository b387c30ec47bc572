import { describe, expect, it } from 'vitest';
import { SLIDE_LIMITS, slidesOf, type Slide } from '#domain/coding/slides.ts';
import type { CaseStudy } from '#domain/study/case-study.ts';
import { built, concept, smallStudy } from '../../../build/released-study.ts';

const studyOf = (files: Record<string, string> = {}): CaseStudy => {
  const { caseStudy, findings } = built(smallStudy(files));
  if (caseStudy === undefined) throw new Error(findings.map(({ message }) => message).join('\n'));
  return caseStudy;
};
const kinds = (slides: readonly Slide[]) => slides.map(({ kind }) => kind);
const many = (n: number, write: (i: number) => [string, string]) => Object.fromEntries(Array.from({ length: n }, (_, i) => write(i)));

describe('a study as slides', () => {
  it('goes from the question by the data and the coding to the model, and ends with how to cite it', () => {
    const study = studyOf();
    const own = kinds(slidesOf(study));
    expect(own.slice(0, 5)).toEqual(['title', 'question', 'data', 'stages', 'structure']);
    expect(own.filter((kind) => kind === 'group')).toHaveLength(study.groups.length);
    expect(own.filter((kind) => kind === 'arrow')).toHaveLength(study.relations.length);
    expect(own.at(-1)).toBe('cite');
  });

  it('shows with a group its categories, its concepts and a passage of the data', () => {
    const study = studyOf();
    const group = slidesOf(study).find((slide) => slide.kind === 'group');
    expect(group?.rows.flatMap(({ concepts }) => concepts)).toEqual(
      [...study.concepts.values()].filter((one) => one.group === group?.group),
    );
    expect(group?.excerpt?.concepts[0].group).toBe(group?.group);
  });

  it('counts the concepts that have no room', () => {
    const more = many(20, (i) => [`concepts/more-${String(i)}.md`, concept(`More ${String(i)}`, [`m-${String(i)}`])]);
    const rows = slidesOf(studyOf(more)).flatMap((slide) => (slide.kind === 'group' ? slide.rows : []));
    expect(Math.max(...rows.map(({ concepts }) => concepts.length))).toBe(SLIDE_LIMITS.concepts);
    expect(rows.reduce((sum, { concepts, more: rest }) => sum + concepts.length + rest, 0)).toBe(studyOf(more).concepts.size);
  });

  it('lists many groups on one slide, and draws no structure that could not be read', () => {
    const groups = many(20, (i) => [
      `categories/more-${String(i)}.md`,
      `---\nlabel: More ${String(i)}\nparent: core\nmeaning: A meaning.\n---\n`,
    ]);
    const concepts = many(20, (i) => [
      `concepts/code-${String(i)}.md`,
      concept(`Code ${String(i)}`, [`m-${String(i)}`], '', `more-${String(i)}`),
    ]);
    const slides = slidesOf(studyOf({ ...groups, ...concepts }));
    expect(kinds(slides)).not.toContain('group');
    expect(kinds(slides)).not.toContain('structure');
    const list = slides.find((slide) => slide.kind === 'groups');
    expect(list?.groups).toHaveLength(SLIDE_LIMITS.listed);
    expect(list?.more).toBeGreaterThan(0);
  });
});
