import { createHash } from 'node:crypto';
import type { CaseStudy } from '#domain/study/case-study.ts';
import { proseTexts } from '#domain/study/prose-texts.ts';
import { finding, sortFindings, type Finding } from '#domain/entry/finding.ts';
import { readBlock, type WrittenDiagram } from '#formats/mermaid/written-diagram.ts';
import type { Outcome } from './engine.ts';
import { runTasks } from './run.ts';

/** Where drawings are kept between builds, by a key that is a digest. */
export interface DrawingCache {
  read(key: string): Promise<string | undefined>;
  write(key: string, svg: string): Promise<void>;
}

/** Drawings of a study's own diagrams by the texts of their blocks, and what is to be told of those that cannot be drawn. */
export interface Drawings {
  readonly svgs: ReadonlyMap<string, string>;
  readonly findings: readonly Finding[];
}

/** What of a study's diagrams cannot be drawn: told by drawing them, so that a check tells all that a build would; without Mermaid where they were drawn before. */
export async function checkDiagrams(study: CaseStudy, cache: DrawingCache): Promise<readonly Finding[]> {
  return (await drawDiagrams({ ...study, releases: [] }, cache)).findings;
}

/** @returns all diagrams of a study drawn, also those that only its releases have; of these alone nothing is told. */
export async function drawDiagrams(study: CaseStudy, cache: DrawingCache): Promise<Drawings> {
  const texts = [...proseTexts(study)].filter(({ diagrams }) => diagrams.length > 0);
  const old = study.releases.flatMap(({ caseStudy }) => [...proseTexts(caseStudy)]);
  const blocks = new Map<string, WrittenDiagram>();
  for (const { block } of [...texts, ...old].flatMap(({ diagrams }) => diagrams)) {
    const { diagram } = readBlock(block);
    if (diagram !== undefined) blocks.set(block, diagram);
  }
  if (blocks.size === 0) return { svgs: new Map(), findings: [] };
  // A check of a study without diagrams of its own loads nothing of Mermaid's.
  const { default: mermaid } = await import('mermaid/package.json', { with: { type: 'json' } });
  const keyOfDrawing = (diagram: WrittenDiagram) => drawingKey(diagram, mermaid.version);
  const kept = await Promise.all([...blocks].map(async ([block, diagram]) => [block, await cache.read(keyOfDrawing(diagram))] as const));
  const svgs = new Map(kept.flatMap(([block, svg]) => (svg === undefined ? [] : [[block, svg]])));
  const missing = [...blocks].filter(([block]) => !svgs.has(block));
  const outcomes = await runTasks(missing.map(([, { source, links }]) => ({ source, parts: links.map(({ part }) => part) })));
  const faults = new Map<string, Extract<Outcome, { fault: string }>>();
  for (const [i, outcome] of outcomes.entries()) {
    const [block, diagram] = missing[i] ?? [];
    if (block === undefined || diagram === undefined) continue;
    if ('fault' in outcome) faults.set(block, outcome);
    else {
      svgs.set(block, outcome.svg);
      await cache.write(keyOfDrawing(diagram), outcome.svg);
    }
  }
  return {
    svgs,
    findings: sortFindings(
      texts.flatMap(({ path, diagrams }) =>
        diagrams.flatMap(({ block, lines }) => {
          const told = faults.get(block);
          const position = lines[blocks.get(block)?.lines[told?.line ?? 0] ?? 0] ?? lines[0];
          if (told === undefined || position === undefined) return [];
          return finding('unreadable-diagram', path, position, `Mermaid cannot draw this diagram: ${told.fault}.`, told.mend ?? MEND);
        }),
      ),
    ),
  };
}

const MEND =
  'Compare the line, and the one before it, with what mermaid.js.org says of diagrams of this kind; text that has brackets or marks is put between double quotes.';

/** Names a drawing: equal for equal sources under the same version of Mermaid. The cache tells apart versions of this renderer. */
function drawingKey({ source, links }: WrittenDiagram, version: string): string {
  return createHash('sha256')
    .update(JSON.stringify(['written', version, source, links.map(({ part }) => part)]))
    .digest('hex');
}
