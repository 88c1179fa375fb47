/** Which partners may call, and the secrets they sign with. */

/** Where secrets come from: Secrets Manager in the cloud, the environment on one machine. */
export interface PartnerSecrets {
  /** Secrets in use, newest first; undefined for nobody's name. Rejects when they cannot be read. */
  read(partner: string): Promise<readonly string[] | undefined>;
  /** Every partner, where they are few and known; a call then need not name its sender. */
  readonly known?: readonly string[];
}

export interface Partners {
  readonly known: readonly string[];
  /** Secrets at hand; empty for nobody's name. */
  secretsOf(partner: string): Promise<readonly string[]>;
  /** Secrets read again after a signature did not fit: the partner may have just changed them. */
  refreshed(partner: string): Promise<readonly string[]>;
}

/** A partner's name is part of keys and prefixes, so nothing in it can leave them. */
export const PARTNER_NAME = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/;

/** A secret that is revoked goes on working for at most this long. */
const KEPT_MS = 5 * 60_000;
/** Wrong signatures make a partner's secrets be read again at most this often. */
const READ_AGAIN_AFTER_MS = 30_000;
/** Names that strangers make up must not fill the memory. */
const MOST_PARTNERS_KEPT = 1_000;

interface Kept {
  readonly secrets: readonly string[];
  readonly readAt: number;
}

export function createPartners(source: PartnerSecrets, now: () => number = () => Date.now()): Partners {
  const kept = new Map<string, Kept>();

  async function readAgain(partner: string): Promise<readonly string[]> {
    const secrets = (await source.read(partner)) ?? [];
    if (kept.size >= MOST_PARTNERS_KEPT) kept.clear();
    kept.set(partner, { secrets, readAt: now() });
    return secrets;
  }

  function atHand(partner: string, mostMs: number): readonly string[] | undefined {
    const found = kept.get(partner);
    return found && now() - found.readAt < mostMs ? found.secrets : undefined;
  }

  return {
    known: source.known ?? [],
    async secretsOf(partner) {
      return atHand(partner, KEPT_MS) ?? readAgain(partner);
    },
    async refreshed(partner) {
      return atHand(partner, READ_AGAIN_AFTER_MS) ?? readAgain(partner);
    },
  };
}
