import { mayNameNerve } from '../../documentation/nerves/possible-nerves.ts';
import { isInForce } from '../../tables/dated-table.ts';
import { NAME_THE_NERVES } from '../how-to-document.ts';
import { atRisk, defineRule, notApplicable, notEvaluated, pass, requiredRow } from '../rule.ts';

/** Reviewers deny a unit whose nerve the note does not name. A claim without any note says nothing about it. */
export const nerveIdentified = defineRule({
  id: 'documentation/nerve-identified',
  summary: 'The note names no nerve, or only “peripheral nerve” and the like.',
  linesOfBusiness: 'all',
  tables: ['documentation-requirements', 'nerves', 'nerve-words'],
  messages: {
    noNerveNamed:
      'The documentation names no nerve or branch by its anatomical name; a group, such as the genicular nerves, names no branch.',
    noteSilent: 'The procedure note names no nerve.',
    nameEachNerve:
      'If the procedure note names each nerve, say so on the claim; if it does not, the unit is not supported, and only the clinician can add what was done, as a dated addendum.',
  },
  advice: ['nameEachNerve'],

  evaluate(facts, tables) {
    if (!facts.isNerveDestruction) return notApplicable;
    const { nerves, hasUnreadNote, record, note } = facts.documented;
    const isSilent = nerves.kind === 'unstated';
    if (isSilent && record !== 'procedureNote') {
      return notEvaluated(
        hasUnreadNote
          ? 'the nerves, or the procedure note in a form that can be read; the one that came was not read'
          : 'operative or procedure note, or the nerves that it names',
        NAME_THE_NERVES,
      );
    }
    if (nerves.kind === 'named') return pass;
    if (note && !(!isSilent && nerves.isIndefinite) && mayNameNerve(note, tables, !isSilent)) {
      return notEvaluated(
        'which nerve was treated; the note names one apart from what it tells of the procedure',
        NAME_THE_NERVES,
      );
    }
    const required = requiredRow(tables, 'documentation-requirements', 'nerve-identified', facts.serviceFrom);
    if (!isInForce(required)) return required;
    return atRisk({
      message: isSilent ? 'noteSilent' : 'noNerveNamed',
      values: {},
      at: isSilent ? [facts.line.procedureCodeAt] : nerves.at,
      citations: [required.citation],
      suggest: ['nameEachNerve'],
    });
  },
});
