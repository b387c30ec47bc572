import type { LevelName } from '../schema/level-name.ts';
import type { Prose } from '../entry/entry.ts';
import type { CodingData } from '../schema/codings-record.ts';
import type { FormerUrls } from './former.ts';
import type { IdentityKey } from '../text/identity.ts';
import type { LocalizedText } from '../text/localized-text.ts';
import type { Note, Placing, RetiredData, StageName } from '../schema/coding.ts';
import type { Media } from './media.ts';
import type { Languages } from '../schema/fields.ts';
import type { MappingData } from '../schema/mapping.ts';
import type { ReportingData } from '../schema/reporting.ts';
import type { ReferenceData } from '../schema/reference.ts';
import type { StudyData } from '../schema/study.ts';

/** A checked study: every name resolved to the thing it names, everything in reading order. */
export interface CaseStudy {
  readonly study: StudyData;
  readonly languages: Languages;
  /** Categories without a parent: the core category, or several aggregate dimensions where a study allows that. */
  readonly roots: readonly Category[];
  /** The core category, if there is exactly one root. */
  readonly core: Category | undefined;
  /** The categories that organise the study for a reader (each has a hue): the core's children, or else the roots. */
  readonly groups: readonly Category[];
  /** In tree order. */
  readonly categories: ReadonlyMap<string, Category>;
  /** In tree order; `number` counts them from 1. */
  readonly concepts: ReadonlyMap<string, Concept>;
  readonly excerpts: ReadonlyMap<string, Excerpt>;
  readonly relations: readonly Relation[];
  readonly roles: readonly Role[];
  readonly sources: ReadonlyMap<string, Source>;
  /** In the order of the bibliography. */
  readonly references: ReadonlyMap<string, Reference>;
  readonly stages: ReadonlyMap<StageName, Stage>;
  readonly sections: readonly Section[];
  /** In the order of their dates. */
  readonly memos: ReadonlyMap<string, Memo>;
  /** As written. */
  readonly reporting: readonly ReportingItem[];
  /** Pictures by the names of their files, also those that nothing shows; a release has none of its own. */
  readonly media: ReadonlyMap<string, Media>;
  readonly retired: readonly Retired[];
  /** Every coding, where the study has a record of it; else what its concepts show is all. */
  readonly recorded: readonly RecordedCoding[] | undefined;
  /** How many sources may not be published: nothing else of them is here. */
  readonly unconsented: number;
  /** Oldest first. */
  readonly releases: readonly Release[];
  readonly formerUrls: FormerUrls;
}

/** A study before its former URLs are known. */
export type UnlinkedStudy = Omit<CaseStudy, 'formerUrls'>;

interface CodingNode {
  readonly id: string;
  /** Identifiers it had before, or of things merged into it. */
  readonly formerIds: readonly string[];
  readonly path: string;
  readonly label: LocalizedText;
  readonly altLabels: readonly LocalizedText[];
  /** When it is applied, and when not. */
  readonly use: LocalizedText | undefined;
  readonly avoid: LocalizedText | undefined;
  /** Its label is in the words of the data. */
  readonly inVivo: boolean;
  readonly prose: Prose;
  readonly notes: readonly Note[];
  readonly references: readonly Reference[];
  /** What it is to concepts of other vocabularies, by their addresses. */
  readonly mappings: MappingData | undefined;
  /** The group it belongs to, itself for a group, undefined for a core above the groups. */
  readonly group: Category | undefined;
  /** What the study calls this level. */
  readonly level: LevelName;
  /** Every place that links to it, once each. */
  readonly mentions: readonly Place[];
}

export interface Category extends CodingNode {
  readonly kind: 'category';
  readonly meaning: LocalizedText | undefined;
  /** Whose words the meaning is in: those of what was published, or of who made this edition. */
  readonly meaningBasis: 'printed' | 'editor';
  readonly parent: Category | undefined;
  readonly children: readonly Category[];
  readonly concepts: readonly Concept[];
  /** Steps from its root, which has 0. */
  readonly depth: number;
  readonly relations: readonly Relation[];
  readonly roles: readonly Role[];
  /** Concepts in it and below it. */
  readonly conceptCount: number;
}

export interface Concept extends CodingNode {
  readonly kind: 'concept';
  readonly number: number;
  readonly definition: LocalizedText | undefined;
  readonly category: Category;
  /** Whether its category is as published, or was settled by who made this edition. */
  readonly placed: Placing | undefined;
  readonly excerpts: readonly Excerpt[];
  /** Excerpts that show it at its clearest, and such as seem to be it and are not. */
  readonly examples: readonly Excerpt[];
  readonly counterexamples: readonly Excerpt[];
  readonly related: readonly Concept[];
}

/** An excerpt as coded under one concept. */
export interface Coding {
  readonly concept: Concept;
  readonly coders: readonly string[];
  readonly note: LocalizedText | undefined;
}

/** A row of `codings.csv`, with the identifiers that things have now. */
export type RecordedCoding = CodingData;

