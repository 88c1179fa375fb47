/** The shape of every table. A table without one does not compile, and its rows are refused. */

import type { RuleTableValues } from '../rule-tables.ts';
import { claimFormShapes } from './claim-form-shapes.ts';
import { codingShapes } from './coding-shapes.ts';
import { coverageShapes } from './coverage-shapes.ts';
import { documentationShapes } from './documentation-shapes.ts';
import { ncciShapes } from './ncci-shapes.ts';
import { payerShapes } from './payer-shapes.ts';
import { paymentShapes } from './payment-shapes.ts';
import { riskShapes } from './risk-shapes.ts';
import type { TableShape, TableShapes } from './table-shape.ts';

export const tableShapes: TableShapes<RuleTableValues> = {
  ...claimFormShapes,
  ...codingShapes,
  ...coverageShapes,
  ...documentationShapes,
  ...ncciShapes,
  ...payerShapes,
  ...paymentShapes,
  ...riskShapes,
};

/** The shape of a table by a name that came from data. */
export function shapeOf(table: string): TableShape<unknown> | undefined {
  return Object.hasOwn(tableShapes, table) ? (tableShapes as Record<string, TableShape<unknown>>)[table] : undefined;
}
