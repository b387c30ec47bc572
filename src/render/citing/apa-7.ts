import type { InputRules } from './citation-input.ts';

/**
 * APA 7 (Publication Manual, 7th edition, chapters 9 and 10), the reference list's entry, as a CSL 1.0 style.
 * Titles keep the case they are given in: no machine can tell a name from a word. Chinese works have their own words (见, 编, 无日期).
 * A TypeScript module, not a .csl file, so that plain Node and the bundled site load it the same way.
 */
const csl = `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text" default-locale="en-US" demote-non-dropping-particle="never">
  <info>
    <title>APA 7</title>
    <id>apa-7</id>
    <updated>2026-07-01T00:00:00+00:00</updated>
  </info>
  <locale xml:lang="en">
    <date form="text"><date-part name="year"/><date-part name="month" prefix=", "/><date-part name="day" prefix=" "/></date>
    <date form="numeric"><date-part name="month" form="long" suffix=" "/><date-part name="day" suffix=", "/><date-part name="year"/></date>
    <terms>
      <term name="page-range-delimiter">–</term>
      <term name="in">In</term>
      <term name="no date">n.d.</term>
      <term name="retrieved">Retrieved</term>
      <term name="from">from</term>
      <term name="editor" form="short"><single>Ed.</single><multiple>Eds.</multiple></term>
      <term name="translator" form="short"><single>Trans.</single><multiple>Trans.</multiple></term>
      <term name="volume" form="short">Vol.</term>
      <term name="page" form="short"><single>p.</single><multiple>pp.</multiple></term>
      <term name="month-01">January</term><term name="month-02">February</term><term name="month-03">March</term>
      <term name="month-04">April</term><term name="month-05">May</term><term name="month-06">June</term>
      <term name="month-07">July</term><term name="month-08">August</term><term name="month-09">September</term>
      <term name="month-10">October</term><term name="month-11">November</term><term name="month-12">December</term>
    </terms>
  </locale>
  <locale xml:lang="zh">
    <date form="text">
      <date-part name="year"/><date-part name="month" form="numeric" prefix=", " suffix="月"/><date-part name="day" suffix="日"/>
    </date>
    <date form="numeric">
      <date-part name="year" suffix="年"/><date-part name="month" form="numeric" suffix="月"/><date-part name="day" suffix="日"/>
    </date>
    <terms>
      <term name="page-range-delimiter">–</term>
      <term name="in">见</term>
      <term name="no date">无日期</term>
      <term name="retrieved">检索于</term>
      <term name="from">取自</term>
      <term name="editor" form="short"><single>编</single><multiple>编</multiple></term>
      <term name="translator" form="short"><single>译</single><multiple>译</multiple></term>
      <term name="volume" form="short">卷</term>
      <term name="page" form="short"><single>p.</single><multiple>pp.</multiple></term>
    </terms>
  </locale>

  <!-- Who. Up to twenty names; of more, nineteen, an ellipsis and the last. -->
  <macro name="author">
    <names variable="author">
      <name name-as-sort-order="all" sort-separator=", " initialize-with=". " delimiter=", " and="symbol"
        delimiter-precedes-last="always" et-al-min="21" et-al-use-first="19" et-al-use-last="true"/>
    </names>
  </macro>
  <macro name="editor-as-author">
    <names variable="editor">
      <name name-as-sort-order="all" sort-separator=", " initialize-with=". " delimiter=", " and="symbol"
        delimiter-precedes-last="always" et-al-min="21" et-al-use-first="19" et-al-use-last="true"/>
      <label form="short" prefix=" (" suffix=")"/>
    </names>
  </macro>
  <macro name="editor">
    <names variable="editor">
      <name initialize-with=". " delimiter=", " and="symbol"/>
      <label form="short" prefix=" (" suffix=")"/>
    </names>
  </macro>
  <macro name="translator">
    <names variable="translator">
      <name initialize-with=". " delimiter=", " and="symbol"/>
      <label form="short" prefix=", "/>
    </names>
  </macro>
  <!-- A work without an author begins with its title; a part's editor stands at the whole. -->
  <macro name="who">
    <choose>
      <if variable="author"><text macro="author"/></if>
      <else-if type="chapter paper-conference entry entry-dictionary entry-encyclopedia site-part" match="any"/>
      <else-if variable="editor"><text macro="editor-as-author"/></else-if>
    </choose>
  </macro>
  <macro name="date">
    <group prefix="(" suffix=")">
      <choose>
        <if variable="issued">
          <choose>
            <if type="article-magazine article-newspaper webpage site-part post post-weblog speech broadcast motion_picture" match="any">
              <date variable="issued" form="text"/>
            </if>
            <else-if type="paper-conference" variable="event-title" match="all">
              <date variable="issued" form="text"/>
            </else-if>
            <else><date variable="issued"><date-part name="year"/></date></else>
          </choose>
        </if>
        <else><text term="no date"/></else>
      </choose>
    </group>
  </macro>

  <!-- What, with what tells it apart in brackets. -->
  <macro name="edition">
    <choose>
      <if is-numeric="edition">
        <group delimiter=" "><number variable="edition" form="ordinal"/><text term="edition" form="short"/></group>
      </if>
      <else><text variable="edition"/></else>
    </choose>
  </macro>
  <macro name="volume">
    <group delimiter=" "><text term="volume" form="short"/><text variable="volume"/></group>
  </macro>
  <macro name="kind">
    <choose>
      <if type="dataset"><text value="[Data set]"/></if>
      <else-if type="software"><text value="[Computer software]"/></else-if>
      <else-if type="map"><text value="[Map]"/></else-if>
      <else-if type="thesis">
        <group prefix="[" suffix="]" delimiter=", ">
          <choose>
            <if variable="genre"><text variable="genre"/></if>
            <else><text value="Thesis"/></else>
          </choose>
          <text variable="publisher"/>
        </group>
      </else-if>
      <else-if type="paper-conference">
        <choose><if variable="container-title" match="none"><text value="[Paper presentation]"/></if></choose>
      </else-if>
    </choose>
  </macro>
  <macro name="details">
    <group prefix="(" suffix=")" delimiter=", ">
      <choose>
        <if type="report standard patent" match="any">
          <group delimiter=" ">
            <choose>
              <if variable="genre"><text variable="genre"/></if>
              <else-if type="report"><text value="Report"/></else-if>
              <else-if type="patent"><text value="Patent"/></else-if>
              <else><text value="Standard"/></else>
            </choose>
            <text variable="number" prefix="No. "/>
          </group>
        </if>
        <else-if type="dataset software article" match="any"><text variable="version" prefix="Version "/></else-if>
        <else-if type="book"><text macro="edition"/><text macro="volume"/></else-if>
      </choose>
      <choose>
        <if type="chapter paper-conference article-journal article-magazine article-newspaper" match="none">
          <text macro="translator"/>
        </if>
      </choose>
    </group>
  </macro>
  <macro name="numbered">
    <choose>
      <if type="report standard patent" match="any"><choose><if variable="number"><text macro="details"/></if></choose></if>
      <else><text macro="details"/></else>
    </choose>
  </macro>
  <macro name="title">
    <group delimiter=" "><text variable="title"/><text macro="numbered"/><text macro="kind"/></group>
  </macro>

  <!-- Where: the whole that a part is taken from, the journal, the site. -->
  <macro name="pages">
    <group delimiter=" "><label variable="page" form="short"/><text variable="page"/></group>
  </macro>
  <macro name="whole">
    <group delimiter=" ">
      <text term="in"/>
      <group delimiter=" ">
        <group delimiter=", ">
          <text macro="editor"/>
          <text variable="container-title"/>
        </group>
        <group prefix="(" suffix=")" delimiter=", ">
          <text macro="edition"/>
          <text macro="volume"/>
          <text macro="pages"/>
        </group>
      </group>
    </group>
  </macro>
  <macro name="serial">
    <group delimiter=", ">
      <text variable="container-title"/>
      <choose>
        <if variable="container-title" match="none"/>
        <else-if variable="volume"><group><text variable="volume"/><text variable="issue" prefix="(" suffix=")"/></group></else-if>
        <else><text variable="issue" prefix="(" suffix=")"/></else>
      </choose>
      <choose>
        <if variable="page"><text variable="page"/></if>
        <else><text variable="number" prefix="Article "/></else>
      </choose>
    </group>
  </macro>
  <macro name="where">
    <choose>
      <if type="article-journal article-magazine article-newspaper" match="any"><text macro="serial"/></if>
      <else-if type="chapter entry entry-dictionary entry-encyclopedia site-part" match="any">
        <group delimiter=". ">
          <choose><if variable="container-title"><text macro="whole"/></if></choose>
          <text variable="publisher"/>
        </group>
      </else-if>
      <else-if type="paper-conference">
        <choose>
          <if variable="container-title"><group delimiter=". "><text macro="whole"/><text variable="publisher"/></group></if>
          <else><group delimiter=", "><text variable="event-title"/><text variable="event-place"/></group></else>
        </choose>
      </else-if>
      <else-if type="thesis"><text variable="archive"/></else-if>
      <else-if type="article dataset software" match="any">
        <choose>
          <if variable="publisher"><text variable="publisher"/></if>
          <else-if variable="archive"><text variable="archive"/></else-if>
          <else><text variable="container-title"/></else>
        </choose>
      </else-if>
      <else>
        <group delimiter=". "><text variable="container-title"/><text variable="publisher"/></group>
      </else>
    </choose>
  </macro>
  <macro name="access">
    <choose>
      <if variable="DOI"><text variable="DOI" prefix="https://doi.org/"/></if>
      <else-if variable="URL">
        <choose>
          <if variable="accessed" match="none"><text variable="URL"/></if>
          <else-if variable="issued"><text variable="URL"/></else-if>
          <else>
            <group delimiter=" ">
              <text term="retrieved"/><date variable="accessed" form="numeric" suffix=","/><text term="from"/><text variable="URL"/>
            </group>
          </else>
        </choose>
      </else-if>
    </choose>
  </macro>

  <!-- A case is known by its reporter, or by its docket; the year stands behind, with the court. -->
  <macro name="case">
    <group delimiter=" ">
      <group delimiter=", ">
        <text variable="title"/>
        <choose>
          <if variable="container-title"><group delimiter=" "><text variable="volume"/><text variable="container-title"/><text variable="page"/></group></if>
          <else><text variable="number" prefix="No. "/></else>
        </choose>
      </group>
      <group delimiter=" " prefix="(" suffix=")"><text variable="authority"/><text macro="year"/></group>
    </group>
  </macro>
  <macro name="year">
    <choose>
      <if variable="issued"><date variable="issued"><date-part name="year"/></date></if>
      <else><text term="no date"/></else>
    </choose>
  </macro>

  <citation>
    <layout><text macro="who"/></layout>
  </citation>
  <bibliography>
    <layout>
      <group delimiter=" ">
        <choose>
          <if type="legal_case"><text macro="case" suffix="."/></if>
          <else-if variable="author"><group delimiter=" "><text macro="who" suffix="."/><text macro="date" suffix="."/><text macro="title" suffix="."/></group></else-if>
          <else-if type="chapter paper-conference entry entry-dictionary entry-encyclopedia site-part" match="any">
            <group delimiter=" "><text macro="title" suffix="."/><text macro="date" suffix="."/></group>
          </else-if>
          <else-if variable="editor"><group delimiter=" "><text macro="who" suffix="."/><text macro="date" suffix="."/><text macro="title" suffix="."/></group></else-if>
          <else><group delimiter=" "><text macro="title" suffix="."/><text macro="date" suffix="."/></group></else>
        </choose>
        <choose><if type="legal_case" match="none"><text macro="where" suffix="."/></if></choose>
        <text macro="access"/>
      </group>
    </layout>
  </bibliography>
</style>`;

const rules: InputRules = {
  pageDash: '–',
  typeOf: ({ type, 'container-title': container }) => (type.startsWith('review') && container !== undefined ? 'article-journal' : type),
  numberOf: ({ number }) => number,
  dateWords: (years, estimated, language) => {
    const chinese = language === 'zh-CN';
    const span = years.map((year) => year || (chinese ? '至今' : 'present')).join('–');
    return estimated ? `${chinese ? '约' : 'ca. '}${span}` : span;
  },
  beforeChrist: 'B.C.E.',
};

export const apa7 = { csl, rules };
