/** `/`, Ctrl-K and the head's link open the search over the page; on the search page they lead to its words. Loaded when it is used. */

const link = document.querySelector<HTMLAnchorElement>('a[aria-keyshortcuts]');
const own = document.querySelector<HTMLInputElement>('main [data-search] input');

function open(event: Event): void {
  if (link === null) return;
  event.preventDefault();
  if (own !== null) own.select();
  else void import('./search-dialog.ts').then(({ openSearch }) => openSearch(link.href)).catch(() => location.assign(link.href));
}

/** In what is seen: Firefox keeps the focus for a moment in the field of a dialog that has closed. */
const isTyping = ({ target }: Event) =>
  target instanceof HTMLElement && target.checkVisibility() && target.closest('input, select, textarea, [contenteditable]') !== null;

link?.addEventListener('click', (event) => {
  if (!event.ctrlKey && !event.metaKey && !event.shiftKey) open(event);
});
document.addEventListener('keydown', (event) => {
  if (event.isComposing || event.altKey) return;
  const modified = event.ctrlKey || event.metaKey;
  if (modified ? event.key.toLowerCase() === 'k' : event.key === '/' && !isTyping(event)) open(event);
});
