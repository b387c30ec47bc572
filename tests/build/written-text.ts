/** What an element says to who reads its markup: its text, and a line break where one is marked. */
export function writtenText(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  for (const end of copy.querySelectorAll('br')) end.replaceWith('\n');
  return copy.textContent;
}
