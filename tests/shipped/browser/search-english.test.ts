import { expect } from 'vitest';
import { textIn } from '#domain/text/localized-text.ts';
import { pathOf } from '#domain/study/urls.ts';
import { listed, misses, readStudy } from '../../browser/recall.ts';
import { siteTest } from '../../browser/site-test.ts';

const it = siteTest('shipped');

/** Words and phrases as readers of the English pages type them, by the page that has them. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  // Translations of excerpts and definitions, in any case, of any form.
  '/concepts/after-sales-network/': ['returns and exchanges', 'Repairs', 'whole country'],
  '/concepts/ai-integration/': ['focus-tracking', 'quadruped robot', 'CYBERDOG', 'cyberfocus', 'Xiaomi 12 series'],
  '/concepts/aiot-track/': ['point of entry', 'routers', 'laptops', 'smart-living', 'smart living scenario'],
  '/concepts/beta-testing/': ['new software versions', 'beta-testing', 'final product'],
  '/concepts/capital-and-internet-services/': ['listed companies', 'strategic alliances', 'capital investment'],
  '/concepts/community-support/': ['MIUI forum', 'share experience', 'xiaomi community'],
  '/concepts/crowdfunding-preorder/': ['pre-orders', 'pre orders', 'Crowdfunding', 'market validation'],
  '/concepts/developer-collaboration/': ['cloud services', 'innovative solutions'],
  '/concepts/ecosystem-chain-codevelopment/': ['Huami', 'roborock', 'maker of mobile phones'],
  '/concepts/ecosystem-enterprise-incubation/': ['e-commerce platform', 'Xiaomi Youpin selects'],
  '/concepts/enterprise-collaboration/': ['Viomi', 'Lumi', 'robot vacuum', 'light bulbs'],
  '/concepts/esg-governance/': ['code of conduct', 'esg', 'social responsibility'],
  '/concepts/hardware-software-integration/': ['Surge P1', 'charging-management', 'fast charging', 'battery life'],
  '/concepts/human-car-home-strategy/': ['Lei Jun', 'human-car-home', 'Human–Car–Home'],
  '/concepts/iot-developer-program/': ['technical users', 'IoT developer programme'],
  '/concepts/iot-interconnection/': ['Bluetooth', 'wi-fi', 'zigbee', 'multifunction gateway', 'aqara'],
  '/concepts/miui-personalisation/': ['MIUI themes', 'beautification', 'theme MIUI'],
  '/concepts/personalised-customisation/': ['one-of-a-kind', 'advertising'],
  '/concepts/product-category-diversity/': ['Redmi', 'wearables'],
  '/concepts/supplier-collaboration/': ['TCL CSOT', 'luminescent', 'C8 luminescent material', 'Xiaomi 14'],
  // Memos.
  '/concepts/smart-home-control-center/': ['scene setting', 'a neat pair'],
  '/concepts/user-feedback/': ['movement to and fro', 'general rule'],
  '/concepts/os-unification/': ['HyperOS', 'common base'],
  '/categories/ecosystem-partnership/': ['attraction and constraint'],
  // The report.
  '/report/method/': ['In-house publications', 'level of products'],
  '/report/saturation/': ['judgement about a process', 'successive comparison'],
  '/report/limits/': ['divided the work', 'Provenance'],
  // References, with and without the marks of their letters.
  '/references/kahle-2020/': ['Marcon', 'kahle'],
  '/references/li-2021/': ['blockchain'],
};

/** Chinese as the English pages show it, alone and among Latin letters. */
const ORIGINALS: Readonly<Record<string, readonly string[]>> = {
  '/concepts/ai-integration/': ['仿生', '万物追焦'],
  '/concepts/crowdfunding-preorder/': ['众筹'],
  '/concepts/human-car-home-strategy/': ['雷军'],
  '/concepts/miui-personalisation/': ['MIUI 主题'],
  '/concepts/hardware-software-integration/': ['澎湃芯片 P1', '120W'],
  '/concepts/supplier-collaboration/': ['TCL 华星光电'],
  '/concepts/enterprise-collaboration/': ['云米'],
};

const ABSENT = [
  'cryptocurrency',
  'metaverse',
  'Huawei',
  'zebra',
  'MIUIX',
  'xMIUI',
  'Betamax',
  'MIUI Huawei',
  'quantum computing',
  'questionnaire',
  'crowdsourcing',
  'zigbees wifi',
  '区块链',
  'MIUI 华为',
  '户户',
  '<script>',
  '...',
] as const;

const wordsOf = (by: Readonly<Record<string, readonly string[]>>) =>
  Object.entries(by).flatMap(([path, words]) => words.map((word) => [word, path] as const));

it('finds every thing by its English label, its other English names and its identifier, among the first five', async ({ site, page }) => {
  const study = readStudy('content');
  const nodes = [...study.concepts.values(), ...study.categories.values()];
  const things = [...nodes, ...study.sources.values()];
  const wanted = [
    ...things.map((thing) => [textIn(thing.label, 'en').text, pathOf(thing)] as const),
    ...nodes.flatMap((node) => node.altLabels.flatMap((label) => Object.values(label).map((text) => [text, pathOf(node)] as const))),
    ...nodes.map((node) => [node.id, pathOf(node)] as const),
    ...study.sections.map((section) => [textIn(section.title, 'en').text, pathOf(section)] as const),
    ...Array.from(study.references.values(), (reference) => [reference.data.title, pathOf(reference)] as const),
  ];
  expect(wanted.length).toBeGreaterThan(80);
  expect(await misses(page, site, wanted, '/en')).toEqual([]);
});

it('finds words and phrases of translations, memos, the report and references among the first five', async ({ site, page }) => {
  const wanted = wordsOf(WORDS);
  expect(wanted.length).toBeGreaterThanOrEqual(60);
  expect(await misses(page, site, wanted, '/en')).toEqual([]);
});

it('finds words of the Chinese originals among the first five', async ({ site, page }) => {
  expect(await misses(page, site, wordsOf(ORIGINALS), '/en')).toEqual([]);
});

it('finds nothing where there is nothing, and leads to English pages alone', async ({ site, page }) => {
  await page.goto(site.url('/en/search/'));
  const found = [];
  for (const words of ABSENT) found.push(...(await listed(page, site, words)).map((path) => `${words}: ${path}`));
  expect(found).toEqual([]);
  const paths = await listed(page, site, 'MIUI');
  expect(paths.length).toBeGreaterThan(5);
  expect(paths.filter((path) => !path.startsWith('/en/'))).toEqual([]);
});
