/** How a built site says what built it; a folder without it is not ours to replace. */
export const GENERATOR = 'Zhagen';
