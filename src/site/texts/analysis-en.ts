import type { Why } from '#domain/codings/measure.ts';
import type { Noun } from '#domain/coding/noun.ts';
import { counted } from '#domain/text/counted.ts';
import type { Question } from '#domain/analysis/questions.ts';

/** What the interface says of one question: what is computed, on what it rests, and what it does not show. */
interface QuestionTexts {
  readonly title: string;
  readonly lead: string;
  readonly formula: string;
  readonly source: string;
  readonly assumptions: readonly string[];
  readonly limits: readonly string[];
}

/** With fewer units a measure of agreement says little. */
export const FEW_UNITS = 10;

type Called = Pick<Noun, 'name' | 'names' | 'word' | 'words'>;

/** What the pages of the analysis say in English. */
export const analysisEn = (concept: Called, category: Called) => ({
  title: 'What the coding shows',
  lead: 'How often, where, together with what, whether it was enough, and how surely: counted from the codings, with what each number rests on.',
  formula: 'How it is computed',
  source: 'Source:',
  assumptions: 'What it rests on',
  limits: 'What it does not show',
  missing: 'What cannot be said',
  all: 'All questions',
  basis: (codings: number, passages: number, sources: number) =>
    `${counted(codings, 'coding')} of ${counted(passages, 'passage')} in ${counted(sources, 'source')}`,
  hidden: (n: number) =>
    `${n === 1 ? '1 source' : `${String(n)} sources`} may not be published, and nothing of ${n === 1 ? 'it' : 'them'} is counted.`,
  recorded: 'Counted from the record of all codings; the words of some passages are not published.',
  published: 'Counted from the excerpts that are published here.',
  small: (minimum: number) =>
    `Counts below ${String(minimum)} are hidden (“·”), and so are as many others as are needed that they cannot be worked out from the rest.`,
  smallPublished: 'What is published as an excerpt can be counted all the same.',
  none: 'none',
  oneSource: 'One source is coded: there is nothing to compare.',
  noPair: `No two ${concept.words} stand on one passage.`,
  asListed: 'As listed',
  tables: 'Tables',
  column: {
    code: concept.name,
    category: category.name,
    passages: 'Passages',
    codings: 'Codings',
    sources: 'Sources',
    share: 'Share of sources',
    characters: 'Characters',
    source: 'Source',
    fresh: `New ${concept.words}`,
    seen: `${concept.names} so far`,
    range: 'In other orders',
    oneCategory: `First ${category.word}`,
    otherCategory: `Second ${category.word}`,
    whereOverlap: 'First passage of each overlap',
    run: 'Run',
    ratio: 'New in the run / base',
    one: `First ${concept.word}`,
    other: `Second ${concept.word}`,
    together: 'Together',
    n: 'Each',
    c: 'c',
    where: 'Passages that have both',
    units: 'Units',
    percent: 'Percent',
    cohen: 'Cohen’s κ',
    fleiss: 'Fleiss’ κ',
    alpha: 'α',
    interval: '95% interval',
    what: 'What',
    howMany: 'How many',
    which: 'Which',
    by: 'Coded by',
    notBy: 'Not by',
    passage: 'Passage',
    day: 'Day',
  },
  table: {
    codes: `Each ${concept.word}`,
    categories: `Each ${category.word}, with all below it`,
    matrix: `${concept.names} by source: passages`,
    attribute: (name: string) => `${concept.names} by ${name}: passages`,
    pairs: 'Strongest pairs on the same passage',
    overlap: 'Pairs on passages that overlap',
    categoryPairs: `${category.names} on the same passage`,
    course: 'What each source added',
    orders: `${concept.names} seen in orders drawn at random`,
    runs: 'Runs of sources',
    growth: (dated: number, all: number) =>
      `${concept.names} by the day they were first used${dated < all ? ` (${String(dated)} of ${String(all)} codings have a date)` : ''}`,
    all: `All ${concept.words} together`,
    onExcerpts: 'By passage',
    onText: 'By character of the text',
    disagreements: 'Where coders differ',
    shape: 'How the coding is built',
    perCategory: `${concept.names} of each ${category.word}`,
    report: `${concept.names} in the sections of the report`,
  },
  curve: (order: string) => `${concept.names} seen after each source, ${order}; the band is the range of 100 other orders.`,
  bare: `The fewest and the most ${concept.words} seen after a number of sources, in 100 orders drawn at random: the order of coding is not known.`,
  axis: { sources: 'sources coded', codes: `${concept.words} seen` },
  order: { study: 'in the order that the study gives', date: 'in the order of the days on which they were first coded' },
  settings: (base: number, run: number, threshold: string) => `Base ${String(base)}, run ${String(run)}, threshold ${threshold}.`,
  reached: (after: number, run: number) =>
    `Reached at ${String(after)}+${String(run)}: after ${counted(after, 'source')}, by a run of ${String(run)}; the figure marks the end of the run.`,
  again: (percent: number) => `Later runs brought more again: up to ${String(percent)}%.`,
  tied: (n: number) =>
    `Dates do not tell ${String(n)} of the sources apart (the same day, or a year or month only): among these the order is that of the study, and another is as good.`,
  orders: (reached: number, orders: number, earliest: number, middle: number, latest: number) =>
    `Of ${String(orders)} orders drawn at random, ${String(reached)} reach it: the earliest after ${counted(earliest, 'source')}, the one in the middle after ${String(middle)}, the last after ${String(latest)}; the run comes on top.`,
  noOrders: (orders: number) => `None of ${String(orders)} orders drawn at random reaches it.`,
  coders: (n: number, sources: number) =>
    `${counted(n, 'coder')}; ${sources === 1 ? '1 source was' : `${String(sources)} sources were`} coded by two of them or more.`,
  onText: (n: number, all: number) =>
    `By character only ${String(n)} of ${counted(all, 'source')} can be compared: of the others the length or the place of a passage is not known.`,
  placeless: (n: number) =>
    `${counted(n, 'coding')} of passages with neither a place nor an excerpt ${n === 1 ? 'takes' : 'take'} no part: nobody knows whether two coders mean the same passage.`,
  little: (n: number) =>
    `${counted(n, concept.word, concept.words)} ${n === 1 ? 'has' : 'have'} fewer than ${String(FEW_UNITS)} units: such numbers say little.`,
  placed: (n: number, all: number) => `By overlap, the ${String(n)} of ${counted(all, 'passage')} whose places are known are counted.`,
  apart: (n: number) => `${counted(n, 'disagreement')} on passages whose words are not published ${n === 1 ? 'is' : 'are'} not listed.`,
  nameless: (n: number) =>
    n === 1 ? '1 coding does not say whose it is, and takes no part.' : `${String(n)} codings do not say whose they are, and take no part.`,
  relevance: 'anything coded, or nothing',
  which: 'which, where two coded (cu-α)',
  first: (n: number, all: number) => `The first ${String(n)} of ${String(all)}.`,
  more: (n: number) => `The first ${String(n)}; all are in the table to download.`,
  inReport: (never: number, all: number) =>
    `Links to it and excerpts of it, counted. ${never === 0 ? `Each of the ${String(all)} ${concept.words} is named.` : `${String(never)} of ${String(all)} ${concept.words} ${never === 1 ? 'is' : 'are'} never named.`}`,
  shape: {
    depth: `Levels of ${category.words}`,
    categories: category.names,
    codes: concept.names,
    single: `${concept.names} that one passage carries`,
    empty: `${concept.names} without a passage`,
    unreported: `${concept.names} that the report does not name`,
    unillustrated: 'Relations without an excerpt that illustrates them',
    settled: `${concept.names} whose ${category.word} this edition settled`,
    noted: `${concept.names} whose notes weigh how they are to be read or placed`,
    negative: `${concept.names} with negative cases`,
  },
  why: {
    'no-codings': 'Nothing is coded.',
    'no-ranges': 'The places of passages in their sources are not known, or not of all that would be compared.',
    'no-lengths': 'The lengths of the sources are not known.',
    'no-dates':
      'Not every source has a coding with a date, and study.yaml gives no order: in which order the sources were coded is not known.',
    'no-order': 'The order in study.yaml leaves out sources that are coded.',
    'no-coders': 'The codings do not say whose they are.',
    'one-coder': 'One coder coded all: there is nobody to agree with.',
    'no-shared-source': 'No source was coded by two coders.',
    'too-few-sources': 'There are fewer sources than a base and a run need.',
    'nothing-in-base': 'There is no code in the base.',
    'not-reached': 'It is not reached with these sources.',
    'one-value': 'undefined: one value only',
    'no-pairs': 'undefined: no unit judged twice',
    'not-two-coders': 'for two coders only',
    'uneven-coders': 'undefined: not the same number of coders everywhere',
    'overlapping-codes': 'undefined: codes of one coder overlap',
    'above-one': 'none: more meetings than passages',
    'too-many-pairs': 'Too many passages overlap to be counted one by one.',
  } satisfies Record<Why, string>,
  questions: {
    frequency: {
      title: 'How often',
      lead: `Passages and sources of each ${concept.word}, and of each ${category.word} with all below it.`,
      formula:
        'Passages with the code, each once however many coders or codes it has; codings count each coder. Share of sources = sources with the code / coded sources. Characters: code points that its passages cover, each once.',
      source: 'counts; no model',
      assumptions: ['Passages were cut by the same habit throughout.', 'A passage is one excerpt, or one place in a source.'],
      limits: [
        'How important something is: what is said once may carry a theory.',
        'How many people think so: the sources are no random sample.',
      ],
    },
    sources: {
      title: 'Where',
      lead: `Which sources each ${concept.word} comes from: who says what.`,
      formula: 'Each cell counts the passages of a source that have the code, each once.',
      source: 'counts; no model',
      assumptions: ['Every source was coded with the whole codebook.'],
      limits: [
        'Differences between sources of different length: a long interview has more of everything.',
        'That what is not coded was not said.',
      ],
    },
    'co-occurrence': {
      title: 'Together with what',
      lead: `Which ${concept.words} stand on the same passage, or on passages that overlap.`,
      formula:
        'c = n₁₂ / (n₁ + n₂ − n₁₂): of all passages with either code, the share that has both; two decimals, rounded half up. By overlap, n₁₂ counts pairs of passages with a character in common; above 1 it is no share, and not shown.',
      source: 'the c-coefficient of ATLAS.ti (Jaccard’s index)',
      assumptions: ['Passages are of comparable length: long ones meet more.'],
      limits: [
        'That one thing causes the other, or that it is said together by more people than one.',
        'Much, where n is small: c of two passages is 0, 0.5 or 1.',
      ],
    },
    saturation: {
      title: 'Whether it was enough',
      lead: `How many ${concept.words} each further source added, and whether new ones grew rare.`,
      formula:
        'New codes of a run of sources / unique codes of the base (the first sources); runs overlap, each begins one source after the last. Reached at the first run with a ratio at or below the threshold, written as sources before the run + run.',
      source: 'Guest, Namey & Chen (2020), PLOS ONE 15(5), e0232076, https://doi.org/10.1371/journal.pone.0232076',
      assumptions: [
        `All ${concept.words} count alike, in one flat list: it was tested on such.`,
        'The order is that of the coding; another order gives another answer.',
        'Every source could have had every code.',
      ],
      limits: [
        `Whether the ${category.words} are full: it counts names, not meanings. Whether it is enough is a judgement, which the report must argue.`,
      ],
    },
    agreement: {
      title: 'How surely',
      lead: 'How far coders who coded the same sources agree, by passage and by character.',
      formula:
        'Percent: units on which all coders agree. Cohen’s κ = (po − pe)/(1 − pe), two coders. Fleiss’ κ = (P̄ − P̄e)/(1 − P̄e), the same number of coders everywhere. Krippendorff’s α = 1 − Do/De, nominal; on text each code point is a unit, 1 where the coder has the code; cu-α asks which code, where two coded. Interval: 1,000 samples of the passages, drawn with a fixed seed.',
      source: 'Krippendorff (2011), Computing Krippendorff’s Alpha-Reliability; Cohen (1960); Fleiss (1971); Hayes & Krippendorff (2007)',
      assumptions: [
        'A coder has read a source in which they coded anything.',
        'By passage, each passage that somebody coded there is a decision for each code: yes or no. Passages that nobody coded are no units, and coders who cut passages differently disagree.',
        'By character, neighbours depend on each other: no interval is given. The interval of all together draws passages with all their codes, which depend on each other too.',
      ],
      limits: [
        'Whether the coding is right: coders may agree on an error.',
        'By percent, much where most decisions are a “no” of everybody: it can be high where hardly a passage was coded alike. α and κ are corrected for that.',
        'Much, where there are few units.',
        'Krippendorff reads α of 0.800 and more as reliable, 0.667 to 0.800 as good for tentative conclusions; studies in which meaning is worked out in talk do not count it at all.',
      ],
    },
    shape: {
      title: 'How it is built',
      lead: 'How deep the coding is, what rests on little, and what stays open.',
      formula: 'Counts of what the study’s files say.',
      source: 'counts; no model',
      assumptions: [`A ${concept.word} is in the report where a section links to it.`],
      limits: ['Whether a code that rests on one passage is a weak one.'],
    },
  } satisfies Record<Question, QuestionTexts> as Record<Question, QuestionTexts>,
});
