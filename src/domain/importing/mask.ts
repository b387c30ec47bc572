import { z } from 'zod';
import { Losses } from '../exchange/losses.ts';
import type { Memo, Project } from '../exchange/project.ts';

/** `mask.yaml`: words that must not be published, in all their forms, and what stands for them. It is kept where nothing is published from. */
export const maskSchema = z.array(z.strictObject({ forms: z.array(z.string().trim().min(1)).min(1), as: z.string().trim().min(1) }));
export type Mask = z.output<typeof maskSchema>;

const escapeRegex = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Every listed form as a whole word; between Chinese or Japanese characters there are no words, so there any place counts. The longest first. */
export function maskPattern(mask: Mask): RegExp {
  const forms = mask.flatMap((entry) => entry.forms.map((form) => form.normalize('NFC'))).toSorted((a, b) => b.length - a.length);
  const bounded = forms.map((form) => {
    const open = /^[\p{L}\p{N}]/u.test(form) && !CJK.test(form.slice(0, 1)) ? '(?<![\\p{L}\\p{N}])' : '';
    const close = /[\p{L}\p{N}]$/u.test(form) && !CJK.test(form.slice(-1)) ? '(?![\\p{L}\\p{N}])' : '';
    return open + escapeRegex(form) + close;
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
  const standIn = new Map(mask.flatMap(({ forms, as }) => forms.map((form) => [form.normalize('NFC'), `[${as}]`] as const)));
  const hide = (text: string) =>
    text.normalize('NFC').replace(pattern, (found) => {
      losses.add('masked');
      return standIn.get(found) ?? '[…]';
    });
  const safe = (text: string | undefined) => (text === undefined || text.normalize('NFC').search(pattern) < 0 ? text : hide(text));
  const all = (text: string) => safe(text) ?? '';
  const memos = (list: readonly Memo[]) => list.map(({ title, text }) => ({ title: safe(title), text: all(text) }));
  const values = (map: Readonly<Record<string, string>>) => Object.fromEntries(Object.entries(map).map(([name, value]) => [name, all(value)])); // prettier-ignore
  return {
    ...project,
    name: safe(project.name),
    description: safe(project.description),
    codes: project.codes.map((code) => ({ ...code, path: code.path.map(all), description: safe(code.description), memos: memos(code.memos) })), // prettier-ignore
    sources: project.sources.map((source) => ({ ...source, label: all(source.name), values: values(source.values) })),
    cases: project.cases.map((one) => ({ ...one, values: values(one.values) })),
    segments: project.segments.map((segment) => ({ ...segment, text: all(segment.text), locator: typeof segment.locator === 'string' ? safe(segment.locator) : segment.locator })), // prettier-ignore
    relations: project.relations.map((relation) => ({ ...relation, name: safe(relation.name) })),
    sets: project.sets.map((set) => ({ ...set, name: all(set.name), description: safe(set.description) })),
    losses: losses.list(),
  };
}
