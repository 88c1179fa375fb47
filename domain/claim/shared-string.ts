/**
 * The text as the one string that literals of the same text are, so that comparing the two looks at no character. Engines
 * keep one string for each name of a property.
 */
export function sharedString(text: string): string {
  const [name = text] = Object.keys({ [text]: true });
  return name;
}
