/** Narrows a list to items that have what is chosen: each leads to its source, and has its attributes by their names. What stands on another page is gone to. The state is in the address, so a view can be cited. */

/** The identifier of the source that an item leads to. */
const sourceOf = (item: HTMLElement) =>
  /\/sources\/([^/]+)\/$/.exec(item.querySelector<HTMLAnchorElement>('a[href*="/sources/"]')?.pathname ?? '')?.[1];

const has = (item: HTMLElement, name: string, value: string) =>
  name === 'source'
    ? sourceOf(item) === value
    : [...item.querySelectorAll<HTMLElement>('[data-name]')].some(
        (one) => `of_${one.dataset.name ?? ''}` === name && one.textContent.trim() === value,
      );

for (const tools of document.querySelectorAll<HTMLElement>('[data-list-filter]')) {
  const items = [...(document.getElementById(tools.dataset.listFilter ?? '')?.querySelectorAll<HTMLElement>('[data-of]') ?? [])];
  const fields = [...tools.querySelectorAll('select')];
  const show = () => {
    const asked = fields.filter(({ value }) => value !== '');
    for (const item of items) {
      item.hidden = !asked.every(({ name, value }) => has(item, name, value));
      if (asked.length > 0 && item instanceof HTMLDetailsElement && !item.hidden) item.open = true;
    }
  };
  const given = new URLSearchParams(location.search);
  for (const field of fields) {
    field.value = given.get(field.name) ?? '';
    // An address may ask for what is not there.
    if (field.selectedIndex < 0) field.selectedIndex = 0;
  }
  if (fields.some(({ value }) => value !== '')) show();
  tools.addEventListener('input', ({ target }) => {
    const view = new URLSearchParams(fields.flatMap(({ name, value }) => (value === '' ? [] : [[name, value]])));
    const at = target instanceof HTMLSelectElement ? target.selectedOptions[0]?.dataset.at : undefined;
    if (at !== undefined) {
      location.assign(`${at}?${view.toString()}`);
      return;
    }
    show();
    history.replaceState(null, '', view.size === 0 ? location.pathname : `?${view.toString()}`);
  });
}
