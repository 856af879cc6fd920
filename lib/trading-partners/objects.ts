// What an environment has of AS2, as the partner pages and the wizard see it: plain JSON. Types only, for both sides.

import type { DescribedConnector, ListedAgreement, State } from '@aws-sdk/client-transfer';
import type { CertificateRow } from '@/lib/certificates/rules';
import type { TransferError } from '@/lib/transfer/errors';
import type { ProfileType } from '@/lib/transfer-model/enums.gen';

export interface KnownProfile {
  ProfileId: string;
  As2Id: string;
  ProfileType: ProfileType;
  /** The tag Name. */
  name?: string;
  CertificateIds: string[];
  Tags: { Key: string; Value: string }[];
}

export interface KnownConnector {
  ConnectorId: string;
  Url: string;
  name?: string;
  As2Config: NonNullable<DescribedConnector['As2Config']>;
  ServiceManagedEgressIpAddresses: string[];
  /** Where its log events go is not configured; what failed is then told nowhere but by its results. */
  logs: boolean;
}

export interface KnownServer {
  ServerId: string;
  name?: string;
  State?: State;
  logs: boolean;
  /** The addresses that asynchronous receipts come from. */
  As2ServiceManagedEgressIpAddresses: string[];
}

export type KnownPart = 'profiles' | 'certificates' | 'connectors' | 'servers' | 'agreements';

export interface As2Objects {
  profiles: KnownProfile[];
  certificates: CertificateRow[];
  connectors: KnownConnector[];
  /** Those that speak AS2. */
  servers: KnownServer[];
  agreements: ListedAgreement[];
  /** What could not be read; the rest stands. */
  missing: { part: KnownPart; error: TransferError }[];
  /** Epoch milliseconds. */
  readAt: number;
}

export const noObjects: As2Objects = {
  profiles: [],
  certificates: [],
  connectors: [],
  servers: [],
  agreements: [],
  missing: [],
  readAt: 0,
};
