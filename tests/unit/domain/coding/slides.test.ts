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
    expect(list?.groups.length).toBeGreaterThan(7);
    expect((list?.groups.length ?? 0) + (list?.more ?? 0)).toBe(studyOf({ ...groups, ...concepts }).groups.length);
    expect(list?.more).toBeGreaterThan(0);
  });

  describe('of names that fill lines', () => {
    const label = (i: number, isLong: boolean) =>
      isLong ? `A name of some length that fills more than half of a line, number ${String(i)}` : `G ${String(i)}`;
    const model = (isLong: boolean) => {
      const ids = Array.from({ length: 16 }, (_, i) => `more-${String(i)}`);
      const group = (id: string, i: number): [string, string] => [
        `categories/${id}.md`,
        `---\nlabel: ${label(i, isLong)}\nparent: core\nmeaning: A meaning.\n---\n`,
      ];
      const relations = ids
        .map(
          (id, i) =>
            `  - { id: r-${String(i)}, from: ${id}, to: ${ids[(i + 1) % 16] ?? ''}, label: leads to, excerpts: [m-${String(i)}] }\n`,
        )
        .join('');
      const roles = ids.map((id, i) => `  - { category: ${id}, label: a part, excerpts: [m-${String(i)}] }\n`).join('');
      return slidesOf(
        studyOf({
          ...Object.fromEntries(ids.map(group)),
          ...many(16, (i) => [`concepts/code-${String(i)}.md`, concept(label(i, isLong), [`m-${String(i)}`], '', ids[i] ?? '')]),
          'relations.yaml': `relations:\n${relations}roles:\n${roles}`,
        }),
      );
    };

    it('lists fewer, and counts the others', () => {
      const [short, long] = [false, true].map((isLong) => {
        const slides = model(isLong);
        const drawn = slides.find(({ kind }) => kind === 'model');
        const table = slides.find(({ kind }) => kind === 'relations');
        if (drawn?.kind !== 'model' || table?.kind !== 'relations') throw new Error(kinds(slides).join());
        expect(table.relations.length + table.more).toBe(16);
        expect(drawn.roles.some.length + drawn.roles.more).toBe(16);
        expect(drawn.leads.some.length + drawn.leads.more).toBe(16);
        return { table: table.relations.length, roles: drawn.roles.some.length, leads: drawn.leads.some.length };
      });
      expect(short).toEqual({ table: 10, roles: 9, leads: 10 });
      expect(long).toEqual({ table: 6, roles: 5, leads: 3 });
    });
  });

  it('lists few concepts of long names with a group, and leaves room for the passage', () => {
    const name = (i: number) => `${'A name that goes on and on '.repeat(4)}${String(i)}`;
    const long = many(8, (i) => [`concepts/more-${String(i)}.md`, concept(name(i), [`m-${String(i)}`])]);
    const [slide] = slidesOf(studyOf(long)).filter(({ kind }) => kind === 'group');
    const rows = slide?.kind === 'group' ? slide.rows : [];
    expect(Math.max(...rows.map(({ concepts }) => concepts.length))).toBeLessThan(4);
    expect(Math.max(...rows.map(({ more }) => more))).toBeGreaterThan(3);
  });
});
