import { isComposing } from './composing.ts';
import { startSearch } from './search.ts';

let dialog: HTMLDialogElement | undefined;

/** Opens the search over the page; what it consists of is taken from the search page at `address`. */
export async function openSearch(address: string): Promise<void> {
  if (dialog === undefined) {
    const answer = await fetch(address);
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const search = page.querySelector<HTMLElement>('[data-search]');
    if (search === null) throw new Error(`${address} has no search.`);
    await addStyles(page);
    dialog = document.createElement('dialog');
    dialog.className = 'search-dialog';
    dialog.ariaLabel = search.ariaLabel;
    dialog.append(document.importNode(search, true));
    document.body.append(dialog);
    dialog.addEventListener('click', close);
    dialog.addEventListener('keydown', closeByKey);
  }
  if (dialog.open) return;
  dialog.showModal();
  const root = dialog.firstElementChild as HTMLElement;
  if (root.dataset.started === undefined) startSearch(root, false);
  root.dataset.started = '';
  root.querySelector('input')?.select();
}

/** The search page's stylesheets that this page does not have. */
async function addStyles(page: Document): Promise<void> {
  const links = [...page.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')];
  const missing = links.filter((link) => document.querySelector(`link[href="${CSS.escape(link.getAttribute('href') ?? '')}"]`) === null);
  await Promise.all(
    missing.map(
      (link) =>
        new Promise((resolve) => {
          const added = document.importNode(link);
          added.addEventListener('load', resolve);
          added.addEventListener('error', resolve);
          document.head.append(added);
        }),
    ),
  );
}

/** Esc closes at once: left to themselves, browsers empty the field first, and some do no more than that. */
function closeByKey(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || isComposing(event)) return;
  event.preventDefault();
  dialog?.close();
}

/** On the backdrop, on the closing button, and when a result leads to a part of this very page. */
function close({ target }: MouseEvent): void {
  if (target === dialog || (target instanceof Element && target.closest('a, [data-close]') !== null)) dialog?.close();
}
