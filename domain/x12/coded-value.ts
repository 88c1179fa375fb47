/** A code as the tables write it: upper case, without blanks around it. Most are sent so, and are given as they are. */
export function codedValue(sent: string): string {
  for (let index = 0; index < sent.length; index++) {
    const character = sent.charCodeAt(index);
    const isTidy = (character >= 0x30 && character <= 0x39) || (character >= 0x41 && character <= 0x5a);
    if (!isTidy) return sent.trim().toUpperCase();
  }
  return sent;
}
