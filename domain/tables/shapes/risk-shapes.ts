import * as z from 'zod';
import type { RiskTables } from '../values/risk-values.ts';
import {
  carc,
  day,
  distinct,
  groupCode,
  jurisdiction,
  placeOfService,
  probability,
  procedureCode,
  rarc,
} from './code-forms.ts';
import { lineOfBusiness } from './payer-shapes.ts';
import type { TableShapes } from './table-shape.ts';

/** What comes after `@` says for whom the row holds, such as a MAC jurisdiction. */
const ruleOrMessage = z
  .string()
  .regex(/^[a-z0-9-]+\/[a-z0-9-]+(?:#[A-Za-z]\w*)?(?:@\S+)?$/, 'is not a rule id with `#` message and `@` payer');

const any = z.literal('*');
const codeOrAny = z.union([any, procedureCode]);

/** `64640|medicare|JE|11`: whose lines, and where. Without any of the three the code stands alone. */
const ratedLines = z.string().refine((key) => {
  const [code, payer, mac, place, ...rest] = key.split('|');
  const isCode = codeOrAny.safeParse(code).success;
  if (payer === undefined) return isCode;
  const isNarrowed = payer !== '*' || mac !== '*' || place !== '*';
  const isPayer = payer === '*' ? mac === '*' : lineOfBusiness.safeParse(payer).success;
  const isMac = mac === '*' || (payer === 'medicare' && jurisdiction.safeParse(mac).success);
  const isPlace = place === '*' || placeOfService.safeParse(place).success;
  return rest.length === 0 && isCode && isNarrowed && isPayer && isMac && isPlace;
}, 'is not a procedure code or `*`, alone or with `|` line of business `|` jurisdiction `|` place of service');

const chance = z.strictObject({ probability, strength: z.number().min(2, 'is less than 2').exactOptional() });

export const denialCodes = z.strictObject({ carc, rarc: distinct(rarc), groupCode });

export const riskShapes: TableShapes<RiskTables> = {
  'denial-codes': {
    keys: 'rule id; or rule id, `#` and message; `@` and a payer where the codes are its own',
    key: ruleOrMessage,
    value: denialCodes,
    references: (_key, value) => [
      { table: 'known-denial-codes', key: `carc/${value.carc}` },
      ...value.rarc.map((code) => ({ table: 'known-denial-codes', key: `rarc/${code}` }) as const),
    ],
    readBy: ['domain/response/finding.ts'],
  },
  'known-denial-codes': {
    keys: '`carc/` or `rarc/`, and the code',
    key: z.union(
      [z.templateLiteral(['carc/', carc]), z.templateLiteral(['rarc/', rarc])],
      'is not `carc/` or `rarc/` and a code of that list',
    ),
    value: z.strictObject({ changed: day.exactOptional() }),
    readBy: ['domain/tables/shapes/risk-shapes.ts'],
  },
  'adjustment-kinds': {
    keys: 'claim adjustment reason code that does not refuse what it takes off',
    key: carc,
    value: z.strictObject({ kind: z.enum(['patientShare', 'reduction', 'otherPayer', 'noDecision']) }),
    readBy: ['domain/outcomes/adjustment-kinds.ts'],
  },
  'prior-weights': {
    keys: 'rule id; or rule id, `#` and message; `@` and a payer where the weight is its own',
    key: ruleOrMessage,
    value: chance,
    readBy: ['domain/score/priors.ts'],
  },
  'base-rates': {
    keys: 'procedure code, or `*` for any; `|` line of business `|` MAC jurisdiction `|` place of service where it is theirs, `*` for any of each',
    key: ratedLines,
    value: chance,
    readBy: ['domain/score/priors.ts'],
  },
};
