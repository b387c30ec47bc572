/** The colour switch: as the system has it, light, dark. */

const THEMES = ['', 'light', 'dark'];

/** The switch says which of the three holds. */
function nameTheme(button: HTMLButtonElement): void {
  const names = (button.dataset.themeSwitch ?? '').split('|');
  const name = names[THEMES.indexOf(document.documentElement.dataset.theme ?? '')] ?? names[0] ?? '';
  button.ariaLabel = name;
  button.title = name;
}

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-theme-switch]')) {
  nameTheme(button);
  button.addEventListener('click', () => {
    const root = document.documentElement;
    const next = THEMES[(THEMES.indexOf(root.dataset.theme ?? '') + 1) % THEMES.length] ?? '';
    if (next === '') delete root.dataset.theme;
    else root.dataset.theme = next;
    nameTheme(button);
    try {
      localStorage.setItem('theme', next);
    } catch {
      // Without storage the choice holds for this page.
    }
  });
}
