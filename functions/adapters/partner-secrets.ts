/** Partners' secrets in Secrets Manager, one secret a partner, and in the environment of a machine of one's own. */

import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import * as z from 'zod/mini';
import { Fault } from '../../domain/faults.ts';
import { isSecret } from './caller-signature.ts';
import { requiredEnvironment } from './environment.ts';
import { PARTNER_NAME, type PartnerSecrets } from './partners.ts';

/** What an operator stores for a partner. Two secrets live at a time: the one in use, and the one before or after it. */
const storedSecrets = z.object({
  secrets: z.array(z.string().check(z.refine(isSecret))).check(z.minLength(1), z.maxLength(2)),
});

/**
 * `PARTNER_SECRETS` lists partners in the environment; else `PARTNER_SECRET_PREFIX` says where Secrets Manager has
 * them. `UNSIGNED_CALLS=loopback`, set by the local stack alone, opens the service to this machine while no partner is
 * configured: then undefined. With none of them set the function does not start: it is never open by oversight.
 */
export function configuredPartnerSecrets(): PartnerSecrets | undefined {
  const listed = process.env.PARTNER_SECRETS;
  if (listed) return environmentPartnerSecrets(listed);
  if (process.env.UNSIGNED_CALLS === 'loopback') return undefined;
  const client = new SecretsManagerClient({
    maxAttempts: 2,
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000 },
  });
  return storedPartnerSecrets(client, requiredEnvironment('PARTNER_SECRET_PREFIX'));
}

/** Secrets named `prefix/partner`, each JSON `{"secrets":["whsec_…"]}` with one or two of them. */
export function storedPartnerSecrets(client: SecretsManagerClient, prefix: string): PartnerSecrets {
  return {
    async read(partner) {
      let text: string | undefined;
      try {
        ({ SecretString: text } = await client.send(new GetSecretValueCommand({ SecretId: `${prefix}/${partner}` })));
      } catch (error) {
        if (error instanceof ResourceNotFoundException) return undefined;
        throw unreadable();
      }
      const stored = storedSecrets.safeParse(jsonOf(text));
      // Never the cause: what failed to parse is the secret itself.
      if (!stored.success) throw unreadable();
      return stored.data.secrets;
    },
  };
}

/** `name=whsec_…,whsec_…` for each partner, apart by spaces. Throws for anything else, without repeating it. */
export function environmentPartnerSecrets(text: string): PartnerSecrets {
  const partners = new Map(
    text
      .trim()
      .split(/\s+/)
      .map((entry): [string, readonly string[]] => {
        const at = entry.indexOf('=');
        const secrets = entry.slice(at + 1).split(',');
        if (!PARTNER_NAME.test(entry.slice(0, at)) || secrets.length > 2 || !secrets.every(isSecret)) {
          throw new Error('partner secrets are written name=whsec_…, with one or two secrets of base64 a partner');
        }
        return [entry.slice(0, at), secrets];
      }),
  );
  return { read: async (partner) => partners.get(partner), known: [...partners.keys()] };
}

function jsonOf(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}

function unreadable(): Fault {
  return new Fault('partners-unavailable', "the partner's secrets cannot be read", { retryable: true });
}
