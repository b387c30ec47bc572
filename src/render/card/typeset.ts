/** A text for the card's typeface, which sets the curly apostrophe as wide as a Chinese character. */
export const typeset = (text: string): string => text.replaceAll(/(?<=\p{Script=Latin})’/gu, "'");
