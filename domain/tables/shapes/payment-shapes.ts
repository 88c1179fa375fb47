import * as z from 'zod';
import type { PaymentTables } from '../values/payment-values.ts';
import { requirement } from './claim-form-shapes.ts';
import { cents, placeOfService } from './code-forms.ts';
import type { TableShapes } from './table-shape.ts';

const readBy = ['domain/payment/expected-payment.ts'];

export const paymentShapes: TableShapes<PaymentTables> = {
  'facility-places': {
    keys: 'place of service that is paid at the facility rate of the physician fee schedule',
    key: placeOfService,
    value: requirement,
    readBy,
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
    readBy,
  },
};
