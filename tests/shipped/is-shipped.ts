import { existsSync, readFileSync } from 'node:fs';

const STUDY = new URL('../../content/study.yaml', import.meta.url);

/** Whether `content/` holds the study that this project ships, which the tests below this folder know; they run only then. */
export const isShipped = existsSync(STUDY) && readFileSync(STUDY, 'utf8').includes('doi: 10.69979/3029-2700.24.9.011');
