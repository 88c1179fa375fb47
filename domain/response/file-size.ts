/**
 * The largest file of a batch: about as much as S3 takes in one PUT. No stage has to read it in one run of at most 15
 * minutes, because scoring and X12 answer go on from checkpoints.
 */
export const MOST_FILE_BYTES = 5_000_000_000;

/** The same in words. Made when it is said: the first number in a locale costs a function 13 ms of its start. */
export function mostFileBytesInWords(): string {
  return `${MOST_FILE_BYTES.toLocaleString('en-US')} bytes`;
}
