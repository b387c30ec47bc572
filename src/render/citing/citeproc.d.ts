/** The part of citeproc-js that this project calls; the package ships no types. */
declare module 'citeproc' {
  interface System {
    /** A locale as XML. Always asked for "en-US" first, whatever the engine's language. */
    retrieveLocale(language: string): string;
    /** An item as CSL-JSON. The engine copies it. */
    retrieveItem(id: string): object | undefined;
  }

  interface Engine {
    setOutputFormat(format: 'text' | 'html' | 'rtf'): void;
    /** Replaces the engine's items with these, in this order. */
    updateItems(ids: readonly string[]): void;
    /** Parameters, and the entries: in the order of the items, unless the style sorts them. False when it has no bibliography. */
    makeBibliography(): [object, string[]] | false;
  }

  const CSL: {
    Engine: new (system: System, style: string, language?: string, forceLanguage?: boolean) => Engine;
  };
  export type { Engine };
  export default CSL;
}
