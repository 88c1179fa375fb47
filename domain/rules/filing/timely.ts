import { addMonths, type IsoDate } from '../../calendar.ts';
import { workdayFrom } from '../../federal-workdays.ts';
import { isOriginalMedicare } from '../../payment/payment-basis.ts';
import { inForce, isInForce } from '../../tables/dated-table.ts';
import { payerUnknown } from '../how-to-document.ts';
import { atRisk, defineRule, notApplicable, notCovered, pass, requiredRow } from '../rule.ts';

/**
 * Medicare pays a claim filed within one calendar year of the service: from the line's first day on professional
 * claims, from the last day of the statement on institutional ones; where that year ends on a day on which federal
 * offices do not work, until the next on which they do (Pub. 100-04, chapter 1, section 70). No payer pays a service
 * that has not happened.
 */
export const timely = defineRule({
  id: 'filing/timely',
  summary: 'The claim is filed after the payer’s limit, or before the service.',
  linesOfBusiness: 'all',
  tables: ['filing-limits', 'claim-form-requirements'],
  messages: {
    tooLate: 'Service on {day}, filed on {asOf}; the last day to file was {lastDay}.',
    partlyTooLate:
      'The line covers {day} to {through} and is filed on {asOf}; {day} had to be filed by {lastDay}. The contractor splits the line and denies the days that are too late.',
    inFuture: 'The service date {day} lies after {asOf}, the day the claim is judged on.',
  },

  evaluate(facts, tables) {
    const { asOf, serviceThrough } = facts;
    const at = [facts.line.serviceDateAt];
    if (serviceThrough > asOf) {
      const required = requiredRow(tables, 'claim-form-requirements', 'service-date', asOf);
      if (!isInForce(required)) return required;
      const values = { day: serviceThrough, asOf };
      return atRisk({ message: 'inFuture', values, at, citations: [required.citation] });
    }
    const isInstitutional = facts.claim.form === 'institutional';
    const day = isInstitutional ? (facts.claim.statementThrough ?? serviceThrough) : facts.serviceFrom;
    if (facts.lineOfBusiness === 'unknown') return payerUnknown(facts, tables);
    const limit = inForce(tables['filing-limits'], facts.lineOfBusiness, day);
    if (limit.kind === 'uncovered') return notCovered('filing-limits');
    if (limit.kind === 'absent') return notApplicable;
    const lastDayOf = (service: IsoDate): IsoDate => {
      const last = addMonths(service, limit.value.months);
      return asOf > last && isOriginalMedicare(facts) ? workdayFrom(last) : last;
    };
    const lastDay = lastDayOf(day);
    if (asOf <= lastDay) return pass;
    const isPartly = !isInstitutional && asOf <= lastDayOf(serviceThrough);
    return atRisk({
      message: isPartly ? 'partlyTooLate' : 'tooLate',
      values: { day, through: serviceThrough, asOf, lastDay },
      at,
      citations: [limit.citation],
    });
  },
});
