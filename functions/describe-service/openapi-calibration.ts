/** The route of the calibration report, as a path of the API description. */

import { calibrationReportSchema } from '../../domain/calibration/calibration-report-schema.ts';

export const calibrationSchemas = { CalibrationReport: calibrationReportSchema };

export function calibrationPaths(problemResponses: (statuses: readonly string[]) => object) {
  return {
    '/v1/calibration': {
      get: {
        operationId: 'reportCalibration',
        security: [{ partnerSignature: [], partner: [] }, {}],
        summary: 'How well the predictions of your lines held',
        description:
          'Over the 64640 lines that this service scored for the caller and that a remittance said to be paid or denied: reliability curve, Brier score with its decomposition, log loss, recall at fixed precision, by payer, rule and month. With few outcomes it says "Prior only" and gives counts. The signature is over an empty body.',
        responses: {
          '200': {
            description: 'The report, as JSON or as a page',
            headers: { Vary: { description: 'accept', schema: { type: 'string' } } },
            content: {
              'application/json': { schema: { $ref: '#/components/schemas/CalibrationReport' } },
              'text/html': { schema: { type: 'string' } },
            },
          },
          ...problemResponses(['401', '406', '429', '500', '503']),
        },
      },
    },
  };
}
