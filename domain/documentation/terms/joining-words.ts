import { wordSet } from '../text/word-list.ts';

/** Words that join the members of a list. */
export const JOINING = wordSet(`
and or the as well plus in addition to nerve+ n nn branch branches its also of
then left right lt rt l r bilateral both sided respectively with w articular
`);
