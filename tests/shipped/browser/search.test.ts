import { describe, expect } from 'vitest';
import type { CaseStudy } from '#domain/study/case-study.ts';
import { pathOf } from '#domain/study/urls.ts';
import { links, listed, misses, readStudy } from '../../browser/recall.ts';
import { siteTest } from '../../browser/site-test.ts';

/** Words and phrases of excerpts, by the concept whose excerpt has them. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  'after-sales-network': ['退换货', '维修', '遍布全国', '及时有效'],
  'ai-integration': ['仿生', '四足机器人', '万物追焦', 'CyberDog', 'CyberFocus', '小米 12'],
  'aiot-track': ['路由器', '笔记本电脑', '切入口', '自有体系'],
  'beta-testing': ['Beta 测试', '新版本软件', '最终产品'],
  'capital-and-internet-services': ['战略联盟', '上市企业', '介质'],
  'community-support': ['用户交流', '分享经验', 'MIUI 论坛'],
  'crowdfunding-preorder': ['众筹', '预购', '市场验证'],
  'developer-collaboration': ['云服务', '创新解决方案', 'IoT 开发者'],
  'ecosystem-chain-codevelopment': ['华米', '石头科技', '手机制造商'],
  'ecosystem-enterprise-incubation': ['精品电商', '筛选并孵化'],
  'enterprise-collaboration': ['云米', '绿米', '扫地机器人'],
  'esg-governance': ['行为准则', 'ESG', '供应商遵守'],
  'hardware-software-integration': ['澎湃芯片', '快充', '120W', '续航'],
  'human-car-home-strategy': ['雷军', '以人为中心', '人车家'],
  'iot-developer-program': ['技术用户', '应用程序'],
  'iot-interconnection': ['空调伴侣', '空調伴侶', 'ZigBee', 'Wi-Fi', 'wifi', 'wi\u2011fi', 'ＷｉＦｉ', '蓝牙', '网关', 'Aqara'],
  'miui-personalisation': ['MIUI 主题', '美化'],
  'new-retail-platform': ['小米之家', '小米商城', '自由度零售'],
  'os-unification': ['平板电脑', '平板電腦', '操作\u200b界面', '操作界面'],
  'personalised-customisation': ['喜好', '独一无二'],
  'product-category-diversity': ['红米', '穿戴设备'],
  'smart-home-control-center': ['场景设置', '米家 App', '一个 App'],
  'supplier-collaboration': ['TCL', '华星光电', '发光材料', 'C8'],
  'user-feedback': ['反馈和建议', '不断优化'],
};
const ABSENT = [
  '区块链',
  '元宇宙',
  '华为',
  '操作统系',
  '户户',
  '米小',
  '量子计算',
  '小米 区块链',
  'zebra',
  'metaverse',
  'MIUIX',
  'xMIUI',
  'Betamax',
  'MIUI 华为',
  '鸿',
  '0022823',
  '<script>',
  '。。。',
] as const;

/** Every label and alternative label of a study's things, in every language it has, with the thing's page. */
function labels(study: CaseStudy): (readonly [string, string])[] {
  const nodes = [...study.concepts.values(), ...study.categories.values()];
  return [
    ...nodes.flatMap((node) =>
      [node.label, ...node.altLabels].flatMap((label) => Object.values(label).map((text) => [text, pathOf(node)] as const)),
    ),
    ...nodes.map((node) => [node.id, pathOf(node)] as const),
    ...study.sections.map((section) => [Object.values(section.title)[0] ?? '', pathOf(section)] as const),
    ...Array.from(study.references.values(), (reference) => [reference.data.title, pathOf(reference)] as const),
    ...Array.from(study.sources.values(), (source) => [Object.values(source.label)[0] ?? '', pathOf(source)] as const),
  ];
}

describe.each([
  ['shipped', 'content', siteTest('shipped')],
  ['preview', 'content', siteTest('preview')],
  ['gioia', 'tests/studies/gioia', siteTest('gioia')],
  ['awkward', 'tests/studies/awkward', siteTest('awkward')],
] as const)('the search of the site "%s"', (_, folder, it) => {
  it('finds every thing by its label, its other labels and its identifier, among the first five', async ({ site, page }) => {
    const wanted = labels(readStudy(folder)).filter(([words]) => /[\p{L}\p{N}]/u.test(words));
    expect(wanted.length).toBeGreaterThan(5);
    expect(await misses(page, site, wanted)).toEqual([]);
  });
});

const study = readStudy('content');
const it = siteTest('shipped');

