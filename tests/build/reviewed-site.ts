import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from './list-files.ts';
import { madeOnce } from './shared-site.ts';
import { StudyRepository } from './study-repository.ts';
import { PROJECT, zhagen } from './zhagen.ts';

export const REVIEW_BASE = '/pr-preview/pr-7/';

/** [file, passage, what the proposal has there]; a change of every sort that has a look of its own. */
const EDITS = [
  ['concepts/after-sales-network.md', 'zh: 售后服务网络', 'zh: 售后网络<script>alert(1)</script>'],
  ['concepts/after-sales-network.md', '小米建立了遍布全国的', '小米建成了遍布全国的'],
  ['concepts/community-support.md', 'category: service-diversity', 'category: user-participation'],
  ['concepts/user-feedback.md', 'zh: ', 'zh: 另一说法：'],
  ['categories/user-participation.md', 'zh: ', 'zh: 又名'],
  [
    'relations.yaml',
    'from: technology-platform-synergy\n    to: relationship-synergy',
    'from: relationship-synergy\n    to: technology-platform-synergy',
  ],
  [
    'relations.yaml',
    '  - id: market-motivates-relationship',
    '  - id: market-motivates-partners\n    formerIds: [market-motivates-relationship]',
  ],
  ['concepts/iot-interconnection.md', '\n---\n', '\n---\n\n参看[[beta-testing]]与[@porter-2015]。\n'],
  ['concepts/ai-integration.md', '  zh: ', '  zh: 换一说法：'],
  ['concepts/personalised-customisation.md', '\nrelated: [', '\nrelated: [ai-integration, '],
  ['categories/technology-integration.md', '  zh: 把操作系统', '  zh: 仍把操作系统'],
  ['report/03-open-coding.mdx', '## 技术整合', '## 技术的整合'],
  ['report/01-background.mdx', '  zh: 背景与问题', '  zh: 背景'],
  ['stages/axial.md', '  zh: 主轴编码', '  zh: 轴心编码'],
  ['stages/axial.md', 'zh: 本版从五', 'zh: 本版仍从五'],
  ['sources/paper-table-1.yaml', '  zh: 论文的开放式编码表', '  zh: 论文的编码表'],
  ['references/porter-2015.yaml', 'title: How smart', 'title: On how smart'],
  ['reporting.yaml', '  status: reported\n  where: [study]', '  status: partly\n  where: [study, background]'],
  ['study.yaml', 'zh: 小米智能生态协同机制的扎根探索', 'zh: 小米智能生态协同机制的再探索'],
] as const;

const ADDED = `---
label: { zh: 新的概念, en: A new concept }
category: user-participation
excerpts:
  - { id: t1-99, source: paper-table-1, text: 新的摘录。, translation: { en: A new excerpt. } }
---
`;

/** The folder of a site: the shipped study in a repository, with a branch that changes it, built as the preview of a pull request. */
export const reviewedSite = async (): Promise<string> => join(await madeOnce('reviewed', buildReviewedSite), 'site');

async function buildReviewedSite(folder: string): Promise<void> {
  const content = join(PROJECT, 'content');
  const files = new Map(listFiles(content).map((path) => [path, readFileSync(join(content, path), 'utf8')]));
  mkdirSync(folder);
  const repository = new StudyRepository(Object.fromEntries(files), folder);
  repository.git('checkout', '-q', '-b', 'proposal');
  for (const [path, from, to] of EDITS) {
    const text = files.get(path);
    if (text?.includes(from) !== true) throw new Error(`${path} of the shipped study has no "${from}".`);
    files.set(
      path,
      text.replace(from, () => to),
    );
  }
  repository.commit({ ...Object.fromEntries(files), 'concepts/new-concept.md': ADDED });
  const out = join(folder, 'site');
  const { status, stderr } = await zhagen([
    'build',
    '--study',
    repository.study,
    '--base',
    REVIEW_BASE,
    '--review-base',
    'main',
    '--out',
    out,
  ]);
  if (status !== 0) throw new Error(stderr);
}
