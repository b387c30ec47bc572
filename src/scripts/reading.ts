import { readable } from './address-part.ts';

/** For the long sitting: the contents say where the reader is, another language keeps the place, and a reference reached from a citation leads back to it. */

const places = [...document.querySelectorAll<HTMLAnchorElement>('[data-contents] a')].flatMap((link) => {
  const heading = document.getElementById(readable(link.hash.slice(1)));
  return heading === null ? [] : [{ link, heading }];
});

/** Of a window's height: what has passed this line is being read. */
const LINE = 0.3;

const follow = new IntersectionObserver(
  () => {
    const passed = places.filter(({ heading }) => heading.getBoundingClientRect().top <= innerHeight * LINE);
    const current = passed.at(-1)?.link.hash ?? places[0]?.link.hash;
    for (const { link } of places) {
      if (link.hash === current) link.setAttribute('aria-current', 'location');
      else link.removeAttribute('aria-current');
    }
  },
  { rootMargin: `0px 0px -${String((1 - LINE) * 100)}% 0px` },
);
for (const { heading } of places) follow.observe(heading);

for (const link of document.querySelectorAll<HTMLAnchorElement>('header a[hreflang]')) {
  link.addEventListener('click', () => {
    link.hash = location.hash;
  });
}

const KEY = 'citation';

document.addEventListener('click', ({ target }) => {
  const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[id*="cite_"]') : null;
  if (link === null) return;
  try {
    sessionStorage.setItem(KEY, JSON.stringify([link.pathname, `${location.pathname}#${link.id}`]));
  } catch {
    // Without storage the browser's own way back is the only one.
  }
});

const back = document.querySelector<HTMLAnchorElement>('[data-back]');
try {
  const [to, from] = JSON.parse(sessionStorage.getItem(KEY) ?? '[]') as string[];
  if (back !== null && to === location.pathname && from?.startsWith('/') === true && !from.startsWith('//')) {
    back.href = from;
    back.hidden = false;
  }
} catch {
  // The same.
}
