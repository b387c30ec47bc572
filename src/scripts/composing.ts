/**
 * Whether a key belongs to an input method, as Enter and Esc do while Chinese is typed: they end that, and nothing else. WebKit tells of
 * them after the composing has ended, by their old code alone.
 */
export const isComposing = (key: { readonly isComposing: boolean; readonly keyCode: number }): boolean =>
  key.isComposing || key.keyCode === 229;
