import * as z from 'zod';
import type { RiskTables } from '../values/risk-values.ts';
import { carc, day, distinct, groupCode, probability, procedureCode, rarc } from './code-forms.ts';
import type { TableShapes } from './table-shape.ts';

/** What comes after `@` says for whom the row holds, such as a MAC jurisdiction. */
const ruleOrMessage = z
  .string()
  .regex(/^[a-z0-9-]+\/[a-z0-9-]+(?:#[A-Za-z]\w*)?(?:@\S+)?$/, 'is not a rule id with `#` message and `@` payer');

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
    value: z.strictObject({ kind: z.enum(['patientShare', 'reduction', 'otherPayer']) }),
    readBy: ['domain/outcomes/adjustment-kinds.ts'],
  },
  'prior-weights': {
    keys: 'rule id; or rule id, `#` and message',
    key: ruleOrMessage,
    value: z.strictObject({ probability }),
    readBy: ['domain/score/denial-risk.ts'],
  },
  'base-rates': {
    keys: 'procedure code, or `*` for any',
    key: z.union([z.literal('*'), procedureCode], 'is not a procedure code or `*`'),
    value: z.strictObject({ probability }),
    readBy: ['domain/score/denial-risk.ts'],
  },
};
