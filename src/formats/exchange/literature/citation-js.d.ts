/** The part of citation-js that the tests call; the packages ship no types. */
declare module '@citation-js/core' {
  export const plugins: {
    input: { chain(data: string, options: { forceType: string; generateGraph: false }): Record<string, unknown>[] };
  };
}
declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-ris';
declare module '@orcid/bibtex-parse-js' {
  const parser: { toJSON(text: string): { entryTags: Record<string, string> }[] };
  export default parser;
}
