import { heightened } from './block.ts';
import { centred, type DrawnEdge, type DrawnPart } from './drawing.ts';
import { pillarClasses, type Model } from './read-model.ts';
import { edgeText, longestWord, type TextBlock } from './text.ts';
import { TITLE_INSET, type SideTypes } from './type.ts';

/** How much higher than its text a role within its block is, with the room under it; and under the last. */
const [CHIP, FOOT] = [10, 8];
/** How much narrower than its block such a text is, and where a word would break; how much wider than the text its ground. */
const [ROOMY, TIGHT, GROUND] = [40, 24, 16];

function chipTexts({ part, box }: DrawnPart, { roles }: Model, { role }: SideTypes) {
  const own = roles.filter(({ from }) => from === part.id);
  return own.map((edge) => {
    const width = Math.max(box.width - ROOMY, Math.min(box.width - TIGHT, longestWord(edge.label, role)));
    return { edge, text: edgeText(edge.label, width, role) };
  });
}

const stackOf = (texts: readonly { readonly text: TextBlock | undefined }[]): number =>
  texts.reduce((sum, { text }) => sum + (text?.height ?? 0) + CHIP, texts.length > 0 ? FOOT : 0);

/** A block with room for its roles at its foot. @param least how high it is at least */
export function withChips(drawn: DrawnPart, model: Model, types: SideTypes, least = 0): DrawnPart {
  const foot = stackOf(chipTexts(drawn, model, types));
  return heightened(drawn, Math.max(least, drawn.box.height + foot), foot);
}

/** Roles at the foot of their block. */
export function chipsIn(drawn: DrawnPart, model: Model, types: SideTypes): DrawnEdge[] {
  const { box, kind } = drawn;
  const own = chipTexts(drawn, model, types);
  let y = box.y + box.height - stackOf(own) + CHIP - 6;
  return own.map(({ edge, text }) => {
    const width = (text?.width ?? 0) + GROUND;
    const bar = {
      x: box.x + Math.min(kind === 'group' ? TITLE_INSET : box.width, (box.width - width) / 2),
      y,
      width,
      height: (text?.height ?? 0) + CHIP - 4,
    };
    y += bar.height + 4;
    return {
      edge,
      classes: [...pillarClasses(model, edge), 'chip'],
      lines: [],
      bar,
      isInside: true,
      label: text && centred(text, bar.x + bar.width / 2, bar.y + bar.height / 2),
    };
  });
}
