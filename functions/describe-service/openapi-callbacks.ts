/** What this service calls at its partners, as webhooks of the API description. */

import { callbackEventSchema } from '../../domain/response/callback-schemas.ts';

export const callbackSchemas = { CallbackEvent: callbackEventSchema };

const header = (name: string, description: string) => ({
  name,
  in: 'header',
  required: true,
  schema: { type: 'string' },
  description,
});

export const callbackWebhooks = {
  batchEnded: {
    post: {
      operationId: 'batchEnded',
      // Signed by the headers below, which the receiver checks.
      security: [],
      summary: 'A batch that was opened with a callbackUrl has ended',
      description:
        'Sent to callbackUrl, signed as in the Standard Webhooks specification with each live secret of the partner. Answer within 15 seconds. After an answer other than 2xx, or none, it is sent again: nine times over two days, with the same webhook-id and body. Redirects are not followed. With 410 nothing is sent to that URL any more; with 429 and 503 Retry-After is heeded, up to half a day.',
      parameters: [
        header('webhook-id', 'The same each time this end is told; drop a message whose id has been seen'),
        header(
          'webhook-timestamp',
          'Seconds since 1970, of this sending; refuse one that is more than five minutes off',
        ),
        header(
          'webhook-signature',
          'For each live secret `v1,` and base64 of HMAC-SHA256 over webhook-id, webhook-timestamp and the body as sent, joined by dots; apart by spaces',
        ),
      ],
      requestBody: {
        required: true,
        content: { 'application/json': { schema: { $ref: '#/components/schemas/CallbackEvent' } } },
      },
      responses: {
        '2XX': { description: 'Taken; not sent again' },
        '410': { description: 'Send nothing here any more' },
        '429': { description: 'Sent again after Retry-After' },
        '503': { description: 'Sent again after Retry-After' },
        default: { description: 'Sent again later' },
      },
    },
  },
};