describe('the search of the shipped study', () => {
  it('finds words and phrases of excerpts among the first five', async ({ site, page }) => {
    const wanted = Object.entries(WORDS).flatMap(([id, words]) => words.map((word) => [word, `/concepts/${id}/`] as const));
    expect(wanted.length).toBeGreaterThanOrEqual(60);
    expect(await misses(page, site, wanted)).toEqual([]);
  });

  it('finds nothing where there is nothing', async ({ site, page }) => {
    await page.goto(site.url('/search/'));
    const found = [];
    for (const words of ABSENT) found.push(...(await listed(page, site, words)).map((path) => `${words}: ${path}`));
    expect(found).toEqual([]);
    await listed(page, site, '区块链');
    expect(await page.locator('main [role=status]').textContent()).toBe('没有找到。可以少写几个字，或换一个说法。');
  });

  it('lists every excerpt that has a word, and no other', async ({ site, page }) => {
    await page.goto(site.url('/search/'));
    await page.locator('select[name=kind]').selectOption('excerpt');
    for (const word of ['用户', '平台', '智能', '生态', '系统', 'MIUI', 'IoT', '产品']) {
      const having = [...study.excerpts.values()].filter(({ text }) => text.includes(word)).map(pathOf);
      expect((await listed(page, site, word)).length).toBe(Math.min(20, having.length));
      if (having.length > 20) await page.locator('[data-more]').click();
      await expect.poll(async () => (await links(page, site)).sort()).toEqual(having.sort());
      expect(having.length, word).toBeGreaterThan(1);
      expect(await page.locator('main [role=status]').textContent()).toBe(`${String(having.length)} 条结果`);
    }
  });

  it('narrows by category, shows what is found and where it stands with the words marked, and keeps all of it in the address', async ({
    site,
    page,
  }) => {
    await page.goto(site.url('/search/'));
    await listed(page, site, '用户');
    await page.locator('select[name=kind]').selectOption('excerpt');
    await page.locator('select[name=category]').selectOption('service-diversity');
    await expect.poll(() => page.locator('.search-results li').count()).toBeGreaterThan(0);
    await page.reload();
    const item = page.locator('.search-results li').first();
    await item.waitFor();
    expect(await page.locator('main [data-search] input').inputValue()).toBe('用户');
    expect(await item.locator('small').textContent()).toBe('摘录 小米智能生态协同机制 → 市场协同 → 服务多样化');
    expect(await item.locator('mark').first().textContent()).toBe('用户');
    const chains = await page.locator('.search-results small').allTextContents();
    expect(chains.filter((chain) => !chain.endsWith('服务多样化'))).toEqual([]);
  });

  it('opens over any page with / or Ctrl-K, goes through results by arrows, leads on by Enter and closes by Esc', async ({
    site,
    page,
  }) => {
    const requests: string[] = [];
    page.on('request', (request) => requests.push(new URL(request.url()).pathname));
    await page.goto(site.url('/concepts/os-unification/'));
    await page.waitForLoadState('networkidle');
    expect(requests.filter((path) => path.includes('pagefind') || path.includes('search'))).toEqual([]);
    await page.keyboard.press('/');
    const input = page.locator('dialog input');
    await expect.poll(() => input.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.type('众筹');
    // So WebKit tells of the Esc that ends an input method's composing.
    await input.dispatchEvent('keydown', { key: 'Escape', keyCode: 229 });
    expect(await page.locator('dialog').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('dialog').isVisible()).toBe(false);
    await page.keyboard.press('Control+k');
    await input.waitFor();
    await page.keyboard.type('众筹 预购');
    await page.locator('dialog .search-results li').nth(1).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    // Keys wait for the results of what was typed last.
    const focused = () => page.evaluate(() => (document.activeElement as HTMLAnchorElement).pathname);
    await expect.poll(focused).toBe('/concepts/crowdfunding-preorder/');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/concepts/crowdfunding-preorder/**');
  });

  it('leads to the search page without JavaScript, which has all names and no search', async ({ site, openPage }) => {
    const plain = await openPage({ javaScriptEnabled: false });
    await plain.goto(site.url('/concepts/os-unification/'));
    await plain.locator('a.find').click();
    await plain.waitForURL(site.url('/search/'));
    expect(await plain.locator('main input').isVisible()).toBe(false);
    const names = new Set(
      await plain.locator('.search-index a').evaluateAll((anchors) => anchors.map((link) => link.getAttribute('href'))),
    );
    const things = [
      ...study.concepts.values(),
      ...study.categories.values(),
      ...study.sections,
      ...study.references.values(),
      ...study.sources.values(),
    ];
    expect(things.map(pathOf).filter((path) => !names.has(path))).toEqual([]);
  });
});
