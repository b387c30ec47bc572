import type { Literal } from 'mdast';
import type { gfmFromMarkdown } from 'mdast-util-gfm';
import type { Code, Construct, Extension, State } from 'micromark-util-types';
import type { ProseSegment } from '#domain/entry/entry.ts';
import { disguised } from './disguise.ts';
import { isStudyLink, parseStudyLink } from './prose-link.ts';

/** A link to a concept or category, or a cluster of citations, in the tree of a prose; `value` is as it was written. */
export interface StudyLink extends Literal {
  readonly type: 'studyLink';
  readonly segment: Exclude<ProseSegment, { readonly kind: 'text' }>;
}

declare module 'mdast' {
  interface PhrasingContentMap {
    studyLink: StudyLink;
  }
  interface RootContentMap {
    studyLink: StudyLink;
  }
}
declare module 'micromark-util-types' {
  interface TokenTypeMap {
    studyLink: 'studyLink';
    studyLinkData: 'studyLinkData';
  }
}

const [OPEN, CLOSE, BACKSLASH, PAREN] = [91, 93, 92, 40];
const isLineEnding = (code: Code) => code !== null && code < -2;
const isBlank = (code: Code) => code === null || (code < 0 ? true : code === 32);
const charOf = (code: number) => (code >= 0 ? String.fromCharCode(code) : code < -2 ? '\n' : code === -2 ? '\t' : '');

/**
 * `[[…]]` and `[… @… ]`, from bracket to bracket, perhaps over line ends: which of them are links is known to `prose-link`. Nothing that
 * holds another bracket is; where an address in parentheses follows, it is Markdown's own link.
 * @param lone whether one bracket may begin it
 */
const brackets = (admits: (raw: string) => boolean, lone: boolean): Construct => ({
  name: 'studyLink',
  tokenize(effects, ok, nok) {
    let raw = '';
    let data = false;
    let escaped = false;
    const leaveData = () => {
      if (data) effects.exit('studyLinkData');
      data = false;
    };
    const take = (code: number) => {
      if (!data) effects.enter('studyLinkData');
      data = true;
      raw += charOf(code);
      effects.consume(code);
    };
    const start: State = (code) => {
      effects.enter('studyLink');
      take(code ?? 0);
      return (second) => {
        if (second !== OPEN) return lone ? inside(second) : nok(second);
        take(OPEN);
        return inside;
      };
    };
    const inside: State = (code) => {
      if (code === null || (code === OPEN && !escaped)) return nok(code);
      if (isLineEnding(code)) {
        leaveData();
        raw += '\n';
        effects.enter('lineEnding');
        effects.consume(code);
        effects.exit('lineEnding');
        escaped = false;
        return inside;
      }
      take(code);
      if (code === CLOSE && !escaped) return raw.startsWith('[[') ? second : end(effects.check(address, nok, after));
      escaped = code === BACKSLASH && !escaped;
      return inside;
    };
    const second: State = (code) => {
      if (code !== CLOSE) return nok(code);
      take(code);
      return end(after);
    };
    const end =
      (next: State): State =>
      (code) =>
        admits(raw) ? next(code) : nok(code);
    const after: State = (code) => {
      leaveData();
      effects.exit('studyLink');
      return ok(code);
    };
    return start;
  },
});

/** `(https://…` and a closing parenthesis or a title: what makes the brackets before it a link. */
const address: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    let length = 0;
    const start: State = (code) => {
      if (code !== PAREN) return nok(code);
      effects.enter('studyLinkData');
      effects.consume(code);
      return inside;
    };
    const inside: State = (code) => {
      const over = code === 41 || isBlank(code);
      if (!over) {
        length++;
        effects.consume(code);
        return inside;
      }
      effects.exit('studyLinkData');
      return code === 41 && length > 0 ? ok(code) : nok(code);
    };
    return start;
  },
};

/** A link to a concept or category within one line, for what looks ahead. @param found told how many characters it has */
export function nodeLinkInLine(found: (length: number) => void): Construct {
  const admits = (raw: string) => {
    found(raw.length);
    return isStudyLink(raw);
  };
  return { ...disguised(brackets(admits, false), () => (code, see) => see(isLineEnding(code) ? null : code)), partial: true };
}

export const studyLinks: Extension = { text: { [OPEN]: brackets(isStudyLink, true) } };

export const studyLinksFromMarkdown: ReturnType<typeof gfmFromMarkdown>[number] = {
  enter: {
    studyLink(token) {
      const value = this.sliceSerialize(token);
      this.enter({ type: 'studyLink', value, segment: parseStudyLink(value) }, token);
      this.buffer();
    },
  },
  exit: {
    studyLink(token) {
      this.resume();
      this.exit(token);
    },
  },
};
