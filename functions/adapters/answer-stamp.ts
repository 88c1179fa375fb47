import { isoDate } from '../../domain/calendar.ts';
import type { AnswerStamp } from '../../domain/x12/acknowledgments/answering-envelope.ts';
import { MOST_CONTROL_NUMBER, nextControlNumber } from './control-numbers.ts';

/** Date, time (UTC) and control numbers of an X12 answer. */
export function answerStamp(now = new Date()): AnswerStamp {
  return { ...moment(now), nextControlNumber };
}

/** The stamp of an answer that can be given again: its control numbers follow each other from the first on. */
export function repeatableStamp(now: Date, firstControlNumber: number): AnswerStamp {
  let next = firstControlNumber;
  return {
    ...moment(now),
    nextControlNumber() {
      const number = next;
      next = (next % MOST_CONTROL_NUMBER) + 1;
      // The numbers of this process move on with it, so that no other answer has one of these.
      nextControlNumber();
      return number;
    },
  };
}

function moment(now: Date): Pick<AnswerStamp, 'date' | 'time'> {
  const written = now.toISOString();
  return { date: isoDate(written.slice(0, 10)), time: written.slice(11, 16).replace(':', '') };
}
