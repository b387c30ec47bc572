/** The sections of the main navigation. */
export type NavSection = 'report' | 'coding' | 'concepts' | 'categories' | 'references' | 'cite';
