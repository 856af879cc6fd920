// Joins the list of certificates with the profiles that hold them and with how near their end is.

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useNow } from '@/components/use-now';
import { certificatesQuery } from '@/lib/certificates/queries';
import type { CertificateRow } from '@/lib/certificates/rules';
import { profileContentsQuery } from '@/lib/profiles/queries';
import { holdersOf, type ProfileContent } from '@/lib/profiles/rules';

export interface CertificateEntry extends CertificateRow {
  /** Undefined until it is known. */
  holders: ProfileContent[] | undefined;
  expiry: string;
}

const DAY_MS = 86_400_000;
const bounds = [0, 7, 14, 30, 60];

/** In words that also order: the facet's choices. */
function expiryOf(moment: string | undefined, now: number): string {
  const days = (Date.parse(moment ?? '') - now) / DAY_MS;
  if (Number.isNaN(days)) return '';
  const bound = bounds.find((most) => days <= most);
  if (bound === 0) return 'Over';
  return bound === undefined ? 'In more than 60 days' : `Within ${bound} days`;
}

export function useCertificateEntries(environmentId: string) {
  const list = useQuery(certificatesQuery(environmentId));
  const contents = useQuery(profileContentsQuery(environmentId));
  const now = useNow() ?? 0;
  const entries = useMemo(
    () =>
      (list.data ?? []).map(
        (certificate): CertificateEntry => ({
          ...certificate,
          holders: contents.data ? holdersOf(contents.data, certificate.CertificateId ?? '') : undefined,
          expiry: expiryOf(certificate.InactiveDate, now),
        }),
      ),
    [list.data, contents.data, now],
  );
  return { list, contents, entries };
}
