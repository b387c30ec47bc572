import '#styles/search.css';
import { startSearch } from './search.ts';

let dialog: HTMLDialogElement | undefined;

/** Opens the search over the page; what it consists of is taken from the search page at `address`. */
export async function openSearch(address: string): Promise<void> {
  if (dialog === undefined) {
    const answer = await fetch(address);
    const search = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector<HTMLElement>('[data-search]');
    if (search === null) throw new Error(`${address} has no search.`);
    dialog = document.createElement('dialog');
    dialog.className = 'search-dialog';
    dialog.ariaLabel = search.ariaLabel;
    dialog.append(document.importNode(search, true));
    document.body.append(dialog);
    dialog.addEventListener('click', close);
  }
  if (dialog.open) return;
  dialog.showModal();
  const root = dialog.firstElementChild as HTMLElement;
  if (root.dataset.started === undefined) startSearch(root, false);
  root.dataset.started = '';
  root.querySelector('input')?.select();
}

/** On the backdrop, on the closing button, and when a result leads to a part of this very page. */
function close({ target }: MouseEvent): void {
  if (target === dialog || (target instanceof Element && target.closest('a, [data-close]') !== null)) dialog?.close();
}
