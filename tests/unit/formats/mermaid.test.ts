import { describe, expect, it } from 'vitest';
import { formatCategoryMap } from '#formats/mermaid/category-map.ts';
import { textWidth } from '#formats/mermaid/measure.ts';
import { formatModel } from '#formats/mermaid/model.ts';
import { formatStages } from '#formats/mermaid/stages.ts';
import { mermaidHref, mermaidLabel, mermaidLine } from '#formats/mermaid/text.ts';
import { wrapText } from '#formats/mermaid/wrap.ts';
import { AWKWARD, MODEL } from '../../browser/diagram-sample.ts';

describe('textWidth', () => {
  it.each([
    ['中文', 2],
    ['，。', 2],
    ['“”', 2],
    ['', 0],
    ['e\u0301', 0.57],
    ['😀', 1.4],
    ['ｆ', 1],
  ])('measures %s as %d em', (text, width) => {
    expect(textWidth(text)).toBeCloseTo(width, 5);
  });

  it('leaves room for the gap between Chinese and Latin', () => {
    expect(textWidth('A中')).toBeGreaterThan(textWidth('A') + textWidth('中'));
  });
});

describe('wrapText', () => {
  it('keeps a short text on one line', () => {
    expect(wrapText('技术整合', 8)).toEqual(['技术整合']);
  });

  it('breaks Chinese between words, evenly', () => {
    expect(wrapText('小米智能生态协同机制', 8)).toEqual(['小米智能生态', '协同机制']);
  });

  it('breaks no word that fits into a line', () => {
    expect(wrapText('provides the architecture for', textWidth('architecture'))).toEqual(['provides', 'the', 'architecture', 'for']);
  });

  it('begins no line with a closing mark and ends none with an opening one', () => {
    for (let width = 6; width < 16; width += 1) {
      for (const line of wrapText('企业（平台）与用户，共同创造“价值”；形成协同。', width)) {
        expect(line).not.toMatch(/^[，。；）”]|[（“]$/u);
      }
    }
  });

  it.each(AWKWARD.map((text) => [text]))('keeps to the width and loses nothing: %s', (text) => {
    const lines = wrapText(text, 9);
    for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(10);
    expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
  });
});

