import { describe, expect, it } from 'vitest';
import { answerType } from '../../../functions/adapters/answer-type.ts';
import { ANSWER_TYPES } from '../../../functions/score-request/answer-type.ts';

const JSON_TYPE = 'application/json';
const X12 = 'application/edi-x12';

describe('the answer to an 837', () => {
  it.each<[string | undefined, string | undefined]>([
    [undefined, JSON_TYPE],
    ['', JSON_TYPE],
    ['*/*', JSON_TYPE],
    ['application/*', JSON_TYPE],
    [JSON_TYPE, JSON_TYPE],
    [X12, X12],
    ['application/EDI-X12', X12],
    ['application/edi-x12; charset=us-ascii', X12],
    ['application/edi-x12, */*', X12],
    ['*/*, application/edi-x12', X12],
    ['application/edi-x12, application/*;q=0.5', X12],
    ['application/json, application/edi-x12', JSON_TYPE],
    ['application/json;q=0.5, application/edi-x12', X12],
    ['application/json, application/edi-x12;q=0.9', JSON_TYPE],
    ['application/edi-x12;q=0.1, */*;q=0.2', JSON_TYPE],
    ['application/json;q=0, */*', X12],
    ['application/json;q=0, application/edi-x12;q=0', undefined],
    ['application/edi-x12;q=0', undefined],
    ['application/edi-x12;q=high', undefined],
    ['text/html, application/xhtml+xml;q=0.9, */*;q=0.8', JSON_TYPE],
    ['application/pdf', undefined],
    ['text/plain', undefined],
  ])('%j is %s', (accept, expected) => {
    expect(answerType(accept, ANSWER_TYPES)).toBe(expected);
  });
});

describe('the answer to JSON claims', () => {
  it.each<[string | undefined, string | undefined]>([
    [undefined, JSON_TYPE],
    [X12, undefined],
    ['application/edi-x12, */*;q=0.1', JSON_TYPE],
  ])('%j is %s', (accept, expected) => {
    expect(answerType(accept, [JSON_TYPE])).toBe(expected);
  });
});

describe('the answer that is also a page', () => {
  const HTML = 'text/html';
  const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
  it.each<[string | undefined, string | undefined]>([
    [undefined, JSON_TYPE],
    ['*/*', JSON_TYPE],
    [HTML, HTML],
    ['text/*', HTML],
    ['application/*', JSON_TYPE],
    [BROWSER, HTML],
    ['application/json, text/html', JSON_TYPE],
    ['text/html;q=0.5, application/json;q=0.6', JSON_TYPE],
    ['text/plain', undefined],
  ])('%j is %s', (accept, expected) => {
    expect(answerType(accept, [JSON_TYPE, HTML])).toBe(expected);
  });
});
