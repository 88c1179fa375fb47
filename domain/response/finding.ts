/** An at-risk outcome → the public finding: texts filled in, denial codes and sources joined. */

import type { IsoDate } from '../calendar.ts';
import type { AnyRule, AtRisk, RuleNotice } from '../rules/rule.ts';
import type { Citation } from '../tables/dated-table.ts';
import { type DecidingPayer, payerRow } from '../tables/payer-row.ts';
import type { RuleRelease } from '../tables/rule-tables.ts';
import type { CitedSource, Finding, Notice } from './score-response.ts';

export function finding(
  rule: AnyRule,
  outcome: AtRisk,
  release: RuleRelease,
  asOf: IsoDate,
  payer: DecidingPayer,
): Finding {
  const codes = payerRow(release.tables['denial-codes'], rule.id, outcome.message, payer, asOf);
  return {
    ruleId: rule.id,
    message: outcome.message,
    text: filledIn(rule.messages[outcome.message] ?? outcome.message, outcome.values),
    advice: outcome.suggest.map((name) => filledIn(rule.messages[name] ?? name, outcome.values)),
    at: outcome.at,
    carc: codes?.value.carc ?? null,
    rarc: codes?.value.rarc ?? [],
    groupCode: codes?.value.groupCode ?? null,
    sources: citedSources(codes ? [...outcome.citations, codes.citation] : outcome.citations, release),
  };
}

/** Notices of a MAC are the same for line after line, so the public form is made once. */
const toldBefore = new WeakMap<RuleNotice, { readonly release: RuleRelease; readonly told: Notice }>();

/** What a rule tells besides its outcome → the public notice. */
export function notice(rule: AnyRule, of: RuleNotice, release: RuleRelease): Notice {
  const before = toldBefore.get(of);
  if (before?.release === release) return before.told;
  const told = {
    ruleId: rule.id,
    text: filledIn(rule.messages[of.message] ?? of.message, of.values),
    sources: citedSources(of.citations, release),
  };
  toldBefore.set(of, { release, told });
  return told;
}

/** Message → its words and, at every second place, the names of its values; messages are few. */
const cutMessages = new Map<string, readonly string[]>();

/** `{name}` of a message → its value. */
function filledIn(text: string, values: AtRisk['values']): string {
  let parts = cutMessages.get(text);
  if (!parts) {
    parts = text.split(/\{(\w+)\}/);
    cutMessages.set(text, parts);
  }
  let filled = parts[0] ?? '';
  for (let at = 1; at < parts.length; at += 2) {
    const name = parts[at] ?? '';
    filled += `${values[name] ?? `{${name}}`}${parts[at + 1]}`;
  }
  return filled;
}

function citedSources(citations: readonly Citation[], release: RuleRelease): CitedSource[] {
  const cited: CitedSource[] = [];
  for (const citation of citations) {
    const source = citedSource(citation, release);
    if (!source) continue;
    const at = cited.findIndex(({ id, locator }) => id === source.id && locator === source.locator);
    if (at < 0) cited.push(source);
    else cited[at] = source;
  }
  return cited;
}

/** The rows of a release are cited again and again, so the public form of each is made once. */
const citedBefore = new WeakMap<Citation, { readonly release: RuleRelease; readonly source: CitedSource }>();

function citedSource(citation: Citation, release: RuleRelease): CitedSource | undefined {
  const before = citedBefore.get(citation);
  if (before?.release === release) return before.source;
  const source = release.sources.get(citation.source);
  if (!source) return undefined;
  const cited = {
    id: source.id,
    title: source.title,
    url: source.url,
    ...(citation.locator === undefined ? {} : { locator: citation.locator }),
    published: source.published,
    effectiveFrom: citation.effectiveFrom,
    confidence: citation.confidence,
  };
  citedBefore.set(citation, { release, source: cited });
  return cited;
}
