/** An at-risk outcome → the public finding: texts filled in, denial codes and sources joined. */

import type { IsoDate } from '../calendar.ts';
import type { AnyRule, AtRisk, RuleNotice } from '../rules/rule.ts';
import { type Citation, inForce } from '../tables/dated-table.ts';
import type { RuleRelease } from '../tables/rule-tables.ts';
import type { CitedSource, Finding, Notice } from './score-response.ts';

export function finding(rule: AnyRule, outcome: AtRisk, release: RuleRelease, asOf: IsoDate): Finding {
  const table = release.tables['denial-codes'];
  const byMessage = inForce(table, `${rule.id}#${outcome.message}`, asOf);
  const codes = byMessage.kind === 'inForce' ? byMessage : inForce(table, rule.id, asOf);
  return {
    ruleId: rule.id,
    message: outcome.message,
    text: filledIn(rule.messages[outcome.message] ?? outcome.message, outcome.values),
    advice: outcome.suggest.map((name) => filledIn(rule.messages[name] ?? name, outcome.values)),
    at: outcome.at,
    carc: codes.kind === 'inForce' ? codes.value.carc : null,
    rarc: codes.kind === 'inForce' ? codes.value.rarc : [],
    groupCode: codes.kind === 'inForce' ? codes.value.groupCode : null,
    sources: citedSources(
      codes.kind === 'inForce' ? [...outcome.citations, codes.citation] : outcome.citations,
      release,
    ),
  };
}

/** What a rule tells besides its outcome → the public notice. */
export function notice(rule: AnyRule, { message, values, citations }: RuleNotice, release: RuleRelease): Notice {
  return {
    ruleId: rule.id,
    text: filledIn(rule.messages[message] ?? message, values),
    sources: citedSources(citations, release),
  };
}

/** `{name}` of a message → its value. */
function filledIn(text: string, values: AtRisk['values']): string {
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => String(values[name] ?? placeholder));
}

function citedSources(citations: readonly Citation[], release: RuleRelease): CitedSource[] {
  const cited = new Map<string, CitedSource>();
  for (const citation of citations) {
    const source = release.sources.get(citation.source);
    if (!source) continue;
    cited.set(`${citation.source} ${citation.locator ?? ''}`, {
      id: source.id,
      title: source.title,
      url: source.url,
      ...(citation.locator === undefined ? {} : { locator: citation.locator }),
      published: source.published,
      effectiveFrom: citation.effectiveFrom,
      confidence: citation.confidence,
    });
  }
  return [...cited.values()];
}
