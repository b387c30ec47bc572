import { channel } from 'node:diagnostics_channel';

/** Where a build tells of each page and file that it begins to make, so that who started it can count them. */
export const madeFiles = channel('zhagen:made-files');
