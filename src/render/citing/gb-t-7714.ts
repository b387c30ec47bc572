import type { CslItem } from '#domain/csl/csl-item.ts';
import type { InputRules } from './citation-input.ts';

/**
 * GB/T 7714 (信息与文献 参考文献著录规则), numeric system (顺序编码制), in both editions: each a CSL 1.0 style and what it asks of its input.
 * 2025: full-width ，：（） and half-width `. ` and [ ]; surnames keep their case; the date of access stands only with what has no other
 * state than that of a day. 2015, which it replaced on 2026-07-01: half-width punctuation, surnames in capitals, initials without
 * hyphens, the date of access after whatever was read online.
 * A TypeScript module, not a .csl file, so that plain Node and the bundled site load it the same way.
 */
interface Edition {
  readonly year: 2015 | 2025;
  readonly comma: string;
  readonly colon: string;
  readonly open: string;
  readonly close: string;
  /** Between the years of a span. */
  readonly dash: string;
  /** Of initials, and of surnames. */
  readonly hyphens: boolean;
  readonly name: string;
  /** Before a volume's number, in English. */
  readonly volume: string;
}

const EDITIONS = {
  2015: {
    year: 2015,
    comma: ', ',
    colon: ': ',
    open: '(',
    close: ')',
    dash: '-',
    hyphens: false,
    volume: 'Vol. ',
    name: '<name><name-part name="family" text-case="uppercase"/></name>',
  },
  2025: { year: 2025, comma: '，', colon: '：', open: '（', close: '）', dash: '—', hyphens: true, volume: 'v.', name: '<name/>' },
} as const satisfies Record<number, Edition>;

/** Parts of a whole, which alone has an editor. `site-part`, no type of CSL's, is a page of a work that is published on the web alone. */
const PARTS = 'chapter entry entry-dictionary entry-encyclopedia paper-conference site-part';
const SERIALS = 'article-journal article-magazine';
const LAWS = 'bill hearing legal_case legislation regulation treaty';
/** What the standard has a letter for. The rest goes under [A] in an archive, or else under [Z] (其他). */
const CODED = `${PARTS} ${SERIALS} article article-newspaper book dataset map patent periodical post post-weblog report software standard thesis webpage`;

const has = (list: string, type: string) => list.split(' ').includes(type);

/** The form an item is set in: old books as books, reviews as articles, what lies in an archive as `collection`. */
function typeOf({ type, archive, 'container-title': container }: CslItem, year: Edition['year']): string {
  if (type === 'classic') return container === undefined ? 'book' : 'chapter';
  if (type.startsWith('review') && container !== undefined) return 'article-journal';
  if (has(CODED, type)) return type;
  if (type === 'personal_communication') return 'collection';
  if (year === 2025) return archive !== undefined || type === 'manuscript' ? 'collection' : type;
  return archive !== undefined && has('manuscript pamphlet document', type) ? 'collection' : type;
}

function rules(edition: Edition): InputRules {
  const { year, dash } = edition;
  return {
    pageDash: '-',
    typeOf: (item) => typeOf(item, year),
    // A patent is known by its application, an archive's piece by its shelf mark.
    numberOf: (item) =>
      typeOf(item, year) === 'collection'
        ? (item.archive_location ?? item.number)
        : item.type === 'patent' && year === 2025
          ? (item['call-number'] ?? item.number)
          : item.number,
    dateWords: (years, estimated) => (estimated ? `[${years.join(dash)}]` : years.join(dash)),
    beforeChrist: 'BC',
    ...(year === 2025 && ({ wholePinyin: true, numberFirst: true, pointless: true } as const)),
  };
}

const who = ({ year, comma, name }: Edition) => `
  <!-- Who. A part's editor belongs to the whole, so only a whole work may stand under its editor's name. -->
  <macro name="author">
    <choose>
      ${year === 2025 ? '<if type="standard"/><else-if' : '<if'} type="${PARTS} ${SERIALS} article-newspaper" match="any">
        <names variable="author">${name}</names>
      ${year === 2025 ? '</else-if>' : '</if>'}
      <else>
        <names variable="author">
          ${name}
          <substitute><names variable="composer"/><names variable="director"/><names variable="editor"/><names variable="compiler"/></substitute>
        </names>
      </else>
    </choose>
  </macro>
  <macro name="translator">
    <names variable="translator">${name}<label form="verb" prefix="${comma}"/></names>
  </macro>`;

