/** Traditional Chinese characters and their simplified ones: pairs between `|`, the two between a blank. */
declare module 'opencc-js/dict/TSCharacters' {
  const pairs: string;
  export default pairs;
}
