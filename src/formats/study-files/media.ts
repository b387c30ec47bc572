import { imageSize } from 'image-size';
import { finding, START, type Finding } from '#domain/entry/finding.ts';
import { isIdentifier, toIdentifier } from '#domain/text/identifier.ts';
import { MEDIA, MEDIA_TYPES, type Media } from '#domain/study/media.ts';
import { unreadable } from './misplaced-file.ts';
import { harmlessSvg } from './svg.ts';

/** The bytes of a study's pictures, by their paths inside its folder; undefined for one that cannot be read, which is already told. */
export type MediaBytes = ReadonlyMap<string, Uint8Array | undefined>;

/** Pictures by their names; undefined for one that cannot be shown, which is told: it counts only as a name that exists. */
export type MediaFiles = ReadonlyMap<string, Media | undefined>;

interface Parsed {
  readonly bytes: Uint8Array;
  readonly media: Media | undefined;
  readonly findings: readonly Finding[];
}

/** What a file was last parsed to: in development a study is read again at each change. */
const parsed = new Map<string, Parsed>();

/** Each picture with its type and size, an SVG made harmless; and all that keeps one from being shown. */
export function parseMedia(files: MediaBytes): { media: MediaFiles; findings: Finding[] } {
  const findings: Finding[] = [];
  const media = new Map<string, Media | undefined>();
  for (const [path, bytes] of files) {
    let known = parsed.get(path);
    if (bytes !== undefined && (known === undefined || Buffer.compare(known.bytes, bytes) !== 0)) {
      const own: Finding[] = [];
      known = { bytes, media: parsePicture(path, bytes, own), findings: own };
      parsed.set(path, known);
    }
    if (bytes !== undefined) findings.push(...(known?.findings ?? []));
    media.set(nameOf(path), bytes && known?.media);
  }
  return { media, findings };
}

const nameOf = (path: string) => path.slice(MEDIA.length + 1);

function parsePicture(path: string, bytes: Uint8Array, findings: Finding[]): Media | undefined {
  const name = nameOf(path);
  const [, stem = name, ending = ''] = /^(.*)\.([^.]*)$/.exec(name) ?? [];
  const type = MEDIA_TYPES.get(ending.toLowerCase());
  if (type === undefined) {
    findings.push(
      unreadable(path, `A picture in ${MEDIA}/ ends in ${ENDINGS}.`, 'Save it as one of these, or move the file out of the folder.'),
    );
    return undefined;
  }
  if (!isIdentifier(stem) || ending !== ending.toLowerCase()) {
    const own = toIdentifier(stem);
    const why =
      "A picture's name is its address on the site: small letters a–z, digits and single hyphens, and its ending in small letters.";
    findings.push(
      finding(
        'id-format',
        path,
        START,
        why,
        `Rename the file to "${own === '' ? 'picture' : own}.${ending.toLowerCase()}", here and where it is shown.`,
      ),
    );
    return undefined;
  }
  const shown = ending === 'svg' ? parseSvg(path, bytes, findings) : bytes;
  const size = shown && sizeOf(path, shown, ending, findings);
  return size && { name, type, bytes: shown, ...size };
}

const ENDINGS = Array.from(MEDIA_TYPES.keys(), (ending) => `.${ending}`)
  .join(', ')
  .replace(/, (?=\.svg)/, ' or ');

function parseSvg(path: string, bytes: Uint8Array, findings: Finding[]): Uint8Array | undefined {
  const read = harmlessSvg(bytes);
  if ('fault' in read) {
    findings.push(unreadable(path, `The picture cannot be read: ${read.fault}`, read.mend));
    return undefined;
  }
  if (read.removed.length > 0)
    findings.push(
      finding(
        'unsafe-media',
        path,
        START,
        `The site shows it without what may run or load something, or is no part of a still picture: ${read.removed.join(', ')}.`,
        'Look at it on the site. If something is missing, export it anew as plain SVG, with texts as paths and styles as attributes.',
      ),
    );
  return new TextEncoder().encode(read.svg);
}

function sizeOf(path: string, bytes: Uint8Array, ending: string, findings: Finding[]): Pick<Media, 'width' | 'height'> | undefined {
  try {
    const { width, height, type = '', orientation = 1 } = imageSize(bytes);
    if (type !== (ending === 'jpeg' ? 'jpg' : ending)) {
      findings.push(
        unreadable(
          path,
          `This is no .${ending}: what is in it is ${type === '' ? 'of another type' : type}.`,
          `Rename it, or save it as .${ending}.`,
        ),
      );
      return undefined;
    }
    // A camera that was turned says so, and browsers turn the picture.
    const [across, down] = orientation >= 5 ? [height, width] : [width, height];
    if (across > 0 && down > 0) return { width: Math.max(1, Math.round(across)), height: Math.max(1, Math.round(down)) };
  } catch {
    // Told below: what the library says is about bytes.
  }
  findings.push(
    ending === 'svg'
      ? unreadable(path, 'The picture has no size.', 'Give its <svg> a viewBox, as in viewBox="0 0 640 480".')
      : unreadable(path, 'The picture cannot be read: it has no size, or the file is cut off.', `Save it again as .${ending}.`),
  );
  return undefined;
}