const what = ({ year, comma, colon, name, open, close }: Edition) => `
  <!-- What: title and [type/carrier]. The edition of 2015 has no code for preprints: they are what is posted online. -->
  <macro name="type-code">
    <choose>
      <if type="${SERIALS} periodical" match="any"><text value="J"/></if>
      <else-if type="article-newspaper"><text value="N"/></else-if>
      <else-if type="paper-conference"><text value="C"/></else-if>
      <else-if type="book chapter entry-dictionary entry-encyclopedia" match="any"><text value="M"/></else-if>
      <else-if type="report"><text value="R"/></else-if>
      <else-if type="thesis"><text value="D"/></else-if>
      <else-if type="standard"><text value="S"/></else-if>
      <else-if type="patent"><text value="P"/></else-if>
      <else-if type="article"><text value="${year === 2025 ? 'PP' : 'EB'}"/></else-if>
      <else-if type="dataset"><text value="DS"/></else-if>
      <else-if type="software"><text value="CP"/></else-if>
      <else-if type="map"><text value="CM"/></else-if>
      <else-if type="webpage site-part post post-weblog" match="any"><text value="EB"/></else-if>
      <else-if type="entry">
        <choose>
          <if variable="URL"><text value="${year === 2025 ? 'EB' : 'Z'}"/></if>
          <else><text value="M"/></else>
        </choose>
      </else-if>
      <else-if type="collection ${year === 2015 ? LAWS : ''}" match="any"><text value="A"/></else-if>
      ${year === 2025 ? '<else-if variable="URL"><text value="EB"/></else-if>' : ''}
      <else><text value="Z"/></else>
    </choose>
  </macro>
  <macro name="type-mark">
    <group prefix="[" suffix="]" delimiter="/">
      <text macro="type-code"/>
      <choose><if variable="URL DOI CSTR" match="any"><text value="OL"/></if></choose>
    </group>
  </macro>
  <macro name="volume">
    <group>
      <choose>
        <if is-numeric="volume">
          <group><text term="volume" form="short"/><text variable="volume"/><text term="volume" form="symbol"/></group>
        </if>
        <else><text variable="volume"/></else>
      </choose>
      <text variable="volume-title"/>
    </group>
  </macro>
  <macro name="title">
    <choose>
      <if type="book map periodical" match="any">
        <group delimiter=". ">
          <group delimiter="${colon}">
            <text variable="title"/>
            <choose>
              <if type="periodical"><text variable="volume-title"/></if>
              <else><text macro="volume"/></else>
            </choose>
          </group>
          ${year === 2025 ? '<text variable="scale"/>' : ''}
        </group>
      </if>
      <else-if type="${PARTS} ${SERIALS} article article-newspaper post post-weblog software thesis webpage" match="any"><text variable="title"/></else-if>
      <else><group delimiter="${colon}"><text variable="title"/><text variable="number"/></group></else>
    </choose>
  </macro>

  <!-- Where: the whole that a part is taken from. -->
  <macro name="host">
    <choose>
      <if type="${PARTS}" match="any">
        <group delimiter=". " prefix="//">
          <names variable="container-author">${name}<substitute><names variable="editor"/></substitute></names>
          <choose>
            <if variable="container-title">
              <group delimiter="${colon}"><text variable="container-title"/><text macro="volume"/></group>
            </if>
            <else-if variable="event-title">
              ${year === 2025 ? '<group delimiter="，"><text variable="event-title"/><text macro="imprint"/></group>' : '<text variable="event-title"/>'}
            </else-if>
          </choose>
        </group>
      </if>
      <else-if type="${CODED}" match="none">
        <group delimiter="${colon}" prefix="//"><text variable="container-title"/><text macro="volume-of-whole"/></group>
      </else-if>
    </choose>
  </macro>
  <macro name="volume-of-whole"><choose><if variable="container-title"><text macro="volume"/></if></choose></macro>
  <macro name="work">
    <group>
      <group delimiter=". ">
        <group><text macro="title"/><text macro="type-mark"/></group>
        <choose><if type="${year === 2015 ? `${SERIALS} article-newspaper` : ''}" match="none"><text macro="translator"/></if></choose>
      </group>
      <text macro="host"/>
    </group>
  </macro>
  <macro name="edition">
    <choose>
      ${year === 2025 ? '<if type="dataset article software" match="any"><text variable="version" prefix="V"/></if><else-if' : '<if'} type="periodical">
        <group delimiter="${comma}">
          <choose><if is-numeric="volume"><text macro="year"/></if></choose>
          <group><text variable="volume"/><text variable="issue" prefix="${open}" suffix="${close}"/></group>
        </group>
      ${year === 2025 ? '</else-if>' : '</if>'}
      <else-if is-numeric="edition">
        <group delimiter=" "><number variable="edition" form="ordinal"/><text term="edition" form="short"/></group>
      </else-if>
      <else><text variable="edition"/></else>
    </choose>
  </macro>`;

