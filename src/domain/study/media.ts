/** A picture that stands beside the study, as the site has it. */
export interface Media {
  /** `photo.png`: its address on the site, for life. */
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
  /** In CSS pixels, as it is shown. */
  readonly width: number;
  readonly height: number;
}

/** The folder of pictures. */
export const MEDIA = 'media';

/** The types of pictures by the endings of their files. */
export const MEDIA_TYPES: ReadonlyMap<string, string> = new Map([
  ['png', 'image/png'],
  ['jpg', 'image/jpeg'],
  ['jpeg', 'image/jpeg'],
  ['gif', 'image/gif'],
  ['webp', 'image/webp'],
  ['avif', 'image/avif'],
  ['svg', 'image/svg+xml'],
]);

/** The picture that an address in a prose means, written as from the study's folder or from the prose's own. */
export const mediaName = (url: string): string | undefined => /^(?:\.{1,2}\/)?media\/(.+)$/.exec(url)?.[1];
