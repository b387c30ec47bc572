import { tableText } from './table-rows.ts';

/** Buttons that copy. `data-copy` names the element whose text, or whose table, is copied (without a name, the quotation the button stands under); a status line says so to those who do not see the button change.
 * With `data-fragment`, the page's own address in that text is followed by the fragment. */
const announcement = document.createElement('p');
announcement.setAttribute('role', 'status');
announcement.className = 'unseen';

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy]')) {
  // Browsers give no clipboard to pages that are not served over https.
  button.hidden = !('clipboard' in navigator);
  document.body.append(announcement);
  let back: ReturnType<typeof setTimeout> | undefined;
  button.addEventListener('click', () => {
    const { copy: id = '' } = button.dataset;
    const target = id === '' ? (button.closest('figure')?.querySelector('blockquote') ?? null) : document.getElementById(id);
    if (target === null) return;
    void copy(target, button.dataset.fragment).then(
      () => {
        clearTimeout(back);
        button.dataset.copied = '';
        announcement.textContent = `${button.dataset.done ?? ''} ${button.ariaLabel ?? button.textContent}`;
        back = setTimeout(() => delete button.dataset.copied, 1600);
      },
      () => window.getSelection()?.selectAllChildren(target),
    );
  });
}

async function copy(target: HTMLElement, fragment?: string): Promise<void> {
  const url = document.getElementById('cite_url')?.innerText ?? '';
  const text = target.innerText.trim().replace(url, (address) => (fragment === undefined ? address : `${address}#${fragment}`));
  if (!(target instanceof HTMLTableElement)) {
    await navigator.clipboard.writeText(text);
    return;
  }
  const table = target.cloneNode(true) as HTMLTableElement;
  // A word processor knows neither this page's address nor its stylesheet.
  table.setAttribute('border', '1');
  for (const link of table.querySelectorAll('a')) link.setAttribute('href', link.href);
  await navigator.clipboard.write([
    new ClipboardItem({
      'text/html': new Blob([table.outerHTML], { type: 'text/html' }),
      'text/plain': new Blob([tableText(target)], { type: 'text/plain' }),
    }),
  ]);
}