const day = `
      <date-part name="year"/>
      <date-part name="month" form="numeric-leading-zeros" prefix="-"/>
      <date-part name="day" form="numeric-leading-zeros" prefix="-"/>`;

const when = ({ year, comma, colon, open, close }: Edition) => `
  <!-- When, by whom published, and on which pages. -->
  <macro name="year"><date variable="issued"><date-part name="year"/></date></macro>
  <macro name="date"><date variable="issued">${day}</date></macro>
  <macro name="accessed">
    <choose><if variable="URL DOI CSTR" match="any"><date variable="accessed" prefix="[" suffix="]">${day}</date></if></choose>
  </macro>
  <macro name="date-online"><group><text macro="date" prefix="${open}" suffix="${close}"/>${year === 2025 ? '<text macro="accessed"/>' : ''}</group></macro>
  <macro name="page">
    <choose>
      <if variable="page"><text variable="page"/></if>
      <else-if type="${SERIALS}" match="any"><text variable="number"/></else-if>
    </choose>
  </macro>
  <macro name="deposit">
    <choose>
      <if variable="publisher"><text variable="publisher"/></if>
      <else-if variable="container-title"><text variable="container-title"/></else-if>
      <else><text variable="archive"/></else>
    </choose>
  </macro>
  <macro name="archive"><group delimiter="${colon}"><text variable="archive-place"/><text variable="archive"/></group></macro>
  <macro name="place-and-publisher"><group delimiter="${colon}"><text variable="publisher-place"/><text variable="publisher"/></group></macro>
  <macro name="publisher">
    <choose>
      <if type="article"><text macro="deposit"/></if>
      <else-if type="collection" variable="archive" match="all"><text macro="archive"/></else-if>
      <else-if type="${CODED}" match="any"><text macro="place-and-publisher"/></else-if>
      <else-if variable="publisher"><text macro="place-and-publisher"/></else-if>
      <else-if variable="archive"><text macro="archive"/></else-if>
      <else><text variable="publisher-place"/></else>
    </choose>
  </macro>
  <macro name="imprint">
    <group delimiter="${colon}">
      <group delimiter="${comma}"><text macro="publisher"/><text macro="year"/></group>
      <text macro="page"/>
    </group>
  </macro>
  <macro name="imprint-dated">
    <group delimiter="${colon}">
      <group delimiter="${comma}"><text macro="publisher"/><text macro="date"/></group>
      <text macro="page"/>
    </group>
  </macro>
  <macro name="issue-of-serial">
    <group delimiter="${colon}">
      <group delimiter="${comma}">
        <text variable="container-title"/>
        <choose>
          <if variable="volume">
            <text macro="year"/>
            <group><text variable="volume"/><text variable="issue" prefix="${open}" suffix="${close}"/></group>
          </if>
          <else-if variable="issue">
            <group><text macro="year"/><text variable="issue" prefix="${open}" suffix="${close}"/></group>
          </else-if>
          <else-if variable="page" type="article-journal" match="all"><text macro="year"/></else-if>
          ${year === 2015 ? '<else-if type="article-magazine"><text macro="year"/></else-if>' : ''}
          <else><text macro="date"/></else>
        </choose>
      </group>
      <text macro="page"/>
    </group>
  </macro>
  <macro name="issue-of-newspaper">
    <group>
      <group delimiter="${comma}"><text variable="container-title"/><text macro="date"/></group>
      <text variable="page" prefix="${open}" suffix="${close}"/>
    </group>
  </macro>
  <macro name="patent"><group delimiter="${colon}"><text macro="date"/>${year === 2025 ? '<text variable="page"/>' : ''}</group></macro>`;

