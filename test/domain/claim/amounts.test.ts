import { expect, it } from 'vitest';
import { parseCents, parseQuantity } from '../../../domain/claim/amounts.ts';

it.each([
  ['1600', 160_000],
  ['1600.5', 160_050],
  ['.05', 5],
  ['0', 0],
  ['-12.30', -1_230],
  ['19.99', 1_999],
  ['19.9900', 1_999],
  ['', Number.NaN],
  ['.', Number.NaN],
  ['1.234', Number.NaN],
  ['1,600', Number.NaN],
  ['1e3', Number.NaN],
])('amount %s is %s cents', (text, cents) => {
  expect(parseCents(text)).toBe(cents);
});

it.each([
  ['1', 1],
  ['1.50', 1.5],
  ['-1', -1],
  ['.5', 0.5],
  ['', Number.NaN],
  ['0x10', Number.NaN],
  ['1e3', Number.NaN],
  ['ONE', Number.NaN],
])('quantity %s is %s', (text, quantity) => {
  expect(parseQuantity(text)).toBe(quantity);
});
