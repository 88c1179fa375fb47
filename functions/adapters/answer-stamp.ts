import { isoDate } from '../../domain/calendar.ts';
import type { AnswerStamp } from '../../domain/x12/acknowledgments/answering-envelope.ts';

const MOST_CONTROL_NUMBER = 999_999_999;

/**
 * Date, time (UTC) and control number of an X12 answer. The number counts hundredths of a second, so that it comes
 * again only after some hundred days without a counter that all functions would have to share.
 */
export function answerStamp(now = new Date()): AnswerStamp {
  const written = now.toISOString();
  return {
    date: isoDate(written.slice(0, 10)),
    time: written.slice(11, 16).replace(':', ''),
    controlNumber: (Math.floor(now.getTime() / 10) % MOST_CONTROL_NUMBER) + 1,
  };
}