describe('mermaidLabel', () => {
  it('leaves ordinary text readable in the source', () => {
    expect(mermaidLabel('环境、社会及管治(ESG)')).toBe('环境、社会及管治(ESG)');
    expect(mermaidLabel('COVID-19 and 3.5')).toBe('COVID-19 and 3.5');
  });

  it.each(['"', '#', '&', ';', '<', '>', '`', '[', ']', '{', '}', '|', '\\', '*', '_', '~', '^', '$', '@', ':', '%', 'ﬂ', '°', '¶'])(
    'writes %s as an entity',
    (character) => {
      expect(mermaidLabel(character)).toBe(`#${String(character.codePointAt(0))};`);
    },
  );

  it('cannot end its string, start a directive, a list or a line', () => {
    for (const text of AWKWARD) expect(mermaidLabel(text).replace(/#\d+;/g, '')).not.toMatch(/["`<>&;[\]{}|\\%:\n]|^[-+*.]|^\d+\./u);
  });

  it('is one line for titles and descriptions', () => {
    expect(mermaidLine('a\nb\r\nc; "d" #e')).toBe('a b c#59; #34;d#34; #35;e');
  });
});

describe('mermaidHref', () => {
  it('keeps a path and encodes what could end the string', () => {
    expect(mermaidHref('/概念/a-b/?x=1&y=2#z')).toBe('/概念/a-b/?x=1&y=2#z');
    expect(mermaidHref('/a"b;c d`')).toBe('/a%22b%3Bc%20d%60');
  });
});

describe('formatModel', () => {
  const { source, links } = formatModel(MODEL);

  it('draws groups as subgraphs with their members, relations as arrows and roles as dotted ones', () => {
    expect(source).toContain('subgraph g1["技术与平台的协同"]\ndirection TB\ng1n1["技术整合"]');
    expect(source).toContain('g1 -->|"提供架构"| g2');
    expect(source).toContain('g2 -->|"反馈优化"| g1');
    expect(source).toContain('g1 -.-|"根基"| core');
    expect(source).toContain('class g1 hue-1');
    expect(source).toContain('class core core');
  });

  it('links nodes in the source, and groups and relations beside it', () => {
    expect(source).toContain('click g1n1 href "/coding/integration/"');
    expect(links.g1).toEqual({ href: '/coding/technology/', name: '技术与平台的协同' });
    expect(links.L_g1_g2_0).toEqual({ href: '/relations/#technology-relationship', name: '技术与平台的协同 → 关系协同: 提供架构' });
  });

  it('ends a relation at what is in a group where it has a box, and names and tells it so where the group alone is drawn', () => {
    const [first, second] = MODEL.groups;
    const from = { id: first?.members[1]?.id ?? '', name: 'B (in A)' };
    const ends = { from: first?.id ?? '', to: second?.id ?? '', label: 'x', href: '/r/' };
    const drawn = formatModel({ ...MODEL, relations: [{ ...ends, inner: { from } }] });
    expect(drawn.source).toContain('g1n2 -->|"x"| g2');
    const name = `B (in A) → ${second?.label ?? ''}: x`;
    expect(drawn.links.L_g1n2_g2_0).toEqual({ href: '/r/', name, title: name });
    const groups = MODEL.groups.map((group) => ({ ...group, members: [] }));
    const bare = formatModel({ ...MODEL, groups, relations: [{ ...ends, inner: { from } }] });
    expect(bare.source).toContain('g1 -->|"x"| g2');
    expect(bare.links.L_g1_g2_0).toEqual({ href: '/r/', name, title: name });
  });

  it('does without a core, without members, and with relations to nothing', () => {
    const { source: bare } = formatModel({
      title: 't',
      description: 'd',
      groups: [{ id: 'a', label: 'A', hue: 4, members: [] }],
      relations: [{ from: 'a', to: 'zz', label: 'x' }],
      roles: [{ from: 'a', label: 'r' }],
    });
    expect(bare).toContain('g1["A"]');
    expect(bare).toContain('class g1 hue-4');
    expect(bare).not.toContain('-->');
  });
});

describe('the other figures', () => {
  it('formatStages writes a detail as a second line', () => {
    const { source } = formatStages({
      title: 't',
      description: 'd',
      stages: [
        { id: 'a', label: '开放式编码', detail: '24 个概念', href: '/open/' },
        { id: 'b', label: '主轴式编码' },
      ],
    });
    expect(source).toContain('s1["开放式编码<br/>24 个概念"]');
    expect(source).toContain('s1 --> s2');
  });

  it('formatCategoryMap draws an other once, with an arrow for each relation, and names what the category is to the core', () => {
    const other = { id: 'o', label: '关系协同', hue: 2 as const };
    const { source, links } = formatCategoryMap({
      title: 't',
      description: 'd',
      category: { id: 'c', label: '市场协同', hue: 3 },
      parent: { id: 'p', label: '核心', hue: 'core' },
      roles: [{ label: '导向', href: '/relations/#role' }],
      children: [{ id: 'k', label: '服务多样化' }],
      relations: [
        { direction: 'to', other, label: '促进合作' },
        { direction: 'from', other, label: '深化市场' },
      ],
    });
    expect(source.match(/关系协同/g)).toHaveLength(1);
    expect(source).toContain('here -->|"促进合作"| r1');
    expect(source).toContain('r1 -->|"深化市场"| here');
    expect(source).toContain('here -.-|"导向"| parent');
    expect(links.L_here_parent_0).toEqual({ href: '/relations/#role', name: '市场协同 → 核心: 导向' });
    expect(source).toContain('class here current');
  });
});
