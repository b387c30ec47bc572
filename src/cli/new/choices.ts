/** What `zhagen new` lets one choose from; the first is the default. */
export const LANGUAGES = ['en', 'zh'] as const;
export const TEMPLATES = ['straussian', 'gioia', 'thematic', 'blank'] as const;

/** Licences that suit a study's texts, by their names in SPDX; `none` reserves all rights. */
export const LICENCES = {
  'CC-BY-4.0': { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
  'CC-BY-SA-4.0': { name: 'CC BY-SA 4.0', url: 'https://creativecommons.org/licenses/by-sa/4.0/' },
  'CC-BY-NC-4.0': { name: 'CC BY-NC 4.0', url: 'https://creativecommons.org/licenses/by-nc/4.0/' },
  'CC0-1.0': { name: 'CC0 1.0', url: 'https://creativecommons.org/publicdomain/zero/1.0/' },
  none: undefined,
} as const;

export type Language = (typeof LANGUAGES)[number];
export type Template = (typeof TEMPLATES)[number];
export type Licence = keyof typeof LICENCES;

export const LICENCE_NAMES = Object.keys(LICENCES) as Licence[];
