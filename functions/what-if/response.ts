/** A request and a release → the answer, or the problem with the content. */

import type { IsoDate } from '../../domain/calendar.ts';
import type { Claim } from '../../domain/claim/claim.ts';
import { attachmentUses } from '../../domain/documentation/attached-notes.ts';
import type { InputIssue } from '../../domain/issues.ts';
import type { RuleFaultSink } from '../../domain/rules/evaluate-rules.ts';
import { coversAsOf } from '../../domain/score/denial-risk.ts';
import { type LearnedRisk, learnedReference } from '../../domain/score/learned-risk.ts';
import { type ChosenLines, chosenClaim, chosenLines, MOST_LINES } from '../../domain/what-if/chosen-claim.ts';
import { whatIf } from '../../domain/what-if/what-if.ts';
import type { LoadedRelease } from '../adapters/active-release.ts';
import type { NamedNotes } from '../adapters/named-notes.ts';
import { Problem } from '../adapters/problem.ts';
import type { WhatIfRequest } from './request.ts';

export interface WhatIfContext {
  readonly requestId: string;
  readonly today: IsoDate;
  readonly loaded: LoadedRelease;
  /** What the partner's outcomes taught; undefined before any. */
  readonly learned: LearnedRisk | undefined;
  readonly notesOf: (claim: Claim) => Promise<NamedNotes>;
  readonly onRuleFault: RuleFaultSink;
}

/** Issues are listed up to this many. */
const MOST_ISSUES = 1_000;

export async function whatIfResponse(request: WhatIfRequest, context: WhatIfContext) {
  const { release, reference } = context.loaded;
  const asOf = request.asOf ?? context.today;
  if (!coversAsOf(release.tables, asOf)) {
    throw new Problem('as-of-not-covered', `Rule release ${release.id} holds no rows for that as-of date.`);
  }
  const issues: InputIssue[] = [];
  const report = (issue: InputIssue): void => {
    if (issues.length < MOST_ISSUES) issues.push(issue);
  };
  const claim = theClaim(request, issues, report);
  const chosen = chosenLines(claim, request.lineNumber, request.assumptions);
  if (chosen.kind !== 'chosen') throw new Problem('what-if-line-unclear', LINE_PROBLEMS[chosen.kind]);
  const { notes, issues: ofNotes } = await context.notesOf(claim);
  for (const issue of ofNotes) report(issue);
  const { learned, onRuleFault } = context;
  const options = { asOf, learned, onRuleFault, ...(notes ? { attachments: notes } : {}) };
  const attachments = attachmentUses(claim, notes);
  return {
    requestId: context.requestId,
    asOf,
    ruleRelease: reference,
    ...(learned ? { learned: learnedReference(learned) } : {}),
    patientControlNumber: claim.patientControlNumber,
    ...(attachments ? { attachments } : {}),
    lines: whatIf(claim, chosen.lines, request.assumptions, release, options),
    issues,
  };
}

function theClaim(
  { source, patientControlNumber }: WhatIfRequest,
  issues: readonly InputIssue[],
  report: (issue: InputIssue) => void,
): Claim {
  const chosen = chosenClaim(source, patientControlNumber, report);
  switch (chosen.kind) {
    case 'chosen':
      return chosen.claim;
    case 'nothingScoreable':
      throw new Problem('nothing-scoreable', 'No claim with a 64640 line was found in the body.', issues);
    case 'notFound':
      throw new Problem('what-if-claim-unclear', 'No claim with a 64640 line has that patientControlNumber.', issues);
    case 'unclear':
      throw new Problem(
        'what-if-claim-unclear',
        'Several claims answer; name one by patientControlNumber, or send it alone.',
        issues,
      );
  }
}

const LINE_PROBLEMS: Readonly<Record<Exclude<ChosenLines['kind'], 'chosen'>, string>> = {
  notFound: 'No 64640 line of the claim has that lineNumber.',
  unclear: 'Units, modifiers, pointers and place of service are assumed of one line; name it by lineNumber.',
  tooMany: `The claim has more than ${MOST_LINES} lines of 64640; name one by lineNumber.`,
};
