/** The forms of the answer to a submission. */

/** The forms that an answer can have, the usual one first. */
export const ANSWER_TYPES = ['application/json', 'application/edi-x12'] as const;
export type AnswerType = (typeof ANSWER_TYPES)[number];
