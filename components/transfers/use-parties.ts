// What a message's two profiles are and which certificates of theirs may have been used.

import { useQueries, useQuery } from '@tanstack/react-query';
import { certificatesQuery } from '@/lib/certificates/queries';
import { profileQuery } from '@/lib/profiles/queries';
import type { Direction } from '@/lib/transfers/rules';
import { type CertificateUse, certificatesOf, type Protection } from '@/lib/transfers/used-certificates';

/** Undefined until everything is there; `failed` where a part of it cannot be read or is gone. */
export function useCertificateUses(
  environmentId: string,
  direction: Direction,
  at: number,
  profiles: { local: string | undefined; partner: string | undefined },
  protection?: Protection,
): { uses: CertificateUse[] | undefined; failed: boolean } {
  const known = profiles.local !== undefined && profiles.partner !== undefined;
  const [local, partner] = useQueries({
    queries: [profiles.local ?? '', profiles.partner ?? ''].map((id) => ({
      ...profileQuery(environmentId, id),
      enabled: known,
    })),
  });
  const certificates = useQuery({ ...certificatesQuery(environmentId), enabled: known });
  const failed = Boolean(local?.error || partner?.error || certificates.error);
  if (!local?.data || !partner?.data || !certificates.data) return { uses: undefined, failed };
  const uses = certificatesOf(direction, at, local.data, partner.data, certificates.data, protection);
  return { uses, failed: false };
}
