/**
 * The two languages an entry can be set in, as CSL locale files that hold only what citeproc cannot do without.
 * citeproc prints "p." or "no." before a page or an issue whose term is missing, so those terms are here and no style uses them.
 * Words that belong to one edition of GB/T 7714 (第…卷, v.) stand in that edition's style.
 */
export const locales = {
  'zh-CN': `<?xml version="1.0" encoding="utf-8"?>
<locale xmlns="http://purl.org/net/xbiblio/csl" version="1.0" xml:lang="zh-CN">
  <style-options punctuation-in-quote="false"/>
  <terms>
    <term name="open-quote">“</term>
    <term name="close-quote">”</term>
    <term name="open-inner-quote">‘</term>
    <term name="close-inner-quote">’</term>
    <term name="page-range-delimiter">-</term>
    <term name="et-al">等</term>
    <term name="page">页</term>
    <term name="issue">期</term>
    <term name="volume">卷</term>
    <term name="number">号</term>
    <term name="edition" form="short">版</term>
    <term name="translator" form="verb">译</term>
    <term name="ordinal"></term>
  </terms>
</locale>`,
  'en-US': `<?xml version="1.0" encoding="utf-8"?>
<locale xmlns="http://purl.org/net/xbiblio/csl" version="1.0" xml:lang="en-US">
  <style-options punctuation-in-quote="false"/>
  <terms>
    <term name="open-quote">“</term>
    <term name="close-quote">”</term>
    <term name="open-inner-quote">‘</term>
    <term name="close-inner-quote">’</term>
    <term name="page-range-delimiter">-</term>
    <term name="et-al">et al.</term>
    <term name="page">page</term>
    <term name="issue">issue</term>
    <term name="volume">volume</term>
    <term name="number">number</term>
    <term name="edition" form="short">ed.</term>
    <term name="translator" form="verb">trans.</term>
    <term name="ordinal">th</term>
    <term name="ordinal-01">st</term>
    <term name="ordinal-02">nd</term>
    <term name="ordinal-03">rd</term>
    <term name="ordinal-11">th</term>
    <term name="ordinal-12">th</term>
    <term name="ordinal-13">th</term>
  </terms>
</locale>`,
} as const;

export type CitationLanguage = keyof typeof locales;
