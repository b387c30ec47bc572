import type { Parent, PhrasingContent, Root } from 'mdast';
import type { Processor } from 'unified';
import { isStudyLink, parseStudyLink } from './prose-link.ts';

/** What may be a link of the study on one line, and is nothing else. */
const LINK = /\[\[[^[\]\\\p{Cc}]+\]\]|\[[^[\]\\\p{Cc}]+\](?![(:])/gu;
/** Stands for a link of the study. */
const STAND_IN = '\ufffc';
/** Whatever Markdown may take for more than a letter: marks, addresses, what begins a block, and blanks at the ends of a line. */
const MARKED = /[^\P{Cc}\n]|[\ufeff\u2028\u2029\\`*_~<>&|{}[\]@]|!\ufffc|https?:|www\.|^[ #+=:-]|^\d{1,9}[.)]| $/imu;
const PARAGRAPH = /.+(?:\n.+)*/g;
/** Marks that need not be counted. */
const FEW = 100;

/**
 * Reads Markdown of nothing but paragraphs of words and links of the study, as most memos are. It knows nothing else and guesses nothing:
 * undefined for a text with anything in it that the dialect's parser might take another way.
 */
export function readPlainMarkdown(text: string): Root | undefined {
  let links = 0;
  const words = text.replace(LINK, (raw) => (isStudyLink(raw) && ++links < FEW ? STAND_IN : raw));
  if (MARKED.test(words)) return undefined;
  const place = placesOf(text);
  const paragraphs = Array.from(text.matchAll(PARAGRAPH), ({ 0: paragraph, index }) => {
    const start = place(index);
    const children = phrasesOf(paragraph, index, place);
    return { type: 'paragraph' as const, children, position: { start, end: place(index + paragraph.length) } };
  });
  if (paragraphs.length === 0) return undefined;
  return { type: 'root', children: paragraphs, position: { start: { line: 1, column: 1, offset: 0 }, end: place(text.length) } };
}

type Place = NonNullable<Parent['position']>['start'];

function phrasesOf(paragraph: string, at: number, place: (offset: number) => Place): PhrasingContent[] {
  const phrases: PhrasingContent[] = [];
  let done = 0;
  const until = (end: number) => ({ start: place(at + done), end: place(at + (done = end)) });
  const say = (end: number) => {
    const value = paragraph.slice(done, end);
    if (value !== '') phrases.push({ type: 'text', value, position: until(end) });
  };
  for (const { 0: value, index } of paragraph.matchAll(LINK)) {
    say(index);
    phrases.push({ type: 'studyLink', value, segment: parseStudyLink(value), position: until(index + value.length) });
  }
  say(paragraph.length);
  return phrases;
}

/** Lines and columns of offsets, none of which is before the last one that was asked for. */
function placesOf(text: string): (offset: number) => Place {
  let [line, begin] = [1, 0];
  return (offset) => {
    for (let end = text.indexOf('\n', begin); end >= 0 && end < offset; end = text.indexOf('\n', begin)) {
      line++;
      begin = end + 1;
    }
    return { line, column: offset - begin + 1, offset };
  };
}

/** unified plugin, after that of the dialect: what is plain is read so, and all else by the parser. Not for MDX. */
export function plainFirst(this: Processor): void {
  const { parser } = this;
  if (parser === undefined) throw new Error('There is no parser yet.');
  this.parser = (text, file) => readPlainMarkdown(text) ?? parser(text, file);
}
