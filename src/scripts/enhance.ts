/** Comforts on top of pages that are whole without them: the colour switch, and buttons that copy. */

const THEMES = ['', 'light', 'dark'];

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-theme-switch]')) {
  button.hidden = false;
  button.addEventListener('click', () => {
    const root = document.documentElement;
    const next = THEMES[(THEMES.indexOf(root.dataset.theme ?? '') + 1) % THEMES.length] ?? '';
    if (next === '') delete root.dataset.theme;
    else root.dataset.theme = next;
    try {
      localStorage.setItem('theme', next);
    } catch {
      // Without storage the choice holds for this page.
    }
  });
}

/**
 * `data-copy` names the element whose text, or whose table, is copied; the button says so when it is done.
 * With `data-fragment`, the page's own address in that text is followed by the fragment.
 */
for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy]')) {
  button.hidden = false;
  button.addEventListener('click', () => {
    const target = document.getElementById(button.dataset.copy ?? '');
    if (target !== null) void copy(target, button.dataset.fragment).then(() => announce(button));
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
      'text/plain': new Blob([text], { type: 'text/plain' }),
    }),
  ]);
}

function announce(button: HTMLButtonElement): void {
  const before = button.textContent;
  button.setAttribute('aria-live', 'polite');
  button.textContent = button.dataset.done ?? before;
  setTimeout(() => (button.textContent = before), 1600);
}
