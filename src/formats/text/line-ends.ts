/** A text as it is on every machine: git gives Windows other line ends for the same file, and no word of a study hangs on them. */
export const withLineFeeds = (text: string): string => text.replace(/\r\n?/g, '\n');

/** Whether two texts are the same to the byte, but for the ends of their lines, which git may have changed as it checked them out. */
export const sameText = (a: string, b: string) => a === b || withLineFeeds(a) === withLineFeeds(b);
