/** Base64 as documents and MIME parts are sent in it: line breaks allowed, anything else not. */

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** The bytes; undefined where the text is no base64, which Node's own decoder would pass over in silence. */
export function decodeBase64(text: string): Buffer | undefined {
  const digits = text.replace(/[\t\n\r ]+/g, '');
  return digits.length % 4 === 0 && BASE64.test(digits) ? Buffer.from(digits, 'base64') : undefined;
}
