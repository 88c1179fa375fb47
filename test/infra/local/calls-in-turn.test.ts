import { expect, it } from 'vitest';
import { startHttp } from '../../../infra/local/http-server.ts';

it('works on a few calls at a time, and goes on after one that failed', async () => {
  let underWay = 0;
  let most = 0;
  const order: string[] = [];
  const http = await startHttp(
    {
      async 'POST /v1/score'({ body }) {
        underWay++;
        most = Math.max(most, underWay);
        order.push(String(body));
        await new Promise((resolve) => setTimeout(resolve, 5));
        underWay--;
        if (body === '3') throw new Error('failed');
        return { statusCode: 200, body: '{}' };
      },
    },
    0,
  );
  const sent: Promise<number>[] = [];
  for (let call = 0; call < 30; call++) {
    const posted = fetch(`${http.url}/v1/score`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: String(call),
    });
    sent.push(posted.then(({ status }) => status));
  }
  const statuses = await Promise.all(sent);
  expect(statuses.filter((status) => status === 200)).toHaveLength(29);
  expect(statuses[3]).toBe(500);
  expect(order).toHaveLength(30);
  expect(most).toBe(4);
  await http.stop();
});
