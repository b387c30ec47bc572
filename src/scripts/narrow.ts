/** Narrows a list to items that have what is chosen: each names its source, and its attributes by their titles. The state is in the address, so a view can be cited. */

for (const tools of document.querySelectorAll<HTMLElement>('[data-narrow]')) {
  const items = [...(document.getElementById(tools.dataset.narrow ?? '')?.querySelectorAll<HTMLElement>('[data-of]') ?? [])];
  const fields = [...tools.querySelectorAll('select')];
  const show = () => {
    const asked = fields.filter(({ value }) => value !== '');
    for (const item of items) {
      const has = new Map([
        ['source', item.dataset.of],
        ...Array.from(
          item.querySelectorAll('[title]'),
          (one) => [`of_${one.getAttribute('title') ?? ''}`, one.textContent.trim()] as const,
        ),
      ]);
      item.hidden = asked.some(({ name, value }) => has.get(name) !== value);
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
  tools.addEventListener('input', () => {
    show();
    const view = new URLSearchParams(fields.flatMap(({ name, value }) => (value === '' ? [] : [[name, value]])));
    history.replaceState(null, '', view.size === 0 ? location.pathname : `?${view.toString()}`);
  });
}
