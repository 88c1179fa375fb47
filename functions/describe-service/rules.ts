/** `GET /v1/rules` and `GET /v1/rules/{ruleId}`: the catalog under the active release, as JSON or as a page. */

import { createHash } from 'node:crypto';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { type IsoDate, parseIsoDate } from '../../domain/calendar.ts';
import { ruleListPage, rulePage } from '../../domain/catalog-page/catalog-html.ts';
import { type RuleQuery, ruleAnswer, ruleListAnswer, tablesOfRule } from '../../domain/catalog-page/rules-answer.ts';
import { catalog } from '../../domain/rules/catalog.ts';
import type { AnyRule } from '../../domain/rules/rule.ts';
import type { LoadedRelease } from '../adapters/active-release.ts';
import { answerType } from '../adapters/answer-type.ts';
import { Problem } from '../adapters/problem.ts';

export const RULES_PATH = '/v1/rules';

/** JSON is the usual form, so a caller that takes anything gets it. */
const FORMS = ['application/json', 'text/html'] as const;

/** A page needs its own style and its own look-up form, and nothing else. */
const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

export function describeRules(
  event: APIGatewayProxyEventV2,
  { release, reference }: LoadedRelease,
): APIGatewayProxyStructuredResultV2 {
  const form = answerType(header(event, 'accept'), FORMS);
  if (!form) {
    throw new Problem('answer-type-not-supported', 'This route answers in application/json and in text/html.');
  }
  const isPage = form === 'text/html';
  const path = event.rawPath.slice(RULES_PATH.length + 1);
  if (path === '') {
    const answer = ruleListAnswer(release, reference, catalog);
    return answered(event, release.hash, form, isPage ? ruleListPage(answer) : JSON.stringify(answer));
  }
  const rule = ruleOf(path);
  const query = ruleQuery(event, rule);
  const answer = ruleAnswer(rule, release, reference, catalog, query);
  return answered(event, release.hash, form, isPage ? rulePage(answer, query) : JSON.stringify(answer));
}

/** The slash of an id may come as it is or as %2F. */
function ruleOf(path: string): AnyRule {
  const id = decoded(path);
  const rule = catalog.find((candidate) => candidate.id === id);
  if (rule) return rule;
  throw new Problem('rule-not-found', `The rules are: ${catalog.map((known) => known.id).join(', ')}.`);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function ruleQuery(event: APIGatewayProxyEventV2, rule: AnyRule): RuleQuery {
  const { table, key, on, after } = event.queryStringParameters ?? {};
  if (table && !tablesOfRule(rule).includes(table)) {
    throw new Problem('table-not-found', `Tables of ${rule.id}: ${tablesOfRule(rule).join(', ')}.`);
  }
  return {
    ...(table ? { table } : {}),
    ...(key ? { key } : {}),
    ...(on ? { on: lookedAtOn(on) } : {}),
    ...(after ? { after } : {}),
  };
}

function lookedAtOn(text: string): IsoDate {
  const date = parseIsoDate(text);
  if (!date) throw new Problem('on-invalid', 'on is a date such as 2026-03-02.');
  return date;
}

/**
 * The tag holds the hash of the release, by which callers can tell one from another, and a digest of the answer: texts
 * of rules come with the code, so a deployment changes them under the same release.
 */
function answered(
  event: APIGatewayProxyEventV2,
  releaseHash: string,
  contentType: (typeof FORMS)[number],
  body: string,
): APIGatewayProxyStructuredResultV2 {
  const tag = `"${releaseHash}/${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`;
  const headers = { etag: tag, 'cache-control': 'private, no-cache', vary: 'accept' };
  if (isKnown(header(event, 'if-none-match'), tag)) return { statusCode: 304, headers };
  return {
    statusCode: 200,
    headers: {
      ...headers,
      'content-type': contentType === 'text/html' ? 'text/html; charset=utf-8' : contentType,
      ...(contentType === 'text/html'
        ? { 'content-security-policy': PAGE_POLICY, 'x-content-type-options': 'nosniff' }
        : {}),
    },
    body,
  };
}

/** RFC 9110, section 13.1.2: weak comparison with each tag of the list; `*` is any. */
function isKnown(sent: string | undefined, tag: string): boolean {
  return (sent ?? '').split(',').some((known) => ['*', tag, `W/${tag}`].includes(known.trim()));
}

function header(event: APIGatewayProxyEventV2, name: string): string | undefined {
  return Object.entries(event.headers ?? {}).find(([sent]) => sent.toLowerCase() === name)?.[1];
}