/** A passage of the data, coded under one or more concepts. */
export interface Excerpt {
  readonly kind: 'excerpt';
  readonly id: string;
  readonly formerIds: readonly string[];
  /** The file that has its text. */
  readonly path: string;
  readonly text: string;
  readonly lang: string;
  readonly translation: LocalizedText;
  readonly source: Source;
  readonly locator: LocalizedText | undefined;
  /** In Unicode code points of the source, end exclusive. */
  readonly range: { readonly start: number; readonly end: number } | undefined;
  readonly date: readonly number[] | undefined;
  /** One for each concept, in their order. */
  readonly codings: readonly Coding[];
  readonly concepts: readonly [Concept, ...Concept[]];
  /** Relations and roles that it illustrates. */
  readonly illustrates: readonly (Relation | Role)[];
}

/** A passage of the study that a relation rests on, in the edition's words. */
export interface Passage {
  readonly source: Source;
  readonly locator: LocalizedText | undefined;
  readonly text: LocalizedText;
}

interface Claim {
  readonly label: LocalizedText;
  readonly statement: LocalizedText | undefined;
  readonly evidence: readonly Passage[];
  readonly excerpts: readonly Excerpt[];
  readonly notes: readonly Note[];
}

/** A labelled arrow of the theoretical model. */
export interface Relation extends Claim {
  readonly kind: 'relation';
  readonly id: string;
  readonly formerIds: readonly string[];
  readonly from: Category;
  readonly to: Category;
}

/** What a category is to the core category. */
export interface Role extends Claim {
  readonly kind: 'role';
  readonly category: Category;
}

/** Data that excerpts come from; a reference is literature. */
export interface Source {
  readonly kind: 'source';
  readonly id: string;
  readonly formerIds: readonly string[];
  readonly path: string;
  readonly label: LocalizedText;
  readonly sort: LocalizedText | undefined;
  readonly description: LocalizedText | undefined;
  readonly locator: LocalizedText | undefined;
  /** Where it is `none`, nothing of the source may be published. */
  readonly consent: 'none' | undefined;
  readonly lang: string;
  readonly doi: string | undefined;
  readonly url: string | undefined;
  /** What tells it from others: role, site, round and such. */
  readonly attributes: ReadonlyMap<string, LocalizedText>;
  /** In Unicode code points. */
  readonly length: number | undefined;
  readonly notes: readonly Note[];
  readonly excerpts: readonly Excerpt[];
  readonly passages: readonly { readonly claim: Relation | Role; readonly passage: Passage }[];
  /** Memos that are about it. */
  readonly mentions: readonly Place[];
}

export interface Reference {
  readonly kind: 'reference';
  readonly id: string;
  readonly formerIds: readonly string[];
  readonly path: string;
  /** Its place in the bibliography: the printed number, or behind these one in order of first use. */
  readonly number: number;
  readonly lang: string;
  readonly data: ReferenceData;
  readonly notes: readonly Note[];
  readonly mentions: readonly Place[];
}

export interface Stage {
  readonly kind: 'stage';
  readonly id: StageName;
  readonly path: string;
  readonly name: LocalizedText | undefined;
  readonly notes: readonly Note[];
  readonly prose: Prose;
}

/** One section of the report. */
export interface Section {
  readonly kind: 'section';
  readonly id: string;
  readonly formerIds: readonly string[];
  readonly path: string;
  readonly number: number;
  readonly title: LocalizedText;
  readonly stage: StageName | undefined;
  readonly notes: readonly Note[];
  readonly prose: Prose;
}

/** A memo of the analysis: with the others, the trail from the data to the codes. */
export interface Memo {
  readonly kind: 'memo';
  readonly id: string;
  readonly formerIds: readonly string[];
  readonly path: string;
  readonly title: LocalizedText;
  readonly date: readonly number[] | undefined;
  readonly authors: readonly string[];
  readonly about: readonly MemoSubject[];
  readonly prose: Prose;
}

export type MemoSubject = Concept | Category | Excerpt | Relation | Source | Reference;

/** The study’s own page, with its title, abstract and authors. */
export interface FrontPage {
  readonly kind: 'study';
  readonly id: 'study';
}

/** Where a study can say what a reader must know to judge it. */
export type ReportingPlace = FrontPage | Section | Stage | Category | Concept | Relation | Source;

/** What a reader must know to judge the study, how far it is said, and where. */
export interface ReportingItem extends Omit<ReportingData[number], 'where'> {
  readonly kind: 'item';
  readonly where: readonly ReportingPlace[];
}

/** Something that was published and is no longer part of the study. */
export type Retired = RetiredData[number];

/** A published state of the study; its pages stay as they were. */
export interface Release {
  readonly version: string;
  readonly path: string;
  /** Year, month, day. */
  readonly date: readonly number[];
  /** Paths of everything it published, fragments included. */
  readonly urls: readonly string[];
  /** Of each concept, category and excerpt. */
  readonly digests: ReadonlyMap<IdentityKey, string>;
  /** Of the file it is kept in. */
  readonly digest: string;
  /** The study as it was. */
  readonly caseStudy: CaseStudy;
}

/** Anything with a place of its own in the study, which can mention or be annotated. */
export type Place = Category | Concept | Relation | Role | Section | Stage | Source | Reference | Memo | ReportingItem;
export type Node = Category | Concept;
