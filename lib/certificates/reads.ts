// Reads about certificates: all of them, since an account has a thousand at most, and one with what its PEM says.

import 'server-only';
import {
  DescribeCertificateCommand,
  type DescribedCertificate,
  ListCertificatesCommand,
} from '@aws-sdk/client-transfer';
import { z } from 'zod';
import { certificateId } from '@/lib/fields/leaves';
import { defineRead } from '@/lib/transfer/read';
import type { CertificateFacts } from './facts';
import { readPasted } from './read-pasted';
import type { CertificateRow } from './rules';

/** The most that one page carries; the quota of an account is the same. */
const PAGE_SIZE = 1_000;

export const listCertificates = defineRead({
  permission: 'ListCertificates',
  input: z.object({}),
  run: async ({ send }): Promise<CertificateRow[]> => {
    const rows: CertificateRow[] = [];
    let NextToken: string | undefined;
    do {
      const page = await send(new ListCertificatesCommand({ MaxResults: PAGE_SIZE, NextToken }));
      for (const { ActiveDate, InactiveDate, ...rest } of page.Certificates ?? []) {
        rows.push({
          ...rest,
          ActiveDate: ActiveDate?.toISOString(),
          InactiveDate: InactiveDate?.toISOString(),
        });
      }
      NextToken = page.NextToken;
    } while (NextToken);
    return rows;
  },
});

type Dated = 'ActiveDate' | 'InactiveDate' | 'NotBeforeDate' | 'NotAfterDate';

export interface CertificateDetail extends Omit<DescribedCertificate, Dated>, Partial<Record<Dated, string>> {
  /** The certificate and the issuers that came with it, as read from their PEM; empty where that cannot be read. */
  chain: CertificateFacts[];
}

function factsOf(pem: string | undefined): CertificateFacts[] {
  const read = readPasted(pem ?? '');
  return read.ok ? read.chain : [];
}

export const describeCertificate = defineRead({
  permission: 'DescribeCertificate',
  input: z.object({ certificateId }),
  run: async ({ send }, input): Promise<CertificateDetail> => {
    const { Certificate } = await send(
      new DescribeCertificateCommand({ CertificateId: input.certificateId }),
    );
    if (!Certificate) throw new Error('DescribeCertificate answered without a certificate.');
    const { ActiveDate, InactiveDate, NotBeforeDate, NotAfterDate, ...rest } = Certificate;
    const own = factsOf(rest.Certificate);
    return {
      ...rest,
      ActiveDate: ActiveDate?.toISOString(),
      InactiveDate: InactiveDate?.toISOString(),
      NotBeforeDate: NotBeforeDate?.toISOString(),
      NotAfterDate: NotAfterDate?.toISOString(),
      chain: own.length > 1 ? own : [...own, ...factsOf(rest.CertificateChain)],
    };
  },
});
