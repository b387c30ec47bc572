import { readable } from './address-part.ts';

/** An excerpt's address is its concept's page; where it stands on a further one, that is opened at it. */
function redirect(): void {
  const place = document.getElementById(readable(location.hash.slice(1)));
  const next = place?.matches('[data-further] li') === true ? place.querySelector('a')?.href : undefined;
  if (next !== undefined) location.replace(next);
}
redirect();
addEventListener('hashchange', redirect);
