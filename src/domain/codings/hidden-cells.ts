/**
 * The cells of a row that are not shown: those below the minimum, and the smallest others where these could be worked out from a sum that is
 * known, of the row or of a group of its columns: where one is hidden alone, or all that are hidden can only be of one size.
 * @param groups columns whose sums are known besides that of all
 */
export function hiddenCells(row: readonly number[], minimum: number, groups: readonly (readonly number[])[]): Set<number> {
  const at = (i: number) => row[i] ?? 0;
  const hidden = new Set([...row.keys()].filter((i) => at(i) > 0 && at(i) < minimum));
  if (hidden.size === 0) return hidden;
  for (const group of [...groups, [...row.keys()]]) {
    const own = group.filter((i) => hidden.has(i));
    const sum = own.reduce((total, i) => total + at(i), 0);
    const isTold = own.length === 1 || sum === own.length || sum === own.length * (minimum - 1);
    const [other] = group.filter((i) => at(i) >= minimum && !hidden.has(i)).sort((a, b) => at(a) - at(b));
    if (own.length > 0 && isTold && other !== undefined) hidden.add(other);
  }
  return hidden;
}
