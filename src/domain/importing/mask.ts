import { z } from 'zod';
import { Losses } from '../exchange/losses.ts';
import type { Memo, Project, Reading } from '../exchange/project.ts';

/** `mask.yaml`: words that must not be published, in all their forms, and what stands for them. It is kept where nothing is published from. */
export const maskSchema = z.array(z.strictObject({ forms: z.array(z.string().trim().min(1)).min(1), as: z.string().trim().min(1) }));
export type Mask = z.output<typeof maskSchema>;

/** What stands between letters and is not seen. */
const UNSEEN = '\u00ad\u200b-\u200d\u2060\ufeff';
const ALL_UNSEEN = new RegExp(`[${UNSEEN}]`, 'gu');

/** A character in both its widths. */
function bothWidths(character: string): string {
  const code = character.charCodeAt(0);
  const own = character.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
  return character.length === 1 && code > 0x20 && code < 0x7f ? `[${own}${String.fromCharCode(code + 0xfee0)}]` : own;
}

/** A form as people and programs write it: over two lines, with any blank, in both widths, with soft hyphens in it. */
function loosely(form: string): string {
  const word = (text: string) => Array.from(text, bothWidths).join(`[${UNSEEN}]*`);
  return form.split(/\s+/u).map(word).join(`[\\s${UNSEEN}]+`);
}

/** The same for a form and for what is found of it. */
const foldForm = (text: string) => text.normalize('NFKC').replace(ALL_UNSEEN, '').replace(/\s+/gu, ' ');

/** Every listed form as a whole word; between Chinese or Japanese characters there are no words, so there any place counts. The longest first. */
export function maskPattern(mask: Mask): RegExp {
  const forms = mask.flatMap((entry) => entry.forms.map((form) => form.normalize('NFC'))).toSorted((a, b) => b.length - a.length);
  const bounded = forms.map((form) => {
    const open = /^[\p{L}\p{N}]/u.test(form) && !CJK.test(form.slice(0, 1)) ? '(?<![\\p{L}\\p{N}])' : '';
    const close = /[\p{L}\p{N}]$/u.test(form) && !CJK.test(form.slice(-1)) ? '(?![\\p{L}\\p{N}])' : '';
    return open + loosely(form) + close;
  });
  return new RegExp(bounded.join('|'), 'gu');
}

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** A project whose texts have `[name]` for each listed word; how many were masked is told, never which. */
export function maskProject(project: Project, mask: Mask): Project {
  if (mask.length === 0) return project;
  const losses = new Losses();
  losses.addAll(project.losses);
  const pattern = maskPattern(mask);
  const standIn = new Map(mask.flatMap(({ forms, as }) => forms.map((form) => [foldForm(form), `[${as}]`] as const)));
  const found = new Set<string>();
  const hide = (text: string) =>
    text.normalize('NFC').replace(pattern, (form) => {
      const folded = foldForm(form);
      losses.add('masked');
      found.add(folded);
      return standIn.get(folded) ?? '[…]';
    });
  const safe = (text: string | undefined) => (text === undefined || text.normalize('NFC').search(pattern) < 0 ? text : hide(text));
  const all = (text: string) => safe(text) ?? '';
  const memos = (list: readonly Memo[]) => list.map(({ title, text }) => ({ title: safe(title), text: all(text) }));
  const values = (map: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(map).map(([name, value]) => [name, all(value)]));
  const masked = {
    ...project,
    name: safe(project.name),
    description: safe(project.description),
    codes: project.codes.map((code) => ({
      ...code,
      path: code.path.map(all),
      description: safe(code.description),
      memos: memos(code.memos),
    })),
    sources: project.sources.map((source) => ({ ...source, label: all(source.name), values: values(source.values) })),
    cases: project.cases.map((one) => ({ ...one, values: values(one.values) })),
    segments: project.segments.map((segment) => ({
      ...segment,
      text: all(segment.text),
      locator: typeof segment.locator === 'string' ? safe(segment.locator) : segment.locator,
    })),
    relations: project.relations.map((relation) => ({ ...relation, name: safe(relation.name) })),
    sets: project.sets.map((set) => ({ ...set, name: all(set.name), description: safe(set.description) })),
  };
  const unseen = mask.filter(({ forms }) => !forms.some((form) => found.has(foldForm(form)))).length;
  const told: Reading = {
    what: 'mask',
    as: `${String(mask.length - unseen)} of ${String(mask.length)} entries of the list`,
    why: 'no form of the others stands in what was read',
    proved: true,
  };
  return { ...masked, losses: losses.list(), readings: unseen === 0 ? project.readings : [...project.readings, told] };
}
