import { isoDate } from '../../domain/calendar.ts';
import type { AnswerStamp } from '../../domain/x12/acknowledgments/answering-envelope.ts';
import { nextControlNumber } from './control-numbers.ts';

/** Date, time (UTC) and control numbers of an X12 answer. */
export function answerStamp(now = new Date()): AnswerStamp {
  const written = now.toISOString();
  return {
    date: isoDate(written.slice(0, 10)),
    time: written.slice(11, 16).replace(':', ''),
    nextControlNumber,
  };
}
