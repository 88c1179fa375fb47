/** An at-risk outcome → the public finding: texts filled in, denial codes and sources joined. */

import type { IsoDate } from '../calendar.ts';
import type { LineFacts } from '../claim/line-facts.ts';
import type { AnyRule, AtRisk, RuleNotice } from '../rules/rule.ts';
import { type Citation, type DatedTable, inForce, type Lookup } from '../tables/dated-table.ts';
import type { DenialCodesValue, RuleRelease, RuleTables } from '../tables/rule-tables.ts';
import type { CitedSource, Finding, Notice } from './score-response.ts';

/** Who is expected to return the denial codes. */
export type DenyingPayer = Pick<LineFacts, 'mac' | 'lineOfBusiness'>;

export function finding(
  rule: AnyRule,
  outcome: AtRisk,
  release: RuleRelease,
  asOf: IsoDate,
  payer: DenyingPayer,
): Finding {
  const codes = denialCodes(rule.id, outcome.message, release.tables, asOf, payer);
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

/**
 * The codes of the narrowest row: that of the MAC, then of the line of business, then of any payer, and of each the
 * message before the whole rule. So what one contractor published is never cited for another.
 */
function denialCodes(
  ruleId: string,
  message: string,
  { 'denial-codes': table }: RuleTables,
  asOf: IsoDate,
  { mac, lineOfBusiness }: DenyingPayer,
): Lookup<DenialCodesValue> {
  if (!table) return ABSENT;
  // A MAC is found for a payer that nobody knows, too; only what it decides gets its codes.
  const jurisdiction = mac !== undefined && lineOfBusiness === 'medicare' ? mac.jurisdiction : '';
  const answered = codesAnswered.get(table) ?? new Map<string, Lookup<DenialCodesValue>>();
  codesAnswered.set(table, answered);
  const asked = `${ruleId}#${message}@${jurisdiction}@${lineOfBusiness}@${asOf}`;
  const known = answered.get(asked);
  if (known) return known;
  const scopes = [...(jurisdiction === '' ? [] : [`@${jurisdiction}`]), `@${lineOfBusiness}`, ''];
  const keys = scopes.flatMap((scope) => [`${ruleId}#${message}${scope}`, `${ruleId}${scope}`]);
  const found = keys.map((key) => inForce(table, key, asOf)).find(({ kind }) => kind === 'inForce') ?? ABSENT;
  if (answered.size >= MOST_CODES_KEPT) answered.clear();
  answered.set(asked, found);
  return found;
}

const ABSENT = { kind: 'absent' } as const;

/** The same few findings come line after line. Messages times payers of a day are some hundreds. */
const MOST_CODES_KEPT = 4_000;
const codesAnswered = new WeakMap<DatedTable<DenialCodesValue>, Map<string, Lookup<DenialCodesValue>>>();

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
