import { strFromU8, unzipSync } from 'fflate';
import fc from 'fast-check';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CaseStudy, Category, Concept } from '#domain/study/case-study.ts';
import type { Project } from '#domain/exchange/project.ts';
import { loadStudy } from '#files/study/loaded-study.ts';
import { readProjectFile } from '#files/exchange/project-reader.ts';
import { readWorkbook } from '#formats/exchange/tables/grid.ts';
import { exportStudy } from '#formats/exchange/writers/export.ts';
import { EXPORT_FORMATS, exportedMeaning, own, type ExportFormat } from '#formats/exchange/writers/export-loss.ts';
import { buildStudy } from '#formats/study-files/release.ts';
import { schemaFaults } from '../../../exchange/refi-schema.ts';

let bench = '';
beforeAll(() => void (bench = mkdtempSync(join(tmpdir(), 'zhagen-test-'))));
afterAll(() => rmSync(bench, { recursive: true }));

const letter = fc.constantFrom('a', 'b', 'Z', '0', '7', 'é', '信', '任', '𠮷', '😀', '’', '“', '=', '+', '@', '<', '&', '"', "'");
const word = fc.array(letter, { minLength: 1, maxLength: 8 }).map((letters) => letters.join(''));
const words = fc.array(word, { minLength: 1, maxLength: 6 }).map((list) => list.join(' '));
const passage = fc.array(words, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n'));
const excerpt = fc.record({
  text: passage,
  source: fc.nat(2),
  coder: fc.option(fc.constantFrom('A', 'B 𠮷', '甲')),
  date: fc.option(fc.constantFrom('2026-03-01', '2024-02-29')),
  also: fc.nat(5),
});
const concept = fc.record({
  label: words,
  definition: fc.option(passage),
  category: fc.nat(5),
  excerpts: fc.array(excerpt, { minLength: 1, maxLength: 4 }),
  memo: fc.option(words),
});
const category = fc.record({ label: words, meaning: fc.option(words), parent: fc.nat(5) });
const study = fc.record({
  categories: fc.array(category, { minLength: 1, maxLength: 5 }),
  concepts: fc.array(concept, { minLength: 1, maxLength: 5 }),
});
type Random = typeof study extends fc.Arbitrary<infer T> ? T : never;

/** Each check looks at the same studies. */
const known = new Map<string, CaseStudy>();
function build(random: Random): CaseStudy {
  const key = JSON.stringify(random);
  const caseStudy = known.get(key) ?? buildAnew(random);
  known.set(key, caseStudy);
  return caseStudy;
}

/** A study of random words, whose labels differ by a number at their end. */
function buildAnew({ categories, concepts }: Random): CaseStudy {
  const files = new Map<string, string>();
  const depths: number[] = [];
  for (const [i, { parent }] of categories.entries()) depths.push(i === 0 ? 1 : (depths[parent % i] ?? 0) + 1);
  const deepest = Math.max(...depths);
  const json = (data: object) => JSON.stringify(data);
  files.set(
    'study.yaml',
    json({
      title: 'T',
      languages: ['zh'],
      authors: [{ name: 'N' }],
      abstract: 'A',
      levels: [...Array.from({ length: deepest }, (_, i) => `K${String(i)}`), 'C'],
      rules: { 'several-core-categories': 'off', 'empty-category': 'off' },
    }),
  );
  for (const [i, one] of categories.entries())
    files.set(
      `categories/k${String(i)}.md`,
      `---\n${json({ label: `${one.label} k${String(i)}`, meaning: one.meaning ?? undefined, ...(i > 0 && { parent: `k${String(one.parent % i)}` }), order: i })}\n---\n`,
    );
  const all = concepts.flatMap((one, c) =>
    one.excerpts.map((each, e) => ({ ...each, id: `e${String(c)}-${String(e)}`, in: [c, each.also % concepts.length] })),
  );
  for (const [i, one] of concepts.entries()) {
    const excerpts = all
      .filter((each) => each.in.includes(i))
      .map(({ id, text, source, coder, date }) => ({
        id,
        source: `s${String(source)}`,
        text,
        coder: coder ?? undefined,
        date: date ?? undefined,
      }));
    files.set(
      `concepts/c${String(i)}.md`,
      `---\n${json({ label: `${one.label} c${String(i)}`, category: `k${String(one.category % categories.length)}`, definition: one.definition ?? undefined, excerpts, order: i })}\n---\n${one.memo?.replace(/[^\p{L}]/gu, ' ') ?? ''}\n`,
    );
  }
  for (const n of [0, 1, 2]) files.set(`sources/s${String(n)}.yaml`, json({ label: `源 s${String(n)}` }));
  const { caseStudy, findings } = buildStudy(files);
  const left = findings.filter(({ severity }) => severity === 'error');
  if (caseStudy === undefined || left.length > 0) throw new Error(left.map(({ path, message }) => `${path}: ${message}`).join('\n'));
  return caseStudy;
}

const oneLine = (text: string) => text.replace(/\s+/gu, ' ').trim();
const pathOf = (node: Category | Concept): string[] => {
  const above = node.kind === 'concept' ? node.category : node.parent;
  return [...(above === undefined ? [] : pathOf(above)), oneLine(own(node.label))];
};
const idsOf = (node: Category | Concept): string[] => {
  const above = node.kind === 'concept' ? node.category : node.parent;
  return [...(above === undefined ? [] : idsOf(above)), node.id];
};
const nodesOf = ({ categories, concepts }: CaseStudy) => [...categories.values(), ...concepts.values()];

/** Codes by their paths with what they mean, and passages with all that a format has of them. */
const codesOf = (project: Project) => project.codes.map(({ path, description }) => [path.join('|'), description ?? '']).sort();
const segmentsOf = ({ segments, codes, sources }: Project, whole: boolean) =>
  segments
    .map(({ source, text, codings }) =>
      [
        ...(whole ? [sources.find(({ key }) => key === source)?.name, codings[0]?.coder ?? '', codings[0]?.date ?? ''] : []),
        text,
        codings
          .map(({ code }) => codes.find(({ key }) => key === code)?.path.join('|'))
          .sort()
          .join(' & '),
      ].join(' / '),
    )
    .sort();

async function thereAndBack(format: ExportFormat, caseStudy: CaseStudy): Promise<{ content: string | Uint8Array; project: Project }> {
  const { content, extension } = await exportStudy(caseStudy, format, new Map());
  const file = join(bench, `x.${extension}`);
  writeFileSync(file, content);
  return { content, project: await readProjectFile(file) };
}
const back = async (format: ExportFormat, caseStudy: CaseStudy) => (await thereAndBack(format, caseStudy)).project;

const excerptsOf = (
  { excerpts }: CaseStudy,
  path: (node: Concept) => string[],
  whole: boolean,
  text: (written: string) => string = (written) => written,
) =>
  [...excerpts.values()]
    .map((one) =>
      [
        ...(whole
          ? [own(one.source.label), one.codings[0]?.coders[0] ?? '', one.date?.map((n) => String(n).padStart(2, '0')).join('-') ?? '']
          : []),
        text(one.text),
        one.concepts
          .map((code) => path(code).join('|'))
          .sort()
          .join(' & '),
      ].join(' / '),
    )
    .sort();

const RUNS = 200;
/** A workbook takes its time. */
const FEWER = 40;
const holds = (check: (caseStudy: CaseStudy) => Promise<void>, numRuns = FEWER) =>
  fc.assert(
    fc.asyncProperty(study, (random) => check(build(random))),
    { numRuns, seed: 16 },
  );

it('gives a project back as it was, valid by the standard’s schema', async () => {
  const documents: string[] = [];
  await holds(async (caseStudy) => {
    const { content, project } = await thereAndBack('qdpx', caseStudy);
    documents.push(strFromU8(unzipSync(content as Uint8Array)['project.qde'] ?? new Uint8Array()));
    expect(codesOf(project)).toEqual(
      nodesOf(caseStudy)
        .map((node) => [pathOf(node).join('|'), exportedMeaning(node)?.trim() ?? ''])
        .sort(),
    );
    expect(segmentsOf(project, true)).toEqual(excerptsOf(caseStudy, pathOf, true));
    expect(project.losses).toEqual([]);
  }, RUNS);
  expect(await schemaFaults('project', documents)).toEqual([]);
});

it('gives a codebook back as it was, valid by the standard’s schema', async () => {
  const documents: string[] = [];
  await holds(async (caseStudy) => {
    const { content, project } = await thereAndBack('qdc', caseStudy);
    documents.push(content as string);
    expect(codesOf(project)).toEqual(
      nodesOf(caseStudy)
        .map((node) => [pathOf(node).join('|'), exportedMeaning(node)?.trim() ?? ''])
        .sort(),
    );
  });
  expect(await schemaFaults('codebook', documents)).toEqual([]);
});

it('gives the shipped study valid by the standard’s schemas, with its memos and relations', async () => {
  const { caseStudy } = loadStudy('content');
  if (caseStudy === undefined) throw new Error('The shipped study holds together.');
  const [project, codebook] = [await exportStudy(caseStudy, 'qdpx', new Map()), await exportStudy(caseStudy, 'qdc', new Map())];
  const qde = strFromU8(unzipSync(project.content as Uint8Array)['project.qde'] ?? new Uint8Array());
  const faults = await schemaFaults('project', [qde, qde.replace('<CodeBook>', '<Nothing/><CodeBook>')]);
  expect(faults.filter((fault) => fault.startsWith('0.xml:'))).toEqual([]);
  expect(faults.find((fault) => fault.startsWith('1.xml:'))).toContain('Nothing');
  expect(await schemaFaults('codebook', [codebook.content as string])).toEqual([]);
});

it.each(['xlsx', 'csv', 'taguette'] as const)('gives the codes of %s back as they were', async (format) => {
  await holds(async (caseStudy) => {
    expect(codesOf(await back(format, caseStudy))).toEqual(
      nodesOf(caseStudy)
        .map((node) => [pathOf(node).join('|'), exportedMeaning(node)?.trim() ?? ''])
        .sort(),
    );
  });
});

it('gives every coding of a table for MAXQDA back: its code, passage, source, coder and day', async () => {
  await holds(async (caseStudy) => {
    const { segments, codes, sources } = await back('maxqda', caseStudy);
    const read = segments.flatMap(({ source, text, codings }) =>
      codings.map(({ code, coder = '', date = '' }) =>
        [sources.find(({ key }) => key === source)?.name, text, codes.find(({ key }) => key === code)?.path.join('|'), coder, date].join(
          ' / ',
        ),
      ),
    );
    const written = [...caseStudy.excerpts.values()].flatMap(({ source, text, codings, date }) =>
      codings.map(({ concept: code, coders }) =>
        [
          own(source.label),
          text,
          pathOf(code).join('|'),
          coders[0] ?? '',
          date?.map((n) => String(n).padStart(2, '0')).join('-') ?? '',
        ].join(' / '),
      ),
    );
    expect(new Set(read.map(withoutDay))).toEqual(new Set(written.map(withoutDay)));
    for (const one of read) expect(written).toContain(one);
    const meanings = (list: readonly (string | undefined)[]) =>
      list
        .filter((one) => one !== undefined)
        .map((one) => one.trim())
        .sort();
    expect(meanings(codes.map(({ description }) => description))).toEqual(
      meanings([...caseStudy.concepts.values(), ...caseStudy.categories.values()].map(exportedMeaning)),
    );
  });
});
/** Two excerpts of one source with the same words are one passage where there is no place; it has the day of the first. */
const withoutDay = (row: string) => row.replace(/[^/]*$/, '');

const SMALL = new Map(
  Object.entries({
    'study.yaml': {
      title: 'T',
      languages: ['en'],
      authors: [{ name: 'N' }],
      abstract: 'A',
      levels: ['K', 'L', 'C'],
      rules: { 'empty-category': 'off' },
    },
    'categories/core.md': { label: 'Shared  upkeep', meaning: 'What is kept together.' },
    'categories/trust.md': { label: 'Trust', parent: 'core' },
    'concepts/lending.md': {
      label: `Lending ${'long '.repeat(12)}`.trim(),
      category: 'trust',
      excerpts: [
        { id: 'e-1', source: 's', locator: '12–14', text: '=SUM(1,2) is how\nshe began', coder: ['Ann', 'Bob'], date: '2026-03-01' },
      ],
    },
    'concepts/rules.md': {
      label: 'Rules',
      category: 'trust',
      definition: 'In writing.',
      excerpts: [{ id: 'e-1', source: 's', locator: '12–14', text: '=SUM(1,2) is how\nshe began', coder: 'Ann', date: '2026-03-01' }],
    },
    'sources/s.yaml': { label: 'Interview 1' },
  }).map(([path, data]) => [path, path.endsWith('.md') ? `---\n${JSON.stringify(data)}\n---\n` : JSON.stringify(data)]),
);

it('writes for MAXQDA its own headings, a row for each coding and coder, the code’s names from the top, no weight, and its codes on a second sheet', async () => {
  const { caseStudy, findings } = buildStudy(SMALL);
  if (caseStudy === undefined) throw new Error(findings.map(({ message }) => message).join('\n'));
  const { content, losses } = await exportStudy(caseStudy, 'maxqda', new Map());
  const long = `Lending ${'long '.repeat(12)}`.trim();
  const row = (code: string, coder: string) => [
    'Interview 1',
    `Shared upkeep > Trust > ${code}`,
    '12–14',
    '12–14',
    '0',
    '=SUM(1,2) is how\nshe began',
    coder,
    '2026-03-01',
  ];
  const { grids } = await readWorkbook(content as Uint8Array);
  expect(grids.map(({ name, rows }) => ({ name, rows }))).toEqual([
    {
      name: 'Coded segments',
      rows: [
        ['Document name', 'Code', 'Beginning', 'End', 'Weight score', 'Segment', 'Created by', 'Created'],
        row(long, 'Ann'),
        row(long, 'Bob'),
        row('Rules', 'Ann'),
      ],
    },
    {
      name: 'Codes',
      rows: [
        ['Code', 'Memo'],
        ['Shared upkeep', 'What is kept together.'],
        ['Shared upkeep > Trust'],
        [`Shared upkeep > Trust > ${long}`],
        ['Shared upkeep > Trust > Rules', 'In writing.'],
      ],
    },
  ]);
  // A text that looks like a formula is a text: no cell has a formula.
  expect(
    Object.entries(unzipSync(content as Uint8Array)).filter(([path, part]) => path.includes('sheet') && /<f[ >]/.test(strFromU8(part))),
  ).toEqual([]);
  expect(losses).toContainEqual({ what: 'labels of more than 63 characters, which MAXQDA cuts', count: 1 });
});

it('gives the passages of ROCK back, with identifiers for labels', async () => {
  await holds(async (caseStudy) => {
    expect(segmentsOf(await back('rock', caseStudy), false)).toEqual(excerptsOf(caseStudy, idsOf, false, oneLine));
  });
});

it.each(EXPORT_FORMATS)('writes the same bytes for the same study: %s', async (format) => {
  const [random] = fc.sample(study, { numRuns: 1, seed: 3 });
  if (random === undefined) throw new Error('There is a study.');
  const [one, other] = [await exportStudy(buildAnew(random), format, new Map()), await exportStudy(buildAnew(random), format, new Map())];
  expect(Buffer.from(one.content).equals(Buffer.from(other.content))).toBe(true);
  expect(one.losses).toEqual(other.losses);
  expect(one.losses.map(({ what }) => what).join()).toContain(format === 'rock' ? 'labels' : 'identifiers');
});

it('keeps the GUIDs that a program gave', async () => {
  const [random] = fc.sample(study, { numRuns: 1, seed: 3 });
  if (random === undefined) throw new Error('There is a study.');
  const guid = '07fb0c4d-e648-5eb1-ad74-d55671e449fd';
  const { content } = await exportStudy(
    build(random),
    'qdc',
    new Map([
      ['k0', guid],
      ['c0', 'c-joy'],
    ]),
  );
  expect(content).toContain(guid);
  expect(content).not.toContain('c-joy');
});
