/**
 * GB/T 7714—2015, numeric system (顺序编码制), as a CSL 1.0 style. Half-width punctuation; Western surnames in capitals and
 * initials without hyphens; the date of access follows whatever was read online. Replaced by the 2025 edition on 2026-07-01.
 */
export const gbt7714Numeric2015 = `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text" default-locale="zh-CN"
    et-al-min="4" et-al-use-first="3" name-as-sort-order="all" sort-separator=" " initialize-with=" "
    initialize-with-hyphen="false" name-delimiter=", " delimiter-precedes-last="always" delimiter-precedes-et-al="always"
    demote-non-dropping-particle="never">
  <info>
    <title>GB/T 7714—2015 (numeric)</title>
    <id>gb-t-7714-2015-numeric</id>
    <updated>2026-07-01T00:00:00+00:00</updated>
  </info>
  <locale xml:lang="zh">
    <terms>
      <term name="volume" form="short">第</term>
      <term name="volume" form="symbol">卷</term>
    </terms>
  </locale>
  <locale xml:lang="en">
    <terms>
      <term name="volume" form="short">Vol. </term>
      <term name="volume" form="symbol"></term>
    </terms>
  </locale>

  <!-- Who. A part's editor belongs to the whole, so only a whole work may stand under its editor's name. -->
  <macro name="author">
    <choose>
      <if type="chapter entry entry-dictionary entry-encyclopedia paper-conference article-journal article-magazine article-newspaper" match="any">
        <names variable="author"><name><name-part name="family" text-case="uppercase"/></name></names>
      </if>
      <else>
        <names variable="author">
          <name><name-part name="family" text-case="uppercase"/></name>
          <substitute><names variable="editor"/></substitute>
        </names>
      </else>
    </choose>
  </macro>
  <macro name="translator">
    <names variable="translator">
      <name><name-part name="family" text-case="uppercase"/></name>
      <label form="verb" prefix=", "/>
    </names>
  </macro>

  <!-- What: title and [type/carrier]. The edition has no code for preprints; they go under A, as in common use. -->
  <macro name="type-code">
    <choose>
      <if type="article-journal article-magazine" match="any"><text value="J"/></if>
      <else-if type="article-newspaper"><text value="N"/></else-if>
      <else-if type="paper-conference"><text value="C"/></else-if>
      <else-if type="book chapter" match="any"><text value="M"/></else-if>
      <else-if type="report"><text value="R"/></else-if>
      <else-if type="thesis"><text value="D"/></else-if>
      <else-if type="standard"><text value="S"/></else-if>
      <else-if type="patent"><text value="P"/></else-if>
      <else-if type="article"><text value="A"/></else-if>
      <else-if type="dataset"><text value="DS"/></else-if>
      <else-if type="software"><text value="CP"/></else-if>
      <else-if type="map"><text value="CM"/></else-if>
      <else-if type="webpage post post-weblog" match="any"><text value="EB"/></else-if>
      <else-if type="entry entry-dictionary entry-encyclopedia" match="any">
        <choose>
          <if variable="URL"><text value="Z"/></if>
          <else><text value="M"/></else>
        </choose>
      </else-if>
      <else><text value="Z"/></else>
    </choose>
  </macro>
  <macro name="type-mark">
    <group prefix="[" suffix="]" delimiter="/">
      <text macro="type-code"/>
      <choose><if variable="URL DOI" match="any"><text value="OL"/></if></choose>
    </group>
  </macro>
  <macro name="volume">
    <choose>
      <if is-numeric="volume">
        <group>
          <text term="volume" form="short"/><text variable="volume"/><text term="volume" form="symbol"/>
        </group>
      </if>
      <else><text variable="volume"/></else>
    </choose>
  </macro>
  <macro name="title">
    <choose>
      <if type="report patent standard" match="any">
        <group delimiter=": "><text variable="title"/><text variable="number"/></group>
      </if>
      <else-if type="book">
        <group delimiter=": "><text variable="title"/><text macro="volume"/></group>
      </else-if>
      <else><text variable="title"/></else>
    </choose>
  </macro>

  <!-- Where: the whole that a part is taken from. -->
  <macro name="host">
    <choose>
      <if type="chapter entry entry-dictionary entry-encyclopedia paper-conference" match="any">
        <group delimiter=". " prefix="//">
          <names variable="container-author">
            <name><name-part name="family" text-case="uppercase"/></name>
            <substitute><names variable="editor"/></substitute>
          </names>
          <choose>
            <if variable="container-title">
              <group delimiter=": "><text variable="container-title"/><text macro="volume"/></group>
            </if>
            <else><text variable="event-title"/></else>
          </choose>
        </group>
      </if>
    </choose>
  </macro>
  <macro name="work">
    <group>
      <group delimiter=". ">
        <group><text macro="title"/><text macro="type-mark"/></group>
        <text macro="translator"/>
      </group>
      <text macro="host"/>
    </group>
  </macro>
  <macro name="edition">
    <choose>
      <if is-numeric="edition">
        <group delimiter=" "><number variable="edition" form="ordinal"/><text term="edition" form="short"/></group>
      </if>
      <else><text variable="edition"/></else>
    </choose>
  </macro>

  <!-- When, and on which pages. -->
  <macro name="year">
    <date variable="issued"><date-part name="year"/></date>
  </macro>
  <macro name="date">
    <date variable="issued">
      <date-part name="year"/>
      <date-part name="month" form="numeric-leading-zeros" prefix="-"/>
      <date-part name="day" form="numeric-leading-zeros" prefix="-"/>
    </date>
  </macro>
  <macro name="accessed">
    <choose>
      <if variable="URL DOI" match="any">
        <date variable="accessed" prefix="[" suffix="]">
          <date-part name="year"/>
          <date-part name="month" form="numeric-leading-zeros" prefix="-"/>
          <date-part name="day" form="numeric-leading-zeros" prefix="-"/>
        </date>
      </if>
    </choose>
  </macro>
  <macro name="page">
    <choose>
      <if variable="page"><text variable="page"/></if>
      <else-if type="article-journal article-magazine" match="any"><text variable="number"/></else-if>
    </choose>
  </macro>
  <macro name="publisher">
    <choose>
      <if type="article" variable="publisher" match="all"><text variable="publisher"/></if>
      <else-if type="article" variable="container-title" match="all"><text variable="container-title"/></else-if>
      <else-if type="article"><text variable="archive"/></else-if>
      <else>
        <group delimiter=": "><text variable="publisher-place"/><text variable="publisher"/></group>
      </else>
    </choose>
  </macro>
  <macro name="imprint">
    <group delimiter=": ">
      <group delimiter=", "><text macro="publisher"/><text macro="year"/></group>
      <text macro="page"/>
    </group>
  </macro>
  <macro name="date-online"><text macro="date" prefix="(" suffix=")"/></macro>
  <macro name="issue-of-serial">
    <group delimiter=": ">
      <group delimiter=", ">
        <text variable="container-title"/>
        <choose>
          <if variable="volume">
            <text macro="year"/>
            <group><text variable="volume"/><text variable="issue" prefix="(" suffix=")"/></group>
          </if>
          <else-if variable="issue">
            <group><text macro="year"/><text variable="issue" prefix="(" suffix=")"/></group>
          </else-if>
          <else-if variable="page"><text macro="year"/></else-if>
          <else><text macro="date"/></else>
        </choose>
      </group>
      <text macro="page"/>
    </group>
  </macro>
  <macro name="issue-of-newspaper">
    <group delimiter=", ">
      <text variable="container-title"/>
      <group><text macro="date"/><text variable="page" prefix="(" suffix=")"/></group>
    </group>
  </macro>
  <macro name="publication">
    <group>
      <choose>
        <if type="article-journal article-magazine" match="any"><text macro="issue-of-serial"/></if>
        <else-if type="article-newspaper"><text macro="issue-of-newspaper"/></else-if>
        <else-if type="patent">
          <group delimiter=": "><text macro="date"/><text variable="page"/></group>
        </else-if>
        <else-if type="webpage post post-weblog" match="any"><text macro="date-online"/></else-if>
        <else-if type="entry entry-dictionary entry-encyclopedia report standard" match="any">
          <!-- Read online and without a publisher: the date of the page stands for the imprint. -->
          <choose>
            <if variable="publisher"><text macro="imprint"/></if>
            <else-if variable="URL"><text macro="date-online"/></else-if>
            <else><text macro="imprint"/></else>
          </choose>
        </else-if>
        <else><text macro="imprint"/></else>
      </choose>
      <text macro="accessed"/>
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
        <text variable="URL"/>
        <text variable="DOI" prefix="DOI:"/>
      </group>
    </layout>
  </bibliography>
</style>`;
