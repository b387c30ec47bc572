import type { Construct } from 'micromark-util-types';
import { disguised } from './disguise.ts';
import { nodeLinkInLine } from './study-link.ts';

const BRACKET = 91;
const BAR = 124;
const LETTER = 120;

/** A table whose rows are not divided within `[[id|words]]`: it takes the bar of a link for a letter. */
export function rowsWithLinks(construct: Construct): Construct {
  return disguised(construct, (effects) => {
    let within = 0;
    return (code, see) => {
      if (within > 0) {
        within--;
        return see(code === BAR ? LETTER : code);
      }
      if (code !== BRACKET) return see(code);
      let length = 0;
      const link = nodeLinkInLine((size) => (length = size));
      return effects.check(
        link,
        () => {
          within = length - 1;
          return see(code);
        },
        () => see(code),
      )(code);
    };
  });
}
