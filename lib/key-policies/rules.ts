// What an environment asks of SSH keys, and whether a key keeps to it. Runs in the browser too.

export interface KeyPolicy {
  /** As ssh-keygen calls them: `ED25519`, `ECDSA`, `RSA`. */
  allowedTypes: string[];
  minimumRsaBits: number;
  maximumAgeDays: number | null;
  /** Of one user. */
  maximumKeys: number | null;
  /** Whether a key that has expired is taken off, once people were told. */
  removeExpired: boolean;
}

/** The types that Transfer Family takes. */
export const keyTypes = ['ED25519', 'ECDSA', 'RSA'] as const;
export const rsaSizes = [2048, 3072, 4096] as const;

/** Where nobody has set one: whatever Transfer Family takes, for as long as it likes. */
export const defaultPolicy: KeyPolicy = {
  allowedTypes: [...keyTypes],
  minimumRsaBits: 2048,
  maximumAgeDays: null,
  maximumKeys: null,
  removeExpired: false,
};

const DAY_MS = 24 * 60 * 60_000;

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}

/** One sentence for each rule that the key breaks; `presentKeys` counts what the user has beside it. */
export function violations(
  policy: KeyPolicy,
  { algorithm, bits }: { algorithm: string; bits: number },
  presentKeys: number,
): string[] {
  const found: string[] = [];
  if (!policy.allowedTypes.includes(algorithm)) {
    found.push(`Keys of type ${algorithm} are not allowed here: use ${listed(policy.allowedTypes)}.`);
  } else if (algorithm === 'RSA' && bits < policy.minimumRsaBits) {
    found.push(`RSA keys need at least ${policy.minimumRsaBits} bits here; this one has ${bits}.`);
  }
  const { maximumKeys } = policy;
  if (maximumKeys !== null && presentKeys >= maximumKeys) {
    const most = maximumKeys === 1 ? 'one key' : `${maximumKeys} keys`;
    found.push(`A user may have at most ${most} here. Remove another one first.`);
  }
  return found;
}

/** The sentence for a key that is older than the policy lets it be. */
export function ageViolation(policy: KeyPolicy, addedAt: number, now: number): string | undefined {
  const { maximumAgeDays } = policy;
  if (maximumAgeDays === null || now <= addedAt + maximumAgeDays * DAY_MS) return undefined;
  return `Keys are replaced after ${maximumAgeDays} days here; this one is older.`;
}

/** When a key ends: what was wished for, but no later than its greatest age. */
export function expiryOf(policy: KeyPolicy, addedAt: number, wished?: number | null): number | null {
  const latest = policy.maximumAgeDays === null ? null : addedAt + policy.maximumAgeDays * DAY_MS;
  if (wished === undefined || wished === null) return latest;
  return latest === null ? wished : Math.min(wished, latest);
}
