import * as z from 'zod';
import type { PaymentTables } from '../values/payment-values.ts';
import { requirement } from './claim-form-shapes.ts';
import { cents, distinct, placeOfService, procedureCode, state, text } from './code-forms.ts';
import type { TableShapes } from './table-shape.ts';

const readBy = ['domain/payment/unit-price.ts'];
const percent = z.int().positive();

/** Two, three or four digits behind the point, as the schedule has them. */
const decimal = (digits: number) =>
  z.string().regex(new RegExp(`^\\d{1,6}\\.\\d{${digits}}$`), `is not a number with ${digits} digits behind the point`);
const rvu = decimal(2);
const indicator = z.string().regex(/^\d$/, 'is not an indicator of one digit');
const conversionFactor = decimal(4);

export const paymentShapes: TableShapes<PaymentTables> = {
  'facility-places': {
    keys: 'place of service that is paid at the facility rate of the physician fee schedule',
    key: placeOfService,
    value: requirement,
    readBy: ['domain/payment/payment-basis.ts'],
  },
  'national-payments': {
    keys: 'fee schedule and procedure code, `pfs-nonfacility|64640`',
    key: z
      .string()
      .regex(
        /^(?:pfs-nonfacility|pfs-facility|opps|asc)\|[0-9A-Z]{5}$/,
        'is not a fee schedule, `|` and a procedure code',
      ),
    value: z.strictObject({ cents }),
    readBy: ['domain/payment/national-payment.ts'],
  },
  'pfs-rvus': {
    keys: 'procedure code, or `76942|26` for the row of a modifier',
    key: z.string().regex(/^[0-9A-Z]{5}(?:\|[0-9A-Z]{2})?$/, 'is not a procedure code, or one with `|` and a modifier'),
    value: z.strictObject({
      status: z
        .string()
        .regex(/^[A-Z]$/, 'is not a status code')
        .exactOptional(),
      workRvu: rvu,
      nonFacilityPeRvu: rvu.exactOptional(),
      facilityPeRvu: rvu.exactOptional(),
      mpRvu: rvu,
      nonFacilityNotApplicable: z.literal(true).exactOptional(),
      facilityNotApplicable: z.literal(true).exactOptional(),
      globalDays: z
        .string()
        .regex(/^(?:\d{3}|MMM|XXX|YYY|ZZZ)$/, 'is not a number of global days')
        .exactOptional(),
      pcTcIndicator: indicator.exactOptional(),
      multipleProcedure: indicator.exactOptional(),
      bilateralSurgery: indicator.exactOptional(),
      assistantAtSurgery: indicator.exactOptional(),
      coSurgeons: indicator.exactOptional(),
      teamSurgery: indicator.exactOptional(),
      conversionFactor: conversionFactor.exactOptional(),
      probable: distinct(z.enum(['bilateralSurgery', 'multipleProcedure', 'status'])).exactOptional(),
    }),
    readBy,
  },
  'conversion-factors': {
    keys: 'participation of the practitioner in an alternative payment model',
    key: z.enum(['nonQualifying', 'qualifying']),
    value: z.strictObject({ conversionFactor }),
    readBy,
  },
  gpci: {
    keys: 'Part B contractor number, `|` and pricing locality',
    key: z.string().regex(/^\d{5}\|\d{2}$/, 'is not a contractor number, `|` and a locality'),
    value: z.strictObject({
      state,
      name: text,
      work: decimal(3),
      practiceExpense: decimal(3),
      malpractice: decimal(3),
    }),
    references: (key) => [{ table: 'mac-contractors', key: key.slice(0, 5) }],
    readBy,
  },
  'opps-rates': {
    keys: 'procedure code',
    key: procedureCode,
    value: z.strictObject({
      statusIndicator: z.string().regex(/^[A-Z]\d?$/, 'is not a status indicator'),
      apc: z
        .string()
        .regex(/^\d{4,5}$/, 'is not an APC')
        .exactOptional(),
      relativeWeight: decimal(4).exactOptional(),
      paymentCents: cents.exactOptional(),
      nationalCopaymentCents: cents.exactOptional(),
      minimumCopaymentCents: cents.exactOptional(),
      probable: distinct(z.literal('statusIndicator')).exactOptional(),
    }),
    readBy,
  },
  'asc-rates': {
    keys: 'procedure code',
    key: procedureCode,
    value: z.strictObject({
      paymentIndicator: z.string().regex(/^[A-Z]\d$/, 'is not a payment indicator'),
      isMultipleProcedureDiscounted: z.boolean(),
      paymentWeight: decimal(4).exactOptional(),
      paymentCents: cents.exactOptional(),
    }),
    readBy,
  },
  'payment-adjustments': {
    keys: 'payment system, what is adjusted and by which indicator or modifier, `pfs|multiple|2`',
    key: z
      .string()
      .regex(
        /^(?:pfs|opps|asc)\|(?:multiple\|[0-9A-Z]{1,2}|bilateral\|\d|modifier\|[0-9A-Z]{2}(?:\|[0-9A-Z]{5})?)$/,
        'is not a payment system, `|multiple|`, `|bilateral|` or `|modifier|`, and an indicator or modifier',
      ),
    value: z.strictObject({ percents: z.array(percent), furtherPercent: percent.exactOptional() }),
    readBy: ['domain/payment/adjustments.ts'],
  },
};
