/** Bytes that should be text → that text, in one form. */

/** How files begin that are no text, though some of them are written in its characters. */
const OTHER_FORMATS = [
  '%PDF',
  '{\\rtf',
  '\u0089PNG',
  '\u00ff\u00d8\u00ff',
  'GIF8',
  'II*\0',
  'MM\0*',
  'PK\u0003\u0004',
  '\u00d0\u00cf\u0011\u00e0',
];

/** PDF, RTF, images, archives and office documents, by their first bytes. */
export function isOtherFormat(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 64)).toString('latin1').trimStart();
  return OTHER_FORMATS.some((format) => start.startsWith(format));
}

/** UTF-8, or the Latin alphabet of old systems; undefined for what is neither. */
export function textOfBytes(bytes: Uint8Array): string | undefined {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (isUtf16 || bytes.includes(0) || isOtherFormat(bytes)) return undefined;
  try {
    return plainText(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return plainText(new TextDecoder('windows-1252').decode(bytes));
  }
}

/** With the line ends of Unix and no byte order mark, so that places in it are the same wherever it came from. */
export function plainText(text: string): string {
  return text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
}
