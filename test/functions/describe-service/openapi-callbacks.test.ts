import { expect, it } from 'vitest';
import { openApi } from '../../../functions/describe-service/openapi.ts';

it('describes the call at the end of a batch, with its three headers and its body', () => {
  const { post } = openApi().webhooks.batchEnded;
  expect(post.parameters.map(({ name }) => name)).toEqual(['webhook-id', 'webhook-timestamp', 'webhook-signature']);
  expect(post.requestBody.content['application/json'].schema.$ref).toBe('#/components/schemas/CallbackEvent');
});

it('names no schema that it does not hold', () => {
  const document = openApi();
  const named = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name);
  expect(Object.keys(document.components.schemas)).toEqual(expect.arrayContaining([...new Set(named)]));
});
