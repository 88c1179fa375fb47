/**
 * The largest file of a batch. Its X12 answer is made in one run of at most 15 minutes. Files of which each line is 64640
 * took 1.4 MB/s on a busy machine, so that this much is answered in 12 minutes.
 */
export const MOST_FILE_BYTES = 1_000_000_000;
