/**
 * The partner who signed the call; undefined where calls need no signature, and all are of one caller. Control numbers
 * are unique to whoever gave them, so what one caller keeps no other can reach.
 */
export type Caller = string | undefined;
