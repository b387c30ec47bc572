/**
 * Whether a key belongs to an input method, as Enter and Esc do while Chinese is typed: they end that, and nothing else. WebKit tells of
 * them after the composing has ended, by their old code alone.
 */
// eslint-disable-next-line @typescript-eslint/no-deprecated
export const isComposing = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229;
