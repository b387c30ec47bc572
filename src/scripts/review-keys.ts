/** Where a change has the focus, as after a step of the walk, `n` and `p` lead to its neighbours, as its links do. */

const STEPS: Readonly<Record<string, string>> = { n: 'a[rel=next]', p: 'a[rel=prev]' };

for (const change of document.querySelectorAll<HTMLElement>('[data-change]')) {
  change.addEventListener('keydown', ({ key, ctrlKey, metaKey, altKey }) => {
    const link = STEPS[key];
    if (link !== undefined && !ctrlKey && !metaKey && !altKey) change.querySelector<HTMLAnchorElement>(link)?.click();
  });
}
