/** Words and terms parted by commas, for lists that are read better as text than as one string a line. */
export function wordList(text: string): string[] {
  return text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}
