import { Losses } from '#domain/exchange/losses.ts';
import { saysSomething } from '#domain/text/localized-text.ts';
import type { Code, Locator, Memo, Project, Segment } from '#domain/exchange/project.ts';
import { fitName, fitText } from './fit-text.ts';

/** What stands for a name in which there is nothing to see. */
const NAMELESS = 'unnamed';

/** A project as a study can have it, whichever reader it came from: texts without what no page can show, names on one line, passages with words. */
export function fitProject(project: Project): Project {
  const losses = new Losses();
  losses.addAll(project.losses);
  const name = (text: string) => fitName(text, losses) || NAMELESS;
  const maybe = (text: string | undefined) => (text === undefined ? undefined : fitName(text, losses) || undefined);
  const words = (text: string | undefined) => (text !== undefined && saysSomething(text) ? fitText(text, losses).trim() : undefined);
  const memo = ({ title, text }: Memo): Memo => ({ title: maybe(title), text: words(text) ?? '' });
  const place = (locator: Locator | undefined) => (typeof locator === 'string' ? maybe(locator) : locator);
  const code = (one: Code): Code => ({
    ...one,
    name: name(one.name),
    path: one.path.map(name),
    description: words(one.description),
    categories: one.categories.map(name),
    memos: one.memos.map(memo),
  });
  const segment = (one: Segment): Segment => ({
    ...one,
    text: fitText(one.text, losses),
    locator: place(one.locator),
    case: maybe(one.case),
    original: maybe(one.original),
    memos: one.memos.map(memo),
    codings: one.codings.map((coding) => ({ ...coding, coder: maybe(coding.coder) })),
  });
  const segments = project.segments.map(segment).filter(({ text, source }) => {
    const seen = saysSomething(text);
    if (!seen) losses.add('segment-without-words', { place: project.sources.find(({ key }) => key === source)?.name ?? source });
    return seen;
  });
  return {
    ...project,
    program: fitName(project.program, losses),
    name: maybe(project.name),
    description: words(project.description),
    codes: project.codes.map(code),
    sources: project.sources.map((source) => ({
      ...source,
      name: name(source.name),
      group: maybe(source.group),
      memos: source.memos.map(memo),
    })),
    segments,
    sets: project.sets.map((set) => ({ ...set, name: name(set.name), description: words(set.description) })),
    relations: project.relations.map((relation) => ({ ...relation, name: maybe(relation.name) })),
    memos: project.memos.map(memo),
    losses: losses.list(),
  };
}
