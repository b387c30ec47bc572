import { nearestName } from '#domain/text/suggestion.ts';
import { readable } from './address-part.ts';

/** On the page of an address that is not there: leads to the one, in the address's language, whose identifier or label is nearest to the address's last part. */
const places = [...document.querySelectorAll<HTMLElement>('[data-nearest]')];
const below = ({ dataset }: HTMLElement) => (location.pathname.startsWith(dataset.below ?? '') ? (dataset.below ?? '').length : 0);
const [place] = places.sort((a, b) => below(b) - below(a));
const wanted = readable(location.pathname.split('/').filter(Boolean).at(-1) ?? '');

if (place !== undefined && wanted !== '') void suggest(place, wanted.replace(/\.\w+$/, ''));

async function suggest(list: HTMLElement, name: string): Promise<void> {
  const answer = await fetch(list.dataset.nearest ?? '');
  const index = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const names = new Map<string, HTMLAnchorElement>();
  for (const link of index.querySelectorAll<HTMLAnchorElement>('[data-search-index] a')) {
    names.set(link.textContent.trim(), link);
    names.set(link.pathname.split('/').filter(Boolean).at(-1) ?? '', link);
  }
  const found = names.get(nearestName(name, names.keys()) ?? '');
  if (found === undefined) return;
  const link = document.createElement('a');
  link.href = found.getAttribute('href') ?? '';
  link.textContent = found.textContent.trim();
  list.append(list.dataset.words ?? '', link);
}
