/**
 * A text without those of the given signs that stand at its end. (An expression that ends in `+$` begins
 * again at each of them: a file of nothing else would be read for minutes.)
 */
export function withoutEnd(text: string, signs: string): string {
  let end = text.length;
  while (end > 0 && signs.includes(text[end - 1] ?? '')) end--;
  return text.slice(0, end);
}
