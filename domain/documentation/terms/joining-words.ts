import { EACH_SIDE, OF_NERVES } from '../text/common-words.ts';
import { wordSet } from '../text/word-list.ts';

/** Words that join the members of a list. */
export const JOINING =
  wordSet(`${EACH_SIDE} ${OF_NERVES} and or the as well plus in addition to n nn its also of then bilateral
both sided respectively with w articular`);