/** What is only a day old on the web, or lies in an archive, is dated by its day; what is published, by its year. */
const PUBLICATION = {
  2025: `
      <else-if type="article dataset software" match="any"><group><text macro="deposit"/><text macro="date-online"/></group></else-if>
      <else-if type="webpage site-part post post-weblog" match="any"><text macro="date-online"/></else-if>
      <else-if type="standard"/>
      <else-if type="entry">
        <!-- A part of a web work is found by its address; only a published whole has an imprint. -->
        <choose>
          <if variable="URL" match="none"><text macro="imprint"/></if>
          <else-if variable="publisher"><text macro="imprint"/></else-if>
        </choose>
      </else-if>
      <else-if type="paper-conference" variable="event-title" match="all">
        <choose><if variable="container-title"><text macro="imprint"/></if></choose>
      </else-if>
      <else-if type="collection"><text macro="imprint-dated"/></else-if>
      <else-if type="book chapter entry-dictionary entry-encyclopedia map paper-conference periodical thesis" match="any"><text macro="imprint"/></else-if>
      <else-if variable="publisher"><text macro="imprint"/></else-if>
      <else-if type="report"><text macro="imprint-dated"/></else-if>
      <else-if variable="URL"><text macro="date-online"/></else-if>
      <else><text macro="imprint-dated"/></else>`,
  2015: `
      <else-if type="webpage site-part post post-weblog" match="any"><text macro="date-online"/></else-if>
      <else-if type="book chapter paper-conference periodical thesis" match="any"><text macro="imprint"/></else-if>
      <else-if variable="publisher"><text macro="imprint"/></else-if>
      <else-if type="article" variable="container-title" match="all"><text macro="imprint"/></else-if>
      <else-if variable="archive"><text macro="imprint"/></else-if>
      <!-- Read online and without a publisher: the date of the page stands for the imprint. -->
      <else-if variable="page"><text macro="imprint"/></else-if>
      <else-if type="entry entry-dictionary entry-encyclopedia" match="any">
        <choose><if variable="URL"><text macro="date-online"/></if><else><text macro="imprint"/></else></choose>
      </else-if>
      <else-if variable="URL accessed" match="all"><text macro="date-online"/></else-if>
      <else><text macro="imprint"/></else>`,
} as const;

const style = (edition: Edition) => `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text" default-locale="zh-CN"
    et-al-min="4" et-al-use-first="3" name-as-sort-order="all" sort-separator=" " initialize-with=" "
    initialize-with-hyphen="${String(edition.hyphens)}" name-delimiter="${edition.comma}" delimiter-precedes-last="always"
    delimiter-precedes-et-al="always" demote-non-dropping-particle="${edition.year === 2025 ? 'display-and-sort' : 'never'}">
  <info>
    <title>GB/T 7714—${String(edition.year)} (numeric)</title>
    <id>gb-t-7714-${String(edition.year)}-numeric</id>
    <updated>2026-07-01T00:00:00+00:00</updated>
  </info>
  <locale xml:lang="zh">
    <terms><term name="volume" form="short">第</term><term name="volume" form="symbol">卷</term></terms>
  </locale>
  <locale xml:lang="en">
    <terms><term name="volume" form="short">${edition.volume}</term><term name="volume" form="symbol"></term></terms>
  </locale>
  ${who(edition)}
  ${what(edition)}
  ${when(edition)}
  <macro name="publication">
    <group>
      <choose>
        <if type="${SERIALS}" match="any"><text macro="issue-of-serial"/></if>
        <else-if type="article-newspaper"><text macro="issue-of-newspaper"/></else-if>
        <else-if type="patent"><text macro="patent"/></else-if>
        ${PUBLICATION[edition.year]}
      </choose>
      ${edition.year === 2015 ? '<text macro="accessed"/>' : ''}
    </group>
  </macro>

  <citation>
    <layout><text variable="citation-number"/></layout>
  </citation>
  <bibliography>
    <layout suffix=".">
      <group delimiter=". ">
        <text macro="author"/>
        <text macro="work"/>
        <text macro="edition"/>
        <text macro="publication"/>
        ${edition.year === 2025 ? '<choose><if type="map"><text variable="dimensions"/></if></choose>' : ''}
        <text variable="URL"/>
        <text variable="DOI" prefix="DOI:"/>
        ${edition.year === 2025 ? '<text variable="CSTR" prefix="CSTR:"/>' : ''}
      </group>
    </layout>
  </bibliography>
</style>`;

export const gbt7714 = (year: keyof typeof EDITIONS) => ({ csl: style(EDITIONS[year]), rules: rules(EDITIONS[year]) });
