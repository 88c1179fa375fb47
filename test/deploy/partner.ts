/** A partner of the deployed service: its secret in Secrets Manager, and calls signed with it. */

import { randomBytes, randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { inject } from 'vitest';
import { signatureHeader } from '../../functions/adapters/caller-signature.ts';
import { PARTNER_SECRET_PREFIX } from '../../infra/constructs/partner-access.ts';

const { port, environment, outputs } = inject('deployed');
Object.assign(process.env, environment);

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** A call as it is, unsigned. The emulator tells APIs apart by host name. */
export function call({ method, path, headers = {}, body = '' }: Call): Promise<Answer> {
  const api = new URL(outputs.ApiUrl ?? '').host.split('.')[0];
  const bytes = Buffer.from(body);
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        method,
        path,
        headers: { ...headers, host: `${api}.execute-api.localhost:${port}`, 'content-length': bytes.length },
      },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            body: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(bytes);
  });
}

export interface Partner {
  readonly secret: string;
  /** The call with the headers of a signed one. */
  signed(sent: Call, id?: string): Call;
  call(sent: Call): Promise<Answer>;
}

/** Registers a partner, as an operator does. */
export async function registeredPartner(name: string): Promise<Partner> {
  const secret = `whsec_${randomBytes(32).toString('base64')}`;
  await new SecretsManagerClient().send(
    new CreateSecretCommand({
      Name: `${PARTNER_SECRET_PREFIX}/${name}`,
      SecretString: JSON.stringify({ secrets: [secret] }),
    }),
  );
  function signed(sent: Call, id: string = randomUUID()): Call {
    const seconds = Math.floor(Date.now() / 1000);
    return {
      ...sent,
      headers: {
        ...sent.headers,
        'partner-id': name,
        'webhook-id': id,
        'webhook-timestamp': String(seconds),
        'webhook-signature': signatureHeader(id, seconds, Buffer.from(sent.body ?? ''), [secret]),
      },
    };
  }
  return { secret, signed, call: (sent) => call(signed(sent)) };
}
