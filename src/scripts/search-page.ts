import { startSearch } from './search.ts';

const root = document.querySelector<HTMLElement>('main [data-search]');
if (root !== null) startSearch(root, true);
